"""What a click on a mark does: it opens the passages behind it."""

from lib.ui.session.view import View
from lib.ui.widgets.marks import from_address
from lib.ui.widgets.opened import set_opened


def open_theme(view: View, customdata: object) -> None:
    """Open the passages of the theme of a clicked bar."""
    if isinstance(customdata, str):
        _open(view, _themes(customdata))


def open_articles_of(view: View, customdata: object) -> None:
    """Open the passages of the source of a clicked bar, whatever their theme."""
    if isinstance(customdata, str):
        _open(view, [], f"source.{customdata}")


def open_period(view: View, customdata: object) -> None:
    """Open the passages of a theme, or of all, in the period of a clicked point or bar."""
    match customdata:
        case [str() | None as theme, str(since), str(until), *_]:
            _open(view, _themes(theme), f"since.{since}", f"until.{until}")


def open_pair(view: View, customdata: object) -> None:
    """Open the passages of a clicked cell: those with both themes or, of articles that have both, those with either."""
    match customdata:
        case [str(a), str(b), "articles"] if a != b:
            _open(view, _themes(a, b), "part.across")
        case [str(a), str(b), *_]:
            _open(view, _themes(a, b))


def open_source(view: View, customdata: object) -> None:
    """Open the passages of a theme in the source of a clicked mark."""
    _open_group(view, "source", customdata)


def open_topic(view: View, customdata: object) -> None:
    """Open the passages of a theme in the topic of a clicked mark."""
    _open_group(view, "topic", customdata)


def open_language(view: View, customdata: object) -> None:
    """Open the passages of a theme in the language of a clicked mark."""
    _open_group(view, "language", customdata)


def open_part(view: View, customdata: object) -> None:
    """Open the passages of a theme in titles, in bodies, or in articles that have it in one or both."""
    _open_group(view, "part", customdata)


def _open_group(view: View, name: str, customdata: object) -> None:
    match customdata:
        case [str(theme), str(value), *_]:
            _open(view, _themes(theme), f"{name}.{value}")


def _themes(*names: str | None) -> list[str]:
    return [f"theme.{name}" for name in names if name is not None]


def _open(view: View, themes: list[str], *more: str) -> None:
    if mark := from_address(view, (*themes, *more)):
        set_opened(view, mark)
