"""Theme tags: each is a link to the reasons for it."""

from collections.abc import Iterable

from lib.figures.style import ThemeStyle
from lib.ui.markup.badges import badge
from lib.ui.markup.elements import Markup, joined
from lib.ui.markup.links import link
from lib.ui.session import address
from lib.ui.session.view import View

_QUESTIONS = {
    "faint": "Why not",
    "pale": "In passages outside the filter. Why",
    "weak": "Weak evidence, counted only where the filter says so. Why",
}


def tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> Markup:
    """The themes of an article or of one of its passages; ``chosen`` is the one whose reasons are shown."""
    return _tags(view, themes, key, chosen, "")


def weak_tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> Markup:
    """The themes that it has by weak evidence alone."""
    return _tags(view, themes, key, chosen, "weak")


def pale_tags(view: View, themes: Iterable[ThemeStyle], key: str) -> Markup:
    """The themes that an article has only in passages which the filter leaves out."""
    return _tags(view, themes, key, "", "pale")


def missing_tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str = "") -> Markup:
    """The themes an article does not carry."""
    return _tags(view, themes, key, chosen, "faint")


def _tags(view: View, themes: Iterable[ThemeStyle], key: str, chosen: str, kind: str) -> Markup:
    notes, params = view.score_notes, view.address.with_article(key)
    return joined(_tag(style, params, notes.get(style.id, ""), style.id == chosen, kind) for style in themes)


def _tag(style: ThemeStyle, params: address.Params, note: str, on: bool, kind: str) -> Markup:
    question = _QUESTIONS.get(kind, "Why")
    why = {} if on else {"why": [style.id]}
    title = "Close the reasons" if on else f"{question} {style.label}? {note}".strip()
    classes = " ".join(filter(None, ("tag", "on" if on else "", "pale" if kind == "pale" else "")))
    inner = badge(style, faint=kind == "faint", weak=kind == "weak")
    return link("articles", params | why, inner, title=title, current=on, kind=classes)
