"""Where do words begin and end, and what should be one?"""

import streamlit as st

from lib import corpus as queries
from lib.stats import association, robust_phrases
from lib.text.dictionary import load_dictionary
from lib.text.recut import changed_counts
from lib.ui import robust, shell
from lib.ui.controls import choose
from lib.ui.dictionary import VIEWS, draw_cut
from lib.ui.dictionary_changes import draw_changes
from lib.ui.dictionary_phrases import LENGTHS, MEASURES, WORDS_IN, draw_phrases, least_often
from lib.ui.dictionary_saving import draw_draft

shell.begin("dictionary")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    view = choose("dictionary_view", "Show", "view", VIEWS)
    if view == "phrases":
        length = choose("dictionary_length", "Words", "n", LENGTHS)
        by = choose("dictionary_measure", "Measure", "by", MEASURES)
        language = choose("dictionary_language", "Language", "words", WORDS_IN)
        least = choose("dictionary_least", "At least", "min", least_often())
        robust.switch("dictionary")

if view == "phrases":
    found, drafted = (st.container(), st.container()) if shell.on_wall() else st.columns([7, 5], gap="large")
    with found:
        draw_phrases(length, by, language, least)
    with drafted:
        draw_draft(wide=False)
elif view == "changes":
    draw_changes()
else:
    draw_cut()
    draw_draft(wide=True)

shell.end(load_dictionary, changed_counts, queries.ngrams, association, robust_phrases)
