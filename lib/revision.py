"""What a changed codebook would change in a corpus, before anyone saves it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import pandas as pd

from lib.codebook import Codebook, Label, Patterns, Rule, Theme
from lib.coding import Coder, Context
from lib.corpus.articles import HitRow
from lib.corpus.articles.rules import all_hits, passages_to_code
from lib.corpus.query import Corpus
from lib.frames import columns, rows
from lib.model import Hit
from lib.progress import Progress, silent

RuleKey = tuple[str, str]  # theme and rule
BATCH = 4096


class ThemeChange(NamedTuple):
    """A row of `Revision.totals`: passages of a theme with either codebook, and those that come and go."""

    theme: str
    before: int
    after: int
    gained: int
    lost: int


class PassageChange(NamedTuple):
    """A row of `Revision.changes`: a theme of a passage that comes or goes.

    Attributes
    ----------
    rules: ids of those that give it, after or before; ``hits`` are their receipts.
    """

    theme: str
    change: Literal["gained", "lost"]
    passage: int
    rules: tuple[str, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence that stands next to a rule: whether the rule ought to fire on it, and whether it does."""

    sentence: str
    wanted: bool
    fires: bool

    @property
    def passes(self) -> bool:
        return self.wanted == self.fires


@dataclass(frozen=True, slots=True)
class Revision:
    """The difference between two codebooks on one corpus.

    Attributes
    ----------
    totals: rows of `ThemeChange`, one for each theme of either codebook.
    changes: rows of `PassageChange`.
    n_other_reasons: passages that keep their themes by other rules.
    n_looked_at, n_passages: how many passages could change at all, and how many there are.
    """

    totals: pd.DataFrame
    changes: pd.DataFrame
    n_other_reasons: int
    n_looked_at: int
    n_passages: int


def prove(book: Codebook, coder: Coder, theme: str, rule: Rule) -> tuple[Proof, ...]:
    """Run a rule's own proofs, each sentence as a passage that meets what the rule asks of one.

    Parameters
    ----------
    coder: of the whole ``book``; other rules cannot make a proof hold, but names and the gate have their say.
    theme: the rule's, or "" for a rule of the gate, which is tried alone.
    """
    if not theme:
        theme = "subject"
        coder = Coder(replace(book, gate=(), themes=(Theme(theme, Label("Subject", "主题"), "", (rule,)),)))
    context = _meeting(rule)

    def fires(sentence: str) -> bool:
        return any((hit.theme, hit.rule) == (theme, rule.id) for hit in coder.code(sentence, context))

    wanted = [*((sentence, True) for sentence in rule.hits), *((sentence, False) for sentence in rule.misses)]
    return tuple(Proof(sentence, want, fires(sentence)) for sentence, want in wanted)


def _meeting(rule: Rule) -> Context:
    """A context that meets a rule's ``where``."""
    if rule.where is None:
        return Context()
    section, source = ("".join(names[:1]).replace("*", "") for names in (rule.where.section, rule.where.source))
    context = Context(section=section, source=source, published_on=rule.where.since or rule.where.until)
    return replace(context, kind=rule.where.kind[0]) if rule.where.kind else context


def revise(corpus: Corpus, before: Codebook, after: Codebook, progress: Progress = silent) -> Revision:
    """Compare what a corpus carries with what it would carry under another codebook.

    Only passages that a change can reach are coded again: those on which a changed rule fires now, and those that hold
    a word that a changed rule, the gate or the names look for.

    Parameters
    ----------
    before: the codebook the corpus was coded with; its hits are read, not made anew.
    """
    passages, fired = passages_to_code(corpus), all_hits(corpus)
    reached = _reached(passages, fired, before, after, progress)
    kept = passages[reached]
    coder = Coder(after)
    hits: dict[int, list[Hit]] = {}
    for share, batch in _batches(kept):
        coded = coder.code_many(batch["text"].tolist(), _contexts(batch))
        hits.update(zip(batch["passage"].tolist(), coded, strict=True))
        progress(0.6 + 0.4 * share, f"Coding {len(kept):,} passages again")
    progress(1.0, "Compared")
    return _compared(before, after, fired, hits, len(passages))


def _contexts(passages: pd.DataFrame) -> list[Context]:
    days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in passages["published_on"]]
    known = zip(passages["kind"], passages["section"], passages["source"], days, strict=True)
    return [Context(kind, section, source, day) for kind, section, source, day in known]


def _batches(passages: pd.DataFrame) -> Iterator[tuple[float, pd.DataFrame]]:
    """The passages a batch at a time, each with the share that is done with it."""
    for start in range(0, len(passages), BATCH):
        yield min(1.0, (start + BATCH) / len(passages)), passages.iloc[start : start + BATCH]


def _reached(
    passages: pd.DataFrame, fired: pd.DataFrame, before: Codebook, after: Codebook, progress: Progress
) -> pd.Series:
    """Which passages a change can reach."""
    if bool(before.gate) != bool(after.gate):
        return pd.Series(True, index=passages.index)
    old, new = _rules(before), _rules(after)
    changed = _changed(old, new)
    codes = pd.Series(list(zip(fired["theme"], fired["rule"], strict=True)), index=fired.index, dtype=object)
    numbers = set(fired.loc[codes.isin(changed), "passage"])
    if any(new[code][0].codes for code in changed if code in new):
        numbers |= set(fired["passage"])  # a rule on other codes fires only where some code is
    reached = passages["passage"].isin(numbers)
    if words := _telling_words(before, after, changed):
        reached |= _holding(passages, words, progress)
    return reached


