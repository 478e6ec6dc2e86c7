"""How strong the evidence for a theme of one passage is: what can be measured of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import log, log1p
from typing import NamedTuple

from lib.coding.context import Context
from lib.coding.finds import Finds, Numbers, Span, latin_words
from lib.coding.rules import CompiledRule

Fired = tuple[CompiledRule, Sequence[Span]]
_MOST_CLAUSES = 3
_MOST_RULES = 3
_CLAUSE_END = re.compile(r"[,;:()，；：、（）—]")
_ENGLISH_DENIALS = frozenset(
    ("not", "no", "never", "without", "neither", "nor", "cannot", "deny", "denies", "denied", "unlikely")
)
_CHINESE_DENIALS = ("没", "沒", "未", "不", "并非", "並非", "否认", "否認", "无", "無")


class ThemeEvidence(NamedTuple):
    """The evidence for one theme in one passage, in the order of `lib.codebook.EVIDENCE`.

    Attributes
    ----------
    apart: words from the first to the last of the words that belong together, of the rule where they are closest.
    clauses: commas and their like between those; 3 stands for more.
    sentences: 1 where they are in different sentences.
    negation: 1 where their sentence denies something.
    opening: 1 where they begin in the first sentence of the passage.
    rules: how many rules of the theme fired; 3 stands for more.
    words: how many different words they fired on.
    title: 1 for a headline.
    length: words of the passage.
    subject: the share of its sentences that name the subject (0 to 1).
    """

    apart: float
    clauses: int
    sentences: int
    negation: int
    opening: int
    rules: int
    words: int
    title: int
    length: float
    subject: float

    def scaled(self) -> tuple[float, ...]:
        """The same as weights take it: what has no upper end by its logarithm."""
        return (
            log1p(self.apart),
            self.clauses,
            self.sentences,
            self.negation,
            self.opening,
            self.rules,
            log(self.words),
            self.title,
            log(max(1.0, self.length)),
            self.subject,
        )


def evidence_by_theme(
    fired: Iterable[Fired], finds: Finds, subject: Numbers, context: Context
) -> dict[str, ThemeEvidence]:
    """The evidence for each theme that some rules give.

    Parameters
    ----------
    subject: the patterns that name the subject; without any the whole passage is about it.
    """
    by_theme: dict[str, list[Fired]] = {}
    for rule, spans in fired:
        by_theme.setdefault(rule.theme, []).append((rule, spans))
    if not by_theme:
        return {}
    places = finds.places
    named = {places.sentence(start) for start, _ in finds.merged_spans(subject)}
    share = min(1.0, len(named) / places.n_sentences) if subject else 1.0
    return {theme: _of_theme(own, finds, share, context) for theme, own in by_theme.items()}


def _of_theme(own: Sequence[Fired], finds: Finds, share: float, context: Context) -> ThemeEvidence:
    places = finds.places
    begin, end = _closest(own, finds)
    first, last = places.sentence(begin), places.sentence(max(begin, end - 1))
    around = finds.text[places.sentence_start(first) : places.sentence_start(last + 1)]
    return ThemeEvidence(
        apart=places.words_between(begin, end),
        clauses=min(_MOST_CLAUSES, len(_CLAUSE_END.findall(finds.text, begin, end))),
        sentences=int(last > first),
        negation=int(_denies(around)),
        opening=int(first == 0),
        rules=min(_MOST_RULES, len(own)),
        words=len({finds.text[start:end].lower() for _, spans in own for start, end in spans}),
        title=int(context.kind == "title"),
        length=places.words_between(0, len(finds.text)),
        subject=share,
    )


def _denies(text: str) -> bool:
    if not text.isascii() and any(word in text for word in _CHINESE_DENIALS):
        return True
    lower = text.lower().replace("’", "'")
    return "n't" in lower or not _ENGLISH_DENIALS.isdisjoint(latin_words(lower))


def _closest(own: Iterable[Fired], finds: Finds) -> Span:
    """The shortest stretch of text that holds a place of each list of one of some rules."""
    best = (0, len(finds.text) + 1)
    for rule, spans in own:
        counted = rule.counted(finds)
        lists = sorted(filter(None, map(counted.merged_spans, rule.needed)), key=len) or [list(spans[:1])]
        for anchor in lists[0]:
            stretch = _stretch(anchor, lists[1:], best[1] - best[0])
            if stretch is not None and (stretch[1] - stretch[0], stretch) < (best[1] - best[0], best):
                best = stretch
    return best


def _stretch(anchor: Span, others: Iterable[Sequence[Span]], most: int) -> Span | None:
    """From an anchor to the nearest place of each other list; None where that takes more than ``most`` characters."""
    start, end = left, right = anchor
    for spans in others:
        at = bisect_left(spans, anchor)
        after = spans[at] if at < len(spans) else None
        before = spans[at - 1] if at else after
        near = before if after is None or (before is not None and left - before[1] < after[0] - right) else after
        if near is None:
            continue
        start, end = min(start, near[0]), max(end, near[1])
        if end - start > most:
            return None
    return start, end
