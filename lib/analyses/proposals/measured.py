"""What single edits of the codebook would do to the corpus, the likeliest first."""

from collections.abc import Sequence
from typing import NamedTuple

from lib.analyses.proposals.edits import Case, found_in
from lib.analyses.proposals.phrases import sentences_around
from lib.codebook import Codebook, Patterns, Rule
from lib.codebook.chip_edit import ChipEdit, edited_book
from lib.coding import Coder
from lib.corpus.articles.rules import all_hits, passages_to_code
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.progress import Progress, silent
from lib.revision import ThemeChange, prove, revise

MOST = 8  # edits that are measured
_BARS, _OUT, _WHOLE = 2, 1, 1  # of one rule: words that bar or complete it, words it loses; of all: what stays whole


class Proposal(NamedTuple):
    """An edit, and what it would do.

    Attributes
    ----------
    sentence: what can stand next to the rule as its proof; "" for names that stay whole.
    settles: whether the passage is then coded as wanted; where not, another rule has its say.
    n_gained, n_lost: passages that the theme would gain and lose, the one in question among them.
    n_elsewhere: passages that would gain or lose another theme.
    """

    edit: ChipEdit
    sentence: str
    settles: bool
    n_gained: int
    n_lost: int
    n_elsewhere: int


def measure_edits(
    corpus: Corpus, book: Codebook, coder: Coder, case: Case, edits: Sequence[ChipEdit], progress: Progress = silent
) -> tuple[Proposal, ...]:
    """What the likeliest of some edits would do, those that settle the case first, then those that change least.

    A bar is likely where it costs its rule few passages and little of what holds it carries the theme; a word for a
    list where much of what holds it carries the theme already. An edit that breaks a proof of its rule is left out.

    Parameters
    ----------
    coder: of ``book``, the codebook in force.
    """
    likely = _likeliest(corpus, book, case, edits)
    proposals = []
    for n, edit in enumerate(likely, 1):
        progress((n - 1) / len(likely), f"Trying {n} of {len(likely)} changes")
        if proposal := _measured(corpus, book, coder, case, edit):
            proposals.append(proposal)
    progress(1.0, "Compared")
    return tuple(sorted(proposals, key=_order))


def _order(proposal: Proposal) -> tuple[bool, int]:
    return not proposal.settles, proposal.n_gained + proposal.n_lost + proposal.n_elsewhere


def _likeliest(corpus: Corpus, book: Codebook, case: Case, edits: Sequence[ChipEdit]) -> list[ChipEdit]:
    """The first of each kind by what their words do in the corpus."""
    passages, fired = corpus.ask(passages_to_code), corpus.ask(all_hits)
    own = fired[fired["theme"] == case.theme]
    numbers = passages["passage"].tolist()
    where = found_in(book, passages["text"].tolist(), [Patterns(en=(edit.pattern,)) for edit in edits])
    carrying = set(own["passage"])
    by_rule = {rule: set(found) for rule, found in own.groupby("rule")["passage"]}

    def rank(pair: tuple[ChipEdit, set[int]]) -> tuple[float, float]:
        edit, found = pair[0], {numbers[place] for place in pair[1]}
        share = (1 + len(found & carrying)) / (2 + len(found))  # with so little to go by, a half is as likely as not
        if case.wanted and not edit.out:
            return -share, -len(found)
        return len(found & (by_rule.get(edit.rule, set()) if edit.rule else carrying)), share

    ranked = [edit for edit, _ in sorted(zip(edits, where, strict=True), key=rank)]
    kinds: dict[tuple[str, bool], list[ChipEdit]] = {}
    for edit in ranked:
        kinds.setdefault((edit.rule, edit.out), []).append(edit)
    most = {kind: _WHOLE if not kind[0] else _OUT if kind[1] else _BARS for kind in kinds}
    return [edit for kind, own in kinds.items() for edit in own[: most[kind]]][:MOST]


def _measured(corpus: Corpus, book: Codebook, before: Coder, case: Case, edit: ChipEdit) -> Proposal | None:
    after = edited_book(book, edit)
    coder = Coder(after)
    rule = _rule(after, edit)
    if rule and not all(proof.passes for proof in prove(after, coder, case.theme, rule)):
        return None
    hits = [hit for hit in coder.code(case.text, case.context) if hit.theme == case.theme]
    totals = list(rows(revise(corpus, book, after).totals, ThemeChange))
    theme = next(one for one in totals if one.theme == case.theme)
    elsewhere = sum(one.gained + one.lost for one in totals if one.theme != case.theme)
    sentence = _proof(coder if case.wanted else before, case, rule) if rule else ""
    return Proposal(edit, sentence, bool(hits) == case.wanted, theme.gained, theme.lost, elsewhere)


def _rule(book: Codebook, edit: ChipEdit) -> Rule | None:
    own = next((theme.rules for theme in book.themes if theme.id == edit.theme), ())
    return next((rule for rule in own if rule.id == edit.rule), None)


def _proof(coder: Coder, case: Case, rule: Rule) -> str:
    """The sentences of the passage on which a rule fires, or the whole of it where it does not fire on them alone."""
    spans = [(hit.start, hit.end) for hit in coder.code(case.text, case.context) if hit.rule == rule.id]
    around = sentences_around(case.text, spans)
    alone = any((hit.theme, hit.rule) == (case.theme, rule.id) for hit in coder.code(around))
    return around if alone else " ".join(case.text.split())
