"""Notes and passages of the page of themes."""

from functools import partial

import streamlit as st

from lib.analyses.evidence import ShownPassages
from lib.analyses.pins import Behind, behind_mark
from lib.analyses.themes import Themes, every_passage_by_strength, strongest_of_theme
from lib.figures.themes import FEW_ARTICLES, MIN_EXPECTED
from lib.model import CountingUnit
from lib.subcorpora.marks import Mark
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose
from lib.ui.widgets.notes import note, of_all_note, undated_note
from lib.ui.widgets.opened import draw_in_columns
from lib.ui.widgets.passages import passages_tools

STRONGEST = 6


def note_on_time(view: View, answer: Themes, unit: CountingUnit) -> None:
    """How to read the points in time, what they are shares of, and what is not among them."""
    note(
        of_all_note(answer.of, unit) if view.subcorpus.themes else "",
        f"A hollow point stands on fewer than {FEW_ARTICLES} articles; a line breaks where there are none.",
        "" if view.wall else "Points that meet are rings; click one to read its passages.",
        undated_note(answer.n_undated),
    )


def note_on_pairs() -> None:
    """How to read the matrix."""
    note(f"1× is chance; a lift in brackets is uncertain: chance alone would give fewer than {MIN_EXPECTED}.")


def draw_strongest(view: View) -> None:
    """The passages with most evidence for a theme, with the rules that fired."""
    styles = view.styles
    top = st.container()
    options = {theme: f"{style.icon} {label(style.label)}" for theme, style in styles.items()}
    theme = choose(view, "themes_strongest", "Theme", "strongest", options)
    strongest = view.ask(strongest_of_theme, view.subcorpus, theme, STRONGEST)
    passages = strongest.passages
    heading = f"Strongest passages: {styles[theme].icon} {styles[theme].label}"
    every = partial(every_passage_by_strength, view.corpus, view.subcorpus, theme)
    with top:
        behind = partial(_strongest, view, theme)
        st.html(show.heading_html(heading, *passages_tools(view, heading, "themes_strong", every, behind)))
    if passages.empty:
        st.text("No passage of this selection carries this theme. Choose another, or drop a filter.")
        return
    if view.wall:
        draw_in_columns(view, ShownPassages(passages.head(2), strongest.hits))
    else:
        draw_in_columns(view, strongest, rules_of=theme)


def _strongest(view: View, theme: str, _most: int) -> Behind:
    """The passages that are shown, and how many carry the theme."""
    mark, label = Mark((theme,)), f"Strongest passages: {view.styles[theme].label}"
    return behind_mark(view.corpus, view.subcorpus, mark, label, STRONGEST)
