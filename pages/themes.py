"""Which themes does the coverage carry, where and when?"""

import streamlit as st

from lib import corpus as queries
from lib.figures import (
    LANGUAGE_NAMES,
    PERIODS,
    SCALES,
    UNITS,
    left_out,
    pairs_headline,
    theme_group_dots,
    theme_lift_matrix,
    theme_lines,
    timeline_headline,
    title_body_dots,
    title_body_headline,
)
from lib.stats import theme_groups, theme_pairs, theme_timeline, title_body_shares
from lib.ui import doors, picks, shell, show
from lib.ui.controls import choose
from lib.ui.filter import subcorpus
from lib.ui.opened import note_on_link, opened_passages
from lib.ui.themes import note, note_on_pairs, note_on_time, strongest_passages

left = shell.begin("themes")
note_on_link()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    scale = choose("themes_scale", "Show", "show", SCALES)
    unit = choose("themes_unit", "Count", "unit", UNITS)
    period = choose("themes_period", "Time by", "per", PERIODS)

styles = doors.styles()
themes = list(styles)
coverage = doors.ask(queries.coverage, subcorpus())
shown = "Share" if scale == "share" else "Number"

narrowest = 740 if shell.on_wall() else 340

first = st.grid(2, min_column_width=narrowest, gap="large")
with first.cell():
    timeline = theme_timeline(coverage, themes, period)
    lines = theme_lines(timeline, styles, 360, unit, scale, strip=True)
    heading = timeline_headline(timeline, styles, unit, scale, period)
    show.figure(heading, lines, timeline, "themes_time", picks.opens_time)
    note_on_time(left)
with first.cell():
    pairs = theme_pairs(coverage, themes)
    matrix = theme_lift_matrix(pairs, styles, unit, 360)
    show.figure(pairs_headline(pairs, styles, unit), matrix, pairs, "themes_pairs", picks.opens_pair)
    note_on_pairs()
opened_passages("time")

second = st.grid(2, min_column_width=narrowest, gap="large")
with second.cell():
    sources = theme_groups(coverage, themes, "source")
    dots = theme_group_dots(sources, styles, unit, scale)
    show.figure(f"{shown} of {unit} by source", dots, sources, "themes_sources", picks.opens_source)
    note(left_out(sources, "sources"))
with second.cell():
    topics = theme_groups(coverage, themes, "topic")
    dots = theme_group_dots(topics, styles, unit, scale)
    show.figure(f"{shown} of {unit} by topic", dots, topics, "themes_topics", picks.opens_topic)
    note(left_out(topics, "topics"))
opened_passages("groups")

third = st.grid(2, min_column_width=narrowest, gap="large")
parts = doors.ask(queries.coverage_by_part, subcorpus())
with third.cell():
    languages = theme_groups(parts, themes, "language")
    dots = theme_group_dots(languages, styles, unit, scale, LANGUAGE_NAMES, 300)
    show.figure(f"{shown} of {unit} by language", dots, languages, "themes_languages", picks.opens_language)
with third.cell():
    sides = title_body_shares(parts, themes)
    dumbbells = title_body_dots(sides, styles, scale)
    show.figure(title_body_headline(sides, styles), dumbbells, sides, "themes_parts", picks.opens_part)
opened_passages("parts")

strongest_passages(styles)
shell.end(theme_timeline, theme_pairs, theme_groups, title_body_shares, queries.strongest_passages)
