"""What is proposed where a passage is coded wrongly codes it rightly; its gains and losses are what a save brings."""

from dataclasses import replace

import pytest

from lib.analyses.proposals import Case, Proposal, measure_edits, propose_edits
from lib.analyses.proposals.phrases import phrases_at, sentences_around, words_outside
from lib.codebook import Codebook, Label, Patterns, Rule, Theme, load_codebook
from lib.codebook.chip_edit import edited_book
from lib.coding import Coder, Context
from lib.corpus.articles.rules import all_hits, passages_to_code
from lib.corpus.query import Corpus
from lib.revision import prove, revise
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary, load_stopwords

BOOK = load_codebook(ROOT / "seeds" / "codebook")
CODER = Coder(BOOK)
CUTTER = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
STOPWORDS = load_stopwords(ROOT / "seeds" / "stopwords")[0]
SMALL = Codebook(
    "small",
    (
        Theme(
            "prices",
            Label("Prices", "价格"),
            "",
            (
                Rule(
                    "floor",
                    all=(Patterns(en=("ministry", "company")), Patterns(en=("floor*",), zh=("保底价",))),
                    unless=Patterns(en=("dance",)),
                    hits=("The ministry set a floor.",),
                ),
            ),
        ),
    ),
)
SMALL_CODER = Coder(SMALL)


def edits(text: str, wanted: bool, word: str = "") -> set[tuple[tuple[str | int, ...], str, bool]]:
    case = Case(text, Context(), "prices", wanted)
    return {
        (one.path, one.pattern, one.out) for one in propose_edits(SMALL, SMALL_CODER, CUTTER, STOPWORDS, case, word)
    }


def test_a_rule_that_fires_wrongly_is_barred_by_what_stands_around_its_words() -> None:
    proposed = edits("The company swept the factory floor. Rain fell.", wanted=False)
    assert (("unless",), "factory floor", False) in proposed
    assert ((), "factory floor", False) in proposed  # may stay whole as well
    assert (("all", 1), "floor*", True) in proposed
    assert not any("Rain" in pattern for _, pattern, _ in proposed)


def test_no_bar_would_break_a_proof_of_its_rule() -> None:
    assert not any(pattern == "set" for _, pattern, out in edits("The ministry set the factory floor.", wanted=False))


def test_a_rule_that_just_misses_gets_a_word_for_the_list_that_found_nothing() -> None:
    proposed = edits("The ministry guarantees a export tariff.", wanted=True)
    assert (("all", 1), "export tariff", False) in proposed
    assert not any(path == ("all", 0) for path, _, _ in proposed)


def test_a_rule_that_is_barred_loses_the_bar() -> None:
    assert edits("The ministry set a floor for the dance.", wanted=True) == {(("unless",), "dance", True)}


def test_a_word_of_ones_own_is_tried_alone() -> None:
    proposed = edits("The company swept the factory floor.", wanted=False, word="swept")
    assert {pattern for _, pattern, out in proposed if not out} == {"swept"}


def test_nothing_is_proposed_where_the_rules_are_right_already() -> None:
    assert edits("Rain fell.", wanted=False) == set()
    assert edits("Rain fell.", wanted=True) == set()


@pytest.mark.parametrize("theme", [theme.id for theme in BOOK.themes])
@pytest.mark.parametrize("wanted", [True, False])
def test_a_proposal_does_what_it_says(seed_corpus: Corpus, theme: str, wanted: bool) -> None:
    passages, fired = passages_to_code(seed_corpus), all_hits(seed_corpus)
    carrying = set(fired.loc[fired["theme"] == theme, "passage"])
    proposals: tuple[Proposal, ...] = ()
    case = Case("", Context(), theme, wanted)
    for row in passages[passages["passage"].isin(carrying) != wanted].to_dict("records"):
        case = Case(row["text"], Context(row["kind"], row["section"], row["source"]), theme, wanted)
        found = propose_edits(BOOK, CODER, CUTTER, STOPWORDS, case)[:3]
        if proposals := measure_edits(seed_corpus, BOOK, CODER, case, found):
            break
    assert proposals
    assert [one.settles for one in proposals] == sorted((one.settles for one in proposals), reverse=True)
    for one in proposals[:1]:
        after = edited_book(BOOK, one.edit)
        totals = revise(seed_corpus, BOOK, after).totals.set_index("theme")
        assert (one.n_gained, one.n_lost) == (totals.loc[theme, "gained"], totals.loc[theme, "lost"])
        assert one.settles == ((theme in Coder(after).themes(case.text, case.context)) == wanted)
        rule = next(
            (rule for own in after.themes if own.id == theme for rule in own.rules if rule.id == one.edit.rule), None
        )
        if rule:
            proof = (
                replace(rule, hits=(*rule.hits, one.sentence))
                if wanted
                else replace(rule, misses=(*rule.misses, one.sentence))
            )
            assert all(proof.passes for proof in prove(after, Coder(after), theme, proof)) or not one.settles


def test_phrases_hold_the_words_and_their_neighbour_in_either_language() -> None:
    assert phrases_at("a share price fell", CUTTER, [(8, 13)], STOPWORDS) == ["share price", "price fell"]
    text = "公司股价触底"
    assert all("股价" in phrase for phrase in phrases_at(text, CUTTER, [(2, 4)], STOPWORDS))


def test_other_words_touch_none_of_the_spans_and_say_something() -> None:
    words = words_outside("The ministry set 3 price floors in 2025", CUTTER, [(19, 31)], STOPWORDS)
    assert "ministry" in words
    assert not {"The", "3", "2025", "in"} & set(words)
    assert not any("price" in word for word in words)


def test_the_sentences_around_are_whole() -> None:
    text = "First one. Second one here. Third."
    assert sentences_around(text, [(12, 15)]) == "Second one here."
    assert sentences_around(text, []) == text
