"""What sets the two sides apart: how it is counted, both figures, the table, and the way from a word to its lines."""

import streamlit as st

from lib.analyses.comparison.counts import Options
from lib.analyses.comparison.key_words import KeyWords, analyse_comparison
from lib.errors import QueryError
from lib.figures.words import ContrastAxes, SideStyles, keyness_bars, keyness_contrast, keyness_headline
from lib.log import refused
from lib.stats import LEVEL
from lib.subcorpora.sides import Comparison
from lib.ui.compare.sides import why_this_side
from lib.ui.compare.sizes import draw_refusal, draw_sizes
from lib.ui.compare.styles import left_side, side_links, sides_in_words, styled
from lib.ui.compare.table import compare_table
from lib.ui.leave_one_out.switch import unit_left_out
from lib.ui.markup.escape import label
from lib.ui.session.navigation import go
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import small
from lib.wording import counted

_ROW, _ABOVE, _LOWEST = 21, 80, 420


def draw_comparison(view: View, pair: Comparison, options: Options, axes: ContrastAxes) -> None:
    """The sizes of both sides, the figures and the table; or a sentence that says why there are none."""
    sides = styled(view, pair)
    about = st.container(gap=None, key="compare_about")
    with about:
        if not draw_sizes(view, pair, sides):
            return
    unit = unit_left_out(view, *(side for side in (pair.target, pair.reference) if side is not None))
    try:
        key_words = view.ask(analyse_comparison, pair, options, (view.codebook, view.cutter), unit)
    except QueryError as error:
        draw_refusal(_with_names(refused(error), sides))
        return
    if key_words.tested.empty:
        draw_refusal(f"No {options.noun} occurs {options.min_count} times. Ask for fewer occurrences under “Options”.")
        return
    with about:
        _draw_verdict(key_words)
    _draw_figures(view, pair, options, axes, key_words)
    _draw_notes(view, pair, options, key_words)
    if not view.wall:
        compare_table(view, key_words, sides, side_links(view, pair), unit)


def _draw_figures(view: View, pair: Comparison, options: Options, axes: ContrastAxes, key_words: KeyWords) -> None:
    sides = styled(view, pair)
    height = max(_LOWEST, 2 * options.top * _ROW + _ABOVE)
    links = side_links(view, pair)

    def pick(customdata: object) -> None:
        match customdata:
            case [str(term), "target" | "reference" as side]:
                go(view.address, "concordance", links[side] | {"node": [term]})

    grid = st.grid(2, min_column_width=740 if view.wall else 390, gap="large")
    with grid.cell():
        bars = keyness_bars(key_words.leading, sides, options.by, height, left_side(pair))
        heading = keyness_headline(key_words.tested, sides, options.noun)
        show.figure(view, heading, bars, key_words.leading, "compare_bars", pick, sides_in_words(sides))
    with grid.cell():
        points = keyness_contrast(key_words.tested, sides, axes, height, left_side(pair))
        heading = f"{counted(len(key_words.tested), options.noun)} compared"
        show.figure(view, heading, points, key_words.tested, "compare_points", pick, sides_in_words(sides))


def _draw_verdict(key_words: KeyWords) -> None:
    """What is to be thought of the figures, before them: whether any difference is sure."""
    chance = (
        f"**No difference here is sure:** each may be chance (p over {LEVEL}). It would take larger sides, or a milder"
    )
    sure = (key_words.tested["p_adjusted"] <= LEVEL).any()
    small("" if sure else f"{chance} correction under Options.")


def _draw_notes(view: View, pair: Comparison, options: Options, key_words: KeyWords) -> None:
    """How to read the figures, and what hangs on what."""
    sentences = [
        label(key_words.verdict, 300),
        f"Beside a bar: occurrences in A : in B. Pale and hollow marks may be chance (p over {LEVEL}).",
        "" if view.wall else "Click a mark for its lines.",
        label(why_this_side(view, pair), 300),
    ]
    if options.what == "concepts":
        sentences.append("A rate is per 1,000 mentions of all concepts and actors, in either language.")
    elif len({side.value for side in (pair.a, pair.b) if side.kind == "language"}) == 2:
        sentences.append("Two languages share few words: count concepts and actors to compare what they speak of.")
    if None in {pair.target, pair.reference}:
        sentences.append("The rest cannot be filtered for: its words open in all that the filter leaves.")
    st.markdown(f":small[{' '.join(filter(None, sentences))}]")


def _with_names(sentence: str, sides: SideStyles) -> str:
    for name, style in (("The target", sides["target"]), ("The reference", sides["reference"])):
        sentence = sentence.replace(name, f"{style.letter}, {style.label},")
    return sentence
