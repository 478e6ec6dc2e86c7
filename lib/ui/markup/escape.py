"""Making text from data harmless: what is hostile is shown, never read."""

import re
from html import escape

from lib.figures import ThemeStyle
from lib.wording import short

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Where Markdown would make a link of a bare address, escaped or not: an unseen joiner there stops it.
_AUTOLINK = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-]+\.)", re.IGNORECASE)


def label(text: str, longest: int = 80) -> str:
    """Text for a Markdown label: every ASCII punctuation mark is taken literally, line ends become blanks."""
    unlinked = _AUTOLINK.sub("\N{WORD JOINER}", short(text, longest))
    return _PUNCTUATION.sub(r"\\\1", unlinked)


def html(text: str) -> str:
    """Text for an HTML document; a dollar pair stays two dollars."""
    return escape(text).replace("$", "&#36;")


def chip(style: ThemeStyle, faint: bool = False) -> str:
    """A theme's badge as HTML; a faint one stands for a theme that is not there."""
    faintly = " faint" if faint else ""
    icon = f'<span aria-hidden="true">{style.icon}</span>'
    return f'<span class="theme{faintly}" style="--hue:{style.hue}">{icon} {html(style.label)}</span>'
