"""The one style sheet of our own HTML; what it draws in must be read on light and dark grounds alike."""

from functools import cache
from pathlib import Path

import streamlit as st

from lib.figures.style import ACCENT, LINE, NEUTRAL
from lib.ui.markup.elements import Markup, element


@cache
def style_sheet(wall: bool) -> Markup:
    """The sheets of all rooms, the same in each run: one that changes has the browser style the page anew."""
    ground = ", ".join(str(st.get_option(f"theme.{scheme}.backgroundColor")) for scheme in ("light", "dark"))
    hues = f"--accent: {ACCENT}; --line: {LINE}; --quiet: {NEUTRAL}; --ground: light-dark({ground})"
    rooms = Path(__file__).parent.parent
    sheets = [rooms / "frame" / "sheet.css", rooms / "markup" / "sheet.css", *sorted(rooms.glob("*/sheet.css"))]
    sheets += [rooms / "frame" / "wall.css"] if wall else []
    sheets.append(rooms / "frame" / "print.css")
    rules = "".join(sheet.read_text(encoding="utf-8") for sheet in dict.fromkeys(sheets))
    return element("style", Markup(f":root {{ {hues} }}\n{rules}"))
