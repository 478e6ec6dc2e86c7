"""The word cloud on the page: heading, cloud, what is to be known about it, and two files to take along."""

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from lib.analyses.cloud import cloud_ground, placed_cloud
from lib.figures.cloud import CLOUD_BASE_LINE, CLOUD_SIZE, Cloud, CloudWord, cloud_picture, cloud_svg
from lib.figures.words import RANKING_LABELS, Ranking, format_value
from lib.subcorpora.wording import filter_sentence
from lib.ui.keywords.cloud_component import cloud_component
from lib.ui.markup.elements import element
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

_SPREADS = {"dp", "juilland_d"}
_NAMED = 6


def draw_cloud(
    view: View, leading: pd.DataFrame, by: Ranking, stopwords: frozenset[str], pick: Callable[[str], None]
) -> None:
    """The leading words as a cloud that keeps its places under every filter; ``pick`` is told a clicked word.

    Parameters
    ----------
    leading: a frame of `lib.stats.frequencies`, or of `lib.stats.dispersion` where ``by`` is one of its columns.
    by: what sizes go by; a dispersion is no quantity, so counts stand in for it.
    stopwords: those the corpus's layout does without. Words a person takes off the list are not among them: what is
        left keeps its place.
    """
    measure: Ranking = "count" if by in _SPREADS else by
    themes = view.ask(cloud_ground, stopwords).themes
    frame = leading.assign(theme=[themes.get(term, "") for term in leading["term"]])
    cloud = view.ask(placed_cloud, stopwords, tuple(leading["term"]), tuple(leading[measure]))
    title = f"{RANKING_LABELS[measure]}: {len(leading)} leading words"
    show.header(view, title, frame, "keywords_cloud")
    if not cloud.words:
        st.markdown(
            f":small[No word has a {RANKING_LABELS[measure]} above 0 here. Choose another measure, or drop a filter.]"
        )
        return
    _draw(view, cloud, measure, pick)
    st.markdown(f":small[{_notes(view, cloud)}]")
    if not view.wall:
        _offer(view, cloud, title)


def _draw(view: View, cloud: Cloud, measure: Ranking, pick: Callable[[str], None]) -> None:
    key = "keywords_cloud_words"

    def picked() -> None:
        word = getattr(st.session_state[key], "word", None)
        if word in {placed.text for placed in cloud.words}:
            pick(word)

    data = {
        "alt": cloud.alt,
        "size": CLOUD_SIZE,
        "baseLine": CLOUD_BASE_LINE,
        "wall": view.wall,
        "legend": [
            {"id": style.id, "icon": style.icon, "label": style.label, "hue": style.hue} for style in cloud.legend
        ],
        "words": [_for_browser(word, measure) for word in cloud.words],
    }
    cloud_component()(key=key, data=data, on_word_change=picked)


def _for_browser(word: CloudWord, measure: Ranking) -> dict[str, object]:
    told = [
        f"{word.text}, {format_value(word.value, measure)}",
        f"most typical of {word.theme.label}" if word.theme else "",
        "drawn smaller than its value" if word.is_smaller else "",
        "" if word.at_home else "put where there was room",
    ]
    return {
        "text": word.text,
        "drawn": word.visible_text,
        "x": word.x,
        "y": word.y,
        "size": word.size,
        "length": word.length,
        "theme": word.theme.id if word.theme else "",
        "hue": word.theme.hue if word.theme else "",
        "told": ", ".join(filter(None, told)),
    }


def _notes(view: View, cloud: Cloud) -> str:
    """What the eye would take wrongly."""
    told = ["Area goes by value; words keep their places under every filter."]
    if cloud.guests:
        told.append(f"{_some(view, cloud.guests)} without a place of their own, put where there was room.")
    if cloud.smaller:
        told.append(f"{_some(view, cloud.smaller)} drawn smaller than the value.")
    if cloud.left_out:
        told.append(f"{_some(view, cloud.left_out)} left out for want of room.")
    if not any(word.theme for word in cloud.words):
        told.append("No word is surely more typical of one theme than of the rest.")
    return " ".join(told)


def _some(view: View, words: Sequence[str]) -> str:
    """How many words, and the first of them by name where there is room for names."""
    if view.wall:
        return f"{len(words)}"
    named = ", ".join(label(word, 24) for word in words[:_NAMED])
    return f"{len(words)} ({named}{', …' if len(words) > _NAMED else ''})"


def _offer(view: View, cloud: Cloud, title: str) -> None:
    names = {theme: style.label for theme, style in view.styles.items()}
    note = f"{filter_sentence(view.subcorpus, names)} · corpus {view.corpus.version}"
    drawn: tuple[tuple[str, Callable[[Cloud, str, str], bytes | str]], ...] = (
        ("PNG", cloud_picture),
        ("SVG", cloud_svg),
    )
    links = [
        show.file_link(form, f"keywords_cloud.{form.lower()}", partial(draw, cloud, title, note), title)
        for form, draw in drawn
    ]
    st.html(element("div", *links, class_="files"))