def _holding(passages: pd.DataFrame, words: Iterable[str], progress: Progress) -> pd.Series:
    """Which passages hold one of some patterns."""
    rule = Rule("reached", any=Patterns(en=tuple(words)))
    spotter = Coder(Codebook("", (Theme("reached", Label("", ""), "", (rule,)),)))
    matches: list[bool] = []
    for share, batch in _batches(passages):
        matches += map(bool, spotter.code_many(batch["text"].tolist()))
        progress(0.6 * share, f"Looking through {len(passages):,} passages")
    return pd.Series(matches, index=passages.index, dtype=bool)


Resolved = tuple[Rule, tuple[frozenset[str], ...]]  # the lists in the order of Rule.parts


def _rules(book: Codebook) -> dict[RuleKey, Resolved]:
    """Each rule without its proofs, with the words that its lists come to; the gate's stand under no theme."""
    owned = [*(("", rule) for rule in book.gate), *((theme.id, rule) for theme in book.themes for rule in theme.rules)]
    return {
        (theme, rule.id): (replace(rule, hits=(), misses=()), tuple(frozenset(book.words(p)) for p in rule.parts()))
        for theme, rule in owned
    }


def _changed(old: Mapping[RuleKey, Resolved], new: Mapping[RuleKey, Resolved]) -> set[RuleKey]:
    """The rules that differ, came or went, and those that refer to one of them."""
    changed = {code for code in {*old, *new} if old.get(code) != new.get(code)}
    while True:
        names = {name for theme, rule in changed for name in (theme, f"{theme}/{rule}")}
        drawn = {code for rules in (old, new) for code in rules if names & set(rules[code][0].references())}
        if drawn <= changed:
            return changed
        changed |= drawn


def _telling_words(before: Codebook, after: Codebook, changed: Iterable[RuleKey]) -> set[str]:
    """Patterns of which a passage must hold one to change, unless a changed rule fires on it already."""
    words = set(_all_words(before) ^ _all_words(after))
    words |= set(before.words(before.names)) ^ set(after.words(after.names))
    for code in changed:
        for book in (before, after) if code[0] == "" else (after,):
            rule = next((rule for rule in _owned(book, code[0]) if rule.id == code[1]), None)
            needed = [set(book.words(part)) for part in rule.wanted()] if rule else []
            words |= min(needed, key=len, default=set())
    return words


def _owned(book: Codebook, theme: str) -> tuple[Rule, ...]:
    return book.gate if theme == "" else next((own.rules for own in book.themes if own.id == theme), ())


def _all_words(book: Codebook) -> set[str]:
    """Every pattern in use; a longer one may hide a shorter one of another rule."""
    owned = [*book.gate, *(rule for theme in book.themes for rule in theme.rules)]
    return {word for rule in owned for part in rule.parts() for word in book.words(part)}


def _compared(
    before: Codebook, after: Codebook, fired: pd.DataFrame, hits: Mapping[int, list[Hit]], n: int
) -> Revision:
    old: dict[int, list[Hit]] = {number: [] for number in hits}
    for row in rows(fired[fired["passage"].isin(hits)], HitRow):
        old[row.passage].append(Hit(row.theme, row.rule, row.start, row.end, row.text, row.sure))
    changed = [change for number in hits for change in _differences(number, old[number], hits[number])]
    changes = pd.DataFrame(changed, columns=columns(PassageChange))
    others = sum(
        _themes(old[number]) == _themes(hits[number]) and _codes(old[number]) != _codes(hits[number]) for number in hits
    )
    carried = fired[fired["sure"]].groupby("theme")["passage"].nunique()
    themes = list(dict.fromkeys(theme.id for book in (before, after) for theme in book.themes))
    totals = pd.DataFrame({"theme": themes, "before": [int(carried.get(theme, 0)) for theme in themes]})
    for change in ("gained", "lost"):
        own = changes.loc[changes["change"] == change, "theme"]
        totals[change] = [int((own == theme).sum()) for theme in themes]
    totals["after"] = totals["before"] + totals["gained"] - totals["lost"]
    return Revision(totals[columns(ThemeChange)], changes, others, len(hits), n)


def _differences(number: int, old: list[Hit], new: list[Hit]) -> Iterator[PassageChange]:
    ways: tuple[tuple[Literal["gained", "lost"], list[Hit], list[Hit]], ...] = (
        ("gained", new, old),
        ("lost", old, new),
    )
    for change, having, lacking in ways:
        for theme in sorted(_themes(having) - _themes(lacking)):
            own = tuple(hit for hit in having if hit.theme == theme and hit.sure)
            yield PassageChange(theme, change, number, tuple(dict.fromkeys(hit.rule for hit in own)), own)


def _themes(hits: Iterable[Hit]) -> set[str]:
    """What counts: a theme that becomes sure comes, one that becomes weak goes."""
    return {hit.theme for hit in hits if hit.sure}


def _codes(hits: Iterable[Hit]) -> set[RuleKey]:
    return {(hit.theme, hit.rule) for hit in hits}
