"""What a concordance is asked for, and its hits or a sentence that says why there are none."""

from collections.abc import Mapping

import streamlit as st

from lib.analyses.concordance import ConcordanceQuestion, concordance_page, hit_counts
from lib.corpus import nodes
from lib.corpus.contexts import SORTS, Concordance
from lib.corpus.nodes import MAX_NODE, CodeNode, NameNode
from lib.errors import CorpusError, QueryError
from lib.log import refused
from lib.model import Subcorpus
from lib.ui.concordance.table import USUAL
from lib.ui.markup.escape import label
from lib.ui.markup.pager import chosen_page
from lib.ui.session.state import bind, bind_together
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose, controls_row, options_box
from lib.ui.widgets.inside import draw_inside_switch
from lib.ui.widgets.suggestions import draw_near, draw_offers, draw_unfiltered, leading_words, remember
from lib.wording import short

VIEWS = {"lines": "Lines", "places": "Places in articles"}
WINDOWS = {number: number for number in ("5", "10", "20")}
USUAL_WINDOW = "10"
PRESETS = {
    "R1,R2,R3": "words to the right",
    "L1,L2,L3": "words to the left",
    "L1,R1": "left, then right",
    "date": "date",
}
SORT_NAMES = {
    "R1": "1st word right",
    "R2": "2nd word right",
    "R3": "3rd word right",
    "L1": "1st word left",
    "L2": "2nd word left",
    "L3": "3rd word left",
    "keyword": "keyword",
    "date": "newest first",
    "source": "source",
}
LINES, ON_WALL = 50, 14
TYPED = 2 * MAX_NODE  # goes into the address, to be told that it is too long
_LEVELS = {
    "concordance_level1": "Sort by",
    "concordance_level2": "then by",
    "concordance_level3": "and then by",
}


def chosen_form(view: View) -> str:
    """How the hits are shown: in "lines", or in their "places" in the articles."""
    return "places" if view.address.first("view") == "places" else "lines"


def draw_question(view: View) -> ConcordanceQuestion | None:
    """The controls and what else could be asked; None after a sentence that says why a node cannot be read.

    Where nothing is asked for, the leading word of the selection is.
    """
    sort, window = _chosen_sort(view), 1
    with controls_row():
        if not view.wall:
            _draw_field(view)
        choose(view, "concordance_view", "Show", "view", VIEWS)
        if chosen_form(view) == "lines":
            _draw_sorts(view, sort)
        with options_box(view, "concordance") as box:
            inside = draw_inside_switch(box, "concordance_inside")
            if chosen_form(view) == "lines":
                window = int(choose(box, "concordance_window", "Words each side", "window", WINDOWS, USUAL_WINDOW))
                _draw_levels(view, sort)
    written = view.address.first("node").strip() or next(iter(leading_words(view, 1)), "")
    draw_offers(view, written)
    _note_on_sort(view, sort)
    try:
        node = nodes.read_node(written, view.codebook, inside=inside)
        return ConcordanceQuestion(written, node, sort, window, view.cutter)
    except QueryError as error:
        _warn(error)
        draw_near(view, written)
        return None


def node_label(view: View, question: ConcordanceQuestion) -> str:
    """What was asked for in plain words, for a heading."""
    match question.node:
        case NameNode(id=name, book=book):
            known = nodes.names(book, every=True)[name].label
            return short(f"{known.en} {known.zh}".strip(), 60)
        case CodeNode(theme=theme, rule=rule) if theme in view.styles:
            return short(f"{view.styles[theme].icon} {view.styles[theme].label}{f', rule {rule}' if rule else ''}", 80)
        case _:
            return short(question.written, 48)


def _draw_field(view: View) -> None:
    def changed(text: str) -> None:
        view.address.write(node=text.strip()[:TYPED] or None, at=None, line=None)

    st.text_input(
        "Word, phrase, pattern or code",
        key="concordance_node",
        on_change=bind("concordance_node", view.address.first("node"), changed),
        width=270,
        placeholder="export control | 出口管制",
        help="A word finds all its forms. `this | that` finds either, `contr*` any ending, `/^re.*al$/` spellings that "
        "a regular expression fits, `theme:alliances` and `rule:alliances/frameworks` what they tagged, "
        "`concept:rare-earths` and `actor:lynas` all names of one, in both languages.",
    )


def _chosen_sort(view: View) -> tuple[str, ...]:
    """The levels that the address sorts by, or the usual ones."""
    levels = tuple(view.address.first("sort").split(","))
    return levels if len(levels) <= len(_LEVELS) and set(levels) <= set(SORTS) else USUAL


def _note_on_sort(view: View, sort: tuple[str, ...]) -> None:
    written = view.address.first("sort")
    if written and written != ",".join(sort):
        known = f"Write up to {len(_LEVELS)} of {', '.join(SORTS)}."
        st.warning(f"“{label(written, 40)}” is no order of lines; it was ignored. {known}", icon=":material/info:")


def _draw_sorts(view: View, sort: tuple[str, ...]) -> None:
    """One of a few orders, or that of the three levels of one's own."""
    written = ",".join(sort)
    own = {} if written in PRESETS else {written: " ".join(sort)}
    choose(view, "concordance_sort", "Sorted by", "sort", {**PRESETS, **own}, width=190)


def _draw_levels(view: View, sort: tuple[str, ...]) -> None:
    if view.wall:
        return

    def changed(picked: Mapping[str, str]) -> None:
        levels = ",".join(filter(None, dict.fromkeys(picked.values())))
        view.address.write(sort=None if levels == ",".join(USUAL) else levels, at=None)

    shown = {key: sort[number] if number < len(sort) else "" for number, key in enumerate(_LEVELS)}
    on_change = bind_together(shown, changed)
    for number, (key, name) in enumerate(_LEVELS.items()):
        st.selectbox(
            name,
            ("", *SORTS) if number else SORTS,
            format_func=lambda level: f"{level}: {SORT_NAMES[level]}" if level else "nothing",
            key=key,
            on_change=on_change,
        )


def page_size(view: View) -> int:
    """How many lines a page has."""
    return ON_WALL if view.wall else LINES


def find_hits(view: View, question: ConcordanceQuestion) -> Concordance | None:
    """The hits with a page of their lines; None after a sentence that says why there are none and what to change."""
    size = page_size(view) if chosen_form(view) == "lines" else 0
    try:
        concordance = view.ask(concordance_page, view.subcorpus, question, size, chosen_page(view))
    except (QueryError, CorpusError) as error:
        _warn(error)
        if isinstance(error, QueryError):
            draw_near(view, question.written)
        return None
    if not concordance.n_hits:
        _draw_nothing(view, question)
        return None
    remember(question.written)
    return concordance


def _draw_nothing(view: View, question: ConcordanceQuestion) -> None:
    """Say that the filter leaves no hit, and how many there are without it."""
    everywhere = view.ask(hit_counts, Subcorpus(), question.node, question.cutter)
    name = label(node_label(view, question))
    with st.container(border=True, key="concordance_nothing"):
        if everywhere.n_hits:
            draw_unfiltered(view, name, everywhere, "concordance_drop")
        else:
            st.markdown(f"**No hit of {name} in the whole corpus.** Ask for another one.")


def _warn(error: QueryError | CorpusError) -> None:
    st.warning(label(refused(error), 600), icon=":material/info:")
