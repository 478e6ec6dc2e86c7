"""How two sides are compared: what is counted, how it is ranked, and how strict the test is."""

from typing import Literal

from lib.analyses.comparison.counts import Options
from lib.figures.words import AXES_LABELS, CONTRAST_LABELS, ContrastAxes
from lib.model import LANGUAGE_NAMES, Language
from lib.stats import Correction
from lib.subcorpora.sides import Comparison
from lib.ui.compare.sides import default_what
from lib.ui.leave_one_out.switch import draw_switch
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose, options_box, switch
from lib.ui.widgets.stop_words import stopwords_here

CORRECTIONS: dict[Correction, str] = {"bonferroni": "Bonferroni", "bh": "Benjamini-Hochberg", "none": "None"}
ON_WALL = 9
LEAST = {number: number for number in ("2", "5", "20", "100")}
USUAL_LEAST = "5"
TOPS = {"15": "15", "25": "25", "50": "50"}
WORDS_IN: dict[Language | Literal["all"], str] = {"all": "Both", "zh": LANGUAGE_NAMES["zh"], "en": LANGUAGE_NAMES["en"]}


def draw_options(view: View, pair: Comparison) -> tuple[Options, ContrastAxes]:
    """The controls of how to compare, behind a button."""
    with options_box(view, "compare") as box:
        what = choose(box, "compare_what", "Count", "what", default_what(pair))
        language = "all" if what == "concepts" else choose(box, "compare_language", "Words in", "words", WORDS_IN)
        by = choose(box, "compare_by", "Rank by", "by", CONTRAST_LABELS)
        draw_switch(box, "compare")
        top = choose(box, "compare_top", "Leading words of either side", "top", TOPS)
        axes = choose(box, "compare_axes", "Points show", "show", AXES_LABELS)
        correction = choose(box, "compare_correction", "Correct p for the number of words by", "fix", CORRECTIONS)
        least = choose(box, "compare_least", "At least so many occurrences", "least", LEAST, USUAL_LEAST)
        switch(box, "compare_stopwords", "Stop words too", "stop")
    chosen = Options(
        what=what,
        language=None if language == "all" else language,
        by=by,
        top=min(int(top), ON_WALL) if view.wall else int(top),
        correction=correction,
        min_count=int(least),
        stopwords=frozenset() if what == "concepts" else stopwords_here(view),
    )
    return chosen, axes
