"""What is said of articles whose day is far from all others, and the click that leaves them out."""

from dataclasses import replace

import streamlit as st

from lib.stats import FarDays
from lib.ui.markup.elements import element
from lib.ui.markup.links import link
from lib.ui.session.view import View
from lib.wording import counted, noun


def draw_far_days(view: View, far: FarDays | None) -> None:
    """Small print under a chart over time, where something lies too far off to be drawn in it."""
    if far is None:
        return
    days = str(far.first) if far.first == far.last else f"{far.first} to {far.last}"
    are, others = noun(far.n_articles, "is", "are"), f"the others are from {far.since} to {far.until}"
    said = f"{counted(far.n_articles, 'article')} dated {days} {are} too far off to be drawn here; {others}. "
    near = view.address.with_filter(replace(view.subcorpus, since=far.since, until=far.until))
    leave = "" if view.wall else link(view.address.page, near, "Leave out of all that is counted")
    st.html(element("p", said, leave, style="font-size:.875rem;margin:0"))
