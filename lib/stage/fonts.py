"""The stage's type: one face with the glyphs that a briefing needs and no others."""

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pylopdf_fonts_zh_cn import sans_path

# What is written while a briefing is shown, whatever is in it: numbers of an axis, the engine's own words.
_SIGNS = "–—‘’“”†…−×÷·•↑→←↓✓●■◆▲✚★✕，。、：；（）"
_ALWAYS = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))} | set(_SIGNS)

_FEATURES = ["kern", "locl", "mark", "pwid"]  # the last has quotation marks as wide as English wants them


def web_font_of(text: Iterable[str]) -> bytes:
    """Noto Sans SC (OFL) as WOFF2 with the glyphs of a text, Latin among them.

    A character that it lacks is left to the viewer's own fonts.
    """
    return _subset(frozenset(text) | _ALWAYS)


@lru_cache(maxsize=4)
def _subset(characters: frozenset[str]) -> bytes:
    options = Options(flavor="woff2", desubroutinize=True, hinting=False, layout_features=_FEATURES)
    with TTFont(sans_path(), lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=map(ord, characters))
        subsetter.subset(font)
        font.flavor = "woff2"
        written = BytesIO()
        font.save(written)
    return written.getvalue()
