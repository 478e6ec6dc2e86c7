"""What could be asked for: examples, leading words, what was asked before, and spellings near one that is not there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

import streamlit as st

from lib.analyses.suggestions import example_nodes, leading_terms
from lib.corpus import counts
from lib.corpus.nodes import names
from lib.figures.style import ACCENT
from lib.text import fold
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.session.view import View

LEADING, NEAR, RECENT = 20, 10, 6
_RECENT = "concordance_recent"
_LOOKED_THROUGH = 20_000
_LONGEST = 20
_OTHER = {"concept": "actor", "actor": "concept"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_STYLE = f"display:inline-block;margin-left:.8em;color:inherit;text-decoration-color:{ACCENT}"


def leading_words(view: View, n: int = LEADING) -> tuple[str, ...]:
    """The most frequent words of the selection, stop words left out."""
    return view.ask(leading_terms, view.subcorpus, view.stopwords, n)


def remember(written: str) -> None:
    """Keep what was asked for, to be offered again in this session."""
    before: list[str] = st.session_state.get(_RECENT, [])
    st.session_state[_RECENT] = [written, *(one for one in before if one != written)][: RECENT + 1]


def draw_offers(view: View, written: str) -> None:
    """An example of each kind and what was asked before; the leading words, too, where nothing is asked."""
    if view.wall:
        return
    recent = [one for one in st.session_state.get(_RECENT, []) if one != written]
    parts = [] if view.address.first("node") else [("Leading words", leading_words(view))]
    st.html(
        "".join(
            _line(view, name, nodes)
            for name, nodes in [*parts, ("Try", view.ask(example_nodes, view.stopwords, view.codebook))]
        )
    )
    if recent:
        st.html(_line(view, "Asked before", recent[:RECENT]))


def draw_near(view: View, written: str) -> None:
    """What is near to what was asked for, as links: the actor for a concept, spellings; else the leading words."""
    if view.wall:
        return
    kind, _, name = (part.strip() for part in written.partition(":"))
    other = f"{_OTHER.get(kind, '')}:{name}"
    if other in names(view.codebook, every=True):
        near = [other]
    else:
        near = near_spellings(written, view.ask(counts.term_counts, view.subcorpus)["spelling"].tolist())
    st.html(_line(view, "Near it", near) if near else _line(view, "Leading words", leading_words(view)))


def near_spellings(written: str, spellings: Sequence[str], n: int = NEAR) -> list[str]:
    """Some of the spellings (most frequent first) that begin like a word, hold a part of it or are almost it."""
    word = max(re.split(r"[^\w'.-]+", fold(written)), key=len, default="")[:_LONGEST]
    found: dict[str, None] = {}
    for spelling in _near(word, spellings) if word else ():
        found[spelling] = None
        if len(found) == n:
            break
    return list(found)


def _near(word: str, spellings: Sequence[str]) -> Iterator[str]:
    """The nearest first; few of each kind, so that every kind has a place."""
    folded = [(spelling.casefold(), spelling) for spelling in spellings]
    if _HAN.search(word):
        pieces = [word[at : at + size] for size in (len(word) - 1, 2, 1) for at in range(len(word) - size + 1) if size]
        for piece in dict.fromkeys(pieces):
            yield from islice((own for low, own in folded if piece in low), 4)
        return
    stem = word[: max(3, len(word) - 3)]
    yield from islice((own for low, own in folded if low.startswith(stem)), 4)
    alike = {low: own for low, own in folded if low[:1] == word[0] and abs(len(low) - len(word)) < 3}
    lows = list(islice(alike, _LOOKED_THROUGH))
    yield from (alike[low] for low in get_close_matches(word, lows, 4, 0.7))
    yield from islice((own for low, own in folded if stem in low), 4)


def _line(view: View, name: str, nodes: Iterable[str]) -> str:
    """Some nodes as links that ask for them and keep the rest of the view."""
    kept = view.address.without("node", "at", "line")
    asked = "".join(link("concordance", kept | {"node": [node]}, escape(node), _STYLE) for node in nodes)
    return f'<div style="font-size:.875rem;line-height:1.8"><span style="opacity:.85">{name}</span>{asked}</div>'
