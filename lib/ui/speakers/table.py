"""The speakers as a table: each opens its passages."""

import pandas as pd
import streamlit as st

from lib.analyses.leave_one_out import MARK
from lib.analyses.speakers import SpeakerRow
from lib.frames import rows
from lib.model import SpeakerKind
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.markup.pager import chosen_slice, pages_html
from lib.ui.markup.table import Column, Sort, Table, chosen_sort, sorted_frame
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted

PAGE_SIZE, ON_WALL = 25, 10
KINDS: dict[SpeakerKind, str] = {"name": "", "role": "by office", "group": "unnamed"}
_USUAL = Sort("n_passages")


def speaker_table(view: View, listed: pd.DataFrame, who: str) -> None:
    """A page of the speakers, most passages first or as a head sorts them; ``who`` is the one that is open."""
    columns = _columns(view)
    sort = chosen_sort(view, columns, _USUAL)
    ordered = sorted_frame(listed, columns, sort) if sort != _USUAL else listed
    show.header(view, counted(len(listed), "speaker"), lambda: _exported(view, ordered), "speakers_table")
    at = chosen_slice(view, len(ordered), PAGE_SIZE)
    shown = ordered.head(ON_WALL) if view.wall else ordered.iloc[at.offset : at.offset + at.size]
    table = Table(
        columns,
        rows(shown, SpeakerRow),
        "speakers",
        sort=sort,
        usual=_USUAL,
        current=lambda row: row.speaker == who,
        region="Speakers",
    )
    pages = Markup() if who else pages_html(view, at, len(ordered))
    st.html(table.html(view) + pages)


def _columns(view: View) -> list[Column[SpeakerRow]]:
    def name(row: SpeakerRow) -> Markup:
        params = view.address.without("who", "at") | {"who": [row.speaker]}
        opening = link("speakers", params, row.speaker, "color:inherit", title="Read the passages", name=row.speaker)
        return opening + (element("span", f" {MARK}", title=row.note) if row.note else Markup())

    return [
        Column("Who", name, "speaker", "By name", rising=True, names_row=True),
        Column("Kind", lambda row: KINDS[row.kind]),
        Column("Passages", lambda row: f"{row.n_passages:,}", "n_passages", "Passages in which it speaks", kind="n"),
        Column("Articles", lambda row: f"{row.n_articles:,}", "n_articles", "Articles in which it speaks", kind="n"),
        Column("Themes of these passages", lambda row: _themes(view, row.themes)),
    ]


def _themes(view: View, counts: tuple[int, ...]) -> Markup:
    """How many of the passages carry each theme, those with none left out."""
    parts = (
        element("span", element("span", style.icon, style=f"color:{style.hue}"), f" {n:,}", title=style.label)
        for style, n in zip(view.styles.values(), counts, strict=True)
        if n
    )
    return joined(parts, " ")


def _exported(view: View, listed: pd.DataFrame) -> pd.DataFrame:
    frame = listed.drop(columns="themes")
    for number, style in enumerate(view.styles.values()):
        frame[style.label] = [counts[number] for counts in listed["themes"]]
    return frame
