"""How does the use of words run over time, and where does it change?"""

import streamlit as st

from lib.stats import change_points, leave_one_out_changes, trends
from lib.ui.frame import page
from lib.ui.leave_one_out.switch import draw_switch, unit_left_out
from lib.ui.trends.changes import draw_changes, tested
from lib.ui.trends.courses import draw_chips, draw_courses, draw_panels
from lib.ui.trends.question import PERIODS, course, draw_box, read_terms, why_none
from lib.ui.widgets.choices import choose

view = page.begin("trends")
terms = read_terms(view)
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    draw_box(view, terms)
    period = choose(view, "trends_period", "Time by", "per", PERIODS)
    draw_switch(view, "trends")
unit = unit_left_out(view)

found = course(view, terms, period)
draw_chips(view, terms, found)
if sentence := why_none(view, found, period):
    st.text(sentence)
else:
    changes = tested(view, found, unit)
    lines, words = st.columns([7, 3], gap="large")
    with lines:
        draw_courses(view, found, changes, period)
    with words:
        draw_changes(view, found, changes, period, unit)
    draw_panels(view, found)

page.end(view, trends, change_points, *([leave_one_out_changes] if unit else []))
