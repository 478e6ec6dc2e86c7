"""Who says it, how often, and on which themes?"""

from functools import partial

import streamlit as st

from lib.analyses.one_article import one_article_sentence
from lib.analyses.speakers import SpeakerChoice, analyse_speakers
from lib.corpus.counts import speaker_counts_by_article
from lib.figures.themes import speaker_bars, speakers_headline
from lib.ui.frame import page
from lib.ui.speakers.passages import draw_passages_of, open_speaker
from lib.ui.speakers.table import speaker_table
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose, controls_row
from lib.ui.widgets.notes import note

CHOICES: dict[SpeakerChoice, str] = {"all": "Everybody", "named": "Named", "unnamed": "Unnamed groups"}
HEIGHT, DRAWN = 520, 16

view = page.begin("speakers")
with controls_row():
    choice = choose(view, "speakers_choice", "Show", "show", CHOICES)

speakers = view.ask(analyse_speakers, view.subcorpus, choice)
listed, who = speakers.listed, view.address.first("who")

left, right = st.columns([2, 3], gap="large")
with left:
    bars = speaker_bars(listed, HEIGHT, DRAWN)
    heading = speakers_headline(listed, speakers.n_spoken)
    show.figure(view, heading, bars, listed.drop(columns="themes"), "speakers_bars", partial(open_speaker, view))
    note(
        f"Found where the text says that one speaks, in {speakers.n_spoken:,} of {speakers.n_passages:,} passages; "
        "he, she and “the company” are nobody.",
        "Grey: unnamed groups." if (listed["kind"] == "group").any() else "",
        "" if view.wall else "Click a bar or a name to read.",
        one_article_sentence(speakers.notes, "speaker", "statements"),
    )
with right:
    speaker_table(view, listed, who)
if who:
    draw_passages_of(view, who)

page.end(view, speaker_counts_by_article)
