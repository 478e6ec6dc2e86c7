"""What a concordance is asked for, and its answer or a sentence that says why there is none."""

from dataclasses import dataclass

import streamlit as st

from lib import corpus as queries
from lib.corpus import MAX_NODE, SORTS, Code, Concordance, Named, Node
from lib.errors import CorpusError, QueryError
from lib.model import Subcorpus
from lib.ui import address
from lib.ui.context_offers import draw_near, draw_offers, leading_words, remember
from lib.ui.controls import choose
from lib.ui.doors import ask, codebook, cutter, styles
from lib.ui.filter import reset, subcorpus
from lib.ui.plain import label, short
from lib.ui.shell import on_wall

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
    view: str


def draw_question() -> Question | None:
    """The controls and what else could be asked; None after a sentence that says why a node cannot be read.

    Where nothing is asked for, the leading word of the selection is.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        if not on_wall():
            _draw_field()
        view = choose("context_view", "Show", "view", VIEWS)
        order, window = _order(), 1
        if view == "lines":
            _draw_order(order)
            window = int(choose("context_window", "Words each side", "window", WINDOWS))
    written = address.first("node").strip() or next(iter(leading_words(1)), "")
    draw_offers(written)
    _note_on_order(order)
    try:
        return Question(written, queries.read_node(written, codebook()), order, window, view)
    except QueryError as error:
        _say(error)
        draw_near(written)
        return None


def called(question: Question) -> str:
    """What was asked for in plain words, for a heading."""
    match question.node:
        case Named(id=name, book=book):
            named = queries.names(book, every=True)[name].label
            return short(f"{named.en} {named.zh}".strip(), 60)
        case Code(theme=theme, rule=rule) if theme in styles():
            return short(f"{styles()[theme].icon} {styles()[theme].label}{f', rule {rule}' if rule else ''}", 80)
        case _:
            return short(question.written, 48)


def _draw_field() -> None:
    address.show("context_node", address.first("node"))

    def changed() -> None:
        if address.by_hand("context_node"):
            address.write(node=st.session_state["context_node"].strip()[:TYPED] or None, at=None, line=None)

    st.text_input(
        "Word, phrase, pattern or code",
        key="context_node",
        on_change=changed,
        width=300,
        placeholder="export control | 出口管制",
        help="A word finds all its forms. `this | that` finds either, `contr*` any ending, `/^re.*al$/` spellings that "
        "a regular expression fits, `theme:alliances` and `rule:alliances/frameworks` what they tagged, "
        "`concept:rare-earths` and `actor:lynas` all names of one, in both languages.",
    )


def _order() -> tuple[str, ...]:
    """The order that the address asks for, or the usual one."""
    asked = tuple(address.first("sort").split(","))
    return asked if len(asked) <= len(_LEVELS) and set(asked) <= set(SORTS) else USUAL


def _note_on_order(order: tuple[str, ...]) -> None:
    asked = address.first("sort")
    if asked and asked != ",".join(order):
        known = f"Write up to {len(_LEVELS)} of {', '.join(SORTS)}."
        st.warning(f"“{label(asked, 40)}” is no order of lines; it was ignored. {known}", icon=":material/info:")


def _draw_order(order: tuple[str, ...]) -> None:
    """One of a few orders, or three levels of one's own."""
    written = ",".join(order)
    choose(
        "context_sort", "Sorted by", "sort", {**PRESETS, **({} if written in PRESETS else {written: " ".join(order)})}
    )
    if not on_wall():
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


def look_up(question: Question) -> Concordance | None:
    """The hits with a page of their lines; None after a sentence that says why there are none and what to change."""
    size = 0 if question.view != "lines" else ON_WALL if on_wall() else LINES
    try:
        found = _page(question, size)
    except (QueryError, CorpusError) as error:
        _say(error)
        if isinstance(error, QueryError):
            draw_near(question.written)
        return None
    if not found.n_hits:
        _draw_nothing(question)
        return None
    remember(question.written)
    return found


def _page(question: Question, size: int) -> Concordance:
    """The page of lines that the address names, or the last there is."""
    offset = size * (max(1, address.number("at", 1, MOST_PAGES)) - 1)
    found = _lines(question, size, offset)
    if size and found.n_hits <= offset:
        found = _lines(question, size, max(0, found.n_hits - 1) // size * size)
    return found


def _lines(question: Question, size: int, offset: int) -> Concordance:
    return ask(
        queries.concordance,
        subcorpus(),
        question.node,
        cutter(),
        sort=question.order,
        limit=size,
        offset=offset,
        window=question.window,
    )


def _draw_nothing(question: Question) -> None:
    """Say that the filter leaves no hit, and how many there are without it."""
    everywhere = ask(queries.concordance, Subcorpus(), question.node, cutter(), sort=(), limit=0)
    asked = label(called(question))
    with st.container(border=True, key="context_nothing"):
        if not everywhere.n_hits:
            st.markdown(f"**No hit of {asked} in the whole corpus.** Ask for another one.")
            return
        hits = "hit" if everywhere.n_hits == 1 else "hits"
        articles = "article" if everywhere.n_articles == 1 else "articles"
        st.markdown(
            f"**No hit of {asked} in this selection.** Without the filter there are {everywhere.n_hits:,} {hits} "
            f"in {everywhere.n_articles:,} {articles}."
        )
        if not on_wall():
            st.button("Drop the filter", key="context_drop", on_click=reset)


def _say(error: QueryError | CorpusError) -> None:
    st.warning(label(str(error), 600), icon=":material/info:")
