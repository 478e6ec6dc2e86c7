"""What sets the two sides apart: how it is counted, both figures, the table, and the way from a word to its lines."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses.comparison import Options, compare
from lib.errors import QueryError
from lib.figures.words import ContrastAxes, SideStyles, keyness_bars, keyness_contrast, keyness_headline
from lib.log import refused
from lib.stats import LEVEL
from lib.subcorpora.sides import Comparison
from lib.ui.compare.counts import leading
from lib.ui.compare.sizes import draw_sizes, say
from lib.ui.compare.styles import links_of, styled
from lib.ui.compare.table import compare_table
from lib.ui.markup.escape import label
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted

ON_WALL = 9
_ROW, _ABOVE, _LOWEST = 21, 80, 420


def draw_comparison(view: View, pair: Comparison, options: Options, axes: ContrastAxes) -> None:
    """The sizes of both sides, the figures and the table; or a sentence that says why there are none."""
    sides = styled(view, pair)
    if not draw_sizes(view, pair, sides):
        return
    try:
        found = view.ask(compare, pair, options, view.codebook, view.cutter)
    except QueryError as error:
        say(_with_names(refused(error), sides))
        return
    if found.tested.empty:
        say(f"No {options.noun} occurs {options.min_count} times. Ask for fewer occurrences under “Options”.")
        return
    words, verdict = leading(view, pair, options, found, min(options.top, ON_WALL) if view.wall else options.top)
    _draw_figures(view, pair, options, axes, sides, found.tested, words)
    _draw_notes(view, pair, options, verdict, sure=bool((found.tested["p_adjusted"] <= LEVEL).any()))
    if not view.wall:
        compare_table(view, words, found.tested, sides, links_of(view, pair))


def _draw_figures(
    view: View,
    pair: Comparison,
    options: Options,
    axes: ContrastAxes,
    sides: SideStyles,
    found: pd.DataFrame,
    words: pd.DataFrame,
) -> None:
    height = max(_LOWEST, 2 * (ON_WALL if view.wall else options.top) * _ROW + _ABOVE)
    links = links_of(view, pair)

    def pick(customdata: Any) -> None:
        match customdata:
            case [str(term), "target" | "reference" as side]:
                go("concordance", links[side] | {"node": [term]})

    grid = st.grid(2, min_column_width=740 if view.wall else 390, gap="large")
    with grid.cell():
        bars = keyness_bars(words, sides, options.by, height)
        show.figure(view, keyness_headline(sides), bars, words, "compare_bars", pick)
    with grid.cell():
        points = keyness_contrast(found, sides, axes, height)
        heading = f"{counted(len(found), options.noun)} compared"
        show.figure(view, heading, points, found, "compare_points", pick)


def _draw_notes(view: View, pair: Comparison, options: Options, verdict: str, *, sure: bool) -> None:
    """How to read the figures."""
    said = [
        label(verdict, 300),
        f"Beside a bar: occurrences in A : in B. Pale and hollow marks may be chance (p over {LEVEL}).",
        "" if view.wall else "Click a mark for its lines.",
    ]
    if not sure:
        said.append("No difference here is sure: it would take larger sides, or a milder correction under Options.")
    if options.what == "concepts":
        said.append("A rate is per 1,000 mentions of all concepts and actors, in either language.")
    elif len({side.value for side in (pair.a, pair.b) if side.kind == "language"}) == 2:
        said.append("Two languages share few words: count concepts and actors to compare what they speak of.")
    if None in {pair.target, pair.reference}:
        said.append("The rest cannot be filtered for: its words open in all that the filter leaves.")
    st.markdown(f":small[{' '.join(filter(None, said))}]")


def _with_names(sentence: str, sides: SideStyles) -> str:
    for said, style in (("The target", sides["target"]), ("The reference", sides["reference"])):
        sentence = sentence.replace(said, f"{style.letter}, {style.label},")
    return sentence
