"""What is the coverage saying?"""

from functools import partial

import streamlit as st

from lib.analyses.one_article import one_article_sentence
from lib.analyses.overview import analyse_overview
from lib.figures.themes import (
    PERIOD_LABELS,
    UNIT_LABELS,
    pairs_headline,
    source_bars,
    source_headline,
    theme_bars,
    theme_headline,
    theme_lines,
    theme_matrix,
    timeline_headline,
)
from lib.stats import source_mix, theme_pairs, theme_shares, theme_timeline
from lib.ui.articles.table import article_cards
from lib.ui.frame import page
from lib.ui.frame.saved_views import saved_views_html
from lib.ui.frame.welcome import is_first_visit, welcome_html
from lib.ui.widgets import clicks
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose, controls_row
from lib.ui.widgets.far_days import draw_far_days
from lib.ui.widgets.notes import note, of_all_note, undated_note
from lib.ui.widgets.opened import draw_opened, draw_unknown_mark

view = page.begin("overview")
draw_unknown_mark(view)
if is_first_visit(view):
    st.html(welcome_html(view))
    unit, period = next(iter(UNIT_LABELS)), next(iter(PERIOD_LABELS))
else:
    with controls_row():
        unit = choose(view, "overview_unit", "Count", "unit", UNIT_LABELS)
        period = choose(view, "overview_period", "Time by", "per", PERIOD_LABELS)
        if kept := saved_views_html(view):
            st.html(kept, width="content")

styles, themes = view.styles, view.subcorpus.themes
overview = view.ask(analyse_overview, view.subcorpus, period, 3 if view.wall else 5)

# In narrower columns the names beside and above a chart would be cut or meet.
narrowest = 740 if view.wall else 390

top = st.grid(2, min_column_width=narrowest, gap="large")
with top.cell():
    shares_of = of_all_note(overview.of, unit) if themes else ""
    bars = theme_bars(overview.shares, styles, unit, notes=overview.one_article)
    together = view.subcorpus.match == "all"
    heading = theme_headline(
        overview.shares, styles, unit, themes, together=together, n_articles=overview.of.n_articles
    )
    show.figure(
        view,
        heading,
        bars,
        overview.shares,
        "overview_shares",
        partial(clicks.open_theme, view),
        told=shares_of,
    )
    note(
        shares_of,
        one_article_sentence(overview.one_article, "theme", "passages"),
    )
with top.cell():
    show.figure(
        view,
        timeline_headline(overview.timeline, styles, "passages", "share", period, themes),
        theme_lines(overview.timeline, styles),
        overview.timeline,
        "overview_time",
        partial(clicks.open_period, view),
    )
    note(undated_note(overview.n_undated))
    draw_far_days(view, overview.far)
draw_opened(view, "time")
bottom = st.grid(2 if view.wall else 3, min_column_width=narrowest, gap="large")
with bottom.cell():
    show.figure(
        view,
        pairs_headline(overview.pairs, styles, unit),
        theme_matrix(overview.pairs, styles, unit),
        overview.pairs,
        "overview_pairs",
        partial(clicks.open_pair, view),
    )
with bottom.cell():
    show.figure(
        view,
        source_headline(overview.sources),
        source_bars(overview.sources),
        overview.sources,
        "overview_sources",
        partial(clicks.open_articles_of, view),
    )
with bottom.cell():
    listed = overview.latest[["title", "source", "published_on", "topic", "key"]]
    show.header(view, "Latest articles", listed, "overview_latest")
    article_cards(view, overview.latest)
draw_opened(view, "pairs", "groups")

page.end(view, theme_shares, theme_timeline, theme_pairs, source_mix)
