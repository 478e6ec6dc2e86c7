"""How the two sides of a comparison look, and where the words of each lead."""

from lib.figures.words import SideName, SideStyles, side_style
from lib.subcorpora.sides import Comparison, Side, side_names
from lib.ui.session.view import View

Links = dict[SideName, dict[str, list[str]]]


def side_labels(view: View, *sides: Side) -> dict[Side, str]:
    """What sides are called."""
    return side_names({theme: style.label for theme, style in view.styles.items()}, *sides)


def styled(view: View, pair: Comparison) -> SideStyles:
    """The name and the hue of both sides."""
    called, themes = side_labels(view, pair.a, pair.b), view.styles
    named: tuple[tuple[SideName, Side], ...] = (("target", pair.a), ("reference", pair.b))
    return {
        name: side_style(
            name,
            called[side],
            themes.get(side.value) if side.kind == "theme" else None,
            side.value if side.kind == "language" else "",
            rest=side.kind == "rest",
        )
        for name, side in named
    }


def sides_in_words(sides: SideStyles) -> str:
    """Which sides are compared, for what leaves the page."""
    return " · ".join(f"{sides[name].letter}: {sides[name].label}" for name in ("target", "reference"))


def left_side(pair: Comparison) -> SideName:
    """The side that a chart has at the left: A, or the earlier one where a date parts them."""
    return "reference" if pair.a.kind == "since" or pair.b.kind == "until" else "target"


def side_links(view: View, pair: Comparison) -> Links:
    """The filter of each side as parameters of a link; what a side leaves has no filter and is looked up in all."""
    return {
        "target": view.address.carried_with_filter(pair.target or pair.within),
        "reference": view.address.carried_with_filter(pair.reference or pair.within),
    }
