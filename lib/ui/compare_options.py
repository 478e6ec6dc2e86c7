"""How two sides are compared: what is counted, how it is ranked, and how strict the test is."""

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from lib.figures import AXES, CONTRASTS, LANGUAGE_NAMES, ContrastAxes
from lib.model import Language
from lib.stats import Contrast, Correction
from lib.ui import robust
from lib.ui.compare import What, default_what
from lib.ui.compare_sides import Pair
from lib.ui.controls import choose, switch
from lib.ui.shell import on_wall
from lib.ui.words_stops import stopwords_here

CORRECTIONS: dict[Correction, str] = {"bonferroni": "Bonferroni", "bh": "Benjamini-Hochberg", "none": "None"}
LEAST = {"5": "5", "2": "2", "20": "20", "100": "100"}
TOPS = {"15": "15", "25": "25", "50": "50"}
WORDS_IN: dict[Language | Literal["all"], str] = {"all": "Both", "zh": LANGUAGE_NAMES["zh"], "en": LANGUAGE_NAMES["en"]}


@dataclass(frozen=True, slots=True)
class Options:
    """How two sides are compared."""

    what: What
    language: Language | None
    by: Contrast
    axes: ContrastAxes
    top: int
    correction: Correction
    min_count: int
    stopwords: frozenset[str]

    @property
    def noun(self) -> str:
        return "word" if self.what == "words" else "name"


def draw_options(pair: Pair) -> Options:
    """The controls of how to compare; those that are seldom changed are behind a button."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        what = choose("compare_what", "Count", "what", default_what(pair))
        language = "all" if what == "concepts" else choose("compare_language", "Words in", "words", WORDS_IN)
        by = choose("compare_by", "Rank by", "by", CONTRASTS)
        robust.switch("compare")
        with nullcontext() if on_wall() else st.popover("Options", icon=":material/tune:", key="compare_options"):
            top = choose("compare_top", "Leading words of either side", "top", TOPS)
            axes = choose("compare_axes", "Points show", "show", AXES)
            correction = choose("compare_correction", "Correct p for the number of words by", "fix", CORRECTIONS)
            least = choose("compare_least", "At least so many occurrences", "least", LEAST)
            switch("compare_stopwords", "Stop words too", "stop")
    return Options(
        what=what,
        language=None if language == "all" else language,
        by=by,
        axes=axes,
        top=int(top),
        correction=correction,
        min_count=int(least),
        stopwords=frozenset() if what == "concepts" else stopwords_here(),
    )
