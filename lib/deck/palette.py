"""The colours of a deck: those of the app, on paper or on the stage's dark."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lib.deck.formats import Scheme
from lib.figures.style import ACCENT, HUES, NEUTRAL
from lib.figures.style import INK as PLOTLY_INK

_RGBA = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_ENOUGH = 4.5
Colour = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """Paper, ink on it, and ink that stands back; ``strong`` where a bad projector is to show all hues."""

    paper: str
    ink: str
    faint: str
    strong: bool = False

    def solid(self, colour: str, opacity: float = 1) -> str:
        """A colour of a chart as it looks on the paper: "#RRGGBB", or "" where nothing is to be seen."""
        if colour == PLOTLY_INK:
            colour = self.ink
        *rgb, alpha = read_colour(colour)
        return self._over(_darkened(rgb) if self.strong and alpha == 1 else rgb, alpha * opacity)

    def _over(self, rgb: list[float], alpha: float) -> str:
        if alpha <= 0:
            return ""
        *below, _ = read_colour(self.paper)
        mixed = (round(alpha * own + (1 - alpha) * under) for own, under in zip(rgb, below, strict=True))
        return "#" + "".join(f"{min(255, max(0, part)):02X}" for part in mixed)

    def on_scale(self, scale: list[tuple[float, str]], share: float) -> str:
        """The colour at a share of a scale of Plotly, on the paper."""
        stops = [(at, read_colour(colour)) for at, colour in scale]
        (low, first), (high, last) = stops[0], stops[-1]
        for (a, one), (b, other) in pairwise(stops):
            if a <= share <= b:
                (low, first), (high, last) = (a, one), (b, other)
        way = min(1.0, max(0.0, (share - low) / ((high - low) or 1)))
        *rgb, alpha = (one + way * (other - one) for one, other in zip(first, last, strict=True))
        return self._over(rgb, alpha)


PALETTES: Final[dict[Scheme, Palette]] = {
    "light": Palette("#FFFFFF", "#20242A", "#5A6069"),
    "dark": Palette("#14181D", "#E6E3DB", "#A6ABB2"),
    "contrast": Palette("#FFFFFF", "#000000", "#000000", strong=True),
}
ACCENTS: Final = (*HUES, NEUTRAL, ACCENT)


def _darkened(rgb: list[float]) -> list[float]:
    """A hue dark enough for white paper: a contrast of ``_ENOUGH``, as WCAG 2 measures it."""
    while 1.05 / (_luminance(rgb) + 0.05) < _ENOUGH:
        rgb = [0.92 * part for part in rgb]
    return rgb


def _luminance(rgb: list[float]) -> float:
    parts = [part / 255 / 12.92 if part <= 10.31 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def read_colour(colour: str) -> Colour:
    """Red, green and blue from 0 to 255 and the opacity; what cannot be read is grey."""
    if match := _RGBA.fullmatch(colour.strip()):
        red, green, blue = (float(part) for part in match.groups()[:3])
        return red, green, blue, float(match[4] or 1)
    hexed = colour if _HEX.fullmatch(colour) else NEUTRAL
    red, green, blue = bytes.fromhex(hexed[1:])
    return red, green, blue, 1.0
