"""How two sides are compared: what is counted, how it is ranked, and how strict the test is."""

from contextlib import nullcontext
from typing import Literal

import streamlit as st

from lib.analyses.comparison.counts import Options
from lib.figures.words import AXES_LABELS, CONTRAST_LABELS, ContrastAxes
from lib.model import LANGUAGE_NAMES, Language
from lib.stats import Correction
from lib.subcorpora.sides import Comparison
from lib.ui.compare.sides import default_what
from lib.ui.leave_one_out.switch import draw_switch
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose, switch
from lib.ui.widgets.stop_words import stopwords_here

CORRECTIONS: dict[Correction, str] = {"bonferroni": "Bonferroni", "bh": "Benjamini-Hochberg", "none": "None"}
ON_WALL = 9
LEAST = {"2": "2", "5": "5", "20": "20", "100": "100"}
TOPS = {"15": "15", "25": "25", "50": "50"}
WORDS_IN: dict[Language | Literal["all"], str] = {"all": "Both", "zh": LANGUAGE_NAMES["zh"], "en": LANGUAGE_NAMES["en"]}


def draw_options(view: View, pair: Comparison) -> tuple[Options, ContrastAxes]:
    """The controls of how to compare; those that are seldom changed are behind a button."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        what = choose(view, "compare_what", "Count", "what", default_what(pair))
        language = "all" if what == "concepts" else choose(view, "compare_language", "Words in", "words", WORDS_IN)
        by = choose(view, "compare_by", "Rank by", "by", CONTRAST_LABELS)
        draw_switch(view, "compare")
        with nullcontext() if view.wall else st.popover("Options", icon=":material/tune:", key="compare_options"):
            top = choose(view, "compare_top", "Leading words of either side", "top", TOPS)
            axes = choose(view, "compare_axes", "Points show", "show", AXES_LABELS)
            correction = choose(view, "compare_correction", "Correct p for the number of words by", "fix", CORRECTIONS)
            least = choose(view, "compare_least", "At least so many occurrences", "least", LEAST, usual="5")
            switch(view, "compare_stopwords", "Stop words too", "stop")
    options = Options(
        what=what,
        language=None if language == "all" else language,
        by=by,
        top=min(int(top), ON_WALL) if view.wall else int(top),
        correction=correction,
        min_count=int(least),
        stopwords=frozenset() if what == "concepts" else stopwords_here(view),
    )
    return options, axes
