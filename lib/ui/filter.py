"""The shared filter: its controls, what is on, and what it leaves."""

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from lib import corpus as queries
from lib.corpus import Corpus
from lib.figures import LANGUAGE_NAMES
from lib.model import Subcorpus
from lib.stats import Totals, totals
from lib.ui import address
from lib.ui.doors import ask, corpus, facets, styles
from lib.ui.gold import scores_sentence
from lib.ui.plain import label, short
from lib.ui.url import FILTER, from_params, to_params

_CURRENT = "filter_subcorpus"
_CONTROLS = ("themes", "match", "query", "since", "until", "sources", "topics", "languages")


def subcorpus() -> Subcorpus:
    """What the filter lets through in this run."""
    chosen: Subcorpus = st.session_state[_CURRENT]
    return chosen


def read_filter(params: address.Read) -> tuple[str, ...]:
    """Take the filter from the address; returns a sentence for each value that was ignored."""
    chosen, notes = from_params(params, corpus().themes, facets())
    st.session_state[_CURRENT] = chosen
    return notes


def draw_filter() -> None:
    """The controls, in the sidebar."""
    known, chosen, named = facets(), subcorpus(), styles()
    shown = {
        "themes": list(chosen.themes),
        "match": chosen.match,
        "query": address.first("q"),
        "since": chosen.since,
        "until": chosen.until,
        "sources": list(chosen.sources),
        "topics": list(chosen.topics),
        "languages": list(chosen.languages),
    }
    for name in _CONTROLS:
        address.show(f"filter_{name}", shown[name])
    with st.sidebar:
        st.pills(
            "Themes",
            corpus().themes,
            selection_mode="multi",
            format_func=lambda theme: f"{named[theme].icon} {label(named[theme].label)}",
            key="filter_themes",
            on_change=_apply,
            help=label(scores_sentence({theme: style.label for theme, style in named.items()}), 400) or None,
        )
        st.segmented_control(
            "Passages carry",
            ("any", "all"),
            format_func=lambda mode: "any of them" if mode == "any" else "all of them",
            key="filter_match",
            required=True,
            on_change=_apply,
            width="stretch",
        )
        st.text_input(
            "Search the text",
            key="filter_query",
            placeholder='quota AND ("price floor" OR 最低价)',
            help='Words, "phrases", AND, OR, NOT and parentheses; `control*` finds any ending. '
            "Chinese is found in either script.",
            on_change=_apply,
        )
        _draw_dates(known.first, known.last)
        st.multiselect(
            "Source",
            list(known.sources),
            format_func=lambda source: source or "(not stated)",
            key="filter_sources",
            placeholder="All sources",
            on_change=_apply,
        )
        st.multiselect(
            "Topic",
            list(known.topics),
            key="filter_topics",
            placeholder="All topics" if known.topics else "No topics in this corpus",
            disabled=not known.topics,
            on_change=_apply,
        )
        st.pills(
            "Language",
            [language for language in LANGUAGE_NAMES if language in known.languages],
            selection_mode="multi",
            format_func=LANGUAGE_NAMES.__getitem__,
            key="filter_languages",
            on_change=_apply,
        )
        st.button(
            "Reset",
            key="filter_reset",
            icon=":material/restart_alt:",
            on_click=reset,
            disabled=chosen == Subcorpus() and not address.first("q"),
            width="stretch",
        )


def _draw_dates(first: date | None, last: date | None) -> None:
    bounds: dict[str, Any] = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD", "disabled": first is None}
    for name, key in (("From", "filter_since"), ("To", "filter_until")):
        chosen = st.session_state[key]
        if chosen is not None and first is not None and last is not None:
            # A link may name a day outside the corpus: the calendar has to reach it.
            bounds["min_value"], bounds["max_value"] = min(first, chosen), max(last, chosen)
        st.date_input(name, value=None, key=key, on_change=_apply, **bounds)


