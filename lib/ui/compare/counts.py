"""The words or names that lead a comparison, and which of them stay when something is left out."""

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.comparison import Compared, Options
from lib.stats import key_words
from lib.subcorpora.sides import Comparison
from lib.ui.leave_one_out.switch import unit_left_out
from lib.ui.session.view import View


def leading(view: View, pair: Comparison, options: Options, found: Compared, top: int) -> tuple[pd.DataFrame, str]:
    """The frame of `lib.stats.key_words`, and a sentence on those that do not stay, "" where nothing is left out.

    Where something is, there is a ``note`` for each word, and the label of one with a note is marked.
    """
    words = key_words(found.tested, options.by, top)
    unit = unit_left_out(view, *(side for side in (pair.target, pair.reference) if side is not None))
    if unit is None:
        return words, ""
    noun = f"key {options.noun}"
    if words.empty:
        return words, f"There is no {noun} to test."
    names = view.codebook, view.cutter
    checked = leave_one_out.check_key_words(view.corpus, words, found, pair, options, names, unit)
    marks = checked["note"].map(leave_one_out.mark)
    labels = [f"{label} {mark}".rstrip() for label, mark in zip(words["label"], marks, strict=True)]
    verdict = leave_one_out.verdict(checked, unit, noun, "significant on its side")
    return words.assign(label=labels, note=checked["note"].to_numpy()), verdict
