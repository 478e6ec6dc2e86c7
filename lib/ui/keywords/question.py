"""The list of words that the controls of the page ask for."""

from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
import streamlit as st

from lib.analyses.keywords import word_counts, word_dispersion
from lib.corpus import nodes
from lib.corpus.counts import Grouping
from lib.errors import QueryError
from lib.figures.words import MEASURE_LABELS, RANKING_LABELS, SPREAD_LABELS, Ranking
from lib.log import refused
from lib.model import LANGUAGE_NAMES, Language, Measure, Subcorpus
from lib.stats import ranked
from lib.ui.leave_one_out.switch import draw_switch
from lib.ui.markup.escape import label
from lib.ui.session import address
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose
from lib.ui.widgets.stop_words import draw_stopwords, stopwords_here

Form = Literal["bars", "split", "concepts", "cloud"]
Split = Literal["theme", "language"] | Grouping
Kind = Literal["all", "concept", "actor"]
FORMS: dict[Form, str] = {"bars": "Bars", "split": "Split", "concepts": "Concepts", "cloud": "Cloud"}
SPLITS: dict[Split, str] = {
    "theme": "Theme",
    "source": "Source",
    "topic": "Topic",
    "month": "Month",
    "language": "Language",
}
TOPS = {"25": "25", "50": "50", "100": "100"}
CLOUD_TOPS = {"150": "150", "100": "100", "50": "50"}
WORDS_IN: dict[Language | Literal["all"], str] = {"all": "All", "zh": LANGUAGE_NAMES["zh"], "en": LANGUAGE_NAMES["en"]}
KINDS: dict[Kind, str] = {"all": "All", "concept": "Concepts", "actor": "Actors"}
COMPARED, AT_LEAST = 500, 5
_SHORT: dict[Ranking, str] = {"per_1000": "Per 1,000", "juilland_d": "D"}
_FIND_HELP = (
    "Letters anywhere in a word. `contr*` is how it begins, `*tion` how it ends, `re*port` both; `/re.*al$/` is a "
    "regular expression; `a | b` finds either. Capitals and traditional or simplified script do not matter."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the controls ask for.

    Attributes
    ----------
    measures: what the view can be ranked by.
    by, up: what the list is ranked by, and whether the lowest comes first.
    language: of the words; None is both.
    find: part of the words, as written.
    kind: of the names in the view of concepts.
    """

    form: Form
    split: Split
    measures: tuple[Ranking, ...]
    by: Ranking
    up: bool
    language: Language | None
    top: int
    find: str
    kind: Kind

    @property
    def measure(self) -> Measure:
        """What is told of a part of the text, which has no spread: rates where the list is ranked by one."""
        return next((measure for measure in MEASURE_LABELS if measure == self.by), "per_1000")

    @property
    def told(self) -> str:
        """The measure of a part of the text in words, with the language that a rate is of."""
        if self.measure == "per_1000" and self.language is not None:
            return f"Per 1,000 {running_words(self.language)}"
        return MEASURE_LABELS[self.measure]

    @property
    def size(self) -> Literal["count", "n_articles"]:
        """What a list is ranked by that is not ranked by a spread: rates rank as counts do."""
        return "n_articles" if self.by == "n_articles" else "count"

    @property
    def tested(self) -> bool:
        """Whether it can be told what stays leading: by size the lowest are as rare as words can be, and all alike."""
        return self.by in SPREAD_LABELS or not self.up

    @property
    def by_language(self) -> bool:
        """Whether rates are among the words of one language."""
        return self.language is not None or (self.form == "split" and self.split == "language")

    def only(self, language: Language) -> "Asked":
        """The same for the words of one language."""
        return replace(self, language=language)


def running_words(language: Language | None) -> str:
    """What rates are of: all running words, or those of one language."""
    return f"{LANGUAGE_NAMES[language]} running words" if language else "running words"


def draw_controls(view: View) -> Asked:
    """The controls of the page; each has its value in the address."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        form = choose(view, "keywords_view", "Show as", "view", FORMS)
        of_words = form != "concepts"
        split: Split = _split_box(view) if form == "split" else "theme"
        measures = _measures(form)
        by = choose(view, "keywords_measure", "Measure", "by", measures)
        language = choose(view, "keywords_language", "Words in", "words", WORDS_IN) if of_words else "all"
        kind = "all" if of_words else choose(view, "keywords_kind", "Names", "names", KINDS)
        top = choose(view, "keywords_top", "Leading", "top", CLOUD_TOPS if form == "cloud" else TOPS)
        find = _find_box(view) if of_words else ""
        if of_words:
            draw_stopwords(view)
        draw_switch(view, "keywords")
    one = None if language == "all" else language
    return Asked(form, split, tuple(measures), by, _turned(view, by), one, int(top), find, kind)


def _turned(view: View, by: Ranking) -> bool:
    """Whether the address turns the order of a measure round; links from before said so by ``order``."""
    return view.address.first("sort") == f"-{by}" or view.address.first("order") == by


def _measures(form: Form) -> dict[Ranking, str]:
    """What a view can show: a part of the text has no spread, and no name."""
    every = form in {"bars", "cloud"}
    return {by: _SHORT.get(by, name) for by, name in RANKING_LABELS.items() if every or by in MEASURE_LABELS}


def _split_box(view: View) -> Split:
    asked = view.address.first("split")
    chosen: Split = next((split for split in SPLITS if split == asked), "theme")
    if view.wall:
        return chosen
    address.show("keywords_split", chosen)

    def changed() -> None:
        if address.by_hand("keywords_split"):
            address.write(split=st.session_state["keywords_split"], within=None, at=None)

    st.selectbox(
        "Split by", list(SPLITS), format_func=SPLITS.__getitem__, key="keywords_split", on_change=changed, width=130
    )
    return chosen


def _find_box(view: View) -> str:
    asked = view.address.first("find")
    if view.wall:
        return asked
    address.show("keywords_find", asked)

    def changed() -> None:
        if address.by_hand("keywords_find"):
            address.write(find=st.session_state["keywords_find"].strip(), at=None)

    st.text_input(
        "Find words",
        key="keywords_find",
        placeholder="contr*, 稀土, /re.*al$/",
        help=_FIND_HELP,
        on_change=changed,
        width=170,
    )
    return asked


def word_list(view: View, asked: Asked) -> pd.DataFrame:
    """The words asked for, ranked: a frame of `frequencies`, of `dispersion` where they are ranked by a spread.

    A spread ranks the ``COMPARED`` most frequent words that are found, of ``AT_LEAST`` occurrences where some have as
    many: rare words can be in few articles only. What is sought in vain is said on the page.
    """
    listed = view.ask(word_counts, view.subcorpus, stopwords_here(view), asked.language, asked.size)
    if asked.find:
        listed = _found(view, listed, asked.find)
    if asked.by in SPREAD_LABELS:
        leading = listed.head(COMPARED)
        often = leading[leading["count"] >= AT_LEAST]
        return ranked(spread(view, leading if often.empty else often), asked.by, asked.up)
    return ranked(listed, asked.size, ascending=True) if asked.up else listed


def _found(view: View, listed: pd.DataFrame, find: str) -> pd.DataFrame:
    try:
        like = view.ask(nodes.spellings_like, find)
    except QueryError as error:
        st.warning(f"{label(refused(error), 400)} All words are listed.", icon=":material/info:")
        return listed
    found = listed[listed["term"].isin(list(like))].reset_index(drop=True)
    if found.empty:
        told = f"No word of this selection fits “{label(find, 60)}”"
        known = (
            "It may be a stop word, or left out by the filter" if like else "English words stand under their base form"
        )
        st.info(f"{told}. {known}: try fewer letters, such as contr*.", icon=":material/info:")
    return found


def spread(view: View, listed: pd.DataFrame, chosen: Subcorpus | None = None) -> pd.DataFrame:
    """Some listed words with their dispersion in a selection, by default that of the filter."""
    told = view.ask(word_dispersion, view.subcorpus if chosen is None else chosen, tuple(listed["term"]))
    return listed.assign(**{name: told[name].to_numpy() for name in told.columns.drop("term")})
