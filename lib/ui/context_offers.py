"""What could be asked for: examples, leading words, what was asked before, and spellings near one that is not there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

import streamlit as st

from lib import corpus as queries
from lib.figures import ACCENT
from lib.model import Language, Subcorpus
from lib.stats import frequencies
from lib.text import fold
from lib.ui import address
from lib.ui.doors import ask, codebook, corpus, stopwords
from lib.ui.filter import subcorpus
from lib.ui.links import link
from lib.ui.plain import html
from lib.ui.shell import on_wall

LEADING, NEAR, RECENT = 20, 10, 6
_RECENT = "context_recent"
_LOOKED_THROUGH = 20_000
_LONGEST = 20
_OTHER = {"concept": "actor", "actor": "concept"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_STYLE = f"display:inline-block;margin-left:.8em;color:inherit;text-decoration-color:{ACCENT}"


def leading_words(n: int = LEADING) -> list[str]:
    """The most frequent words of the selection, stop words left out."""
    return _leading(subcorpus(), n)


def _leading(chosen: Subcorpus, n: int, language: Language | None = None) -> list[str]:
    listed: list[str] = frequencies(ask(queries.term_counts, chosen), stopwords(), language, top=n)["term"].tolist()
    return listed


def remember(written: str) -> None:
    """Keep what was asked for, to be offered again in this session."""
    before: list[str] = st.session_state.get(_RECENT, [])
    st.session_state[_RECENT] = [written, *(one for one in before if one != written)][: RECENT + 1]


def draw_offers(written: str) -> None:
    """An example of each kind and what was asked before; the leading words, too, where nothing is asked."""
    if on_wall():
        return
    recent = [one for one in st.session_state.get(_RECENT, []) if one != written]
    parts = [] if address.first("node") else [("Leading words", leading_words())]
    st.html("".join(_line(name, nodes) for name, nodes in [*parts, ("Try", _examples(corpus().version))]))
    if recent:
        st.html(_line("Asked before", recent[:RECENT]))


@lru_cache(maxsize=2)
def _examples(_version: str) -> tuple[str, ...]:
    """A node of each kind that finds something in the corpus."""
    english, chinese = _leading(Subcorpus(), 300, "en"), _leading(Subcorpus(), 1, "zh")
    long = [word for word in english if len(word) > 6 and word.isalpha() and word.islower()]
    examples = (
        *english[:1],
        *chinese,
        *[term for term in english[1:] if " " in term][:1],
        *[f"{word[:5]}*" for word in long[:1]],
        *[f"/^({'|'.join(long[1:3])})/"][: len(long) // 3],
        *[f"theme:{theme}" for theme in corpus().themes[:1]],
        *_name_of([*english, *chinese]),
    )
    return tuple(dict.fromkeys(examples))


def _name_of(words: Sequence[str]) -> list[str]:
    """The concept or actor that has the most frequent of these words among its spellings."""
    owner = {
        spelling.rstrip("*"): name for name, one in queries.names(codebook()).items() for spelling in one.spellings
    }
    return [owner[word] for word in words if word in owner][:1]


def draw_near(written: str) -> None:
    """What is near to what was asked for, as links: the actor for a concept, spellings; else the leading words."""
    if on_wall():
        return
    kind, _, name = (part.strip() for part in written.partition(":"))
    other = f"{_OTHER.get(kind, '')}:{name}"
    if other in queries.names(codebook(), every=True):
        near = [other]
    else:
        near = near_spellings(written, ask(queries.term_counts, subcorpus())["spelling"].tolist())
    st.html(_line("Near it", near) if near else _line("Leading words", leading_words()))


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


def _line(name: str, nodes: Iterable[str]) -> str:
    """Some nodes as links that ask for them and keep the rest of the view."""
    kept = address.without("node", "at", "line")
    asked = "".join(link("context", kept | {"node": [node]}, html(node), _STYLE) for node in nodes)
    return f'<div style="font-size:.875rem;line-height:1.8"><span style="opacity:.85">{name}</span>{asked}</div>'
