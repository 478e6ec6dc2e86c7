"""A sentence drawn as it is cut, as HTML: a box for each word, and buttons where it could be cut otherwise."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from lib.model import Token
from lib.text.dictionary.proposals import mergeable, split_entry, whole_entry
from lib.text.fold import fold_shapes
from lib.text.new_words import taking_back
from lib.text.words import is_han
from lib.ui.markup.elements import Markup, element, escape, joined

# What stands between two words and would be read as one: numbers, marks, addresses.
_LEFT_OUT = re.compile(r"\[[^\]\s]*\]|\S*\w\S*")
# Of a new word, which no file of the dictionary has.
FOUND = "found in the texts"
Known = Callable[[str], str]


def cut_html(text: str, tokens: Sequence[Token], known: Known, new: Collection[Token], *, pressing: bool) -> Markup:
    """A text and its words as HTML.

    Parameters
    ----------
    known: where the dictionary has a term ("minerals.txt, line 8"), ``FOUND`` for a new word, or "".
    new: the words that only a draft makes.
    pressing: with buttons; each one's ``data-press`` is the edit of the dictionary that it asks for.
    """
    edges = [*(edge for token in tokens for edge in (token.start, token.end)), len(text)]
    gaps = [text[start:end] for start, end in zip(edges[1::2], edges[2::2], strict=True)]
    boxes = [_box(text, token, known(token.term), drafted=token in new, pressing=pressing) for token in tokens]
    joins = [_join(text, pair) if pressing and mergeable(text, *pair) else Markup() for pair in pairwise(tokens)]
    words = [_with_gap(box, gap) + join for box, gap, join in zip(boxes, gaps, [*joins, Markup()], strict=False)]
    kind = "cut" if pressing else "cut still"
    return element(
        "div", _gap_html(text[: edges[0]]), *words, class_=kind, role="group", aria_label="The sentence, cut"
    )


def _with_gap(box: Markup, gap: str) -> Markup:
    """A box and what stands behind it, the signs at the box on the same line."""
    stuck = gap.partition(" ")[0]
    together = element("span", box, _gap_html(stuck), class_="unit") if stuck else box
    return together + _gap_html(gap[len(stuck) :])


def _gap_html(gap: str) -> Markup:
    """What is no word: signs as they are, the rest crossed out."""
    if not gap.strip():
        return Markup()
    parts: list[str] = []
    at = 0
    for match in _LEFT_OUT.finditer(gap):
        parts += gap[at : match.start()], element("s", match[0], title="Left out of the count")
        at = match.end()
    return element("span", *parts, gap[at:].rstrip(), class_="between")


def _box(text: str, token: Token, place: str, *, drafted: bool, pressing: bool) -> Markup:
    surface = text[token.start : token.end]
    kinds = " ".join(kind for kind, on in (("box", True), ("kept", place), ("drafted", drafted)) if on)
    term = element("div", token.term, class_="term") if token.term != surface else Markup()
    kept = "A new word" if place == FOUND else "Kept by the dictionary"
    tooltip = f"{kept}: {place}" if place else ""
    splitting = pressing and all(map(is_han, fold_shapes(surface)))
    inner = joined(_letters(text, token)) if splitting else escape(surface)
    back = Markup()
    if pressing and place:
        edit = taking_back(token.term) if place == FOUND else f"-{token.term}"
        back = _button("back", edit, f"Take “{token.term}” back ({place})", "×")
    shown = element("div", inner, class_="surface")
    return element("div", shown, term, back, class_=kinds, lang=token.language, title=tooltip)


def _letters(text: str, token: Token) -> Iterator[str]:
    """The letters of a Chinese word with a button in each place where it can be split."""
    for at in range(token.start, token.end):
        if at > token.start:
            edit = split_entry(text, token, at)
            yield _button("split", edit, f"Split into “{edit}”")
        yield text[at]


def _join(text: str, pair: tuple[Token, Token]) -> Markup:
    edit = whole_entry(text, pair)
    return _button("join", edit, f"Keep “{edit}” whole")


def _button(kind: str, edit: str, tooltip: str, shown: str = "") -> Markup:
    return element("button", shown, class_=kind, data_press=edit, aria_label=tooltip, title=tooltip)
