"""Which articles are these, and why do they carry their themes?"""

import streamlit as st

from lib import corpus as queries
from lib.corpus import ORDERS
from lib.ui import doors, shell
from lib.ui.articles import article_table, page_picker
from lib.ui.controls import choose, switch
from lib.ui.filter import subcorpus
from lib.ui.reader import reader

left = shell.begin("articles")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    order = choose("articles_order", "Order", "order", {name: name.capitalize() for name in ORDERS})
    receipts = switch("articles_rules", "Show the rules that fired", "rules")
    at = page_picker("articles_page", left.n_articles)

styles = doors.styles()
listed = doors.ask(queries.article_list, subcorpus(), order, at.size, at.offset)

table, text = st.columns([1, 1], gap="large")
with table:
    key = article_table(listed, left.n_articles, at, styles, "articles_table")
with text:
    reader(key, styles, receipts)

shell.end(queries.article_list, queries.hits_of)
