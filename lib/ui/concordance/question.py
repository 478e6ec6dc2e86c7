"""What a concordance is asked for, and its answer or a sentence that says why there is none."""

from dataclasses import dataclass

import streamlit as st

from lib.corpus import contexts, nodes
from lib.corpus.contexts import SORTS, Concordance
from lib.corpus.nodes import MAX_NODE, Code, Named, Node
from lib.errors import CorpusError, QueryError
from lib.log import refused
from lib.model import Subcorpus
from lib.ui.markup.escape import label
from lib.ui.session import address
from lib.ui.session.address import reset_filter
from lib.ui.session.view import View
from lib.ui.widgets.choices import choose
from lib.ui.widgets.suggestions import draw_near, draw_offers, leading_words, remember
from lib.wording import short

VIEWS = {"lines": "Lines", "places": "Places in articles"}
WINDOWS = {"10": "10", "5": "5", "20": "20"}
PRESETS = {"R1,R2,R3": "R1 R2 R3", "L1,L2,L3": "L1 L2 L3", "L1,R1": "L1 R1", "date": "Date"}
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
USUAL = ("R1", "R2", "R3")
LINES, ON_WALL = 50, 14
MOST_PAGES = 10_000_000
TYPED = 2 * MAX_NODE  # goes into the address, to be told that it is too long
_LEVELS = {"context_level1": "Sort by", "context_level2": "then by", "context_level3": "and then by"}


@dataclass(frozen=True, slots=True)
class Question:
    """What the page is asked, as written and as read."""

    written: str
    node: Node
    order: tuple[str, ...]
    window: int
    form: str


def draw_question(view: View) -> Question | None:
    """The controls and what else could be asked; None after a sentence that says why a node cannot be read.

    Where nothing is asked for, the leading word of the selection is.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if not view.wall:
            _draw_field(view)
        form = choose(view, "concordance_view", "Show", "view", VIEWS)
        order, window = _order(view), 1
        if form == "lines":
            _draw_order(view, order)
            window = int(choose(view, "concordance_window", "Words each side", "window", WINDOWS))
    written = view.address.first("node").strip() or next(iter(leading_words(view, 1)), "")
    draw_offers(view, written)
    _note_on_order(view, order)
    try:
        return Question(written, nodes.read_node(written, view.codebook), order, window, form)
    except QueryError as error:
        _say(error)
        draw_near(view, written)
        return None


def called(view: View, question: Question) -> str:
    """What was asked for in plain words, for a heading."""
    match question.node:
        case Named(id=name, book=book):
            named = nodes.names(book, every=True)[name].label
            return short(f"{named.en} {named.zh}".strip(), 60)
        case Code(theme=theme, rule=rule) if theme in view.styles:
            return short(f"{view.styles[theme].icon} {view.styles[theme].label}{f', rule {rule}' if rule else ''}", 80)
        case _:
            return short(question.written, 48)


def _draw_field(view: View) -> None:
    address.show("concordance_node", view.address.first("node"))

    def changed() -> None:
        if address.by_hand("concordance_node"):
            address.write(node=st.session_state["concordance_node"].strip()[:TYPED] or None, at=None, line=None)

    st.text_input(
        "Word, phrase, pattern or code",
        key="concordance_node",
        on_change=changed,
        width=300,
        placeholder="export control | 出口管制",
        help="A word finds all its forms. `this | that` finds either, `contr*` any ending, `/^re.*al$/` spellings that "
        "a regular expression fits, `theme:alliances` and `rule:alliances/frameworks` what they tagged, "
        "`concept:rare-earths` and `actor:lynas` all names of one, in both languages.",
    )


def _order(view: View) -> tuple[str, ...]:
    """The order that the address asks for, or the usual one."""
    asked = tuple(view.address.first("sort").split(","))
    return asked if len(asked) <= len(_LEVELS) and set(asked) <= set(SORTS) else USUAL


def _note_on_order(view: View, order: tuple[str, ...]) -> None:
    asked = view.address.first("sort")
    if asked and asked != ",".join(order):
        known = f"Write up to {len(_LEVELS)} of {', '.join(SORTS)}."
        st.warning(f"“{label(asked, 40)}” is no order of lines; it was ignored. {known}", icon=":material/info:")


def _draw_order(view: View, order: tuple[str, ...]) -> None:
    """One of a few orders, or three levels of one's own."""
    written = ",".join(order)
    choose(
        view,
        "concordance_sort",
        "Sorted by",
        "sort",
        {**PRESETS, **({} if written in PRESETS else {written: " ".join(order)})},
    )
    if not view.wall:
        _draw_levels(order)


def _draw_levels(order: tuple[str, ...]) -> None:
    def changed() -> None:
        if address.by_hand(*_LEVELS):
            picked = dict.fromkeys(st.session_state[key] for key in _LEVELS)
            chosen = ",".join(filter(None, picked))
            address.write(sort=None if chosen == ",".join(USUAL) else chosen, at=None)

    # Built whether it is open or not: to run again when it closes would be to run with the address of before.
    with st.popover("Other order", icon=":material/sort:"):
        for number, (key, name) in enumerate(_LEVELS.items()):
            address.show(key, order[number] if number < len(order) else "")
            st.selectbox(
                name,
                ("", *SORTS) if number else SORTS,
                format_func=lambda sort: f"{sort}: {SORT_NAMES[sort]}" if sort else "nothing",
                key=key,
                on_change=changed,
            )


def look_up(view: View, question: Question) -> Concordance | None:
    """The hits with a page of their lines; None after a sentence that says why there are none and what to change."""
    size = 0 if question.form != "lines" else ON_WALL if view.wall else LINES
    try:
        found = _page(view, question, size)
    except (QueryError, CorpusError) as error:
        _say(error)
        if isinstance(error, QueryError):
            draw_near(view, question.written)
        return None
    if not found.n_hits:
        _draw_nothing(view, question)
        return None
    remember(question.written)
    return found


def _page(view: View, question: Question, size: int) -> Concordance:
    """The page of lines that the address names, or the last there is."""
    offset = size * (max(1, view.address.number("at", 1, MOST_PAGES)) - 1)
    found = _lines(view, question, size, offset)
    if size and found.n_hits <= offset:
        found = _lines(view, question, size, max(0, found.n_hits - 1) // size * size)
    return found


def _lines(view: View, question: Question, size: int, offset: int) -> Concordance:
    return view.ask(
        contexts.concordance,
        view.subcorpus,
        question.node,
        view.cutter,
        sort=question.order,
        limit=size,
        offset=offset,
        window=question.window,
    )


def _draw_nothing(view: View, question: Question) -> None:
    """Say that the filter leaves no hit, and how many there are without it."""
    everywhere = view.ask(contexts.concordance, Subcorpus(), question.node, view.cutter, sort=(), limit=0)
    asked = label(called(view, question))
    with st.container(border=True, key="concordance_nothing"):
        if not everywhere.n_hits:
            st.markdown(f"**No hit of {asked} in the whole corpus.** Ask for another one.")
            return
        hits = "hit" if everywhere.n_hits == 1 else "hits"
        articles = "article" if everywhere.n_articles == 1 else "articles"
        st.markdown(
            f"**No hit of {asked} in this selection.** Without the filter there are {everywhere.n_hits:,} {hits} "
            f"in {everywhere.n_articles:,} {articles}."
        )
        if not view.wall:
            st.button("Drop the filter", key="concordance_drop", on_click=reset_filter)


def _say(error: QueryError | CorpusError) -> None:
    st.warning(label(refused(error), 600), icon=":material/info:")
