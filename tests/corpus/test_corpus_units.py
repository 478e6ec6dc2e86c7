"""What leaves with an article, a source or a rule, against counting by hand, and a node's counts by article."""

import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib.codebook import load_codebook
from lib.corpus import contexts, counts, leave_one_out, nodes
from lib.corpus.articles import coverage
from lib.corpus.counts import NodeCount, node_counts
from lib.corpus.leave_one_out import Unit
from lib.corpus.leave_one_out import counts as unit_counts
from lib.corpus.leave_one_out.units import leaving
from lib.corpus.nodes import parse_node
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary
from tests.corpus.oracle import Oracle, Row

WHOLE = Subcorpus()
CHOSEN = [
    WHOLE,
    Subcorpus(themes=("technology_controls",)),
    Subcorpus(themes=("pricing_power", "alliances"), languages=("en",)),
    Subcorpus(themes=("technology_controls", "pricing_power"), match="all"),
]
WORDS = ["稀土", "rare earth", "control", "the", "price", "military"]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def units_of(frame: pd.DataFrame) -> dict[int, int]:
    column = frame.columns[-1]
    sums = frame.groupby("unit")[column].sum()
    return dict(zip(sums.index.tolist(), sums.tolist(), strict=True))


def sole_rules(corpus: Corpus, chosen: Subcorpus) -> dict[str, set[int]]:
    """The passages that are no longer selected when a rule's hits are struck out, rule by rule."""
    passages = corpus.frame(corpus.passages(chosen).select("passage"))["passage"].tolist()
    hits = corpus.frame(corpus.tables.hits)
    hits["code"] = hits["theme"] + "/" + hits["rule"]
    need = all if chosen.match == "all" else any
    left: dict[str, set[int]] = {}
    for passage in passages:
        own = hits[hits["passage"] == passage]
        for code in own["code"].unique():
            carried = set(own.loc[own["code"] != code, "theme"])
            if not need(theme in carried for theme in chosen.themes):
                left.setdefault(code, set()).add(passage)
    return left


def owners(corpus: Corpus, oracle: Oracle, chosen: Subcorpus, unit: Unit) -> Iterator[tuple[int, list[Row]]]:
    """Each unit's number and the passages that leave with it."""
    rows = oracle.select(chosen)
    if unit == "article":
        for number in sorted({row.number for row in rows}):
            yield number, [row for row in rows if row.number == number]
    elif unit == "source":
        sources = sorted({row.article.source for row in oracle.rows})
        for source in sorted({row.article.source for row in rows}):
            yield sources.index(source), [row for row in rows if row.article.source == source]
    else:
        hits = corpus.frame(corpus.tables.hits)
        named = sorted({tuple(pair) for pair in hits[["theme", "rule"]].to_numpy().tolist()})
        for code, passages in sole_rules(corpus, chosen).items():
            yield named.index(tuple(code.split("/"))), [oracle.rows[passage] for passage in sorted(passages)]


CASES = [
    (chosen, unit) for chosen in CHOSEN for unit in ("article", "source", "rule") if chosen.themes or unit != "rule"
]


@pytest.mark.parametrize(("chosen", "unit"), CASES)
def test_words_and_their_counts_leave_with_their_unit(
    chosen: Subcorpus, unit: Unit, seed_corpus: Corpus, seed_oracle: Oracle
) -> None:
    rows = dict(owners(seed_corpus, seed_oracle, chosen, unit))
    selected = seed_oracle.select(chosen)
    occurrences = Counter((term, row.number) for row in selected for term in row.terms)
    tokens = leave_one_out.unit_tokens(seed_corpus, chosen, unit)
    assert units_of(tokens) == {number: sum(len(row.terms) for row in own) for number, own in rows.items()}
    counts = leave_one_out.term_counts_by_unit(seed_corpus, chosen, WORDS, unit)
    expected = set()
    for number, own in rows.items():
        out = Counter((term, row.number) for row in own for term in row.terms)
        for word in WORDS:
            if n := sum(count for (term, _), count in out.items() if term == word):
                gone = sum(count == occurrences[key] for key, count in out.items() if key[0] == word)
                expected.add((word, number, n, gone))
    assert expected
    assert set(counts.astype({"spelling": "str"}).itertuples(index=False, name=None)) == expected


def test_the_words_of_one_language_are_counted_alone(small: Corpus, small_oracle: Oracle) -> None:
    both = leave_one_out.unit_tokens(small, WHOLE, "article").set_index("unit")["n_tokens"]
    one, other = (
        leave_one_out.unit_tokens(small, WHOLE, "article", language).set_index("unit")["n_tokens"]
        for language in ("zh", "en")
    )
    assert one.add(other, fill_value=0).astype(int).to_dict() == both.to_dict()
    chinese = Counter(row.number for row in small_oracle.rows for term in row.terms if term >= "\u2e80")
    assert one.to_dict() == dict(chinese)


