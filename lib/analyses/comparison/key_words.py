"""What the page Compare counts: two sides compared, their leading words or names, and which of them stay."""

from dataclasses import dataclass

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.comparison.counts import Names, Options, compare
from lib.analyses.comparison.sides import size_sides
from lib.analyses.one_article import one_article_of_side, one_article_sentence
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.stats import key_words
from lib.subcorpora.sides import Comparison


@dataclass(frozen=True, slots=True, eq=False)
class KeyWords:
    """What a comparison draws.

    Attributes
    ----------
    tested: all words or names, the frame of `lib.stats.keyness` with a column ``label``.
    leading: those that lead, a frame of `lib.stats.key_words` with a ``note`` each: what it hangs on where something
        is left out, else whether it rests on one article of its side. The label of one with a note is marked.
    verdict: a sentence on those with a note.
    """

    tested: pd.DataFrame
    leading: pd.DataFrame
    verdict: str = ""


def analyse_comparison(corpus: Corpus, pair: Comparison, options: Options, names: Names, unit: Unit | None) -> KeyWords:
    """Compare two sides, and check what stays when each ``unit`` is left out in turn; None leaves nothing out.

    Raises
    ------
    QueryError: as `lib.stats.keyness`.
    """
    compared = corpus.ask(compare, pair, options, *names)
    leading = key_words(compared.tested, options.by, options.top)
    noun = f"key {options.noun}"
    if unit is None or compared.tested.empty:
        notes = _one_article(corpus, pair, leading, options, names)
        sentence = one_article_sentence(notes, noun, "occurrences on its side")
        return KeyWords(compared.tested, _marked(leading, leading["term"].map(notes).astype("str")), sentence)
    if leading.empty:
        return KeyWords(compared.tested, leading.assign(note=""), f"There is no {noun} to test.")
    checked = leave_one_out.check_key_words(corpus, leading, compared, pair, options, names, unit)
    return KeyWords(
        compared.tested,
        _marked(leading, checked["note"]),
        leave_one_out.verdict(checked, unit, noun, "significant on its side"),
    )


def _one_article(
    corpus: Corpus, pair: Comparison, leading: pd.DataFrame, options: Options, names: Names
) -> dict[str, str]:
    """The notes of the leading words of either side, of which no side that is one article has any."""
    notes: dict[str, str] = dict.fromkeys(leading["term"], "")
    sides = {"target": (pair.target, pair.reference), "reference": (pair.reference, pair.target)}
    sizes = corpus.ask(size_sides, pair).extents
    for side, (own, other) in sides.items():
        terms = tuple(leading.loc[leading["side"] == side, "term"])
        if getattr(sizes, side).n_articles > 1:
            sums = leave_one_out.summands(own, other, pair.within)
            notes |= one_article_of_side(corpus, sums, terms, names if options.what == "concepts" else None)
    return notes


def _marked(leading: pd.DataFrame, notes: pd.Series) -> pd.DataFrame:
    marks = notes.map(leave_one_out.mark)
    labels = [f"{label} {mark}".rstrip() for label, mark in zip(leading["label"], marks, strict=True)]
    return leading.assign(label=labels, note=notes.to_numpy())
