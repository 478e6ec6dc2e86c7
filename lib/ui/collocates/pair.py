"""The pair that is open: the passages in which the one stands near the other, both marked."""

from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.collocates.pair import Pair, analyse_pair, every_meeting
from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.pages import Slice
from lib.corpus.contexts import Meetings, MeetingSpan, NodeOrTerm, WindowSize
from lib.corpus.nodes import CodeNode
from lib.errors import OtherDictionaryError, QueryError
from lib.figures.network import PAIR_HUES
from lib.frames import rows
from lib.log import refused
from lib.ui.collocates.links import concordance_link
from lib.ui.collocates.question import name_label, node_if_readable, window_words
from lib.ui.markup.elements import element, joined
from lib.ui.markup.escape import label
from lib.ui.markup.pager import chosen_page
from lib.ui.markup.passages import MarkedSpan
from lib.ui.session.view import View
from lib.ui.widgets.passages import CLOSE, draw_passages, draw_passages_heading
from lib.wording import counted, short

PAGE_SIZE, ON_WALL = 20, 4


def chosen_pair(view: View, question: CollocatesQuestion) -> Pair | None:
    """The pair that the address names, if both are something to look for."""
    match view.address.values("pair"):
        case [one, other] if (
            one != other and (first := _side(view, one, question)) and (second := _side(view, other, question))
        ):
            return Pair((one, other), (first, second), question.reach, view.cutter)
    return None


def draw_pair(view: View, pair: Pair | None, *, listed: bool) -> None:
    """The passages of the open pair; where none is open, how to open one of those that are ``listed``."""
    names = view.address.values("pair")
    if pair:
        try:
            answer = view.ask(
                analyse_pair, view.subcorpus, pair, ON_WALL if view.wall else PAGE_SIZE, chosen_page(view)
            )
        except (QueryError, OtherDictionaryError) as error:
            st.warning(label(refused(error), 300), icon=":material/info:")
            return
        with st.container(border=True, key="collocates_pair"):
            _draw(view, pair, answer.meetings, answer.place)
    elif names:
        listing = " and ".join(label(name, 60) for name in names[:3])
        st.warning(f"This link opens no pair: it names {listing}. Choose a row or a line.", icon=":material/info:")
    elif listed and not view.wall:
        st.markdown(":small[Click a number under “Together”, or a line, to see the passages.]")


def _draw(view: View, pair: Pair, meetings: Meetings, at: Slice) -> None:
    _heading(view, pair, meetings)
    if not meetings.n_passages:
        st.text("They do not meet in this selection. Take a wider window, or drop a filter.")
        return
    passages = meetings.passages
    draw_passages(view, passages, _marks(passages, meetings.spans, pair.names), at, meetings.n_passages)


def _heading(view: View, pair: Pair, meetings: Meetings) -> None:
    labels = [name_label(view, name) for name in pair.names]
    times = _times(pair.window, meetings.n_meetings)
    where = f"in {counted(meetings.n_passages, 'passage')} of {counted(meetings.n_articles, 'article')}"
    heading = f"{' and '.join(short(text, 40) for text in labels)}: {times}{where}"
    every = partial(every_meeting, view.corpus, view.subcorpus, pair)
    close = (CLOSE, ":material/close:", partial(_close, view))
    draw_passages_heading(view, heading, "collocates_passages", " and ".join(pair.names), every, [close])
    if not view.wall:
        named = zip(labels, pair.names, strict=True)
        links = (concordance_link(view, f"All of {text} in context", name) for text, name in named)
        st.html(element("div", joined(links, " · "), class_="offered"))


def _times(window: WindowSize, n: int) -> str:
    """How often the two meet, where that is not how many passages they do it in."""
    if window == "passage":
        return ""
    if window == "sentence":
        return f"in {counted(n, 'sentence')}, "
    return f"{n:,} times {window_words(window).removesuffix(' of')}, "


def _close(view: View) -> None:
    view.address.write(pair=None, at=None)


def _marks(passages: pd.DataFrame, spans: pd.DataFrame, names: tuple[str, str]) -> list[list[MarkedSpan]]:
    by_passage = dict(tuple(spans.groupby("passage")))
    return [
        [MarkedSpan(span.start, span.end, PAIR_HUES[span.side], names[span.side]) for span in rows(own, MeetingSpan)]
        for own in (by_passage[number] for number in passages["passage"])
    ]


def _side(view: View, name: str, question: CollocatesQuestion) -> NodeOrTerm | None:
    """What a name of the address stands for: the node, a concept or an actor, or a word of the corpus."""
    if name == question.written:
        node = question.node
    elif name.partition(":")[0] in {"concept", "actor"}:
        node = node_if_readable(view, name, [])
    else:
        return name if name in view.corpus.term_numbers else None
    return None if isinstance(node, CodeNode) else node
