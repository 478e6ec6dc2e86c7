"""The passages of the speaker that is open."""

from dataclasses import replace
from functools import partial

import streamlit as st

from lib.analyses.speakers import SpeakerPassages, every_passage_of_speaker, passages_of_speaker
from lib.corpus.counts import Spoken
from lib.figures.style import ACCENT
from lib.frames import rows
from lib.ui.markup.escape import label
from lib.ui.markup.pager import chosen_page
from lib.ui.markup.passages import MarkedSpan, hit_spans
from lib.ui.session.view import View
from lib.ui.widgets.passages import CLOSE, Act, draw_passages, draw_passages_heading
from lib.wording import counted

PAGE_SIZE, ON_WALL = 20, 4


def open_speaker(view: View, speaker: object) -> None:
    """Open the passages of a clicked speaker; those that are open are closed."""
    again = speaker == view.address.now().first("who")
    view.address.write(who=speaker if isinstance(speaker, str) and not again else None, at=None)


def draw_passages_of(view: View, who: str) -> None:
    """The passages in which the open speaker speaks, with what its name was found by marked."""
    if who not in view.facets.speakers:
        sentence = f"Nobody called “{label(who, 60)}” speaks in this corpus. Choose one from the table."
        st.warning(sentence, icon=":material/info:")
        return
    size = ON_WALL if view.wall else PAGE_SIZE
    found = view.ask(passages_of_speaker, view.subcorpus, who, size, chosen_page(view))
    with st.container(border=True, key="speakers_passages"):
        where = f"{counted(found.n_passages, 'passage')} of {counted(found.n_articles, 'article')}"
        every = partial(every_passage_of_speaker, view.corpus, view.subcorpus, who)
        draw_passages_heading(view, f"What {who} said: {where}", "speakers_opened", who, every, _acts(view, who))
        if not found.n_passages:
            st.text("Nothing in this selection. Choose another, or drop a filter.")
            return
        draw_passages(view, found.shown.passages, _spans(view, found, who), found.place, found.n_passages)


def _acts(view: View, who: str) -> list[Act]:
    close = (CLOSE, ":material/close:", partial(open_speaker, view, None))
    if view.subcorpus.speakers == (who,):
        return [close]
    chosen = replace(view.subcorpus, speakers=(who,))
    return [("Filter by this", ":material/filter_alt:", partial(view.address.set_filter, chosen)), close]


def _spans(view: View, found: SpeakerPassages, who: str) -> list[list[MarkedSpan]]:
    """The words that name the speaker, and the evidence of themes."""
    named: dict[int, list[MarkedSpan]] = {}
    for row in rows(found.spoken, Spoken):
        if row.speaker == who:
            named.setdefault(row.passage, []).append(MarkedSpan(row.start, row.end, ACCENT, f"{who} speaks"))
    hits = found.shown.hits
    return [
        [*named.get(number, []), *hit_spans(hits[hits["passage"] == number], view.styles)]
        for number in found.shown.passages["passage"]
    ]
