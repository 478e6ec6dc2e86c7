"""Theme tags: each is a link to the reasons for it."""

from collections.abc import Iterable

from lib.figures.style import ThemeStyle
from lib.ui.markup.badges import badge
from lib.ui.markup.elements import Markup, joined
from lib.ui.markup.links import link
from lib.ui.session import address
from lib.ui.session.view import View


def tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> Markup:
    """The themes of an article or of one of its passages; ``chosen`` is the one whose reasons are shown."""
    return _tags(view, themes, key, chosen, faint=False)


def missing_tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> Markup:
    """The themes an article does not carry."""
    return _tags(view, themes, key, chosen, faint=True)


def _tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str, *, faint: bool) -> Markup:
    notes, params = view.score_notes, view.address.with_article(key)
    return joined(_tag(style, params, notes.get(style.id, ""), style.id == chosen, faint) for style in themes)


def _tag(style: ThemeStyle, params: address.Params, note: str, on: bool, faint: bool) -> Markup:
    question = "Why not" if faint else "Why"
    why = {} if on else {"why": [style.id]}
    title = "Close the reasons" if on else f"{question} {style.label}? {note}".strip()
    return link(
        "articles", params | why, badge(style, faint=faint), title=title, current=on, kind="tag on" if on else "tag"
    )