def test_units_are_called_by_what_a_reader_knows(small: Corpus) -> None:
    named = leave_one_out.unit_names(small, "article", [3, 0, 3])
    assert named["name"].tolist() == ["鎵與鍺", "Quota talks", "鎵與鍺"]
    keys = small.frame(small.tables.articles.order_by("article").select("key"))["key"]
    assert named["id"].tolist() == [keys[3], keys[0], keys[3]]
    assert leave_one_out.unit_names(small, "source", [2, 1, 0])["name"].tolist() == ["日報", "Wire", ""]
    rules = leave_one_out.unit_names(small, "rule", range(4))
    assert rules["id"].tolist() == [
        "allies/allies-rule",
        "arms/arms-rule",
        "controls/controls-rule",
        "price/price-rule",
    ]


def test_without_a_theme_no_rule_can_be_left_out(small: Corpus) -> None:
    with pytest.raises(QueryError, match="Choose a theme, or leave out an article or a source"):
        leave_one_out.term_counts_by_unit(small, WHOLE, ["price"], "rule")


def test_an_empty_selection_has_no_units(small: Corpus) -> None:
    nowhere = Subcorpus(themes=("price",), query="nowhere")
    for unit in ("article", "source", "rule"):
        assert leave_one_out.unit_tokens(small, nowhere, unit).empty
        assert leave_one_out.term_counts_by_unit(small, nowhere, ["price"], unit).empty


NODES = ["rare earth*", "稀土", "control | 管制", "/^trade/", "theme:alliances", "export control"]


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("node", NODES)
def test_a_node_is_counted_as_often_as_its_concordance_has_lines(
    node: str, chosen: Subcorpus, seed_corpus: Corpus, cutter: Cutter
) -> None:
    found = node_counts(seed_corpus, chosen, parse_node(node), cutter)
    lines = contexts.concordance(seed_corpus, chosen, parse_node(node), cutter, limit=10_000).lines
    assert found["count"].sum() == len(lines)
    where = coverage(seed_corpus, chosen).set_index(["article", "themes"])["key"]
    counted = Counter({(where[row.article, row.themes], row.themes): row.count_ for row in rows(found, NodeCount)})
    assert counted == Counter(zip(lines["key"], lines["themes"], strict=True))


@pytest.mark.parametrize(("chosen", "unit"), CASES)
def test_a_node_leaves_with_its_units_day_by_day(
    chosen: Subcorpus, unit: Unit, seed_corpus: Corpus, seed_oracle: Oracle, cutter: Cutter
) -> None:
    rows = dict(owners(seed_corpus, seed_oracle, chosen, unit))
    counts = leave_one_out.node_counts_by_unit(seed_corpus, chosen, parse_node("稀土 | rare earth"), cutter, unit)
    days = leave_one_out.unit_days(seed_corpus, chosen, unit)
    expected: Counter[tuple[int, object]] = Counter()
    words: Counter[tuple[int, object]] = Counter()
    for number, own in rows.items():
        for row in own:
            if day := row.article.published_on:
                words[number, day] += len(row.terms)
                expected[number, day] += sum(term in {"稀土", "rare earth"} for term in row.terms)
    for frame, wanted in ((counts, +expected), (days, +words)):
        found = {(unit_, day.date()): n for unit_, day, n in frame.itertuples(index=False, name=None)}
        assert found == dict(wanted)


