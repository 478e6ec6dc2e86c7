"""What is checked for a page, against the same lists of what is left without each source."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.analyses import leave_one_out
from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.collocates.ranking import rank
from lib.analyses.comparison.counts import Options, compare
from lib.codebook import Codebook, load_codebook
from lib.corpus import counts
from lib.corpus.leave_one_out import Unit, unit_names, unit_tokens
from lib.corpus.nodes import parse_node
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import association, frequencies, key_words
from lib.subcorpora.sides import Comparison, Side
from lib.text import Cutter, load_dictionary

WHOLE = Subcorpus()
TOP = 25


@pytest.fixture(scope="module")
def names() -> tuple[Codebook, Cutter]:
    return load_codebook(ROOT / "seeds" / "codebook"), Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


@pytest.fixture(scope="module")
def sources(seed_corpus: Corpus) -> list[str]:
    units = unit_tokens(seed_corpus, WHOLE, "source")["unit"].tolist()
    return list(unit_names(seed_corpus, "source", units)["name"])


def leading(corpus: Corpus, chosen: Subcorpus) -> list[str]:
    return list(frequencies(counts.term_counts(corpus, chosen))["term"].head(TOP))


def test_the_leading_words_that_stay_lead_without_each_source(seed_corpus: Corpus, sources: list[str]) -> None:
    listed = frequencies(counts.term_counts(seed_corpus, WHOLE))
    checked = leave_one_out.check_leading_words(seed_corpus, WHOLE, listed, TOP, "source")
    rests = [Subcorpus(sources=tuple(one for one in sources if one != out)) for out in sources]
    stay = set(leading(seed_corpus, WHOLE)).intersection(*(leading(seed_corpus, rest) for rest in rests))
    assert set(checked.loc[checked["stays"], "term"]) == stay
    assert checked["stays"].tolist() == (checked["note"] == "").tolist()
    fallen = checked.loc[~checked["stays"], "note"]
    assert len(fallen)
    assert fallen.str.fullmatch(r"(carried by|drops out without) 1 source: .+ \((all|\d+%) of it\)").all()


def test_the_words_of_a_part_are_checked_in_it_alone(seed_corpus: Corpus, sources: list[str]) -> None:
    listed = frequencies(counts.term_counts(seed_corpus, WHOLE))
    parts = {source: Subcorpus(sources=(source,)) for source in sources}
    options = {"by": "count", "stopwords": frozenset[str](), "language": None}
    checked, n = leave_one_out.check_leading_words_of_parts(seed_corpus, parts, listed, TOP, "article", **options)  # type: ignore[arg-type]
    several = [one for one, chosen in parts.items() if len(unit_tokens(seed_corpus, chosen, "article")) > 1]
    assert n == len(several) > 0
    for part in several:
        own = frequencies(counts.term_counts(seed_corpus, parts[part]))
        alone = leave_one_out.check_leading_words(seed_corpus, parts[part], own, TOP, "article").set_index("term")
        here = checked[checked["part"] == part].set_index("term")
        assert set(here.index) == set(alone.index) & set(listed["term"].head(TOP))
        assert here["note"].to_dict() == alone.loc[here.index, "note"].to_dict()
    assert leave_one_out.check_leading_words_of_parts(seed_corpus, parts, listed, TOP, "source", **options)[1] == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["words", "concepts"])
def test_the_rest_is_checked_as_the_same_side_by_name(
    what: str, seed_corpus: Corpus, sources: list[str], names: tuple[Codebook, Cutter]
) -> None:
    options = Options("concepts" if what == "concepts" else "words", None, "g2", TOP, "none", 2, frozenset())
    own, others = Subcorpus(sources=(sources[0],)), Subcorpus(sources=tuple(sources[1:]))
    named = Comparison(Side("source", sources[0]), Side("rest"), WHOLE, own, others)
    notes = []
    for pair in (named, replace(named, reference=None)):
        found = compare(seed_corpus, pair, options, *names)
        words = key_words(found.tested, "g2", TOP)
        notes.append(leave_one_out.check_key_words(seed_corpus, words, found, pair, options, names, "article"))
    pd.testing.assert_frame_equal(notes[0], notes[1])
    assert (notes[0]["note"] != "").any()


def test_pairs_of_the_node_are_noted_as_its_collocates(seed_corpus: Corpus, names: tuple[Codebook, Cutter]) -> None:
    node, (book, cutter) = parse_node("rare earth"), names
    question = CollocatesQuestion(True, "rare earth", node, 3, "g2", 2, TOP, frozenset(), "all", book, cutter)
    listed = rank(seed_corpus, WHOLE, question).ranked.head(TOP)
    pairs = listed.rename(columns={"spelling": "name_b"}).assign(name_a="rare earth")
    checked = leave_one_out.check_word_pairs(seed_corpus, WHOLE, pairs, question, "source")
    own = leave_one_out.check_collocates(seed_corpus, WHOLE, listed, question, "source")
    assert checked["note"].tolist() == own["note"].tolist()
    assert checked["sign"].tolist() == own["note"].map(leave_one_out.mark).tolist()
    assert set(checked["sign"]) >= {"", leave_one_out.MARK}
    unasked = leave_one_out.check_word_pairs(seed_corpus, WHOLE, pairs, question, None)
    assert set(unasked["note"]) == {""}


def test_a_phrase_that_is_read_in_two_ways_is_not_checked(seed_corpus: Corpus) -> None:
    listed = association(counts.ngrams(seed_corpus, WHOLE, 2, 2), "g2").head(TOP)
    twice = pd.concat([listed, listed.head(1)], ignore_index=True)
    checked = leave_one_out.check_phrases(seed_corpus, WHOLE, twice, 2, 2, "source")
    assert checked.index.tolist() == list(range(1, TOP))
    assert leave_one_out.check_phrases(seed_corpus, WHOLE, twice.iloc[[0, -1]], 2, 2, "source").empty


@pytest.mark.parametrize(
    ("unit", "chosen", "sentence"),
    [
        ("article", WHOLE, ""),
        ("rule", Subcorpus(themes=("alliances",)), ""),
        ("rule", WHOLE, "A rule can be left out only where the filter names a theme"),
        ("source", Subcorpus(sources=("",)), "There is only one source in this selection"),
    ],
)
def test_a_sentence_says_why_nothing_can_be_left_out(
    unit: Unit, chosen: Subcorpus, sentence: str, seed_corpus: Corpus
) -> None:
    why = leave_one_out.why_none(seed_corpus, [chosen], unit)
    assert why.startswith(sentence)
    assert bool(why) == bool(sentence)
