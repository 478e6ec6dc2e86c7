"""What is compared where the address names no side: the theme with most passages, else a source or a topic."""

import pandas as pd

from lib.model import Subcorpus
from lib.stats import theme_shares
from lib.subcorpora.narrowing import narrow_to_themes
from lib.subcorpora.sides import Side


def usual_side(coverage: pd.DataFrame, within: Subcorpus, themes: tuple[str, ...], *taken: Side) -> Side:
    """The theme with most passages of the selection, else the source or the topic; ``all`` of it without any.

    None that is taken, nor one that is all of the filter: it would leave no rest.
    """
    if theme := _usual_theme(coverage, within, themes, *taken):
        return theme
    whole = coverage["n_passages"].sum()
    for kind in ("source", "topic"):
        sizes = coverage[coverage[kind] != ""].groupby(kind)["n_passages"].sum().sort_values(ascending=False)
        for value in sizes.index[sizes < whole]:
            if (side := Side(kind, str(value))) not in taken:
                return side
    return Side("all")


def _usual_theme(coverage: pd.DataFrame, within: Subcorpus, themes: tuple[str, ...], *taken: Side) -> Side | None:
    """The theme with most passages of the selection, the first of several; None where none sets a part of it apart."""
    shares = theme_shares(coverage, themes)
    parts = shares[(shares["n_passages"] > 0) & (shares["share_passages"] < 1)]
    for theme in parts.sort_values("n_passages", ascending=False, kind="stable")["theme"]:
        side = Side("theme", str(theme))
        if side not in taken and narrow_to_themes(within, (side.value,)) not in {None, within}:
            return side
    return None
