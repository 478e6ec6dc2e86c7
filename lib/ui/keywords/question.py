"""The controls of the page, and the question that they ask."""

from dataclasses import replace
from typing import Literal

import streamlit as st

from lib.analyses.keywords import Form, KeywordsQuestion, Kind, Split
from lib.corpus.leave_one_out import Unit
from lib.figures.words import MEASURE_LABELS, RANKING_LABELS, Ranking
from lib.model import LANGUAGE_NAMES, Language
from lib.ui.leave_one_out.switch import PARAMETER, draw_switch, unit_left_out
from lib.ui.session.state import bind
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose, controls_row, options_box
from lib.ui.widgets.stop_words import draw_stopwords, stopwords_here, stopwords_saved

FORMS: dict[Form, str] = {"bars": "Bars", "split": "Split", "concepts": "Concepts", "cloud": "Cloud"}
SPLITS: dict[Split, str] = {
    "theme": "Theme",
    "source": "Source",
    "topic": "Topic",
    "month": "Month",
    "language": "Language",
}
TOPS = {number: number for number in ("25", "50", "100")}
CLOUD_TOPS = {number: number for number in ("50", "100", "150")}
USUAL_TOP, USUAL_CLOUD_TOP = "25", "150"
WORDS_IN: dict[Language | Literal["all"], str] = {"all": "All", "zh": LANGUAGE_NAMES["zh"], "en": LANGUAGE_NAMES["en"]}
KINDS: dict[Kind, str] = {"all": "All", "concept": "Concepts", "actor": "Actors"}
N_GROUPS: dict[Split, int] = {"source": 12, "topic": 12, "month": 18}
N_GROUPS_ON_WALL = 8
_MEASURES = (
    "**Per 1,000**: how often among 1,000 words. **Articles**: in how many. **Spread DP**: 0 where a word is spread "
    "evenly over the articles, 1 where one has it all. **Even D**: the other way round. **Special tf-idf**: "
    "frequent, and in few articles."
)
_FIND_HELP = (
    "Letters anywhere in a word. `contr*` is how it begins, `*tion` how it ends, `re*port` both; `/re.*al$/` is a "
    "regular expression; `a | b` finds either. Capitals and traditional or simplified script do not matter."
)


def draw_controls(view: View) -> KeywordsQuestion:
    """The controls of the page; each has its value in the address."""
    with controls_row():
        form = choose(view, "keywords_view", "Show as", "view", FORMS)
        of_words = form != "concepts"
        split: Split = _draw_split_box(view) if form == "split" else "theme"
        by = choose(view, "keywords_measure", "Ranked by", "by", _measure_labels(form), tooltip=_MEASURES, width=170)
        kind = "all" if of_words else choose(view, "keywords_kind", "Names", "names", KINDS)
        find = _draw_find_box(view) if of_words else ""
        with options_box(view, "keywords") as box:
            language = choose(box, "keywords_language", "Words in", "words", WORDS_IN) if of_words else "all"
            tops, usual = (CLOUD_TOPS, USUAL_CLOUD_TOP) if form == "cloud" else (TOPS, USUAL_TOP)
            top = choose(box, "keywords_top", "Leading words", "top", tops, usual)
            draw_switch(box, "keywords")
            if of_words:
                draw_stopwords(box)
    question = KeywordsQuestion(
        form=form,
        split=split,
        by=by,
        turned=_turned(view, by),
        language=None if language == "all" else language,
        top=int(top),
        find=find,
        kind=kind,
        stopwords=stopwords_here(view),
        saved_stopwords=stopwords_saved(view),
        names=(view.codebook, view.cutter),
        n_groups=N_GROUPS_ON_WALL if view.wall else N_GROUPS.get(split, 0),
    )
    return replace(question, unit=_unit(view, question))


def _measure_labels(form: Form) -> dict[Ranking, str]:
    """What a form can be ranked by: a part of the text has no spread, and no name."""
    every = form in {"bars", "cloud"}
    return {by: name for by, name in RANKING_LABELS.items() if every or by in MEASURE_LABELS}


def _turned(view: View, by: Ranking) -> bool:
    """Whether the address turns the order of a measure round; links from before said so by ``order``."""
    return view.address.first("sort") == f"-{by}" or view.address.first("order") == by


def _unit(view: View, question: KeywordsQuestion) -> Unit | None:
    """What is to be left out in turn; a sentence says so where that cannot be told."""
    if view.wall and question.form == "cloud":  # a cloud marks nothing, and there are no bars beside it
        return None
    if question.can_be_tested or not view.address.first(PARAMETER):
        return unit_left_out(view) if question.can_be_tested else None
    why = f"the lowest {MEASURE_LABELS[question.measure].lower()} first"
    remedy = "rank it the highest first, or by spread, evenness or what is special"
    st.warning(f"Whether it holds is not tested for a list with {why}: {remedy}.", icon=":material/info:")
    return None


def _draw_split_box(view: View) -> Split:
    written = view.address.first("split")
    chosen: Split = next((split for split in SPLITS if split == written), "theme")
    if view.wall:
        return chosen
    on_change = bind("keywords_split", chosen, lambda split: view.address.write(split=split, within=None, at=None))
    st.selectbox(
        "Split by", list(SPLITS), format_func=SPLITS.__getitem__, key="keywords_split", on_change=on_change, width=110
    )
    return chosen


def _draw_find_box(view: View) -> str:
    written = view.address.first("find")
    if view.wall:
        return written
    st.text_input(
        "Find words",
        key="keywords_find",
        placeholder="contr*, 稀土, /re.*al$/",
        help=_FIND_HELP,
        on_change=bind("keywords_find", written, lambda text: view.address.write(find=text.strip(), at=None)),
        width=160,
    )
    return written


def running_words(language: Language | None) -> str:
    """What rates are of: all running words, or those of one language."""
    return f"{LANGUAGE_NAMES[language]} running words" if language else "running words"
