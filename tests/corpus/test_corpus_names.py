"""Concepts and actors as nodes and as counts: by hand on a few sentences, against the concordance on the seeds."""

import itertools
import json

import pandas as pd
import pytest

from lib.build import build
from lib.codebook import Codebook, load_codebook
from lib.corpus.articles import extents
from lib.corpus.contexts import LineRow, concordance, positions
from lib.corpus.counts import mentions, name_counts, name_rests, name_totals
from lib.corpus.nodes import NameNode, WordsNode, names, parse_node, read_node
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.frames import rows
from lib.model import Language, Subcorpus
from lib.settings import ROOT, Settings
from lib.stats import co_occurrence, keyness
from lib.text import Cutter, load_dictionary

ALL = Subcorpus()
LANGUAGES: tuple[Language, Language] = ("zh", "en")
ROWS = [
    {
        "source": "Wire",
        "text": "Quotas on rare earths limit Japan.\n\n中国稀土集团和稀土配额。\n\nA share price of rare earth.",
    },
    {"source": "Post", "text": "Japanese firms of the Rare Earth Group met Ms Washington.\n\n日本需要稀土, 希土。"},
]
NAMES = """
[[concepts]]
id = "rare-earths"
label = { en = "Rare earths", zh = "稀土" }
any = { en = ["rare earth*"], zh = ["稀土", "希土"], concepts = ["quotas"] }
[[concepts]]
id = "quotas"
label = { en = "Quotas", zh = "配额" }
any = { en = ["quota*"], zh = ["配额"] }
[[concepts]]
id = "everything"
label = { en = "Everything", zh = "一切" }
any = { concepts = ["rare-earths", "quotas"] }
[[concepts]]
id = "prices"
label = { en = "Prices", zh = "价格" }
any = { en = ["price*"] }
[[concepts]]
id = "limits"
label = { en = "Limits", zh = "限" }
counted = false
any = { en = ["limit*", "quotas on rare earths", "share", "price*"] }
[[concepts]]
id = "nowhere"
label = { en = "Nowhere", zh = "无处" }
any = { en = ["samarium"] }
"""
ACTORS = """
[[actors]]
id = "japan"
kind = "state"
country = "JP"
any = { en = ["Japanese"] }
[[actors]]
id = "united-states"
kind = "state"
label = { en = "United States", zh = "美国" }
any = { en = ["Washington", "=US", "=MSS", "Limited"] }
[[actors]]
id = "the-group"
kind = "company"
label = { en = "The Group", zh = "中国稀土集团" }
any = { en = ["Rare Earth Group"], zh = ["中国稀土集团"] }
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    seeds = tmp_path_factory.mktemp("names")
    for name in ("articles", "dictionary", *(f"codebook/{part}" for part in ("themes", "concepts", "actors"))):
        (seeds / name).mkdir(parents=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (seeds / "articles" / "rows.jsonl").write_text("".join(lines), encoding="utf-8")
    (seeds / "dictionary" / "words.txt").write_text("rare earth\n", encoding="utf-8")
    book = seeds / "codebook"
    (book / "concepts" / "some.toml").write_text(NAMES, encoding="utf-8")
    (book / "actors" / "some.toml").write_text(ACTORS, encoding="utf-8")
    (book / "names.toml").write_text('[names]\nen = ["share price*"]\n', encoding="utf-8")
    theme = 'id = "talk"\nlabel = { en = "Talk", zh = "谈" }\n[[rules]]\nid = "met"\nany = { en = ["met"] }\n'
    (book / "themes" / "talk.toml").write_text(theme, encoding="utf-8")
    return Settings(seeds=seeds, corpus=seeds / "corpus")


@pytest.fixture(scope="module")
def corpus(settings: Settings) -> Corpus:
    assert build(settings).manifest.problems == ()
    return Corpus(settings.corpus)


@pytest.fixture(scope="module")
def book(settings: Settings) -> Codebook:
    return load_codebook(settings.codebook)


@pytest.fixture(scope="module")
def cutter(settings: Settings) -> Cutter:
    return Cutter(load_dictionary(settings.dictionary)[0])


@pytest.fixture(scope="module")
def seed_book() -> Codebook:
    return load_codebook(ROOT / "seeds" / "codebook")


@pytest.fixture(scope="module")
def seed_cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def table(counts: pd.DataFrame) -> set[tuple[str, str, int, int]]:
    return set(counts[["name", "language", "count", "n_articles"]].itertuples(index=False, name=None))


def test_names_are_counted_in_both_languages_and_the_longer_one_takes_what_lies_in_it(
    corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    counts = name_counts(corpus, ALL, book, cutter)
    assert table(counts) == {
        ("concept:rare-earths", "en", 2, 1),
        ("concept:rare-earths", "zh", 3, 2),
        ("concept:quotas", "en", 1, 1),
        ("concept:quotas", "zh", 1, 1),
        ("actor:japan", "en", 2, 2),
        ("actor:japan", "zh", 1, 1),
        ("actor:the-group", "zh", 1, 1),
        ("actor:the-group", "en", 1, 1),
        ("actor:united-states", "en", 1, 1),
    }
    assert list(counts.columns) == ["name", "label", "language", "count", "n_articles"]
    assert counts.iloc[0].to_dict() | {"count": 3} == {
        "name": "concept:rare-earths",
        "label": "Rare earths",
        "language": "zh",
        "count": 3,
        "n_articles": 2,
    }


def test_a_selection_narrows_the_counts(corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    one = table(name_counts(corpus, Subcorpus(sources=("Post",), languages=("zh",)), book, cutter))
    assert one == {("actor:japan", "zh", 1, 1), ("concept:rare-earths", "zh", 2, 1)}
    assert name_counts(corpus, Subcorpus(query="nowhere"), book, cutter).empty


def test_totals_and_rests_add_up_to_all(corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    chosen = Subcorpus(languages=("en",))
    totals = [
        query.set_index("spelling")["count"]
        for query in (
            name_totals(corpus, ALL, book, cutter),
            name_totals(corpus, chosen, book, cutter),
            name_rests(corpus, chosen, book, cutter),
        )
    ]
    assert totals[0].to_dict() == totals[1].add(totals[2], fill_value=0).to_dict()
    within = name_rests(
        corpus, Subcorpus(sources=("Post",), languages=("en",)), book, cutter, Subcorpus(sources=("Post",))
    )
    assert within.set_index("spelling")["count"].to_dict() == {"concept:rare-earths": 2, "actor:japan": 1}


def test_two_languages_are_compared_by_concept(corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    zh, en = (name_totals(corpus, Subcorpus(languages=(language,)), book, cutter) for language in LANGUAGES)
    found = keyness(zh, en, min_count=1).set_index("term")
    assert (found.loc["actor:japan", "count"], found.loc["actor:japan", "count_reference"]) == (1, 2)
    assert found["count"].sum() == 6
    assert found["per_1000"].sum() == pytest.approx(1000)


def test_mentions_are_one_for_each_passage_and_name(corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    found = mentions(corpus, ALL, book, cutter)
    assert list(found.columns) == ["article", "passage", "name"]
    assert not found.duplicated(["passage", "name"]).any()
    together = co_occurrence(found, 5)
    pairs = dict(zip(zip(together["name_a"], together["name_b"], strict=True), together["count"], strict=True))
    assert pairs["actor:japan", "concept:rare-earths"] == 2
    assert ("actor:the-group", "concept:rare-earths") in pairs
    assert not any("concept:prices" in pair for pair in pairs)


def test_a_name_is_a_node(corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    lines = concordance(corpus, ALL, read_node(" Concept : rare_earths", book), cutter, ()).lines
    assert lines["keyword"].tolist() == ["rare earths", "稀土", "rare earth", "稀土", "希土"]
    assert read_node("quota*", book) == parse_node("quota*") == WordsNode(("quota*",))
    assert len(positions(corpus, ALL, NameNode("actor:japan", book), cutter)) == 3


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("concept:rare-erths", "has no 'concept:rare-erths'. Near it are concept:rare-earths"),
        ("actor:美国", "Near it are actor:united-states"),
        ("concept:japan", "There is no concept:japan; did you mean actor:japan?"),
        ("actor:Limits", "There is no actor:limits; did you mean concept:limits?"),
        ("concept:", "Near it are"),
        ("concept:everything", "no words of its own. It brings in concept:quotas, concept:rare-earths"),
    ],
)
def test_an_unknown_name_is_told_those_near_it(book: Codebook, written: str, message: str) -> None:
    with pytest.raises(QueryError, match=r"codebook|words of its own|did you mean") as refused:
        read_node(written, book)
    assert message in str(refused.value)


def test_words_for_rules_are_found_but_neither_counted_nor_in_the_way_of_what_is(
    corpus: Corpus, book: Codebook, cutter: Cutter
) -> None:
    words = read_node("concept:limits", book)
    assert concordance(corpus, ALL, words, cutter, ()).lines["keyword"].tolist() == ["Quotas on rare earths", "limit"]
    assert len(positions(corpus, Subcorpus(sources=("Post",)), words, cutter)) == 0
    assert "concept:limits" not in names(book)
    assert names(book, every=True)["concept:limits"].label.en == "Limits"
    for counted in (name_counts(corpus, ALL, book, cutter), mentions(corpus, ALL, book, cutter)):
        assert "concept:limits" not in set(counted["name"])
        assert "concept:quotas" in set(counted["name"])


def test_the_seeds_count_things_and_no_verbs(seed_book: Codebook) -> None:
    counted = names(seed_book)
    assert not {"concept:price-rises", "concept:price-falls", "concept:governments"} & counted.keys()
    assert {"concept:export-controls", "concept:prices", "concept:rare-earths"} <= counted.keys()
    assert "high*" in names(seed_book, every=True)["concept:price-rises"].spellings
    assert not [name for name, one in counted.items() if {"high*", "low*", "increas*"} & set(one.spellings)]


def test_a_name_that_nobody_mentions_is_said_so(corpus: Corpus, book: Codebook, cutter: Cutter) -> None:
    with pytest.raises(QueryError, match="No article of the corpus mentions concept:nowhere"):
        concordance(corpus, ALL, read_node("concept:nowhere", book), cutter)


def test_the_names_of_a_codebook_have_labels_and_spellings(seed_book: Codebook) -> None:
    known = names(seed_book)
    assert list(known) == sorted(known)
    assert len(known) > 350
    earths = known["concept:rare-earths"]
    assert (earths.label.zh, "稀土" in earths.spellings, "dysprosium" in earths.spellings) == ("稀土", True, False)
    assert {"=US", "美国", "United States"} <= set(known["actor:united-states"].spellings)
    assert "concept:rival-powers" not in known


@pytest.mark.parametrize("chosen", [ALL, Subcorpus(themes=("alliances",)), Subcorpus(languages=("zh",))])
def test_the_concordance_has_as_many_hits_as_are_counted(
    seed_corpus: Corpus, seed_book: Codebook, seed_cutter: Cutter, chosen: Subcorpus
) -> None:
    totals = name_totals(seed_corpus, chosen, seed_book, seed_cutter)
    assert len(totals) > 5
    for name, n_hits, n_articles in totals[["spelling", "count", "n_articles"]].itertuples(index=False, name=None):
        found = concordance(seed_corpus, chosen, read_node(name, seed_book), seed_cutter, (), limit=1)
        assert (found.n_hits, found.n_articles) == (n_hits, n_articles)


def test_no_mention_lies_inside_a_longer_one(seed_corpus: Corpus, seed_book: Codebook, seed_cutter: Cutter) -> None:
    spans: list[tuple[int, int, int]] = []
    for name in name_totals(seed_corpus, ALL, seed_book, seed_cutter)["spelling"]:
        lines = concordance(seed_corpus, ALL, read_node(name, seed_book), seed_cutter, (), limit=9999).lines
        spans += [(line.passage, line.start, line.end) for line in rows(lines, LineRow)]
    unlike = sorted(set(spans))
    inside = [(one, other) for one, other in itertools.pairwise(unlike) if one[0] == other[0] and other[2] <= one[2]]
    assert inside == []


def test_the_sizes_of_two_sides(corpus: Corpus) -> None:
    wire, english = Subcorpus(sources=("Wire",)), Subcorpus(languages=("en",))
    found = extents(corpus, wire, english, ALL)
    assert (found.target.n_passages, found.target.n_articles) == (3, 1)
    assert (found.reference.n_passages, found.reference.n_articles) == (3, 2)
    assert (found.both.n_passages, found.both.n_articles) == (2, 1)
    rest = extents(corpus, wire, None, ALL)
    assert (rest.reference.n_passages, rest.both.n_passages) == (2, 0)
    everything = extents(corpus, None, Subcorpus(query="nowhere"), ALL).target
    assert everything.n_tokens == len(corpus.running.terms)
