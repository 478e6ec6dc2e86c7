"""The word cloud on the page: heading, cloud, what is to be known about it, and what to take along."""

from collections.abc import Callable, Sequence
from functools import cache, partial

import streamlit as st

from lib.analyses.keywords import Keywords, KeywordsQuestion
from lib.figures.cloud import CLOUD_BASE_LINE, CLOUD_SIZE, Cloud, CloudWord, cloud_svg
from lib.figures.words import RANKING_LABELS, Ranking, format_value
from lib.ui.keywords.open_word import pick
from lib.ui.markup.elements import Markup, asset
from lib.ui.markup.escape import label
from lib.ui.session.state import event
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.about import caption
from lib.ui.widgets.notes import small
from lib.ui.widgets.pins import freeze_cloud

_MOST_NAMES = 6


@cache
def _component() -> Callable[..., object]:
    """Crisp text in the browser that changes in place, to be clicked or pressed; registered once."""
    html, css, js = (asset(__file__, f"cloud.{kind}") for kind in ("html", "css", "js"))
    return st.components.v2.component("didymium_word_cloud", html=html, css=css, js=js)


def draw_cloud(view: View, question: KeywordsQuestion, keywords: Keywords) -> None:
    """The leading words as a cloud that keeps its places under every filter; a clicked word is opened."""
    if keywords.cloud is None or keywords.in_cloud is None:
        return
    measure = question.cloud_measure
    title = f"{RANKING_LABELS[measure]}: {len(keywords.in_cloud)} leading words"
    around, cloud = caption(view, title), keywords.cloud
    pictures = show.picture_links(view, title, "keywords_cloud", lambda: cloud_svg(cloud, around()))
    freeze = freeze_cloud(view, cloud, partial(pick, view))
    pictures = pictures if cloud.words else Markup()
    show.header(view, title, keywords.in_cloud, "keywords_cloud", pictures=pictures, freeze=freeze)
    if not keywords.cloud.words:
        small(f"No word has a {RANKING_LABELS[measure]} above 0 here. Choose another measure, or drop a filter.")
        return
    _draw(view, keywords.cloud, measure)
    small(_notes(view, keywords.cloud))


def _draw(view: View, cloud: Cloud, measure: Ranking) -> None:
    key = "keywords_cloud_words"

    def picked() -> None:
        word = event(key, "word")
        if word in {placed.text for placed in cloud.words}:
            pick(view, word)

    data = {
        "alt": cloud.alt,
        "size": CLOUD_SIZE,
        "baseLine": CLOUD_BASE_LINE,
        "wall": view.wall,
        "legend": [
            {"id": style.id, "icon": style.icon, "label": style.label, "hue": style.hue} for style in cloud.legend
        ],
        "words": [_word_data(word, measure) for word in cloud.words],
    }
    _component()(key=key, data=data, on_word_change=picked)


def _word_data(word: CloudWord, measure: Ranking) -> dict[str, object]:
    tooltip = [
        f"{word.text}, {format_value(word.value, measure)}",
        f"most typical of {word.theme.label}" if word.theme else "",
        "drawn smaller than its value" if word.is_smaller else "",
        "" if word.at_home else "put where there was room",
    ]
    return {
        "text": word.text,
        "visible": word.visible_text,
        "x": word.x,
        "y": word.y,
        "size": word.size,
        "length": word.length,
        "theme": word.theme.id if word.theme else "",
        "hue": word.theme.hue if word.theme else "",
        "tooltip": ", ".join(filter(None, tooltip)),
    }


def _notes(view: View, cloud: Cloud) -> str:
    """What the eye would take wrongly."""
    sentences = ["Area goes by value; words keep their places under every filter."]
    if cloud.guests:
        guests = _number_with_names(view, cloud.guests)
        sentences.append(f"{guests} without a place of their own, put where there was room.")
    if cloud.smaller:
        sentences.append(f"{_number_with_names(view, cloud.smaller)} drawn smaller than the value.")
    if cloud.left_out:
        sentences.append(f"{_number_with_names(view, cloud.left_out)} left out for want of room.")
    if not any(word.theme for word in cloud.words):
        sentences.append("No word is surely more typical of one theme than of the rest.")
    return " ".join(sentences)


def _number_with_names(view: View, words: Sequence[str]) -> str:
    """How many words, and the first of them by name where there is room for names."""
    if view.wall:
        return f"{len(words)}"
    names = ", ".join(label(word, 24) for word in words[:_MOST_NAMES])
    return f"{len(words)} ({names}{', …' if len(words) > _MOST_NAMES else ''})"
