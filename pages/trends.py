"""How does the use of words run over time, and where does it change?"""

import streamlit as st

from lib.analyses.rises import analyse_rises
from lib.analyses.trends import analyse_trends
from lib.stats import change_points, leave_one_out_changes, theme_shifts, trends
from lib.ui.frame import page
from lib.ui.leave_one_out.switch import draw_switch, unit_left_out
from lib.ui.trends.changes import draw_changes
from lib.ui.trends.courses import draw_courses, draw_panels, draw_terms
from lib.ui.trends.question import (
    PERIODS,
    chosen_slots,
    draw_refusals,
    draw_term_box,
    rises_question,
    term_styles,
    trends_question,
    why_no_course,
)
from lib.ui.trends.rises import draw_rises
from lib.ui.widgets.choices import choose, controls_row, options_box
from lib.ui.widgets.inside import draw_inside_switch

view = page.begin("trends")
slots = chosen_slots(view)
terms = [term for term in slots if term]
with controls_row():
    draw_term_box(view, slots)
    period = choose(view, "trends_period", "Time by", "per", PERIODS)
    with options_box(view, "trends") as box:
        draw_inside_switch(box, "trends_inside")
        draw_switch(box, "trends")
question = trends_question(view, terms, period, unit_left_out(view))

courses = view.ask(analyse_trends, view.subcorpus, question)
draw_refusals(terms, courses)
styles = term_styles(slots, courses)
draw_terms(view, slots, courses, styles)
if sentence := why_no_course(courses, period):
    st.text(sentence)
else:
    with st.container(key="trends_courses"):
        lines, words = st.columns([7, 3], gap="large")
    with lines:
        draw_courses(view, courses, period, styles)
    with words:
        if rises := view.ask(analyse_rises, view.subcorpus, rises_question(view)):
            draw_rises(view, slots, rises)
        draw_changes(view, question, courses, styles)
    draw_panels(view, courses, styles)

page.end(view, trends, theme_shifts, change_points, *([leave_one_out_changes] if question.unit else []))
