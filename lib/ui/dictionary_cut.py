"""A sentence drawn as it is cut, as HTML: a box for each word, and buttons where it could be cut otherwise."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from lib.figures import ACCENT, LINE
from lib.model import Token
from lib.text.fold import fold_shapes
from lib.text.proposals import mergeable, split, whole
from lib.text.words import is_han
from lib.ui.plain import html

# What stands between two words and would be read as one: numbers, marks, addresses.
_LEFT_OUT = re.compile(r"\[[^\]\s]*\]|\S*\w\S*")
STYLE = f"""<style>
.cut {{ display: flex; flex-wrap: wrap; align-items: flex-start; row-gap: .7rem; line-height: 1.5; }}
.cut .box {{ position: relative; border: 1px solid {LINE}; border-radius: 6px; padding: .2rem .35rem .15rem; }}
.cut .box.kept {{ box-shadow: inset 0 -3px 0 {ACCENT}; padding-bottom: .35rem; }}
.cut .box.drafted {{ background: {ACCENT}2e; border-color: {ACCENT}; }}
.cut.still {{ column-gap: .25rem; }}
.cut.still :is(.surface, .between) {{ font-size: 1.5rem; }}
.cut .unit {{ display: flex; align-items: flex-start; }}
.cut .surface {{ font-size: 1.125rem; white-space: pre; }}
.cut .term {{ font-size: .8125rem; opacity: .8; }}
.cut .between {{ font-size: 1.125rem; padding: .2rem .15rem; opacity: .8; white-space: pre-wrap; }}
.cut s {{ text-decoration-thickness: 1px; }}
.cut button {{ all: unset; cursor: pointer; box-sizing: border-box; text-align: center; border-radius: 4px; }}
.cut button:focus-visible {{ outline: 2px solid var(--st-primary-color); outline-offset: 1px; }}
.cut .join {{ align-self: flex-start; width: 1.1rem; height: 2.15rem; }}
.cut .join::before {{ content: ""; display: inline-block; width: 5px; height: 5px; border-radius: 50%;
  background: currentColor; opacity: .45; vertical-align: middle; }}
.cut .join:is(:hover, :focus-visible)::before {{ width: 1rem; height: 3px; border-radius: 2px; background: {ACCENT};
  opacity: 1; }}
.cut .split {{ position: relative; display: inline-block; width: .55rem; height: 1.5em; margin: 0 -.275rem;
  vertical-align: bottom; z-index: 1; }}
.cut .split::before {{ content: ""; position: absolute; left: calc(50% - .5px); top: 78%; bottom: 0;
  border-left: 1px solid currentColor; opacity: .5; }}
.cut .split:is(:hover, :focus-visible)::before {{ top: 0; border-left: 3px solid {ACCENT}; opacity: 1; }}
.cut .back {{ position: absolute; top: -.55rem; right: -.45rem; width: 1.25rem; height: 1.25rem; font-size: .8125rem;
  line-height: 1.25rem; background: var(--st-background-color); border: 1px solid {LINE}; opacity: 0; z-index: 2; }}
.cut .box:hover .back, .cut .back:focus-visible {{ opacity: 1; }}
@media (hover: none) {{ .cut .back {{ opacity: 1; }} }}
</style>"""
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
    return f'{STYLE}<div class="{kind}" role="group" aria-label="The sentence, cut">{before}{"".join(words)}</div>'


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
        parts += html(gap[at : found.start()]), f'<s title="Left out of the count">{html(found[0])}</s>'
        at = found.end()
    return f'<span class="between">{"".join(parts)}{html(gap[at:].rstrip())}</span>'


def _box(text: str, token: Token, place: str, drafted: bool, pressing: bool) -> str:
    surface = text[token.start : token.end]
    kinds = " ".join(kind for kind, on in (("kept", place), ("drafted", drafted)) if on)
    term = f'<div class="term">{html(token.term)}</div>' if token.term != surface else ""
    said = f"Kept by the dictionary: {place}" if place else ""
    splitting = pressing and all(map(is_han, fold_shapes(surface)))
    inner = "".join(_letters(text, token)) if splitting else html(surface)
    back = _button("back", f"-{token.term}", f"Take “{token.term}” back ({place})", "×") if pressing and place else ""
    return (
        f'<div class="box {kinds}" lang="{token.language}" title="{html(said)}">'
        f'<div class="surface">{inner}</div>{term}{back}</div>'
    )


def _letters(text: str, token: Token) -> Iterator[str]:
    """The letters of a Chinese word with a button in each place where it can be split."""
    for at in range(token.start, token.end):
        if at > token.start:
            edit = split(text, token, at)
            yield _button("split", edit, f"Split into “{edit}”")
        yield html(text[at])


def _join(text: str, pair: tuple[Token, Token]) -> str:
    edit = whole(text, pair)
    return _button("join", edit, f"Keep “{edit}” whole")


def _button(kind: str, edit: str, said: str, shown: str = "") -> str:
    told = html(said)
    return f'<button class="{kind}" data-press="{html(edit)}" aria-label="{told}" title="{told}">{shown}</button>'
