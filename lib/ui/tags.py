"""Theme tags: each is a link to the reasons for it."""

from collections.abc import Iterable

from lib.figures import ThemeStyle
from lib.ui import address
from lib.ui.gold import score_note
from lib.ui.links import link
from lib.ui.plain import chip

_GAP = "text-decoration:none;color:inherit;margin-right:.4em"
_PRESSED = f"{_GAP};outline:2px solid currentcolor;outline-offset:1px;border-radius:4px"


def tags(themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> str:
    """The themes of an article or of one of its passages; ``chosen`` is the one whose reasons are shown."""
    return "".join(_tag(style, key, chosen, faint=False) for style in themes)


def missing_tags(themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> str:
    """The themes an article does not carry."""
    return "".join(_tag(style, key, chosen, faint=True) for style in themes)


def _tag(style: ThemeStyle, key: str, chosen: str, *, faint: bool) -> str:
    asked = "Why not" if faint else "Why"
    on = style.id == chosen
    why = {} if on else {"why": [style.id]}
    title = "Close the reasons" if on else f"{asked} {style.label}? {score_note(style.id)}".strip()
    return link("articles", address.link(key) | why, chip(style, faint), _PRESSED if on else _GAP, title, on)
