"""What the page Collocates is asked: the node, the window, the measure, and how many to list."""

from collections.abc import Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analyses.collocates.question import CollocatesQuestion
from lib.corpus import nodes
from lib.corpus.contexts import WindowSize
from lib.corpus.nodes import MAX_NODE, NameNode, Node
from lib.corpus.store import SCOPES
from lib.errors import QueryError
from lib.figures.network import ASSOCIATION_LABELS, ASSOCIATION_MEANINGS
from lib.log import refused
from lib.model import Subcorpus
from lib.stats import Association
from lib.ui.leave_one_out.switch import draw_switch
from lib.ui.markup.escape import label
from lib.ui.session.state import bind
from lib.ui.session.view import View
from lib.ui.widgets.choices import OptionsBox, choose, controls_row, options_box, switch
from lib.ui.widgets.inside import counts_inside, draw_inside_switch
from lib.ui.widgets.stop_words import stopwords_here
from lib.wording import counted

VIEWS = {"words": "Words", "names": "Concepts and actors"}
_RANKED: tuple[Association, ...] = ("log_dice", "mi", "mi3", "t_score", "g2", "dice")
MEASURES: dict[Association, str] = {measure: ASSOCIATION_LABELS[measure] for measure in _RANKED}
_MEANINGS = "  \n".join(f"**{MEASURES[measure]}**: {ASSOCIATION_MEANINGS[measure]}." for measure in _RANKED)
WINDOWS: dict[str, str] = {
    **{str(width): counted(width, "word") for width in range(1, 11)},
    **SCOPES,
}
TOPS = {number: number for number in ("10", "20", "40", "100")}
KINDS = {"all": "All", "concept": "Concepts", "actor": "Actors", "mixed": "Concept with actor"}
USUAL_WINDOW, USUAL_TOP = "5", "20"
ON_WALL = 12
LARGE, OFTEN, SELDOM, MOST = 100_000, 5, 2, 1_000_000
TYPED = 2 * MAX_NODE  # goes into the address, to be told that it is too long


def draw_question(view: View) -> CollocatesQuestion:
    """The controls. What the address cannot mean is said, and the usual taken."""
    notes: list[str] = []
    kinds = "all"
    with controls_row():
        of_words = choose(view, "collocates_view", "Among", "view", VIEWS) == "words"
        written = _node_field(view) if of_words else _name_field(view)
        near = _window(view, of_words, notes)
        by = choose(view, "collocates_measure", "Ranked by", "by", MEASURES, tooltip=_MEANINGS, width=150)
        with options_box(view, "collocates") as box:
            least = _least(box, notes)
            _note_on_choice(view, "Show", "top", TOPS, USUAL_TOP, notes)
            top = int(choose(box, "collocates_top", "Show", "top", TOPS, USUAL_TOP))
            if of_words:
                switch(box, "collocates_stopwords", "Stop words too", "stop")
                draw_inside_switch(box, "collocates_inside")
            else:
                kinds = choose(box, "collocates_kinds", "Kinds", "kinds", KINDS)
            draw_switch(box, "collocates")
    node = node_if_readable(view, written, notes)
    if node and not of_words:  # what is no name of the codebook stands for any
        written, node = (node.id, node) if isinstance(node, NameNode) else ("", None)
    for note in notes:
        st.warning(label(note, 600), icon=":material/info:")
    return CollocatesQuestion(
        of_words,
        written,
        node,
        near,
        by,
        least,
        top,
        stopwords_here(view) if of_words else frozenset(),
        kinds,
        view.codebook,
        view.cutter,
    )


