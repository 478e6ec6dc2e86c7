"""What is the coverage saying?"""

from functools import partial

import streamlit as st

from lib.corpus import articles
from lib.figures.themes import (
    PERIOD_LABELS,
    UNIT_LABELS,
    source_bars,
    theme_bars,
    theme_headline,
    theme_lines,
    theme_matrix,
)
from lib.stats import source_mix, theme_pairs, theme_shares, theme_timeline
from lib.ui.articles.table import article_cards
from lib.ui.frame import page
from lib.ui.widgets import clicks
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose

view = page.begin("overview")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    unit = choose(view, "overview_unit", "Count", "unit", UNIT_LABELS)
    period = choose(view, "overview_period", "Time by", "per", PERIOD_LABELS)

styles = view.styles
coverage = view.ask(articles.coverage, view.subcorpus)

# In narrower columns the names beside and above a chart would be cut or meet.
narrowest = 740 if view.wall else 390

# Each thing is counted right before it is shown: the browser draws one chart while the next is counted.
top = st.grid(2, min_column_width=narrowest, gap="large")
with top.cell():
    shares = theme_shares(coverage, list(styles))
    bars = theme_bars(shares, styles, unit)
    show.figure(
        view,
        theme_headline(shares, styles, unit),
        bars,
        shares,
        "overview_shares",
        partial(clicks.filter_by_theme, view),
    )
with top.cell():
    timeline = theme_timeline(coverage, list(styles), period)
    show.figure(
        view,
        "Share of passages over time",
        theme_lines(timeline, styles),
        timeline,
        "overview_time",
        partial(clicks.filter_by_theme, view),
    )
bottom = st.grid(2 if view.wall else 3, min_column_width=narrowest, gap="large")
with bottom.cell():
    pairs = theme_pairs(coverage, list(styles))
    show.figure(
        view,
        "Themes that meet",
        theme_matrix(pairs, styles, unit),
        pairs,
        "overview_pairs",
        partial(clicks.filter_by_themes, view),
    )
with bottom.cell():
    mix = source_mix(coverage)
    show.figure(
        view, "Articles by source", source_bars(mix), mix, "overview_sources", partial(clicks.filter_by_source, view)
    )
with bottom.cell():
    latest = view.ask(articles.article_list, view.subcorpus, "newest", 3 if view.wall else 5)
    show.header(view, "Latest articles", latest[["title", "source", "published_on", "topic", "key"]], "overview_latest")
    article_cards(view, latest)

page.end(view, theme_shares, theme_timeline, theme_pairs, source_mix)
