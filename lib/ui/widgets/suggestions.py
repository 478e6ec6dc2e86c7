"""What could be asked for: examples, leading words, what was asked before, and what is near where nothing is found."""

from collections.abc import Iterable

import streamlit as st

from lib.analyses.suggestions import example_nodes, leading_terms, near_nodes
from lib.corpus.contexts import Concordance
from lib.figures.style import ACCENT
from lib.model import Subcorpus
from lib.ui.markup.elements import Markup, element, escape
from lib.ui.markup.links import link
from lib.ui.session.state import Kept
from lib.ui.session.view import View
from lib.wording import counted

LEADING, RECENT = 20, 6
_RECENT = Kept[tuple[str, ...]]("concordance_recent", ())
_STYLE = f"display:inline-block;margin-left:.8em;color:inherit;text-decoration-color:{ACCENT}"


def leading_words(view: View, n: int = LEADING) -> tuple[str, ...]:
    """The most frequent words of the selection, stop words left out."""
    return view.ask(leading_terms, view.subcorpus, view.stopwords, n)


def remember(written: str) -> None:
    """Keep what was asked for, to be offered again in this session."""
    _RECENT.keep((written, *(node for node in _RECENT.get() if node != written))[: RECENT + 1])


def draw_offers(view: View, written: str) -> None:
    """An example of each kind and what was asked before, in one line; the leading words where nothing is asked."""
    if view.wall:
        return
    offers = [_line(view, "Try", view.ask(example_nodes, view.stopwords, view.codebook))]
    recent = [node for node in _RECENT.get() if node != written]
    if recent:
        offers.insert(0, _line(view, "Asked before", recent[:RECENT]))
    if not view.address.first("node"):
        offers.append(_line(view, "Leading words", leading_words(view)))
    st.html(element("div", *offers, class_="offers"))


def draw_near(view: View, written: str) -> None:
    """What is near to what was asked for, as links: the actor for a concept, spellings; else the leading words."""
    if view.wall:
        return
    near = view.ask(near_nodes, view.subcorpus, written, view.codebook)
    st.html(_line(view, "Near it", near) if near else _line(view, "Leading words", leading_words(view)))


def hits_in_words(concordance: Concordance) -> str:
    """Hits and articles in words, "2 hits in 1 article"."""
    return f"{counted(concordance.n_hits, 'hit')} in {counted(concordance.n_articles, 'article')}"


def draw_unfiltered(view: View, name: str, everywhere: Concordance, key: str) -> None:
    """Say that the filter leaves no hit, and how many there are without it, with a button that drops it.

    ``name`` is what was looked for, as a Markdown label.
    """
    st.markdown(f"**No hit of {name} in this selection.** Without the filter there are {hits_in_words(everywhere)}.")
    if not view.wall:
        st.button("Drop the filter", key=key, on_click=view.address.set_filter, args=(Subcorpus(),))


def _line(view: View, name: str, nodes: Iterable[str]) -> Markup:
    """Some nodes as links that ask for them and keep the rest of the view."""
    params = view.address.without("node", "at", "line")
    links = (link("concordance", params | {"node": [node]}, escape(node), _STYLE) for node in nodes)
    return element("div", element("span", name, style="opacity:.85"), *links, style="font-size:.875rem;line-height:1.8")