def halves(view: View) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for a picture and for its table, side by side where both have enough."""
    grid = st.grid(2, min_column_width=740 if view.wall else 640, gap="large")
    return grid.cell(), grid.cell()


def n_rows(view: View, question: CollocatesQuestion) -> int:
    """How many rows a table has."""
    return min(question.top, ON_WALL) if view.wall else question.top


def name_label(view: View, name: str) -> str:
    """What a name of the codebook is called; any other node is called what it is."""
    known = nodes.names(view.codebook, every=True)
    return known[name].label.en if name in known else name


def window_words(window: WindowSize) -> str:
    """A window in words: "within 5 words of"."""
    return f"in one {window} with" if isinstance(window, str) else f"within {counted(window, 'word')} of"


def node_if_readable(view: View, written: str, notes: list[str]) -> Node | None:
    """The node that is typed, or None; why there is none goes to the notes."""
    try:
        return nodes.read_node(written, view.codebook, inside=counts_inside(view)) if written else None
    except QueryError as error:
        notes.append(refused(error))
        return None


def _node_field(view: View) -> str:
    written = view.address.first("node").strip()
    if view.wall:
        return written

    def changed(text: str) -> None:
        view.address.write(node=text.strip()[:TYPED] or None, pair=None, at=None)

    st.text_input(
        "Collocates of",
        key="collocates_node",
        on_change=bind("collocates_node", written, changed),
        width=195,
        placeholder="export control | 出口管制",
        help="A word finds all its forms. `this | that` finds either, `contr*` any ending, `/^re.*al$/` spellings that "
        "a regular expression fits, `concept:rare-earths` and `actor:lynas` all names of one, in both languages.",
    )
    return written


def _name_field(view: View) -> str:
    """A concept or an actor to choose; "" where what the address names is none."""
    known = nodes.names(view.codebook)
    written = view.address.first("node").strip()
    if view.wall:
        return written
    shown = written if written in known else ""
    on_change = bind("collocates_name", shown, lambda name: view.address.write(node=name or None, pair=None, at=None))

    st.selectbox(
        "Mentioned with",
        ["", *sorted(known, key=lambda name: known[name].label.en.casefold())],
        format_func=lambda name: f"{known[name].label.en} {known[name].label.zh}" if name else "any other",
        key="collocates_name",
        on_change=on_change,
        width=195,
    )
    return written


def _window(view: View, of_words: bool, notes: list[str]) -> WindowSize:
    """How near two must stand; names share a sentence or a passage, whatever number of words the address has."""
    if of_words:
        _note_on_choice(view, "Within", "window", WINDOWS, USUAL_WINDOW, notes)
        window = choose(view, "collocates_window", "Within", "window", WINDOWS, USUAL_WINDOW, width=115)
        return SCOPES.get(window) or int(window)
    if view.address.first("window") not in WINDOWS:
        _note_on_choice(view, "Within", "window", SCOPES, "passage", notes)
    return SCOPES[choose(view, "collocates_scope", "Within", "window", SCOPES, "passage", width=115)]


def _note_on_choice(
    view: View, name: str, parameter: str, options: Mapping[str, str], usual: str, notes: list[str]
) -> None:
    """Note what the address has that is no choice, and what was taken."""
    written = view.address.first(parameter)
    if written and written not in options:
        notes.append(
            f"“{written[:40]}” is no choice for “{name}”; {options[usual]} was taken. Use {', '.join(options)}."
        )


def _usual_least(view: View) -> int:
    """How often two are together at least: the same under every filter, so that a filter moves nothing."""
    return OFTEN if view.totals(Subcorpus()).n_tokens >= LARGE else SELDOM


def _least(box: OptionsBox, notes: list[str]) -> int:
    view, usual = box.view, _usual_least(box.view)
    written, least = view.address.first("least"), view.address.number("least", 0, MOST + 1)
    fits = 1 <= least <= MOST
    least = least if fits else usual
    if written and not fits:
        notes.append(f"“{written[:40]}” is no number of times; {usual} was taken. Use 1 to {MOST:,}.")
    if view.wall:
        return least
    if least != usual:
        box.note(f"Together at least: {least:,}", "least")
    st.number_input(
        "Together at least",
        1,
        MOST,
        key="collocates_least",
        on_change=bind("collocates_least", least, partial(set_least, view)),
        width=130,
        help="Chance makes the measures of rare pairs high: below five times nothing is sure.",
    )
    return least


def set_least(view: View, times: int) -> None:
    """Ask for what is together so often. For use in callbacks."""
    view.address.write(least=str(times), at=None)
