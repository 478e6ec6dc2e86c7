"""A theme's badge."""

from lib.figures.style import ThemeStyle
from lib.ui.markup.elements import Markup, element


def badge(style: ThemeStyle, *, faint: bool = False) -> Markup:
    """A theme's badge; a faint one stands for a theme that is not there."""
    icon = element("span", style.icon, aria_hidden="true")
    inner = Markup("{} {}").format(icon, style.label)
    return element("span", inner, class_="theme faint" if faint else "theme", style=f"--hue:{style.hue}")
