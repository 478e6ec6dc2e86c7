"""HTML with a type: `Markup` is HTML, any other text is text and is escaped where the two meet.

``Markup("<b>{}</b>").format(text)`` escapes its arguments by itself; so do the functions here.
"""

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup, escape

__all__ = ["Markup", "asset", "element", "escape", "joined"]


def element(name: str, /, *inner: str, **attributes: str | int | bool | None) -> Markup:
    """An element with what stands in it: text is escaped, `Markup` is not.

    An attribute's underscores are hyphens (``aria_label``), one at its end is dropped (``class_``). True stands for an
    attribute without a value; one that is False, None or "" is left out.
    """
    tag = Markup(name)
    written = [_attribute(known, value) for known, value in attributes.items() if value not in (False, None, "")]
    return Markup("<{}{}>{}</{}>").format(tag, joined(written), joined(inner), tag)


def _attribute(name: str, value: str | int | bool | None) -> Markup:
    known = Markup(name.rstrip("_").replace("_", "-"))
    return Markup(" {}").format(known) if value is True else Markup(' {}="{}"').format(known, value)


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one after the other, and what stands between them: text is escaped, `Markup` is not."""
    return escape(between).join(parts)


def asset(module: str, name: str) -> str:
    """A file of JavaScript, CSS or HTML that lies beside a module (its ``__file__``)."""
    return Path(module).with_name(name).read_text(encoding="utf-8")
