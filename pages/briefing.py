"""What will be shown in the room, in which order, and what is said with it?"""

import streamlit as st

from lib.ui.briefing.bar import draw_bar
from lib.ui.briefing.opened import chosen_briefing, session_desk
from lib.ui.briefing.refresh import draw_remade, make_what_is_asked
from lib.ui.briefing.step import draw_no_briefing, draw_on_wall, draw_step
from lib.ui.briefing.steps import draw_steps
from lib.ui.frame import page

view = page.begin("briefing")
desk = session_desk()
opened = chosen_briefing(view, desk)
if opened:
    make_what_is_asked(opened)
draw_bar(view, desk, opened)
if opened is None:
    draw_no_briefing()
elif view.wall:
    draw_on_wall(opened)
else:
    draw_remade(opened)
    listed, shown = st.columns([3, 7], gap="large")
    with listed:
        draw_steps(opened)
    with shown:
        draw_step(opened)
page.end(view)
