"""The one style sheet of our own HTML; what it draws in must be read on light and dark grounds alike."""

from functools import cache

import streamlit as st

from lib.figures.style import ACCENT, LINE, NEUTRAL
from lib.ui.markup.elements import Markup, asset, element


@cache
def style_sheet(wall: bool) -> Markup:
    """All of it, once a page and the same in each run: a sheet that changes has the browser style the page anew."""
    ground = ", ".join(str(st.get_option(f"theme.{scheme}.backgroundColor")) for scheme in ("light", "dark"))
    hues = f"--accent: {ACCENT}; --line: {LINE}; --quiet: {NEUTRAL}; --ground: light-dark({ground})"
    sheets = ("sheet.css", "wall.css") if wall else ("sheet.css",)
    rules = "".join(asset(__file__, name) for name in sheets)
    return element("style", Markup(f":root {{ {hues} }}\n{rules}"))
