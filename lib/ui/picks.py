"""What a click on a mark does: it becomes part of the shared filter."""

from dataclasses import replace
from typing import Any

from lib.ui.doors import facets, styles
from lib.ui.filter import set_filter, subcorpus
from lib.ui.opened import from_address, set_opened


def theme(customdata: Any) -> None:
    """Filter by the theme of a clicked bar or point; a second click takes it off."""
    picked = customdata[0] if isinstance(customdata, list | tuple) else customdata
    if picked in styles():
        chosen = subcorpus()
        set_filter(replace(chosen, themes=() if chosen.themes == (picked,) else (picked,), match="any"))


def themes(customdata: Any) -> None:
    """Filter by the two themes of a clicked cell; a second click takes them off."""
    known = styles()
    if isinstance(customdata, list | tuple) and set(customdata) <= set(known):
        picked = tuple(name for name in known if name in customdata)
        chosen = subcorpus()
        again = chosen.themes == picked
        set_filter(replace(chosen, themes=() if again else picked, match="all" if len(picked) > 1 > again else "any"))


def source(customdata: Any) -> None:
    """Filter by the source of a clicked bar; a second click takes it off."""
    if customdata in facets().sources:
        chosen = subcorpus()
        set_filter(replace(chosen, sources=() if chosen.sources == (customdata,) else (customdata,)))


def opens_time(customdata: Any) -> None:
    """Open the passages of a theme, or of all, in the period of a clicked point or bar."""
    match customdata:
        case [theme, str(since), str(until), *_]:
            _open(_themes(theme), f"since.{since}", f"until.{until}")


def opens_pair(customdata: Any) -> None:
    """Open the passages of a clicked cell: those with both themes or, of articles that have both, those with either."""
    match customdata:
        case [str(a), str(b), "articles"] if a != b:
            _open(_themes(a, b), "part.across")
        case [str(a), str(b), *_]:
            _open(_themes(a, b))


def opens_source(customdata: Any) -> None:
    """Open the passages of a theme in the source of a clicked mark."""
    _opens_group("source", customdata)


def opens_topic(customdata: Any) -> None:
    """Open the passages of a theme in the topic of a clicked mark."""
    _opens_group("topic", customdata)


def opens_language(customdata: Any) -> None:
    """Open the passages of a theme in the language of a clicked mark."""
    _opens_group("language", customdata)


def opens_part(customdata: Any) -> None:
    """Open the passages of a theme in titles, in bodies, or in articles that have it in one or both."""
    _opens_group("part", customdata)


def _opens_group(name: str, customdata: Any) -> None:
    match customdata:
        case [str(theme), str(value), *_]:
            _open(_themes(theme), f"{name}.{value}")


def _themes(*names: str | None) -> list[str]:
    return [f"theme.{name}" for name in names if name is not None]


def _open(themes: list[str], *more: str) -> None:
    if mark := from_address((*themes, *more)):
        set_opened(mark)
