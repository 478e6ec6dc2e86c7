"""The concordance: by hand on the small corpus, against a slow second opinion on the seeds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.articles import HitRow, article, hits_in_article, passages_in_article
from lib.corpus.contexts import SORTS, Concordance, LineRow, concordance, positions
from lib.corpus.nodes import Node, RegexNode, WordsNode, parse_node, words_node
from lib.corpus.query import Corpus
from lib.errors import CorpusError, QueryError
from lib.frames import rows
from lib.model import Subcorpus, Token
from lib.settings import ROOT, Settings
from lib.text import Cutter, load_dictionary
from tests.corpus.oracle import Oracle, Row

ALL = Subcorpus()


@pytest.fixture(scope="module")
def small_cutter(small_settings: Settings) -> Cutter:
    return Cutter(load_dictionary(small_settings.dictionary)[0])


@pytest.fixture(scope="module")
def seed_cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


@pytest.fixture(scope="module")
def look(small: Corpus, small_cutter: Cutter) -> "Look":
    return Look(small, small_cutter)


@dataclass(frozen=True)
class Look:
    """Keywords with a word to either side, as "left|keyword|right"."""

    corpus: Corpus
    cutter: Cutter

    def __call__(self, node: str, chosen: Subcorpus = ALL, sort: Sequence[str] = ()) -> list[str]:
        lines = concordance(self.corpus, chosen, parse_node(node), self.cutter, sort, window=1).lines
        return [
            f"{left}|{keyword}|{right}"
            for left, keyword, right in zip(lines["left"], lines["keyword"], lines["right"], strict=True)
        ]


@dataclass(frozen=True)
class Line:
    """A hit as the second opinion sees it."""

    row: Row
    passage: int
    tokens: list[Token]
    number: int

    def beside(self, distance: int) -> str:
        at = self.number + distance
        return self.tokens[at].term if 0 <= at < len(self.tokens) else ""

    def key(self, sort: str) -> tuple[object, ...]:
        day, source = self.row.article.published_on, self.row.article.source
        if sort == "date":
            return (day is None, -(day or date.min).toordinal())
        if sort == "source":
            return (source == "", source.lower())
        term = self.beside({"R": 1, "L": -1, "k": 0}[sort[0]] * int(sort[1]) if sort != "keyword" else 0)
        return (term.lower(), term)


def every_hit(oracle: Oracle, cutter: Cutter, terms: set[str]) -> Iterator[Line]:
    for passage, row in enumerate(oracle.rows):
        tokens = cutter.tokens(row.passage.text)
        yield from (Line(row, passage, tokens, at) for at, token in enumerate(tokens) if token.term in terms)


def places(found: Concordance) -> list[tuple[int, int]]:
    return list(zip(found.lines["passage"], found.lines["start"], strict=True))


def expected_places(lines: Sequence[Line], sort: Sequence[str]) -> list[tuple[int, int]]:
    ordered = sorted(lines, key=lambda line: [line.key(name) for name in sort])
    return [(line.passage, line.tokens[line.number].start) for line in ordered]


def test_a_word_is_found_in_all_its_forms_and_shown_as_written(small: Corpus, small_cutter: Cutter) -> None:
    found = concordance(small, ALL, parse_node("PRICES"), small_cutter, ("date",), window=2)
    assert (found.n_hits, found.n_articles) == (2, 2)
    assert list(found.lines.columns) == [
        *("passage", "ordinal", "key", "title", "source", "published_on", "language", "themes", "weak"),
        *("left", "keyword", "right", "start", "end", "l1", "l2", "l3", "r1", "r2", "r3"),
    ]
    rows = found.lines.drop(columns=["key"]).values.tolist()
    first = ["", "Prices", ", 100% up: a", 0, 6, "", "", "", "up", "a", "b"]
    assert rows == [
        [11, 2, "鎵與鍺", "日報", date(2025, 4, 1), "en", 1, 0, *first],
        [
            *(5, 2, "稀土出口管制", "Wire", date(2025, 3, 31), "en", 7, 0),
            *("and the ", "price", ".", 39, 44, "the", "and", "ally", "", "", ""),
        ],
    ]


def test_a_line_says_where_in_its_article_its_passage_is(seed_corpus: Corpus, seed_cutter: Cutter) -> None:
    found = concordance(seed_corpus, ALL, parse_node("rare earth | 稀土"), seed_cutter, limit=1000).lines
    assert found["key"].nunique() > 3
    for key, lines in found.groupby("key"):
        read = passages_in_article(seed_corpus, int(article(seed_corpus, str(key))["article"].iloc[0]))
        places = dict(zip(read["passage"], read["ordinal"], strict=True))
        assert lines["ordinal"].tolist() == [places[passage] for passage in lines["passage"]]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("price floor", ["The |price floor| helps"]),
        ("PRICE-floors", ["The |price floor| helps"]),
        ("export controls", ["to |export controls|."]),
        ("controlled exports", ["|Controlled exports| hit"]),
        ("helps price floors", []),
        ("talks the", []),  # side by side in the running text, but in two passages
        ("allies agreed to", ["|Allies agreed to| export"]),
        ("army * magnets", ["An |army of magnets| waits"]),
        ("* magnets", ["arms |need magnets|.", "army |of magnets| waits"]),
        ("agree* to exp*", ["Allies |agreed to export| controls."]),
        ("*rol", ["export |controls|.", "|Controlled| exports"]),
        ("c*l", ["export |controls|.", "|Controlled| exports"]),
        ("price*", ["The |price floor| helps", "the |price|.", "|Prices|, 100% up"]),
        ("arms | army", ["All |arms| need", "An |army| of"]),
        ("U.S.", ["d' |U.S.| \\ _"]),
        ("CAFÉ", ["the |café| in"]),
        ("价格", ["的|價格|。"]),
        ("價格*", ["|价格上涨|。", "的|價格|。"]),
        ("稀土出口管制", ["|稀土出口管制|"]),
        ("土出", []),
        ("*管制", ["稀土|出口管制|"]),
        ("/^pric/", ["The |price floor| helps", "the |price|.", "|Prices|, 100% up"]),
        ("/^(mag|min)/", ["the |miners|.", "need |magnets|.", "of |magnets| waits"]),
        ("theme:controls", ["to |export controls|.", "稀土出口|管制|", "|Controlled| exports"]),
        ("rule:allies/allies-rule", ["|Allies| agreed", "an |ally| and"]),
    ],
)
def test_what_a_node_finds(look: Look, node: str, expected: list[str]) -> None:
    if expected or " " in node:
        assert look(node) == expected
    else:
        with pytest.raises(QueryError, match="No word of the corpus is spelled like"):
            look(node)


def test_of_hits_that_begin_together_the_longest_is_shown(look: Look) -> None:
    assert look("export | export controls") == ["to |export controls|.", "Controlled |exports| hit"]


def test_a_list_of_spellings_is_a_node(look: Look, small: Corpus, small_cutter: Cutter) -> None:
    node = words_node(["magnets", "磁铁", "Magnets", "arm*"])
    assert node == WordsNode(("Magnets", "磁铁", "arm*"))
    assert concordance(small, ALL, node, small_cutter).n_hits == 4


def test_the_filter_chooses_the_passages(look: Look) -> None:
    assert look("the", Subcorpus(themes=("price",))) == ["|The| price floor", "helps |the| miners.", "and |the| price."]
    assert look("the", Subcorpus(sources=("日報",))) == []
    assert look("theme:price", Subcorpus(languages=("zh",))) == ["|价格|上涨。", "的|價格|。"]


def test_an_empty_page_keeps_columns_and_types(small: Corpus, small_cutter: Cutter) -> None:
    whole = concordance(small, ALL, WordsNode(("the",)), small_cutter).lines
    nothing = Subcorpus(query="nowhere")
    for node in (WordsNode(("the",)), parse_node("theme:arms"), RegexNode("the")):
        for page in (
            concordance(small, nothing, node, small_cutter),
            concordance(small, ALL, node, small_cutter, offset=99),
        ):
            assert page.lines.empty
            assert list(page.lines.columns) == list(whole.columns)
            assert page.lines[["start", "passage"]].dtypes.equals(whole[["start", "passage"]].dtypes)
        assert concordance(small, nothing, node, small_cutter).n_hits == 0
        assert positions(small, nothing, node, small_cutter).empty


@pytest.mark.parametrize("term", ["the", "rare earth", "稀土", "China"])
@pytest.mark.parametrize("sort", [(), *((name,) for name in SORTS), ("R1", "R2", "R3"), ("L1", "R1"), ("source", "L2")])
def test_all_lines_in_every_order(
    seed_corpus: Corpus, seed_oracle: Oracle, seed_cutter: Cutter, term: str, sort: tuple[str, ...]
) -> None:
    lines = list(every_hit(seed_oracle, seed_cutter, {term}))
    found = concordance(seed_corpus, ALL, parse_node(term), seed_cutter, sort, limit=1000)
    assert found.n_hits == len(lines) > 0
    assert found.n_articles == len({line.row.number for line in lines})
    assert places(found) == expected_places(lines, sort)


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_any_page_is_that_part_of_the_whole(
    data: st.DataObject, seed_corpus: Corpus, seed_oracle: Oracle, seed_cutter: Cutter
) -> None:
    terms = data.draw(st.sets(st.sampled_from(["the", "of", "rare earth", "稀土", "China", "U.S."]), min_size=1))
    sort = data.draw(st.lists(st.sampled_from(SORTS), max_size=4))
    offset, limit = data.draw(st.integers(0, 150)), data.draw(st.integers(0, 40))
    lines = list(every_hit(seed_oracle, seed_cutter, terms))
    found = concordance(seed_corpus, ALL, words_node(terms), seed_cutter, sort, limit, offset)
    assert places(found) == expected_places(lines, sort)[offset : offset + limit]
    assert found.n_hits == len(lines)


@pytest.mark.parametrize("node", ["the", "*", "稀土 | China", "/e/", "theme:alliances"])
@pytest.mark.parametrize("window", [1, 7])
def test_left_keyword_and_right_are_one_stretch_of_the_text(
    seed_corpus: Corpus, seed_oracle: Oracle, seed_cutter: Cutter, node: str, window: int
) -> None:
    parsed = RegexNode(".") if node == "*" else parse_node(node)
    lines = concordance(seed_corpus, ALL, parsed, seed_cutter, limit=2000, window=window).lines
    assert len(lines) > 5
    for line in rows(lines, LineRow):
        text = seed_oracle.rows[line.passage].passage.text
        assert text[line.start : line.end] == line.keyword
        shown = line.left + line.keyword + line.right
        assert text[line.start - len(line.left) :].startswith(shown)
        assert (
            len([t for t in seed_cutter.tokens(text) if line.start - len(line.left) <= t.start < t.end <= line.start])
            <= window
        )
        assert line.l1 == "" or line.left


def test_the_hits_of_a_theme_are_its_receipts(seed_corpus: Corpus, seed_cutter: Cutter) -> None:
    receipts = {
        (hit.passage, hit.start, hit.end)
        for number in range(6)
        for hit in rows(hits_in_article(seed_corpus, number), HitRow)
        if hit.theme == "technology_controls"
    }
    found = concordance(seed_corpus, ALL, parse_node("theme:technology_controls"), seed_cutter, ("date",), limit=1000)
    assert set(zip(found.lines["passage"], found.lines["start"], found.lines["end"], strict=True)) == receipts
    assert found.n_hits == len(receipts) > 5


def test_the_hits_of_a_theme_are_sorted_by_the_words_beside_them(look: Look) -> None:
    assert look("theme:price", sort=("R1",)) == [
        *("the |price|.", "的|價格|。", "|Prices|, 100% up", "The |price| floor helps", "|价格|上涨。")
    ]
    assert [line.partition("|")[0] for line in look("theme:price", sort=("L1",))] == ["", "", "The ", "the ", "的"]
    newest = ["的|價格|。", "|Prices|, 100% up", "|价格|上涨。", "the |price|.", "The |price| floor helps"]
    assert look("theme:price", sort=("date",)) == newest
    assert look("theme:price", sort=("source", "keyword")) == [
        *("The |price| floor helps", "the |price|.", "|价格|上涨。", "|Prices|, 100% up", "的|價格|。")
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Nothing was asked for"),
        (" \u200b\x00 ", "Nothing was asked for"),
        ("price |", "one side of a | is"),
        ("*", "has no letter in it"),
        ("。", "has no letter in it"),
        ("a*b*c*d*e", "over 3 \\*"),
        ("x" * 201, "longer than 200 characters"),
        ("/re", "has no end"),
        ("/", "has no end"),
        ("//", "nothing between the slashes"),
        ("theme:", "does not name a theme. Write it like this: theme:alliances"),
        ("theme:a/b", "does not name a theme"),
        ("rule:allies", "does not name a rule. Write it like this: rule:alliances/frameworks"),
    ],
)
def test_a_node_that_cannot_be_read_says_why(written: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_node(written)


@pytest.mark.parametrize(
    ("node", "message"),
    [
        ("zebra", "spelled like zebra. .* base form"),
        ("斑马线", r"spelled like 斑马线. Try a part of it, with \* for the rest: \*斑马\*"),
        ("/^zebra/", "spelled like /\\^zebra/"),
        ("/a(/", r"cannot be used as a regular expression \(missing \)\)"),
        ("/(?=a)b/", "look-around and back references are not known"),
        (r"/(a)\1/", "cannot be used as a regular expression"),
        ("/((a{100}){100}){100}/", "cannot be used as a regular expression"),
        ("theme:peace", "no theme 'peace'; the codebook has price, controls, allies, arms"),
        ("rule:price/no", "No rule 'no' of price has a hit in the corpus. Rules that have: price-rule"),
    ],
)
def test_a_node_the_corpus_cannot_answer_says_why(look: Look, node: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        look(node)


def test_a_regex_that_would_run_away_elsewhere_is_answered(small: Corpus, small_cutter: Cutter) -> None:
    assert concordance(small, ALL, RegexNode("^((a|al|l)*)*l$"), small_cutter).n_hits == 2  # All, twice


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sort": ("R4",)}, "sorted by 'R4'. Sort by R1, R2, R3"),
        ({"limit": -1}, "Use numbers from 0"),
        ({"offset": -1}, "Use numbers from 0"),
        ({"window": 0}, "Use 1 to 50"),
        ({"window": 51}, "Use 1 to 50"),
    ],
)
def test_an_option_out_of_range_says_why(
    small: Corpus, small_cutter: Cutter, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        concordance(small, ALL, WordsNode(("the",)), small_cutter, **options)


def test_a_corpus_cut_with_another_dictionary_is_told(small: Corpus) -> None:
    with pytest.raises(CorpusError, match=r"cut with another dictionary .* Build it again"):
        concordance(small, ALL, WordsNode(("miner",)), Cutter([]))


def test_positions_by_hand(small: Corpus, small_cutter: Cutter) -> None:
    found = positions(small, ALL, parse_node("the"), small_cutter)
    assert list(found.columns) == ["article", "key", "title", "n_hits", "n_tokens", "at"]
    rows = found.drop(columns=["key"]).values.tolist()
    # Quota talks / The [price floor] helps the miners / Allies agreed to export controls
    assert rows[:2] == [[0, "Quota talks", 2, 12, 2 / 12], [0, "Quota talks", 2, 12, 5 / 12]]
    assert rows[2] == [1, "稀土出口管制", 1, 11, 9 / 11]
    assert [row[:4] for row in rows[3:]] == [[2, "All of it", 1, 17]]
    first = positions(small, ALL, parse_node("the"), small_cutter, n_articles=1)
    assert first["at"].tolist() == [2 / 12, 5 / 12]
    assert positions(small, Subcorpus(query="ally"), parse_node("the"), small_cutter)["article"].tolist() == [1]


def test_positions_of_a_theme_follow_the_text(seed_corpus: Corpus, seed_cutter: Cutter) -> None:
    found = positions(seed_corpus, ALL, parse_node("theme:alliances"), seed_cutter)
    hits = concordance(seed_corpus, ALL, parse_node("theme:alliances"), seed_cutter, (), limit=1000).n_hits
    assert len(found) == hits
    assert found["at"].between(0, 1, inclusive="left").all()
    assert found["n_hits"].is_monotonic_decreasing
    for number in found["article"].unique().tolist():
        own = found[found["article"] == number]
        assert own["at"].is_monotonic_increasing
        assert own["n_hits"].tolist() == [len(own)] * len(own)
        last = passages_in_article(seed_corpus, number).iloc[-1]
        in_last = hits_in_article(seed_corpus, number).query("passage == @last.passage and theme == 'alliances'")
        n_tokens = own["n_tokens"].iloc[0]
        words = len(seed_cutter.terms(last.text))
        assert (own["at"] >= 1 - words / n_tokens - 1e-9).sum() == len(in_last[["start", "end"]].drop_duplicates())


def test_the_articles_with_the_most_hits_come_first(seed_corpus: Corpus, seed_cutter: Cutter) -> None:
    node: Node = parse_node("the")
    whole = positions(seed_corpus, ALL, node, seed_cutter)
    assert whole["n_hits"].tolist() == sorted(whole["n_hits"], reverse=True)
    most = positions(seed_corpus, ALL, node, seed_cutter, n_articles=2)
    assert most["article"].nunique() == 2
    assert most.equals(whole[: len(most)])
    with pytest.raises(QueryError, match="Use a number from 1"):
        positions(seed_corpus, ALL, node, seed_cutter, n_articles=0)
