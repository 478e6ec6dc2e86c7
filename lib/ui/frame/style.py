"""The one style sheet of our own HTML; what it draws in must be read on light and dark grounds alike."""

from functools import cache
from pathlib import Path

import streamlit as st

from lib.figures import ACCENT, LINE
from lib.figures.style import NEUTRAL

_WALL = """
html { font-size: 28px; }
header { display: none; }
.st-key-wall_leave { position: fixed; right: 8px; bottom: 8px; width: auto; opacity: 0; z-index: 10; }
.st-key-wall_leave:hover, .st-key-wall_leave:focus-within { opacity: 1; }
"""


@cache
def style_sheet(wall: bool) -> str:
    """All of it, once a page and the same in each run: a sheet that changes has the browser style the page anew."""
    ground = ", ".join(str(st.get_option(f"theme.{scheme}.backgroundColor")) for scheme in ("light", "dark"))
    hues = f"--accent: {ACCENT}; --line: {LINE}; --quiet: {NEUTRAL}; --ground: light-dark({ground})"
    rules = Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")
    return f"<style>:root {{ {hues} }}\n{rules}{_WALL if wall else ''}</style>"
