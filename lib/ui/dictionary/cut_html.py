"""A sentence drawn as it is cut, as HTML: a box for each word, and buttons where it could be cut otherwise."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from lib.model import Token
from lib.text.dictionary.proposals import mergeable, split_entry, whole_entry
from lib.text.fold import fold_shapes
from lib.text.words import is_han
from lib.ui.markup.elements import escape

# What stands between two words and would be read as one: numbers, marks, addresses.
_LEFT_OUT = re.compile(r"\[[^\]\s]*\]|\S*\w\S*")
Known = Callable[[str], str]


def cut_html(text: str, tokens: Sequence[Token], known: Known, new: Collection[Token], pressing: bool) -> str:
    """A text and its words as HTML.

    Parameters
    ----------
    known: where the dictionary has a term ("minerals.txt, line 8"), or "".
    new: the words that only a draft makes.
    pressing: with buttons; each one's ``data-press`` is the edit of the dictionary that it asks for.
    """
    edges = [*(edge for token in tokens for edge in (token.start, token.end)), len(text)]
    gaps = [text[start:end] for start, end in zip(edges[1::2], edges[2::2], strict=True)]
    boxes = [_box(text, token, known(token.term), token in new, pressing) for token in tokens]
    joins = [_join(text, pair) if pressing and mergeable(text, *pair) else "" for pair in pairwise(tokens)]
    words = [_with_gap(box, gap) + join for box, gap, join in zip(boxes, gaps, [*joins, ""], strict=False)]
    before = _between(text[: edges[0]])
    kind = "cut" if pressing else "cut still"
    return f'<div class="{kind}" role="group" aria-label="The sentence, cut">{before}{"".join(words)}</div>'


def _with_gap(box: str, gap: str) -> str:
    """A box and what stands behind it, the signs at the box on the same line."""
    stuck = gap.partition(" ")[0]
    together = f'<span class="unit">{box}{_between(stuck)}</span>' if stuck else box
    return together + _between(gap[len(stuck) :])


def _between(gap: str) -> str:
    """What is no word: signs as they are, the rest crossed out."""
    if not gap.strip():
        return ""
    parts: list[str] = []
    at = 0
    for found in _LEFT_OUT.finditer(gap):
        parts += escape(gap[at : found.start()]), f'<s title="Left out of the count">{escape(found[0])}</s>'
        at = found.end()
    return f'<span class="between">{"".join(parts)}{escape(gap[at:].rstrip())}</span>'


def _box(text: str, token: Token, place: str, drafted: bool, pressing: bool) -> str:
    surface = text[token.start : token.end]
    kinds = " ".join(kind for kind, on in (("kept", place), ("drafted", drafted)) if on)
    term = f'<div class="term">{escape(token.term)}</div>' if token.term != surface else ""
    said = f"Kept by the dictionary: {place}" if place else ""
    splitting = pressing and all(map(is_han, fold_shapes(surface)))
    inner = "".join(_letters(text, token)) if splitting else escape(surface)
    back = _button("back", f"-{token.term}", f"Take “{token.term}” back ({place})", "×") if pressing and place else ""
    return (
        f'<div class="box {kinds}" lang="{token.language}" title="{escape(said)}">'
        f'<div class="surface">{inner}</div>{term}{back}</div>'
    )


def _letters(text: str, token: Token) -> Iterator[str]:
    """The letters of a Chinese word with a button in each place where it can be split."""
    for at in range(token.start, token.end):
        if at > token.start:
            edit = split_entry(text, token, at)
            yield _button("split", edit, f"Split into “{edit}”")
        yield escape(text[at])


def _join(text: str, pair: tuple[Token, Token]) -> str:
    edit = whole_entry(text, pair)
    return _button("join", edit, f"Keep “{edit}” whole")


def _button(kind: str, edit: str, said: str, shown: str = "") -> str:
    told = escape(said)
    return f'<button class="{kind}" data-press="{escape(edit)}" aria-label="{told}" title="{told}">{shown}</button>'
