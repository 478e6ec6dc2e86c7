"""What is the coverage saying?"""

import streamlit as st

from lib import corpus as queries
from lib.figures import PERIODS, UNITS, source_bars, theme_bars, theme_headline, theme_lines, theme_matrix
from lib.stats import source_mix, theme_pairs, theme_shares, theme_timeline
from lib.ui import doors, picks, shell, show
from lib.ui.articles import article_cards
from lib.ui.controls import choose
from lib.ui.filter import subcorpus

shell.begin("overview")
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    unit = choose("overview_unit", "Count", "unit", UNITS)
    period = choose("overview_period", "Time by", "per", PERIODS)

styles = doors.styles()
coverage = doors.ask(queries.coverage, subcorpus())

# In narrower columns the names beside and above a chart would be cut or meet.
narrowest = 740 if shell.on_wall() else 390

# Each thing is counted right before it is shown: the browser draws one chart while the next is counted.
top = st.grid(2, min_column_width=narrowest, gap="large")
with top.cell():
    shares = theme_shares(coverage, list(styles))
    bars = theme_bars(shares, styles, unit)
    show.figure(theme_headline(shares, styles, unit), bars, shares, "overview_shares", picks.theme)
with top.cell():
    timeline = theme_timeline(coverage, list(styles), period)
    show.figure("Share of passages over time", theme_lines(timeline, styles), timeline, "overview_time", picks.theme)
bottom = st.grid(2 if shell.on_wall() else 3, min_column_width=narrowest, gap="large")
with bottom.cell():
    pairs = theme_pairs(coverage, list(styles))
    show.figure("Themes that meet", theme_matrix(pairs, styles, unit), pairs, "overview_pairs", picks.themes)
with bottom.cell():
    mix = source_mix(coverage)
    show.figure("Articles by source", source_bars(mix), mix, "overview_sources", picks.source)
with bottom.cell():
    latest = doors.ask(queries.article_list, subcorpus(), "newest", 3 if shell.on_wall() else 5)
    show.header("Latest articles", latest[["title", "source", "published_on", "topic", "key"]], "overview_latest")
    article_cards(latest, styles)

shell.end(theme_shares, theme_timeline, theme_pairs, source_mix)
