"""What the page Compare counts: two sides compared, their leading words or names, and which of them stay."""

from dataclasses import dataclass

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.comparison import Names, Options, compare
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
    leading: those that lead, a frame of `lib.stats.key_words`; where something is left out with a ``note`` each, and
        the label of one with a note is marked.
    verdict: a sentence on those that do not stay, "" where nothing is left out.
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
    if unit is None or compared.tested.empty:
        return KeyWords(compared.tested, leading)
    noun = f"key {options.noun}"
    if leading.empty:
        return KeyWords(compared.tested, leading, f"There is no {noun} to test.")
    checked = leave_one_out.check_key_words(corpus, leading, compared, pair, options, names, unit)
    return KeyWords(
        compared.tested,
        _marked(leading, checked),
        leave_one_out.verdict(checked, unit, noun, "significant on its side"),
    )


def _marked(leading: pd.DataFrame, checked: pd.DataFrame) -> pd.DataFrame:
    marks = checked["note"].map(leave_one_out.mark)
    labels = [f"{label} {mark}".rstrip() for label, mark in zip(leading["label"], marks, strict=True)]
    return leading.assign(label=labels, note=checked["note"].to_numpy())
