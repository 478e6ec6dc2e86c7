"""Theme tags: each is a link to the reasons for it."""

from collections.abc import Iterable

from lib.figures import ThemeStyle
from lib.ui import address
from lib.ui.gold import score_notes
from lib.ui.links import link
from lib.ui.plain import chip


def tags(themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> str:
    """The themes of an article or of one of its passages; ``chosen`` is the one whose reasons are shown."""
    return _tags(themes, key, chosen, faint=False)


def missing_tags(themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> str:
    """The themes an article does not carry."""
    return _tags(themes, key, chosen, faint=True)


def _tags(themes: Iterable[ThemeStyle], key: str, chosen: str, *, faint: bool) -> str:
    notes, params = score_notes(), address.link(key)
    return "".join(_tag(style, params, notes.get(style.id, ""), style.id == chosen, faint) for style in themes)


def _tag(style: ThemeStyle, params: address.Read, note: str, on: bool, faint: bool) -> str:
    asked = "Why not" if faint else "Why"
    why = {} if on else {"why": [style.id]}
    title = "Close the reasons" if on else f"{asked} {style.label}? {note}".strip()
    return link("articles", params | why, chip(style, faint), title=title, current=on, kind="tag on" if on else "tag")
