"""What is compared with what: two sides in the address, presets that set both, and a date that parts them."""

from collections.abc import Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from lib import corpus as queries
from lib.errors import QueryError
from lib.stats import source_mix
from lib.ui import address
from lib.ui.compare_choice import draw_choice, middle, parted, set_sides
from lib.ui.compare_sides import Pair, Side, pair_of, read_side
from lib.ui.compare_styles import names_of
from lib.ui.compare_usual import usual_side
from lib.ui.doors import ask, corpus, facets
from lib.ui.filter import subcorpus
from lib.ui.plain import label
from lib.ui.shell import on_wall

What = Literal["words", "concepts"]
WHAT: dict[What, str] = {"words": "Words", "concepts": "Concepts and actors"}
PRESETS = {
    "rest": "Theme with the rest",
    "themes": "Theme with theme",
    "dates": "Before and after",
    "sources": "Source with source",
    "languages": "Chinese with English",
}


def draw_sides() -> Pair | None:
    """The controls of both sides; None after a sentence that says why they cannot be compared and what to change."""
    coverage = ask(queries.coverage, subcorpus())
    try:
        a, b = _read(coverage)
    except QueryError as error:
        _draw_presets(None, coverage)
        st.warning(label(str(error), 400), icon=":material/compare_arrows:")
        return None
    if not on_wall():
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            _draw_presets((a, b), coverage)
            draw_choice(a, b)
    try:
        pair = pair_of(subcorpus(), a, b, names_of(a, b))
    except QueryError as error:
        st.warning(label(str(error), 400), icon=":material/compare_arrows:")
        return None
    if not address.first("a"):
        st.markdown(f":small[{label(_why(a, b), 300)}]")
    return pair


def default_what(pair: Pair) -> Mapping[What, str]:
    """What can be compared, what suits the sides first: two languages have no words in common."""
    languages = {side.value for side in (pair.a, pair.b) if side.kind == "language"}
    return WHAT if len(languages) < 2 else dict(reversed(WHAT.items()))


def _read(coverage: pd.DataFrame) -> tuple[Side, Side]:
    first, other = address.first("a"), address.first("b")
    known = corpus().themes, facets()
    b = read_side(other, *known) if other else Side("rest")
    return read_side(first, *known) if first else _usual(coverage, b), b


def _usual(coverage: pd.DataFrame, *taken: Side) -> Side:
    return usual_side(coverage, subcorpus(), corpus().themes, *taken)


def _why(a: Side, b: Side) -> str:
    """Which side was chosen where the address names none."""
    called = names_of(a, b)[a]
    if a.kind == "all":
        return "No A is chosen: it is all that the filter leaves."
    taken = {*(subcorpus().themes if a.kind == "theme" else ()), *([b.value] if b.kind == a.kind else ())}
    others = "other " if taken and a.value not in taken else ""
    return f"No A is chosen: of the {others}{a.kind}s, {called} has most passages here."


def _draw_presets(sides: tuple[Side, Side] | None, coverage: pd.DataFrame) -> None:
    chosen = _preset_of(*sides) if sides else None
    address.show("compare_preset", chosen)

    def changed() -> None:
        picked = st.session_state["compare_preset"]
        if picked and address.by_hand("compare_preset"):
            set_sides(*_preset(picked, sides, coverage))

    known = facets()
    missing = {"dates": known.first is None, "sources": len(known.sources) < 2, "languages": len(known.languages) < 2}
    options = [name for name in PRESETS if not missing.get(name)]
    st.segmented_control("Compare", options, format_func=PRESETS.__getitem__, key="compare_preset", on_change=changed)


def _preset_of(a: Side, b: Side) -> str | None:
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


def _preset(name: str, sides: tuple[Side, Side] | None, coverage: pd.DataFrame) -> tuple[Side, Side]:
    """Both sides of a preset; a theme that is compared already stays."""
    theme = next((side for side in sides or () if side.kind == "theme"), None) or _usual(coverage)
    match name:
        case "rest":
            return theme, Side("rest")
        case "themes":
            return theme, _usual(coverage, theme)
        case "dates":
            return parted(middle(coverage))
        case "sources":
            leading = [*source_mix(coverage)["source"], *facets().sources]
            one, other = list(dict.fromkeys(leading))[:2]
            return Side("source", one), Side("source", other)
        case _:
            return Side("language", "zh"), Side("language", "en")
