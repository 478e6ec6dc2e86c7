"""Which articles are these, and why do they carry their themes?"""

import streamlit as st

from lib.corpus import articles
from lib.ui.articles.reader import draw_reader
from lib.ui.articles.table import PAGE_SIZE, article_table, chosen_order
from lib.ui.frame import page
from lib.ui.markup.pager import chosen_slice

view = page.begin("articles")
n_articles = view.totals(view.subcorpus).n_articles
at = chosen_slice(view, n_articles, PAGE_SIZE)
listed = view.ask(articles.article_list, view.subcorpus, chosen_order(view), at.size, at.offset)

table, text = st.columns([1, 1], gap="large")
with table:
    key = article_table(view, listed, n_articles, at, "articles_table")
with text:
    draw_reader(view, key)

page.end(view, articles.article_list, articles.hits_in_article)
