"""What does a theme mean, and what would a changed rule change?"""

import streamlit as st

from lib.corpus.articles.rules import rule_counts
from lib.revision import revise
from lib.stats import scores
from lib.ui.codebook.case import draw_case
from lib.ui.codebook.editor import draw_editor
from lib.ui.codebook.entries import PARTS
from lib.ui.codebook.entry import draw_entry, draw_notes, pick_theme
from lib.ui.codebook.lists import draw_find_box, entry_list
from lib.ui.codebook.versions import draw_versions
from lib.ui.frame import page
from lib.ui.markup.cases import PART
from lib.ui.widgets.choices import choose, controls_row, switch

view = page.begin("codebook")
with controls_row():
    part = choose(view, "codebook_part", "Show", "part", PARTS)
    theme = pick_theme(view, part)
    find = draw_find_box(view, part)
    listed = part not in {"versions", PART}
    editing = listed and switch(view, "codebook_edit", "Edit", "edit") and not view.wall
draw_notes(view)

if part == "versions":
    draw_versions(view)
elif part == PART:
    draw_case(view)
else:
    listing, text = st.columns([5, 7], gap="large")
    with listing:
        place = entry_list(view, part, theme, find)
    with text:
        (draw_editor if editing else draw_entry)(view, place)

page.end(view, rule_counts, revise, scores)
