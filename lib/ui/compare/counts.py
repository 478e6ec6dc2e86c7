"""The words or names that lead a comparison, and which of them hold."""

import pandas as pd

from lib.analyses.comparison import Compared, Options
from lib.stats import key_words
from lib.subcorpora.sides import Pair
from lib.ui.leave_one_out import key_words as robust_sides
from lib.ui.leave_one_out import switch as robust
from lib.ui.session.view import View


def leading(view: View, pair: Pair, options: Options, found: Compared, top: int) -> tuple[pd.DataFrame, str]:
    """The frame of `lib.stats.key_words`, and a sentence on those that do not hold, "" where nobody asks.

    Where somebody does, there is a ``note`` for each word, and the label of one with a note is marked.
    """
    words = key_words(found.tested, options.by, top)
    sides = (pair.target, pair.reference)
    unit = robust.unit(view, *(side for side in sides if side is not None))
    if unit is None:
        return words, ""
    noun = f"key {options.noun}"
    if words.empty:
        return words, f"There is no {noun} to test."
    by_name = options.what == "concepts"
    asked = (sides, pair.within, found.n_tokens, unit, options.correction, options.language, by_name)
    held = robust_sides.key_words(view, words, found.tested, *asked)
    marked = [f"{label} {robust.mark(note)}".rstrip() for label, note in zip(words["label"], held["note"], strict=True)]
    verdict = robust.verdict(held, unit, noun, "significant on its side")
    return words.assign(label=marked, note=held["note"].to_numpy()), verdict
