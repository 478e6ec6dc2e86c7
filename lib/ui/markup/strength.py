"""How sure a theme is, as a receipt: what speaks for it, what against it, what would make it sure."""

from collections.abc import Sequence

from lib.coding import Effect, Strength
from lib.ui.markup.elements import Markup, element, escape

_SCALE = "Log odds against what is usual in hand-coded passages; above 0 speaks for the theme"


def strength_html(place: Markup, strength: Strength) -> Markup:
    """A sentence on one passage; ``place`` names it."""
    word, _, why = strength.in_words.partition(":")
    parts = [Markup("Evidence in {} is {}:{}.").format(place, element("strong", word), why)]
    for said, effects in (
        ("For it", [one for one in strength.effects if one.effect > 0]),
        ("Against it", [one for one in strength.effects if one.effect < 0]),
    ):
        if effects:
            parts.append(Markup(" {}: {}.").format(said, _effects(effects)))
    if strength.remedies:
        parts.append(escape(f" It would be sure with {', or '.join(strength.remedies)}."))
    return Markup().join(parts)


def _effects(effects: Sequence[Effect]) -> Markup:
    figures = (Markup("{} ({})").format(one.said, f"{one.effect:+.1f}".replace("-", "−")) for one in effects)
    return element("span", Markup(", ").join(figures), title=_SCALE)
