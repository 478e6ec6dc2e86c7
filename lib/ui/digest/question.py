"""What the digest is asked for: the day since which something is new."""

from datetime import date

import streamlit as st

from lib.analyses.digest import DigestQuestion
from lib.ui.session.state import bind
from lib.ui.session.view import View

_NEW = "new"  # its name in the address
_EARLIEST = date(1000, 1, 1)
_HELP = "Words that no article before this day has. Without one: the second half of the articles."


def digest_question(view: View) -> DigestQuestion:
    """The question that the address asks."""
    return DigestQuestion(view.stopwords, view.codebook, view.cutter, _day(view.address.first(_NEW)))


def draw_since(view: View, question: DigestQuestion) -> None:
    """The box for the day."""
    if view.wall:
        return

    def changed(picked: date | None) -> None:
        view.address.write(**{_NEW: picked.isoformat() if picked else None})

    st.date_input(
        "New since",
        value=None,
        key="digest_since",
        format="YYYY-MM-DD",
        min_value=_EARLIEST,
        max_value=date.max,
        help=_HELP,
        width=170,
        on_change=bind("digest_since", question.since, changed),
    )


def _day(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year >= _EARLIEST.year else None
