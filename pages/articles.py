"""Which articles are these, and why do they carry their themes?"""

import streamlit as st

from lib import corpus as queries
from lib.ui import doors, shell
from lib.ui.articles import PAGE_SIZE, article_table, asked_order
from lib.ui.filter import subcorpus
from lib.ui.pager import asked_place
from lib.ui.reader import reader

left = shell.begin("articles")
at = asked_place(left.n_articles, PAGE_SIZE)
styles = doors.styles()
listed = doors.ask(queries.article_list, subcorpus(), asked_order(), at.size, at.offset)

table, text = st.columns([1, 1], gap="large")
with table:
    key = article_table(listed, left.n_articles, at, styles, "articles_table")
with text:
    reader(key, styles)

shell.end(queries.article_list, queries.hits_of)
