"""What the rules are worth, and how far coders agree, as two tables."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.figures.style import ThemeStyle
from lib.frames import rows
from lib.gold import Coded
from lib.model import LANGUAGE_NAMES
from lib.stats.agreement import Agreement
from lib.stats.scores import Score
from lib.ui.coding.learning import draw_learning
from lib.ui.markup.badges import badge
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.escape import label
from lib.ui.markup.table import Cells, cells_table
from lib.ui.session.scores import FEW, SUBJECT_TEXTS, codings, on_subject, scores_and_agreement, show_rules
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import noun

Styles = dict[str, ThemeStyle]
_UNBLIND = "Results so far: to open them unblinds you, and what you change afterwards is marked"
_COLUMNS = {
    "n": "Passages coded",
    "f1": "F1",
    "f1_low": "Lowest likely F1",
    "f1_high": "Highest likely F1",
    "f1_strict": "F1, doubts as no",
    "f1_lenient": "F1, doubts as yes",
}


def coding_results(view: View, blind: bool) -> None:
    """The rules against all codings so far, and the coders against each other; before a blind coder, closed."""
    everyone, problems = codings(view.live)
    for problem in problems:
        st.warning(label(str(problem), 400), icon=":material/warning:")
    if not blind:
        _draw_results(view, everyone)
        return
    results = st.expander(_UNBLIND, icon=":material/visibility_off:", key="coding_results", on_change="rerun")
    if results.open:
        with results:
            _draw_results(view, everyone)


def _draw_results(view: View, everyone: Sequence[Coded]) -> None:
    styles = view.styles
    if not everyone:
        st.markdown("No passage has been coded yet; what the rules are worth shows here once some are.")
        return
    show_rules(everyone)
    scored, agreed = scores_and_agreement(view.live, tuple(styles))
    names = {theme: badge(style) for theme, style in styles.items()} | {"macro": "Mean of the themes"}
    n = int(scored["n"].max())
    grid = st.grid(1 if view.wall else 2, min_column_width=600, gap="large")
    with grid.cell():
        show.header(
            view, f"The rules against {n:,} coded {noun(n, 'passage')}", scored, "coding_scores", columns=_COLUMNS
        )
        st.html(_score_table(view, scored, names))
        st.markdown(_small([_measured_on(on_subject(tuple(everyone), view.coder)), *_score_notes(scored, everyone)]))
    with grid.cell():
        show.header(view, "Agreement between coders", agreed, "coding_agreement")
        if agreed["n_passages"].any():
            st.html(_agreement_table(view, agreed, names))
            if agreed["n_passages"].max() < FEW:
                st.markdown(_small([f"Fewer than {FEW} passages coded twice: says little yet."]))
        else:
            st.markdown("No passage has been coded by two people yet. One in five that you are given is another's.")
    draw_learning(view, everyone)


def _measured_on(share: float) -> str:
    """On what kind of text the figures were measured."""
    kind = "ordinary news" if share < SUBJECT_TEXTS else "texts about the subject"
    return f"Measured on {kind}: {share:.0%} of these passages, as they stand for the corpus, are about the subject."


def _score_notes(scored: pd.DataFrame, everyone: Sequence[Coded]) -> list[str]:
    """What the table does not say of itself."""
    notes = []
    if scored["n"].max() < FEW:
        notes.append(f"Fewer than {FEW} passages: says little yet.")
    if len({coding.weight for coding in everyone}) > 1:
        notes.append("The figures are weighted back to the corpus: a passage counts for as many as it stands for.")
    every = scored[scored["language"] == "all"]["n"]
    if every.min() < every.max():
        left_out = "A theme that the coder was unsure of, or coders are split on, is left out for that passage"
        notes.append(f"{left_out}: some rows have fewer.")
    if n := sum(coding.seen for coding in everyone):
        notes.append(f"Answers changed after the coder had seen what the rules say: {n:,}.")
    return notes


def _small(notes: Sequence[str]) -> str:
    return f":small[{' '.join(notes)}]" if notes else ""


def _score_table(view: View, scored: pd.DataFrame, names: Mapping[str, str]) -> Markup:
    languages = [language for language in LANGUAGE_NAMES if (scored["language"] == language).any()]
    by_language = {language: scored[scored["language"] == language].set_index("theme")["f1"] for language in languages}
    head = ["Theme", "Passages", "With it", "Precision", "Recall", "F1"]
    head += [] if view.wall else ["95% interval of F1"]
    head += [f"F1 {LANGUAGE_NAMES[language]}" for language in languages]
    cells = [
        [
            names[row.theme],
            f"{row.n:,}",
            f"{row.n_positive:,}",
            _number(row.precision),
            _number(row.recall),
            element("strong", _number(row.f1)),
            *([] if view.wall else [_interval(row.f1_low, row.f1_high)]),
            *(_number(f1[row.theme]) for f1 in by_language.values()),
        ]
        for row in rows(scored[scored["language"] == "all"], Score)
    ]
    return _table(view, head, cells)


def _agreement_table(view: View, agreed: pd.DataFrame, names: Mapping[str, str]) -> Markup:
    head = ["Theme", "Passages", "Coders", "Say the same", "Alpha"]
    cells = [
        [
            names[row.theme],
            f"{row.n_passages:,}",
            f"{row.n_coders:,}",
            f"{row.agreement:.0%}",
            element("strong", _number(row.alpha)),
        ]
        for row in rows(agreed, Agreement)
    ]
    return _table(view, head, cells)


def _number(value: float) -> str:
    """Two digits, or a dash where there was nothing to measure."""
    return "–" if value != value else f"{value:.2f}"


def _interval(low: float, high: float) -> str:
    return "–" if low != low else f"{_number(low)} to {_number(high)}"


def _table(view: View, heads: Sequence[str], cells: Sequence[Sequence[str]]) -> Markup:
    """Numbers under headings; the first cell of a row is its name."""
    return cells_table(heads, map(Cells, cells), "scores", named_rows=True).html(view)