def _apply() -> None:
    if not address.by_hand(*(f"filter_{name}" for name in _CONTROLS)):
        return
    state = st.session_state
    chosen = Subcorpus(
        themes=tuple(state["filter_themes"]),
        match=state["filter_match"],
        since=state["filter_since"],
        until=state["filter_until"],
        sources=tuple(state["filter_sources"]),
        topics=tuple(state["filter_topics"]),
        languages=tuple(state["filter_languages"]),
        query=state["filter_query"].strip(),
    )
    set_filter(chosen)


def set_filter(chosen: Subcorpus) -> None:
    """Make a filter the one in the address; a page's own place in a list starts over. For use in callbacks."""
    st.query_params.from_dict(address_of(chosen))


def address_of(chosen: Subcorpus) -> dict[str, list[str]]:
    """The parameters of the same view under another filter, from the first page of its lists on."""
    return address.without(*FILTER, "at") | to_params(chosen)


def carried_under(chosen: Subcorpus) -> dict[str, list[str]]:
    """The parameters that go along to another page, under another filter."""
    return {name: values for name, values in address.carried().items() if name not in FILTER} | to_params(chosen)


def reset() -> None:
    """Take every filter off."""
    set_filter(Subcorpus())


def left_of(chosen: Subcorpus) -> Totals:
    """What a filter leaves of the corpus."""
    return ask(_left, chosen)


def _left(_corpus: Corpus, chosen: Subcorpus) -> Totals:
    return totals(ask(queries.coverage, chosen))


def parts(chosen: Subcorpus) -> list[tuple[str, Subcorpus]]:
    """Each part of a filter in words, with the filter that is left when it is dropped."""
    named = styles()
    parts = [(f"{named[theme].icon} {named[theme].label}", _less(chosen, "themes", theme)) for theme in chosen.themes]
    if chosen.match == "all" and len(chosen.themes) > 1:
        parts.append(("all of these at once", replace(chosen, match="any")))
    if chosen.query:
        parts.append((f"text: {short(chosen.query, 40)}", replace(chosen, query="")))
    if chosen.since:
        parts.append((f"from {chosen.since}", replace(chosen, since=None)))
    if chosen.until:
        parts.append((f"to {chosen.until}", replace(chosen, until=None)))
    parts += [
        (short(source, 30) if source else "source not stated", _less(chosen, "sources", source))
        for source in chosen.sources
    ]
    parts += [(short(topic, 30), _less(chosen, "topics", topic)) for topic in chosen.topics]
    parts += [(LANGUAGE_NAMES[language], _less(chosen, "languages", language)) for language in chosen.languages]
    return parts


def filter_sentence() -> str:
    """What is on, in plain words, for a picture that leaves the room."""
    chosen, named = subcorpus(), styles()
    said = {
        f"{chosen.match} of the themes": ", ".join(named[theme].label for theme in chosen.themes),
        "text": chosen.query,
        "from": chosen.since,
        "to": chosen.until,
        "source": ", ".join(source or "not stated" for source in chosen.sources),
        "topic": ", ".join(chosen.topics),
        "language": ", ".join(LANGUAGE_NAMES[language] for language in chosen.languages),
    }
    return "; ".join(f"{name} {value}" for name, value in said.items() if value) or "no filter"


def _less(chosen: Subcorpus, field: str, value: str) -> Subcorpus:
    without: dict[str, Any] = {field: tuple(kept for kept in getattr(chosen, field) if kept != value)}
    return replace(chosen, **without)


def draw_nothing_left() -> None:
    """A sentence that says which filter emptied the selection, and a button that drops it. Ends the page."""
    chosen = subcorpus()
    alone = [(text, without) for text, without in parts(chosen) if left_of(without).n_articles]
    text, without = alone[0] if alone else ("everything", Subcorpus())
    text = label(text)
    with st.container(border=True, key="filter_empty"):
        st.markdown(f"**Nothing is left.** Without “{text}” there would be something to show.")
        st.button(f"Drop {text}", key="filter_drop", on_click=set_filter, args=(without,))
    st.stop()
