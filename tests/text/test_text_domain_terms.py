"""Two hundred terms of the field, each in a sentence written for it, are cut at their edges and nowhere inside."""

import re
from dataclasses import dataclass
from pathlib import Path

from lib.model import Article
from lib.sources import read_paths
from lib.text.cutter import Cutter, term_language
from lib.text.dictionary.entries import load_dictionary
from lib.text.fold import fold

SEEDS = Path(__file__).parents[2] / "seeds"
CUTTER = Cutter(load_dictionary(SEEDS / "dictionary")[0])
F1 = 0.97


@dataclass(frozen=True)
class Example:
    text: str
    start: int
    end: int

    @property
    def term(self) -> str:
        return self.text[self.start : self.end]


def examples() -> list[Example]:
    lines = Path(__file__).with_name("domain_terms.txt").read_text("utf-8").splitlines()
    parts = [re.split("[{}]", line) for line in lines if line and not line.startswith("#")]
    return [Example(left + term + right, len(left), len(left) + len(term)) for left, term, right in parts]


def edges(text: str) -> set[int]:
    return {edge for token in CUTTER.tokens(text) for edge in (token.start, token.end)}


def f1(wanted: list[Example]) -> float:
    """Of the boundaries of terms: the two edges of each are wanted, and none inside."""
    found = sum(edge in edges(one.text) for one in wanted for edge in (one.start, one.end))
    inside = sum(one.start < edge < one.end for one in wanted for edge in edges(one.text))
    precision, recall = found / (found + inside), found / (2 * len(wanted))
    return 2 * precision * recall / (precision + recall)


def cut_up(wanted: list[Example]) -> list[str]:
    return [
        one.term
        for one in wanted
        if not any((token.start, token.end) == (one.start, one.end) for token in CUTTER.tokens(one.text))
    ]


def test_there_are_a_hundred_terms_of_each_language() -> None:
    wanted = examples()

    assert len({one.term for one in wanted}) == 200
    assert sum(term_language(one.term) == "zh" for one in wanted) == 100


def test_boundaries_of_terms_are_found() -> None:
    wanted = examples()
    chinese = [one for one in wanted if term_language(one.term) == "zh"]
    english = [one for one in wanted if term_language(one.term) == "en"]

    assert f1(wanted) >= F1, cut_up(wanted)
    assert f1(chinese) >= F1, cut_up(chinese)
    assert f1(english) >= F1, cut_up(english)
    assert len(cut_up(wanted)) <= 6, "197 of 200 were one word when this was written."


def test_every_term_that_the_seeds_hold_is_whole_there() -> None:
    terms = {one.term for one in examples()}
    texts = [
        passage.text
        for article in read_paths([SEEDS / "articles"])
        if isinstance(article, Article)
        for passage in article.passages
    ]
    standing_terms = [
        Example(text, *found.span()) for text in texts for term in terms for found in _standing(term, text)
    ]

    assert len({fold(one.term) for one in standing_terms}) > 10
    assert [one.term for one in standing_terms if _inside(one)] == []


def _standing(term: str, text: str) -> list[re.Match[str]]:
    edge = r"\b" if term.isascii() else ""
    return list(re.finditer(edge + re.escape(fold(term)) + edge, fold(text)))


def _inside(one: Example) -> bool:
    """Whether the text is cut inside the term; a longer word may hold it."""
    return any(one.start < edge < one.end for edge in edges(one.text))
