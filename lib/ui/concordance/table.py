"""The lines of a concordance as a table: the keyword in the middle, the words that sort them marked, one line open."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from lib.analyses.concordance import ConcordanceQuestion, Line, LinePassage
from lib.corpus.contexts import LineRow
from lib.frames import rows
from lib.ui.concordance.passage import passage_html
from lib.ui.markup.elements import Markup, element, escape, joined
from lib.ui.markup.links import link
from lib.ui.markup.passages import carried
from lib.ui.markup.table import Column, Sort, Table
from lib.ui.session.view import View

USUAL = ("R1", "R2", "R3")
# What a click on a head sorts by, by the first letter of an order that begins with it.
_SORTS = {"L": "L1,L2,L3", "k": "keyword,R1,R2", "R": "R1,R2,R3", "s": "source,date", "d": "date"}
ONE_LINE = 10  # words on each side: more are shown in as many lines as they take
_ON_WALL = ("left", "key", "right", "date")
_PALE = ";opacity:.55"


def line_table(view: View, lines: pd.DataFrame, question: ConcordanceQuestion, opened: LinePassage | None) -> Markup:
    """Lines, with the passage of the one that is open below it."""
    passage = passage_html(view, opened) if opened else Markup()
    columns = _columns(view, question, opened)

    def current(row: LineRow) -> bool:
        return opened is not None and Line.from_row(row) == opened.line

    return Table(
        [column for column in columns if column.kind in _ON_WALL] if view.wall else columns,
        rows(lines, LineRow),
        "kwic many" if question.window > ONE_LINE else "kwic",
        sort=Sort(_SORTS[question.sort[0][0]]),
        usual=Sort(",".join(USUAL)),
        current=current,
        below=lambda row: passage if current(row) else "",
        below_kind="opened",
    ).html(view)


def _columns(view: View, question: ConcordanceQuestion, opened: LinePassage | None) -> list[Column[LineRow]]:
    def left(row: LineRow) -> Markup:
        return element("bdi", element("span", _sides(row, question)[0]), dir="ltr", lang=row.language)

    def keyword(row: LineRow) -> Markup:
        text = element("bdi", row.keyword)
        if not view.wall:
            line = Line.from_row(row)
            params = view.address.without("line") | {"line": [str(line)]}
            current = opened is not None and line == opened.line
            text = link("concordance", params, text, "", f"Read the passage: {row.title}", current)
        return _leveled("keyword", question, text)

    def right(row: LineRow) -> Markup:
        return element("bdi", element("span", _sides(row, question)[1]), lang=row.language)

    def source(row: LineRow) -> Markup:
        return _leveled("source", question, row.source or "not stated")

    def day(row: LineRow) -> Markup:
        return _leveled("date", question, str(row.published_on) if row.published_on is not None else "no date")

    def themes(row: LineRow) -> Markup:
        styles = [(style, "") for style in carried(row.themes & ~row.weak, view.styles)]
        styles += [(style, " (weak)") for style in carried(row.weak, view.styles)]
        icons = (
            element("span", style.icon, style=f"color:{style.hue}{_PALE if weak else ''}", title=style.label + weak)
            for style, weak in styles
        )
        labels = ", ".join(style.label + weak for style, weak in styles)
        return element("span", *icons, role="img", aria_label=labels or "no theme")

    return [
        Column("Left", left, *_sort("L"), rising=True, turns=False, kind="left"),
        Column("Keyword", keyword, *_sort("k"), rising=True, turns=False, kind="key"),
        Column("Right", right, *_sort("R"), rising=True, turns=False, kind="right"),
        Column("Source", source, *_sort("s"), rising=True, turns=False, kind="source"),
        Column("Date", day, *_sort("d"), turns=False, kind="date"),
        Column("Themes", themes, kind="themes"),
    ]


def _sort(begins: str) -> tuple[str, str]:
    """What a head sorts by, and its tooltip."""
    order = _SORTS[begins]
    return order, f"Sort by {order.replace(',', ' ')}"


def _leveled(name: str, question: ConcordanceQuestion, inner: str) -> Markup:
    """A cell, marked where it is one of the levels that the lines are sorted by."""
    return (
        element("span", inner, class_=f"k{question.sort.index(name) + 1}") if name in question.sort else escape(inner)
    )


def _sides(row: LineRow, question: ConcordanceQuestion) -> tuple[Markup, Markup]:
    """The text left and right of a hit, with the words the lines are sorted by marked by their level."""
    begin, end = len(row.left), len(row.left) + len(row.keyword)
    tokens = question.cutter.tokens(row.left + row.keyword + row.right)
    before = [token for token in reversed(tokens) if token.end <= begin]
    after = [token for token in tokens if token.start >= end]
    marks: dict[str, list[tuple[int, int, int]]] = {"L": [], "R": []}
    for level, name in enumerate(question.sort, start=1):
        beside = {"L": before, "R": after}.get(name[0], [])
        if beside and int(name[1]) <= len(beside):
            token, shift = beside[int(name[1]) - 1], end if name[0] == "R" else 0
            marks[name[0]].append((token.start - shift, token.end - shift, level))
    ends = [token.end for token in tokens if token.language == "zh"]
    left = _marked(row.left, marks["L"], [at for at in ends if at < begin])
    return left, _marked(row.right, marks["R"], [at - end for at in ends if at > end])


def _marked(text: str, marks: Sequence[tuple[int, int, int]], breaks: Sequence[int]) -> Markup:
    """A text with its marks, and with room to break behind Chinese words alone."""
    levels = {(start, end): level for start, end, level in marks}
    edges = sorted({0, len(text), *breaks, *(edge for start_end in levels for edge in start_end)})
    parts: list[Markup] = []
    for start, end in pairwise(edges):
        inner = escape(text[start:end])
        level = next((own for (first, last), own in levels.items() if first <= start and end <= last), 0)
        parts.append(element("mark", inner, class_=f"k{level}") if level else inner)
        if end in breaks:
            parts.append(Markup("<wbr>"))
    return joined(parts)
