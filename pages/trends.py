"""How does the use of words run over time, and where does it change?"""

import streamlit as st

from lib.stats import change_points, robust_trend, trends
from lib.ui import robust, shell
from lib.ui.controls import choose
from lib.ui.trends import PERIODS, course, draw_box, read_terms, why_none
from lib.ui.trends_changes import draw_changes, tested
from lib.ui.trends_drawn import draw_chips, draw_courses, draw_panels

left = shell.begin("trends")
terms = read_terms()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    draw_box(terms)
    period = choose("trends_period", "Time by", "per", PERIODS)
    robust.switch("trends")
unit = robust.unit()

found = course(terms, period)
draw_chips(terms, found)
if sentence := why_none(found, period):
    st.text(sentence)
else:
    changes = tested(found, unit)
    lines, words = st.columns([7, 3], gap="large")
    with lines:
        draw_courses(found, changes, period)
    with words:
        draw_changes(found, changes, period, unit)
    draw_panels(found)

shell.end(trends, change_points, *([robust_trend] if unit else []))
