"""What is compared with what: two sides in the address, presets that set both, and a date that parts them."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from lib.analyses.comparison import What
from lib.corpus import articles
from lib.errors import QueryError
from lib.log import refused
from lib.stats import source_mix
from lib.subcorpora.sides import Comparison, Side, compare_sides, read_side
from lib.ui.compare.choice import draw_choice, middle, parted, set_sides
from lib.ui.compare.styles import side_labels
from lib.ui.compare.usual import usual_side
from lib.ui.markup.escape import label
from lib.ui.session import address
from lib.ui.session.view import View

WHAT: dict[What, str] = {"words": "Words", "concepts": "Concepts and actors"}
PRESETS = {
    "rest": "Theme with the rest",
    "themes": "Theme with theme",
    "dates": "Before and after",
    "sources": "Source with source",
    "languages": "Chinese with English",
}


def draw_sides(view: View) -> Comparison | None:
    """The controls of both sides; None after a sentence that says why they cannot be compared and what to change."""
    coverage = view.ask(articles.coverage, view.subcorpus)
    try:
        a, b = _read(view, coverage)
    except QueryError as error:
        _draw_presets(view, None, coverage)
        st.warning(label(refused(error), 400), icon=":material/compare_arrows:")
        return None
    if not view.wall:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            _draw_presets(view, (a, b), coverage)
            draw_choice(view, a, b)
    try:
        pair = compare_sides(view.subcorpus, a, b, side_labels(view, a, b))
    except QueryError as error:
        st.warning(label(refused(error), 400), icon=":material/compare_arrows:")
        return None
    if not view.address.first("a"):
        st.markdown(f":small[{label(_why(view, a, b), 300)}]")
    return pair


def default_what(pair: Comparison) -> Mapping[What, str]:
    """What can be compared, what suits the sides first: two languages have no words in common."""
    languages = {side.value for side in (pair.a, pair.b) if side.kind == "language"}
    return WHAT if len(languages) < 2 else dict(reversed(WHAT.items()))


def _read(view: View, coverage: pd.DataFrame) -> tuple[Side, Side]:
    first, other = view.address.first("a"), view.address.first("b")
    known = view.corpus.themes, view.facets
    b = read_side(other, *known) if other else Side("rest")
    return read_side(first, *known) if first else _usual(view, coverage, b), b


def _usual(view: View, coverage: pd.DataFrame, *taken: Side) -> Side:
    return usual_side(coverage, view.subcorpus, view.corpus.themes, *taken)


def _why(view: View, a: Side, b: Side) -> str:
    """Which side was chosen where the address names none."""
    called = side_labels(view, a, b)[a]
    if a.kind == "all":
        return "No A is chosen: it is all that the filter leaves."
    taken = {*(view.subcorpus.themes if a.kind == "theme" else ()), *([b.value] if b.kind == a.kind else ())}
    others = "other " if taken and a.value not in taken else ""
    return f"No A is chosen: of the {others}{a.kind}s, {called} has most passages here."


def _draw_presets(view: View, sides: tuple[Side, Side] | None, coverage: pd.DataFrame) -> None:
    chosen = _matching_preset(*sides) if sides else None
    address.show("compare_preset", chosen)

    def changed() -> None:
        picked = st.session_state["compare_preset"]
        if picked and address.was_changed_by_hand("compare_preset"):
            set_sides(*_preset(view, picked, sides, coverage))

    known = view.facets
    missing = {"dates": known.first is None, "sources": len(known.sources) < 2, "languages": len(known.languages) < 2}
    options = [name for name in PRESETS if not missing.get(name)]
    st.segmented_control("Compare", options, format_func=PRESETS.__getitem__, key="compare_preset", on_change=changed)


def _matching_preset(a: Side, b: Side) -> str | None:
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


def _preset(view: View, name: str, sides: tuple[Side, Side] | None, coverage: pd.DataFrame) -> tuple[Side, Side]:
    """Both sides of a preset; a theme that is compared already stays."""
    theme = next((side for side in sides or () if side.kind == "theme"), None) or _usual(view, coverage)
    match name:
        case "rest":
            return theme, Side("rest")
        case "themes":
            return theme, _usual(view, coverage, theme)
        case "dates":
            return parted(middle(view, coverage))
        case "sources":
            leading = [*source_mix(coverage)["source"], *view.facets.sources]
            one, other = list(dict.fromkeys(leading))[:2]
            return Side("source", one), Side("source", other)
        case _:
            return Side("language", "zh"), Side("language", "en")
