"""Words and passages of the page of themes."""

import streamlit as st

from lib import corpus as queries
from lib.figures import EXPECTED, FEW, ThemeStyle
from lib.stats import Totals
from lib.ui import show
from lib.ui.controls import choose
from lib.ui.doors import ask
from lib.ui.filter import subcorpus
from lib.ui.opened import in_columns
from lib.ui.plain import label
from lib.ui.shell import on_wall

STRONGEST = 6


def note(*sentences: str) -> None:
    """Small print under a chart, in a place that is there whether there is something to say or not."""
    st.markdown(f":small[{' '.join(filter(None, sentences)) or '&nbsp;'}]")


def note_on_time(left: Totals) -> None:
    """How to read the points in time, and what is not among them."""
    undated = left.n_articles - left.n_dated
    n = "1 article states" if undated == 1 else f"{undated:,} articles state"
    note(
        f"A hollow point stands on fewer than {FEW} articles.",
        "" if on_wall() else "Points that would meet stand side by side; click one to read its passages.",
        f"{n} no date and {'is' if undated == 1 else 'are'} not here." if undated else "",
    )


def note_on_pairs() -> None:
    """How to read the matrix."""
    note(f"1× is chance; a lift in brackets is uncertain: chance alone would give fewer than {EXPECTED}.")


def strongest_passages(styles: dict[str, ThemeStyle]) -> None:
    """The passages with most evidence for a theme, with the rules that fired."""
    top = st.container()
    options = {theme: f"{style.icon} {label(style.label)}" for theme, style in styles.items()}
    theme = choose("themes_strongest", "Theme", "strongest", options)
    found = ask(queries.strongest_passages, subcorpus(), theme, STRONGEST)
    shown = found[["title", "source", "published_on", "language", "text", "n_rules", "n_words", "density", "key"]]
    with top:
        show.header(f"Strongest passages: {styles[theme].icon} {styles[theme].label}", shown, "themes_strong")
    if found.empty:
        st.text("No passage of this selection carries this theme. Choose another, or drop a filter.")
        return
    in_columns(found.head(2) if on_wall() else found, styles, rules_of=None if on_wall() else theme)