@pytest.mark.parametrize("window", [5, (0, 2), "sentence", "passage"])
@pytest.mark.parametrize("node", ["稀土", "rare earth | 稀土", "export control*"])
def test_collocates_leave_with_their_source_as_often_as_the_source_alone_has_them(
    node: str, window: contexts.Window, seed_corpus: Corpus, cutter: Cutter
) -> None:
    parsed = parse_node(node)
    assert isinstance(parsed, nodes.WordsNode)
    whole = contexts.node_collocates(seed_corpus, WHOLE, parsed, cutter, window)
    words = whole["spelling"].tolist()
    found = leave_one_out.collocate_losses(seed_corpus, WHOLE, parsed, cutter, words, window, "source")
    totals = found.drop_duplicates("unit").set_index("unit")[["f1", "n", "n_window"]]
    assert set(totals.index) == set(leave_one_out.unit_tokens(seed_corpus, WHOLE, "source")["unit"])
    for number, source in enumerate(leave_one_out.unit_names(seed_corpus, "source", totals.index.tolist())["name"]):
        own = contexts.node_collocates(seed_corpus, Subcorpus(sources=(source,)), parsed, cutter, window)
        mine = found[(found["unit"] == totals.index[number]) & (found["count"] > 0)]
        columns = ["spelling", "count", "f2"]
        assert set(mine.astype({"spelling": "str"})[columns].itertuples(index=False, name=None)) == set(
            own[columns].itertuples(index=False, name=None)
        )
        if len(own):
            assert own[["f1", "n", "n_window"]].iloc[0].tolist() == totals.loc[totals.index[number]].tolist()
    articles = leave_one_out.collocate_losses(seed_corpus, WHOLE, parsed, cutter, words, window, "article")
    sums = articles.groupby("spelling", observed=True)[["count", "f2"]].sum().loc[words]
    assert np.array_equal(sums.to_numpy(), whole[["count", "f2"]].to_numpy())


@pytest.mark.parametrize(("chosen", "unit"), CASES)
def test_names_leave_with_their_unit(
    chosen: Subcorpus, unit: Unit, seed_corpus: Corpus, seed_oracle: Oracle, cutter: Cutter
) -> None:
    book = load_codebook(ROOT / "seeds" / "codebook")
    found = leave_one_out.name_counts_by_unit(seed_corpus, chosen, book, cutter, unit)
    names = ["concept:rare-earths", "actor:pentagon"]
    for name in names:
        lines = contexts.concordance(seed_corpus, chosen, nodes.read_node(name, book), cutter, limit=10_000).lines
        for number, own in owners(seed_corpus, seed_oracle, chosen, unit):
            passages = {seed_oracle.rows.index(row) for row in own}
            counted = found.loc[(found["spelling"] == name) & (found["unit"] == number), "count"].sum()
            assert counted == lines["passage"].isin(passages).sum()


def test_names_of_many_units_take_no_table_of_all_units_and_names(
    seed_corpus: Corpus, cutter: Cutter, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = load_codebook(ROOT / "seeds" / "codebook")
    expected = leave_one_out.name_counts_by_unit(seed_corpus, WHOLE, book, cutter, "article")
    many = replace(leaving(seed_corpus, WHOLE, "article"), n_units=100_000)
    monkeypatch.setattr(unit_counts, "leaving", lambda *_: many)
    tracemalloc.start()
    try:
        found = leave_one_out.name_counts_by_unit(seed_corpus, WHOLE, book, cutter, "article")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    pd.testing.assert_frame_equal(found, expected)
    assert peak < 20_000_000


@pytest.mark.parametrize("chosen", CHOSEN)
def test_names_and_their_articles_leave_with_a_source_as_a_count_without_it_says(
    chosen: Subcorpus, seed_corpus: Corpus, cutter: Cutter
) -> None:
    book = load_codebook(ROOT / "seeds" / "codebook")
    found = leave_one_out.name_counts_by_unit(seed_corpus, chosen, book, cutter, "source").set_index(
        ["unit", "spelling"]
    )
    whole = counts.name_totals(seed_corpus, chosen, book, cutter).set_index("spelling")[["count", "n_articles"]]
    units = leave_one_out.unit_tokens(seed_corpus, chosen, "source")["unit"].tolist()
    names = leave_one_out.unit_names(seed_corpus, "source", units)["name"].tolist()
    for unit, name in zip(units, names, strict=True):
        rest = replace(chosen, sources=tuple(other for other in names if other != name))
        left = counts.name_totals(seed_corpus, rest, book, cutter).set_index("spelling")[["count", "n_articles"]]
        lost = whole.sub(left, fill_value=0).astype("int64")
        lost = lost[lost["count"] > 0]
        own = found.loc[unit] if unit in found.index else found.iloc[:0]
        assert {name: tuple(row) for name, row in zip(own.index, own.to_numpy().tolist(), strict=True)} == {
            name: tuple(row) for name, row in zip(lost.index, lost.to_numpy().tolist(), strict=True)
        }


def test_an_article_that_keeps_a_mention_is_not_lost_with_a_rule(seed_corpus: Corpus, cutter: Cutter) -> None:
    book = load_codebook(ROOT / "seeds" / "codebook")
    chosen = Subcorpus(themes=("technology_controls",))
    found = leave_one_out.name_counts_by_unit(seed_corpus, chosen, book, cutter, "rule")
    assert (found["n_articles"] <= found["count"]).all()
    assert (found["n_articles"] == 0).any()
    assert (found["n_articles"] > 0).any()
