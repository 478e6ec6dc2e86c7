"""A filter narrowed to the passages of some themes, where a filter can say that at all."""

from collections.abc import Sequence
from dataclasses import replace

from lib.model import Subcorpus


def narrow_to_themes(chosen: Subcorpus, themes: Sequence[str]) -> Subcorpus | None:
    """A filter narrowed to passages that carry all of some themes.

    None where no filter says that: "A or B, and C besides". Where the filter asks for any of A and B, passages with A
    are those with A alone.
    """
    if not themes:
        return chosen
    own = () if chosen.match == "any" and set(themes) & set(chosen.themes) else chosen.themes
    if chosen.match == "any" and len(own) > 1:
        return None
    every = tuple(dict.fromkeys((*own, *themes)))
    return replace(chosen, themes=every, match="all" if len(every) > 1 else "any")
