"""Where do words begin and end, and what should be one?"""

import streamlit as st

from lib.corpus import counts
from lib.stats import association, leave_one_out_phrases
from lib.text.dictionary.entries import load_dictionary
from lib.text.dictionary.recut import changed_counts
from lib.ui.dictionary.changes import draw_changes
from lib.ui.dictionary.cut import VIEWS, draw_cut
from lib.ui.dictionary.phrases import LENGTHS, MEASURES, WORDS_IN, draw_phrases, least_often
from lib.ui.dictionary.saving import draw_draft
from lib.ui.frame import page
from lib.ui.leave_one_out.switch import draw_switch
from lib.ui.widgets.choices import choose

view = page.begin("dictionary")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    part = choose(view, "dictionary_view", "Show", "view", VIEWS)
    if part == "phrases":
        length = choose(view, "dictionary_length", "Words", "n", LENGTHS)
        by = choose(view, "dictionary_measure", "Measure", "by", MEASURES)
        language = choose(view, "dictionary_language", "Language", "words", WORDS_IN)
        least = choose(view, "dictionary_least", "At least", "min", least_often(view))
        draw_switch(view, "dictionary")

if part == "phrases":
    found, drafted = (st.container(), st.container()) if view.wall else st.columns([7, 5], gap="large")
    with found:
        draw_phrases(view, length, by, language, least)
    with drafted:
        draw_draft(view, wide=False)
elif part == "changes":
    draw_changes(view)
else:
    draw_cut(view)
    draw_draft(view, wide=True)

page.end(view, load_dictionary, changed_counts, counts.ngrams, association, leave_one_out_phrases)
