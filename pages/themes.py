"""Which themes does the coverage carry, where and when?"""

from functools import partial

import streamlit as st

from lib.analyses.themes import analyse_themes
from lib.corpus import articles
from lib.figures.themes import (
    PERIOD_LABELS,
    SCALE_LABELS,
    UNIT_LABELS,
    groups_headline,
    left_out_sentence,
    pairs_headline,
    theme_group_dots,
    theme_lift_matrix,
    theme_lines,
    timeline_headline,
    title_body_dots,
    title_body_headline,
)
from lib.model import LANGUAGE_NAMES
from lib.stats import theme_groups, theme_pairs, theme_timeline, title_body_shares
from lib.ui.frame import page
from lib.ui.themes.passages import draw_strongest, note_on_pairs, note_on_time
from lib.ui.widgets import clicks
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose, controls_row
from lib.ui.widgets.far_days import draw_far_days
from lib.ui.widgets.notes import note
from lib.ui.widgets.opened import draw_opened, draw_unknown_mark

view = page.begin("themes")
draw_unknown_mark(view)
with controls_row():
    scale = choose(view, "themes_scale", "Show", "show", SCALE_LABELS)
    unit = choose(view, "themes_unit", "Count", "unit", UNIT_LABELS)
    period = choose(view, "themes_period", "Time by", "per", PERIOD_LABELS)

styles = view.styles
answer = view.ask(analyse_themes, view.subcorpus, period)

narrowest = 740 if view.wall else 340

first = st.grid(2, min_column_width=narrowest, gap="large")
with first.cell():
    lines = theme_lines(answer.timeline, styles, 360, unit, scale, strip=True)
    heading = timeline_headline(answer.timeline, styles, unit, scale, period, view.subcorpus.themes)
    show.figure(view, heading, lines, answer.timeline, "themes_time", partial(clicks.open_period, view))
    note_on_time(view, answer, unit)
    draw_far_days(view, answer.far)
with first.cell():
    matrix = theme_lift_matrix(answer.pairs, styles, unit, 360)
    heading = pairs_headline(answer.pairs, styles, unit)
    show.figure(view, heading, matrix, answer.pairs, "themes_pairs", partial(clicks.open_pair, view))
    note_on_pairs()
draw_opened(view, "time", "pairs")

second = st.grid(2, min_column_width=narrowest, gap="large")
with second.cell():
    dots = theme_group_dots(answer.sources, styles, unit, scale)
    heading = groups_headline(answer.sources, styles, unit, scale, "source")
    show.figure(view, heading, dots, answer.sources, "themes_sources", partial(clicks.open_source, view))
    note(left_out_sentence(answer.sources, "sources"))
with second.cell():
    dots = theme_group_dots(answer.topics, styles, unit, scale)
    heading = groups_headline(answer.topics, styles, unit, scale, "topic")
    show.figure(view, heading, dots, answer.topics, "themes_topics", partial(clicks.open_topic, view))
    note(left_out_sentence(answer.topics, "topics"))
draw_opened(view, "groups")

third = st.grid(2, min_column_width=narrowest, gap="large")
with third.cell():
    dots = theme_group_dots(answer.languages, styles, unit, scale, LANGUAGE_NAMES, 300)
    heading = groups_headline(answer.languages, styles, unit, scale, "language", LANGUAGE_NAMES)
    show.figure(view, heading, dots, answer.languages, "themes_languages", partial(clicks.open_language, view))
with third.cell():
    dumbbells = title_body_dots(answer.parts, styles, scale)
    heading = title_body_headline(answer.parts, styles)
    show.figure(view, heading, dumbbells, answer.parts, "themes_parts", partial(clicks.open_part, view))
draw_opened(view, "parts")

draw_strongest(view)
page.end(view, theme_timeline, theme_pairs, theme_groups, title_body_shares, articles.strongest_passages)
