"""Which articles are these, and why do they carry their themes?"""

import streamlit as st

from lib import corpus as queries
from lib.ui import doors, shell
from lib.ui.articles import article_table, asked_order, page_picker
from lib.ui.filter import subcorpus
from lib.ui.reader import reader

left = shell.begin("articles")
at = page_picker("articles_page", left.n_articles)
styles = doors.styles()
listed = doors.ask(queries.article_list, subcorpus(), asked_order(), at.size, at.offset)

table, text = st.columns([1, 1], gap="large")
with table:
    key = article_table(listed, left.n_articles, at, styles, "articles_table")
with text:
    reader(key, styles)

shell.end(queries.article_list, queries.hits_of)
