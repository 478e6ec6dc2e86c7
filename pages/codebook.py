"""What does a theme mean, and what would a changed rule change?"""

import streamlit as st

from lib.corpus.rules import rule_counts
from lib.revision import revise
from lib.stats import scores
from lib.ui import shell
from lib.ui.codebook import draw_entry, draw_notes, pick_theme
from lib.ui.codebook_editor import draw_editor
from lib.ui.codebook_entries import PARTS
from lib.ui.codebook_lists import entry_list
from lib.ui.codebook_versions import draw_versions
from lib.ui.controls import choose, switch

shell.begin("codebook")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    part = choose("codebook_part", "Show", "part", PARTS)
    theme = pick_theme(part)
    editing = part != "versions" and switch("codebook_edit", "Edit", "edit") and not shell.on_wall()
draw_notes()

if part == "versions":
    draw_versions()
else:
    listing, text = st.columns([5, 7], gap="large")
    with listing:
        place = entry_list(part, theme)
    with text:
        (draw_editor if editing else draw_entry)(place)

shell.end(rule_counts, revise, scores)
