"""Where do words begin and end, and what should be one?"""

import streamlit as st

from lib.corpus import counts
from lib.stats import association, leave_one_out_phrases
from lib.text.dictionary.entries import load_dictionary
from lib.text.dictionary.recut import changed_counts
from lib.ui.dictionary.changes import draw_changes
from lib.ui.dictionary.cut import VIEWS, draw_cut
from lib.ui.dictionary.phrases import draw_phrase_question, draw_phrases
from lib.ui.dictionary.saving import draw_draft
from lib.ui.frame import page
from lib.ui.widgets.choices import choose

view = page.begin("dictionary")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    part = choose(view, "dictionary_view", "Show", "view", VIEWS)
    question = draw_phrase_question(view) if part == "phrases" else None

if question:
    listed, drafted = (st.container(), st.container()) if view.wall else st.columns([7, 5], gap="large")
    with listed:
        draw_phrases(view, question)
    with drafted:
        draw_draft(view, wide=False)
elif part == "changes":
    draw_changes(view)
else:
    draw_cut(view)
    draw_draft(view, wide=True)

page.end(view, load_dictionary, changed_counts, counts.ngrams, association, leave_one_out_phrases)
