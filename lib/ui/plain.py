"""Making text from data harmless: what is hostile is shown, never read."""

import re
from html import escape

import pandas as pd

from lib.figures import ThemeStyle

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Where Markdown would make a link of a bare address, escaped or not: an unseen joiner there stops it.
_AUTOLINK = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-]+\.)", re.IGNORECASE)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")


def label(text: str, longest: int = 80) -> str:
    """Text for a Markdown label: every ASCII punctuation mark is taken literally, line ends become blanks."""
    unlinked = _AUTOLINK.sub("\N{WORD JOINER}", short(text, longest))
    return _PUNCTUATION.sub(r"\\\1", unlinked)


def short(text: str, longest: int) -> str:
    """Text in one line, cut where it is longer."""
    return " ".join((text if len(text) <= longest else text[: longest - 1] + "…").split())


def html(text: str) -> str:
    """Text for an HTML document; a dollar pair stays two dollars."""
    return escape(text).replace("$", "&#36;")


def csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV for a spreadsheet: UTF-8 with a mark, and no cell that would run as a formula."""
    return str(inert(frame).to_csv(index=False)).encode("utf-8-sig")


def inert(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of a frame in which no text would run as a formula in a spreadsheet, and lists are texts."""
    safe = frame.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = [_inert(value) for value in safe[column]]
    return safe


def _inert(value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        value = value.replace("\r", " ")
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def chip(style: ThemeStyle, faint: bool = False) -> str:
    """A theme's badge as HTML; a faint one stands for a theme that is not there."""
    faintly = " faint" if faint else ""
    icon = f'<span aria-hidden="true">{style.icon}</span>'
    return f'<span class="theme{faintly}" style="--hue:{style.hue}">{icon} {html(style.label)}</span>'
