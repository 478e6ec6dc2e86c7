"""Single edits of the codebook that may code a passage as a person says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lib.analyses.proposals.phrases import Span, phrases_at, sentences_around, words_outside
from lib.codebook import Codebook, Label, Patterns, Rule, Theme
from lib.codebook.chip_edit import ChipEdit, patterns_at, wanted_lists
from lib.codebook.chips import Kind, ListPath, guess_language
from lib.coding import Coder, Context
from lib.text import Cutter

NEAREST = 4
_WRITTEN: tuple[Kind, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of which a person says whether it carries a theme.

    Attributes
    ----------
    text, context: the passage, and what is known about it.
    wanted: whether it ought to carry the theme.
    """

    text: str
    context: Context
    theme: str
    wanted: bool


def propose_edits(
    book: Codebook, coder: Coder, cutter: Cutter, stopwords: frozenset[str], case: Case, word: str = ""
) -> list[ChipEdit]:
    """Edits that would bar the rules that fire, or complete those that just miss; what they do is not looked at yet.

    A rule that fires is barred by a phrase around its words or by another word of their sentences, or no longer looks
    for what it found; a phrase around its words may also stay whole, so that nothing shorter is found in it. A rule
    that just misses gets a word for the one list that found nothing, or is no longer barred.

    Parameters
    ----------
    coder: of ``book``.
    word: a word or a phrase to bar or complete by, in the place of those that are found in the passage.
    """
    rules = {rule.id: rule for theme in book.themes if theme.id == case.theme for rule in theme.rules}
    near = _found_spans(coder, case)
    edits: dict[ChipEdit, None] = {}
    for name, spans in near:
        around = sentences_around(case.text, spans)
        sought = _complete if case.wanted else _bar
        kept = rules[name].misses if case.wanted else rules[name].hits
        for edit in sought(book, rules[name], case, _Words(cutter, stopwords, case.text, around, spans, word)):
            if edit.out or not any(edit.pattern.casefold() in sentence.casefold() for sentence in kept):
                edits.setdefault(edit)
    return list(edits)


@dataclass(frozen=True, slots=True)
class _Words:
    """What can be read off a passage around the words that a rule found in it."""

    cutter: Cutter
    stopwords: frozenset[str]
    text: str
    around: str
    spans: Sequence[Span]
    only: str

    def beside(self) -> list[str]:
        if self.only:
            return [self.only]
        return phrases_at(self.text, self.cutter, self.spans, self.stopwords)

    def others(self) -> list[str]:
        if self.only:
            return [self.only]
        words = words_outside(self.text, self.cutter, self.spans, self.stopwords)
        return [word for word in words if word in self.around]


def _found_spans(coder: Coder, case: Case) -> list[tuple[str, list[Span]]]:
    """The rules that fire, or those that just miss, each with where its words are."""
    if case.wanted:
        misses = coder.near_misses(case.text, case.theme, case.context)[:NEAREST]
        return [(miss.rule, [(hit.start, hit.end) for hit in miss.hits]) for miss in misses]
    spans: dict[str, list[Span]] = {}
    for hit in coder.code(case.text, case.context):
        if hit.theme == case.theme:
            spans.setdefault(hit.rule, []).append((hit.start, hit.end))
    return list(spans.items())


def _bar(book: Codebook, rule: Rule, case: Case, words: _Words) -> Iterator[ChipEdit]:
    beside = words.beside()
    for phrase in (*beside, *words.others()):
        yield ChipEdit(case.theme, rule.id, ("unless",), phrase, guess_language(phrase))
    for phrase in beside:
        yield ChipEdit("", "", (), phrase, guess_language(phrase))
    yield from _taken_out(book, rule, case, wanted_lists(rule))


def _complete(book: Codebook, rule: Rule, case: Case, words: _Words) -> Iterator[ChipEdit]:
    yield from _taken_out(book, rule, case, [("unless",), ("unless_near",)])
    lists = wanted_lists(rule)
    found = _found(book, case.text, [patterns_at(rule, path) for path in lists])
    missing = [path for number, path in enumerate(lists) if number not in found]
    if len(missing) == 1:
        for phrase in words.others():
            yield ChipEdit(case.theme, rule.id, missing[0], phrase, guess_language(phrase))


def _taken_out(book: Codebook, rule: Rule, case: Case, paths: Iterable[ListPath]) -> Iterator[ChipEdit]:
    """The patterns that a rule's own lists found, each to be taken out."""
    own = [
        ChipEdit(case.theme, rule.id, path, pattern, kind, out=True)
        for path in paths
        for kind in _WRITTEN
        for pattern in getattr(patterns_at(rule, path), kind)
    ]
    found = _found(book, case.text, [Patterns(en=(edit.pattern,)) for edit in own])
    yield from (edit for number, edit in enumerate(own) if number in found)


def _found(book: Codebook, text: str, lists: Sequence[Patterns]) -> set[int]:
    """Which of some lists find something in a text, by their places."""
    return {number for number, found in enumerate(found_in(book, [text], lists)) if found}


def found_in(book: Codebook, texts: Iterable[str], lists: Sequence[Patterns]) -> list[set[int]]:
    """For each of some lists the texts in which it finds something, by their places; whole names stay whole."""
    rules = tuple(Rule(f"{number}", any=patterns) for number, patterns in enumerate(lists))
    probe = Codebook(
        "", (Theme("probe", Label("", ""), "", rules),), concepts=book.concepts, names=book.names, actors=book.actors
    )
    found: list[set[int]] = [set() for _ in lists]
    for place, hits in enumerate(Coder(probe).code_many(texts)):
        for hit in hits:
            found[int(hit.rule)].add(place)
    return found
