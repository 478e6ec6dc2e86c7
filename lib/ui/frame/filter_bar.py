"""The shared filter: its controls in the sidebar, and what is said when it leaves nothing."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

import streamlit as st

from lib.analyses.totals import origin_sentence, subcorpus_origin
from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.subcorpora.wording import filter_parts
from lib.ui.markup.escape import label
from lib.ui.session.scores import scores_sentence
from lib.ui.session.state import bind_together
from lib.ui.session.view import View
from lib.wording import short

OFFERED, LONGEST = 200, 60
_PLACEHOLDERS = {"sources": "All sources", "speakers": "Anybody, or nobody", "topics": "All topics"}


def draw_filter(view: View) -> None:
    """The controls, in the sidebar."""
    known, chosen, styles = view.facets, view.subcorpus, view.styles
    names = {theme: style.label for theme, style in styles.items()}
    scored = scores_sentence(view.score_notes, names, view.address)
    values = {
        "themes": list(chosen.themes),
        "match": chosen.match,
        "query": view.address.first("q"),
        "since": chosen.since,
        "until": chosen.until,
        "sources": list(chosen.sources),
        "topics": list(chosen.topics),
        "languages": list(chosen.languages),
        "speakers": list(chosen.speakers),
        "weak": chosen.weak,
    }
    on_change = bind_together({f"filter_{name}": value for name, value in values.items()}, partial(_apply, view))
    with st.sidebar:
        st.pills(
            "Themes",
            view.corpus.themes,
            selection_mode="multi",
            format_func=lambda theme: f"{styles[theme].icon} {label(styles[theme].label)}",
            key="filter_themes",
            on_change=on_change,
            help=label(scored, 400) or None,
        )
        st.segmented_control(
            "Passages carry",
            ("any", "all"),
            format_func=lambda mode: "any of them" if mode == "any" else "all of them",
            key="filter_match",
            required=True,
            on_change=on_change,
            width="stretch",
        )
        st.toggle(
            "Count weak themes too",
            key="filter_weak",
            on_change=on_change,
            help="A theme whose evidence in a passage is weak has a dashed edge and is in no count, unless this is on.",
        )
        st.text_input(
            "Search the text",
            key="filter_query",
            placeholder='quota AND ("price floor" OR 最低价)',
            help='Words, "phrases", AND, OR, NOT and parentheses; `control*` finds any ending. '
            "Chinese is found in either script.",
            on_change=on_change,
        )
        _draw_dates(view, on_change)
        _draw_names("Source", "sources", known.sources, chosen.sources, on_change)
        _draw_names("Who speaks", "speakers", known.speakers, chosen.speakers, on_change)
        _draw_names("Topic", "topics", known.topics, chosen.topics, on_change)
        st.pills(
            "Language",
            [language for language in LANGUAGE_NAMES if language in known.languages],
            selection_mode="multi",
            format_func=LANGUAGE_NAMES.__getitem__,
            key="filter_languages",
            on_change=on_change,
        )
        st.button(
            "Reset",
            key="filter_reset",
            icon=":material/restart_alt:",
            on_click=view.address.set_filter,
            args=(Subcorpus(),),
            disabled=chosen == Subcorpus() and not view.address.first("q"),
            width="stretch",
        )


def _draw_names(
    name: str, key: str, known: Mapping[str, int], chosen: Sequence[str], on_change: Callable[[], None]
) -> None:
    """Names to choose from, those of most articles first; of very many the rest can be written."""
    offered = tuple(dict.fromkeys([*islice(known, OFFERED), *chosen]))
    labels = offered_labels(offered)
    many = len(known) > OFFERED
    told = f"The {OFFERED:,} of most articles are listed, of {len(known):,}. Any other is found by its whole name."
    st.multiselect(
        name,
        offered,
        format_func=lambda value: labels.get(value, value),
        key=f"filter_{key}",
        placeholder=_PLACEHOLDERS[key] if known else "None in this corpus",
        disabled=not known,
        accept_new_options=many,
        help=told if many else None,
        on_change=on_change,
    )


@lru_cache(16)
def offered_labels(values: tuple[str, ...]) -> dict[str, str]:
    """What values are called in a list, short, and no two alike: the browser tells them apart by that alone."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for value in values:
        shown = wanted = short(value, LONGEST) or "(not stated)"
        again = 1
        while shown in taken:
            again += 1
            shown = f"{wanted} ({again})"
        taken.add(shown)
        labels[value] = shown
    return labels


def _draw_dates(view: View, on_change: Callable[[], None]) -> None:
    first, last = view.facets.first, view.facets.last
    bounds: dict[str, Any] = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD", "disabled": first is None}
    days = (("From", "filter_since", view.subcorpus.since), ("To", "filter_until", view.subcorpus.until))
    for name, key, chosen in days:
        if chosen is not None and first is not None and last is not None:
            # A link may name a day outside the corpus: the calendar has to reach it.
            bounds["min_value"], bounds["max_value"] = min(first, chosen), max(last, chosen)
        st.date_input(name, value=None, key=key, on_change=on_change, **bounds)


def _apply(view: View, values: Mapping[str, Any]) -> None:
    chosen = Subcorpus(
        themes=tuple(values["filter_themes"]),
        match=values["filter_match"],
        since=values["filter_since"],
        until=values["filter_until"],
        sources=tuple(values["filter_sources"]),
        topics=tuple(values["filter_topics"]),
        languages=tuple(values["filter_languages"]),
        speakers=tuple(values["filter_speakers"]),
        query=values["filter_query"].strip(),
        weak=values["filter_weak"],
    )
    view.address.set_filter(chosen)


def draw_nothing_left(view: View) -> None:
    """A sentence that says which filter emptied the selection, and a button that drops it. Ends the page."""
    names = {theme: f"{style.icon} {style.label}" for theme, style in view.styles.items()}
    parts = filter_parts(view.subcorpus, names)
    alone = [(text, without) for text, without in parts if view.totals(without).n_articles]
    text, without = alone[0] if alone else ("everything", Subcorpus())
    text = label(text)
    with st.container(border=True, key="filter_empty"):
        st.markdown(f"**Nothing is left.** Without “{text}” there would be something to show.")
        if view.subcorpus.since or view.subcorpus.until:
            st.text(f"All articles are from: {origin_sentence(view.ask(subcorpus_origin, Subcorpus()))}")
        st.button(f"Drop {text}", key="filter_drop", on_click=view.address.set_filter, args=(without,))
    st.stop()
