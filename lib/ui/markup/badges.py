"""A theme's badge."""

from lib.figures.style import ThemeStyle
from lib.ui.markup.elements import Markup, element


def badge(style: ThemeStyle, *, faint: bool = False, weak: bool = False) -> Markup:
    """A theme's badge; a faint one stands for a theme that is not there, one with a dashed edge for a weak one."""
    icon = element("span", style.icon, aria_hidden="true")
    inner = Markup("{} {}").format(icon, style.label)
    kind = "theme faint" if faint else "theme weak" if weak else "theme"
    return element("span", inner, class_=kind, style=f"--hue:{style.hue}")
