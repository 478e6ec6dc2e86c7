"""What is compared with what: two sides in the address, presets that set both, and a date that parts them."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analyses.comparison.counts import What
from lib.analyses.comparison.sides import Preset, Sides, SuggestedSides, suggest_sides
from lib.errors import QueryError
from lib.log import refused
from lib.subcorpora.sides import Comparison, Side, compare_sides, read_side
from lib.ui.compare.choice import draw_choice, set_sides
from lib.ui.compare.styles import side_labels
from lib.ui.markup.escape import label
from lib.ui.session.state import bind
from lib.ui.session.view import View

WHAT: dict[What, str] = {"words": "Words", "concepts": "Concepts and actors"}
PRESETS: dict[Preset, str] = {
    "rest": "Theme with the rest",
    "themes": "Theme with theme",
    "dates": "Before and after",
    "sources": "Source with source",
    "languages": "Chinese with English",
}

_OWN = "own"


def draw_sides(view: View, row: DeltaGenerator) -> Comparison | None:
    """The controls of both sides, in a row; None after a sentence that says why they cannot be compared."""
    try:
        named, b = _read(view)
    except QueryError as error:
        suggested = view.ask(suggest_sides, view.subcorpus, None, Side("rest"))
        with row:
            _draw_presets(view, None, suggested)
        st.warning(label(refused(error), 400), icon=":material/compare_arrows:")
        return None
    suggested = view.ask(suggest_sides, view.subcorpus, named, b)
    a = suggested.a
    if not view.wall:
        with row:
            _draw_presets(view, (a, b), suggested)
            draw_choice(view, (a, b), suggested)
    try:
        return compare_sides(view.subcorpus, a, b, side_labels(view, a, b))
    except QueryError as error:
        st.warning(label(refused(error), 400), icon=":material/compare_arrows:")
        return None


def default_what(pair: Comparison) -> Mapping[What, str]:
    """What can be compared, what suits the sides first: two languages have no words in common."""
    languages = {side.value for side in (pair.a, pair.b) if side.kind == "language"}
    return WHAT if len(languages) < 2 else dict(reversed(WHAT.items()))


def _read(view: View) -> tuple[Side | None, Side]:
    """The sides that the address names; A is None where it names none."""
    first, other = view.address.first("a"), view.address.first("b")
    known = view.corpus.themes, view.facets
    b = read_side(other, *known) if other else Side("rest")
    return read_side(first, *known) if first else None, b


def why_this_side(view: View, pair: Comparison) -> str:
    """Which side was chosen where the address names none; "" where it names one."""
    if view.address.first("a"):
        return ""
    a, b = pair.a, pair.b
    called = side_labels(view, a, b)[a]
    if a.kind == "all":
        return "No A is chosen: it is all that the filter leaves."
    taken = {*(view.subcorpus.themes if a.kind == "theme" else ()), *([b.value] if b.kind == a.kind else ())}
    others = "other " if taken and a.value not in taken else ""
    return f"No A is chosen: of the {others}{a.kind}s, {called} has most passages here."


def _draw_presets(view: View, sides: Sides | None, suggested: SuggestedSides) -> None:
    chosen = (_matching_preset(*sides) if sides else None) or _OWN

    def changed(picked: str) -> None:
        if picked in PRESETS:
            set_sides(view, *suggested.presets[picked])

    on_change = bind("compare_preset", chosen, changed)
    names = {_OWN: "Any two"} | {name: words for name, words in PRESETS.items() if name in suggested.presets}
    options = [name for name in names if name != _OWN or chosen == _OWN]
    st.selectbox(
        "Compare",
        options,
        format_func=names.__getitem__,
        key="compare_preset",
        on_change=on_change,
        width=150,
    )


def _matching_preset(a: Side, b: Side) -> Preset | None:
    match (a.kind, b.kind):
        case ("theme", "rest"):
            return "rest"
        case ("theme", "theme"):
            return "themes"
        case ("until", "since") | ("since", "until"):
            return "dates"
        case ("source", "source"):
            return "sources"
        case ("language", "language"):
            return "languages"
        case _:
            return None
