"""Which words does the coverage use, and where?"""

import streamlit as st

from lib import corpus as queries
from lib.figures import MEASURES
from lib.stats import frequencies, split_by_theme
from lib.ui import doors, shell
from lib.ui.controls import choose, switch
from lib.ui.filter import subcorpus
from lib.ui.words import TOPS, VIEWS, WORDS_IN, draw_words, term_passages, term_table

left = shell.begin("keywords")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    view = choose("keywords_view", "Show as", "view", VIEWS)
    measure = choose("keywords_measure", "Measure", "by", MEASURES)
    language = choose("keywords_language", "Words in", "words", WORDS_IN)
    top = choose("keywords_top", "Leading", "top", TOPS)
    with_stopwords = switch("keywords_stopwords", "Stop words too", "stop")

counts = doors.ask(queries.term_counts, subcorpus())
stopwords = frozenset[str]() if with_stopwords else doors.stopwords()
listed = frequencies(
    counts,
    stopwords=stopwords,
    language=None if language == "all" else language,
    by=measure,
)
leading = listed.head(int(top))

drawing, table = st.columns([7, 5], gap="large")
with drawing:
    draw_words(view, measure, leading, stopwords, doors.styles())
with table:
    word = term_table(listed)

term_passages(word, doors.styles())
shell.end(frequencies, split_by_theme)
