"""Where sentences end, and which words each of them holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text import Cutter, sentence_spans
from lib.text.dictionary.entries import Entry

CUTTER = Cutter(["rare earth", "出口管制", "Yahoo! Japan", Entry("U.S. Department of Energy", ("DOE",))])
PIECES = st.sampled_from(
    [
        *(
            "Prices climbed",
            "rare earths",
            "the U.S. Department",
            "Mr. Xi",
            "Oct. 9",
            "3.5% up",
            "Yahoo! Japan",
            "DOE",
            "9",
        ),
        *(
            "稀土",
            "出口管制",
            "价格上涨",
            "，",
            "。",
            "！",
            "？",
            ". ",
            "! ",
            "? ",
            " ",
            "\n",
            "。”",
            ".) ",
            "“",
            "...",
            "U.S.",
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("价格上涨。出口管制生效！谁受益?稀土矿商。", ["价格上涨。", "出口管制生效！", "谁受益?稀土矿商。"]),
        ("他说:“价格上涨。”矿商不信。", ["他说:“价格上涨。", "”矿商不信。"]),
        (
            "The U.S. Department of Energy met Mr. Xi on Oct. 29. Prices climbed 3.5% vs. May.",
            ["The U.S. Department of Energy met Mr. Xi on Oct. 29.", " Prices climbed 3.5% vs. May."],
        ),
        ("Prices fell! Why? “Controls.” They end.", ["Prices fell!", " Why?", " “Controls.”", " They end."]),
        (
            "“Will prices fall?” Lynas cut. “Why?” he asked.",
            ["“Will prices fall?”", " Lynas cut.", " “Why?” he asked."],
        ),
        ("Export controls and no sign at all", ["Export controls and no sign at all"]),
        ("稀土价格上涨.Prices climbed in the U.S. 稀土", ["稀土价格上涨.Prices climbed in the U.S. 稀土"]),
        ("Inside a line\nand the next", ["Inside a line\n", "and the next"]),
        ("", [""]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("价格上涨。出口管制生效！稀土。", [["价格上涨"], ["出口管制", "生效"], ["稀土"]]),
        ("The U.S. Department fell. It climbed.", [["the", "U.S.", "department", "fall"], ["it", "climb"]]),
        ("Rare earths and no sign", [["rare earth", "and", "no", "sign"]]),
        ("2023. 99%! Prices climbed.", [["price", "climb"]]),
        ("Prices climbed！Rare earths fell。稀土", [["price", "climb"], ["rare earth", "fall"], ["稀土"]]),
        ("Prices\u200b climbed.\u200b Rare\u00ad earths fell.", [["price", "climb"], ["rare earth", "fall"]]),
        ("...", []),
        ("", []),
    ],
)
def test_the_words_of_each_sentence(text: str, words: list[list[str]]) -> None:
    assert CUTTER.sentences(text) == words


def test_a_term_that_goes_on_behind_an_end_is_where_it_begins() -> None:
    text = "Shares of Yahoo! Japan climbed. Yahoo! Prices fell."
    assert next(text[start:end] for start, end in sentence_spans(text)) == "Shares of Yahoo!"
    assert CUTTER.sentences(text) == [["share", "of", "Yahoo! Japan"], ["climb"], ["yahoo"], ["price", "fall"]]


@given(st.lists(PIECES, max_size=24).map("".join))
def test_sentences_are_the_terms_where_they_begin(text: str) -> None:
    tokens = CUTTER.tokens(text)
    begun = [[one.term for one in tokens if start <= one.start < end] for start, end in sentence_spans(text)]
    assert CUTTER.sentences(text) == [terms for terms in begun if terms]
    assert [term for terms in CUTTER.sentences(text) for term in terms] == CUTTER.terms(text)
