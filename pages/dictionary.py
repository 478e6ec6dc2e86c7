"""Where do words begin and end, and what should be one?"""

import streamlit as st

from lib.corpus import counts
from lib.stats import association, leave_one_out_phrases
from lib.text.dictionary.entries import load_dictionary
from lib.text.dictionary.recut import changed_counts
from lib.text.new_words import find_new_words
from lib.ui.dictionary.changes import draw_changes
from lib.ui.dictionary.cut import VIEWS, draw_cut, draw_sentence_field
from lib.ui.dictionary.new_words import draw_new_words
from lib.ui.dictionary.phrases import draw_phrase_question, draw_phrases
from lib.ui.dictionary.saving import draw_draft
from lib.ui.frame import page
from lib.ui.widgets.choices import choose, controls_row

view = page.begin("dictionary")
with controls_row():
    part = choose(view, "dictionary_view", "Show", "view", VIEWS)
    question = draw_phrase_question(view) if part == "phrases" else None
    sentence = draw_sentence_field(view) if part == "cut" else None

if question:
    listed, drafted = (st.container(), st.container()) if view.wall else st.columns([7, 5], gap="large")
    with listed:
        draw_phrases(view, question)
    with drafted:
        draw_draft(view, wide=False)
elif part == "new":
    listed, drafted = (st.container(), st.container()) if view.wall else st.columns([7, 5], gap="large")
    with listed:
        draw_new_words(view)
    with drafted:
        draw_draft(view, wide=False)
elif sentence:
    draw_cut(view, sentence)
    draw_draft(view, wide=True)
else:
    draw_changes(view)

page.end(view, load_dictionary, find_new_words, changed_counts, counts.ngrams, association, leave_one_out_phrases)
