"""Words split by theme, source, topic, month or language: every number opens its passages."""

from functools import partial

from lib.analyses.keywords import Keywords, KeywordsQuestion
from lib.figures.words import (
    MEASURE_LABELS,
    RANKING_LABELS,
    term_group_matrix,
    term_language_bars,
    term_theme_bars,
)
from lib.subcorpora.narrowing import days_of_month
from lib.ui.keywords.open_word import pick, pick_part
from lib.ui.keywords.question import running_words
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import small

_UNSTATED = {"source": "not stated", "topic": "not stated", "month": "no date"}


def draw_themes(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The leading words by the themes of their passages."""
    bars = term_theme_bars(keywords.figure_rows, view.styles, question.measure, keywords.notes.by_name)
    heading = f"{_measure_label(question)} by theme"
    show.figure(view, heading, bars, keywords.exported, "keywords_themes", partial(_pick, view, "theme"))
    small(keywords.notes.verdict)
    if not view.wall:
        longer = ", so a bar may be longer than the count in the list" if question.measure == "count" else ""
        small(f"A passage with two themes counts under both{longer}. The rows are in the order of the list.")


def draw_languages(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The leading words of each language side by side."""
    bars = term_language_bars(keywords.figure_rows, question.by, keywords.notes.by_name)
    each = ", each among its own words" if question.by == "per_1000" else ""
    heading = f"{RANKING_LABELS[question.by]} by language{each}"
    show.figure(view, heading, bars, keywords.exported, "keywords_languages", partial(pick, view))
    small(keywords.notes.verdict)


def draw_groups(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The leading words in the largest sources or topics, or in the latest months."""
    by = question.split
    matrix = term_group_matrix(keywords.figure_rows, question.measure, {"": _UNSTATED[by]}, keywords.notes.by_name)
    heading = f"{_measure_label(question)} by {by}"
    show.figure(view, heading, matrix, keywords.exported, f"keywords_{by}", partial(_pick, view, by))
    small(keywords.notes.verdict)
    if view.wall:
        return
    which = "the latest" if by == "month" else "the largest by articles"
    part = f"{keywords.n_groups_drawn:,} of {keywords.n_groups:,} {by}s: {which}; the CSV has them all. "
    small(
        f"{part if keywords.n_groups_drawn < keywords.n_groups else ''}"
        "The deeper a cell, the nearer to the largest number of its row. Click one to read on."
    )


def _measure_label(question: KeywordsQuestion) -> str:
    """The measure of a part of the text, with the language that a rate is of."""
    if question.measure == "per_1000" and question.language is not None:
        return f"Per 1,000 {running_words(question.language)}"
    return MEASURE_LABELS[question.measure]


def _pick(view: View, by: str, customdata: object) -> None:
    """Open a clicked word in the part that was clicked."""
    match customdata:
        case [str(word), str(group), *_]:
            pick_part(view, [word, *_part_in_address(by, group)])


def _part_in_address(by: str, group: str) -> list[str]:
    if by != "month" or not group:
        return [f"{by}.{group}"]
    first, last = days_of_month(group)
    return [f"since.{first}", f"until.{last}"]
