"""The two sides one by one: a box for each, the date that parts them, and both in the address."""

from datetime import date, timedelta

import streamlit as st

from lib.analyses.comparison.sides import Sides, SuggestedSides
from lib.subcorpora.sides import Side, part_at
from lib.ui.compare.styles import side_labels
from lib.ui.session.state import bind
from lib.ui.session.view import View

OFFERED = 200
_DAY = timedelta(days=1)
_DATED = {"since", "until"}


def draw_choice(view: View, sides: Sides, suggested: SuggestedSides) -> None:
    """A box for each side, the date between them, and a button that swaps them."""
    a, b = sides
    for place, name in enumerate(("A", "B")):
        _draw_side(view, name, sides, place, suggested)
    if day := _dividing_day(a, b):
        _draw_day(view, day, a, b)
    tooltip = "A becomes B, and B becomes A"
    st.button(
        "Swap", key="compare_swap", icon=":material/swap_horiz:", on_click=set_sides, args=(view, b, a), help=tooltip
    )


def _draw_side(view: View, name: str, sides: Sides, place: int, suggested: SuggestedSides) -> None:
    key = f"compare_{name.lower()}"
    offers = _offers(view, sides, suggested)

    def changed(picked: str) -> None:
        set_sides(view, *_change_side(sides, place, offers[picked]))

    st.selectbox(
        name,
        list(offers),
        format_func=lambda one: _offered(view, offers[one]),
        key=key,
        on_change=bind(key, str(sides[place]), changed),
        width=150,
    )


def _offers(view: View, sides: Sides, suggested: SuggestedSides) -> dict[str, Side]:
    """What a side can be, by the way it is written."""
    known = view.facets
    offers = [Side("all"), Side("rest"), *(Side("theme", theme) for theme in view.corpus.themes)]
    if suggested.halves:
        dated = [side for side in sides if side.kind in _DATED]
        day = _dividing_day(*sides)
        halves = part_at(day) if day else suggested.halves
        offers += [*dated, *(half for half in halves if half.kind not in {side.kind for side in dated})]
    offers += [Side("language", language) for language in known.languages]
    offers += [Side("topic", topic) for topic in list(known.topics)[:OFFERED]]
    offers += [Side("source", source) for source in list(known.sources)[:OFFERED]]
    return {str(side): side for side in (*offers, *sides)}


def _offered(view: View, side: Side) -> str:
    called = side_labels(view, side)[side]
    if side.kind == "theme":
        return f"{view.styles[side.value].icon} {called}"
    kind = f"{side.kind.capitalize()}: " if side.kind in {"source", "topic"} else ""
    return f"{kind}{called[:1].upper() + called[1:] if not kind else called}"


def _change_side(sides: Sides, place: int, chosen: Side) -> Sides:
    """The sides with one of them changed; the other follows where it would be the same or the other half of a date."""
    kept = sides[1 - place]
    if chosen == kept:
        kept = sides[place]
    elif chosen.kind in _DATED and kept.kind not in _DATED:
        halves = _halves(chosen)
        kept = halves[1] if halves[0] == chosen else halves[0]
    return (chosen, kept) if place == 0 else (kept, chosen)


def _halves(side: Side) -> Sides:
    day = date.fromisoformat(side.value)
    return part_at(day + _DAY if side.kind == "until" else day)


def _dividing_day(a: Side, b: Side) -> date | None:
    """The first day of the later side, where a date parts them."""
    dated = [side for side in (a, b) if side.kind in _DATED]
    return date.fromisoformat(_halves(dated[0])[1].value) if dated else None


def _draw_day(view: View, day: date, a: Side, b: Side) -> None:
    known = view.facets

    def changed(picked: date | None) -> None:
        if picked:
            halves = {side.kind: side for side in part_at(picked)}
            set_sides(view, *(halves.get(side.kind, side) for side in (a, b)))

    st.date_input(
        "Parted on",
        key="compare_day",
        on_change=bind("compare_day", day, changed),
        min_value=min(filter(None, (known.first, day))),
        max_value=max(filter(None, (known.last, day))),
        format="YYYY-MM-DD",
        width=120,
        help="One side ends the day before, the other begins on this day",
    )


def set_sides(view: View, a: Side, b: Side) -> None:
    """Put both sides into the address; what is counted is what suits them again. For use in callbacks."""
    view.address.write(a=str(a), b=str(b), what=None)
