"""What a click on a mark does: it becomes part of the shared filter."""

from dataclasses import replace
from typing import Any

from lib.ui.doors import facets, styles
from lib.ui.filter import set_filter, subcorpus


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
