"""The counts that are previewed are the counts that a corpus cut anew would have."""

from collections import Counter

import pytest

from lib.analyses import dictionary
from lib.analyses.dictionary import PhraseQuestion, Recut, analyse_phrases, passage_beginning, recut, touched
from lib.corpus import articles
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary
from lib.text.dictionary.edit import plan_edits, read_files

FOLDER = ROOT / "seeds" / "dictionary"
CUTTER = Cutter(load_dictionary(FOLDER)[0])


def previewed(corpus: Corpus, *edits: str, chosen: Subcorpus | None = None) -> Recut:
    planned = plan_edits(read_files(FOLDER), edits)
    return recut(corpus, chosen or Subcorpus(), touched(planned), planned.entries, CUTTER)


@pytest.mark.parametrize(
    "edits",
    [
        ["稀土供应"],
        ["中国稀土", "rare earth supply chain", "-supply chain"],
        ["突 | 然", "新政落地"],
        ["-rare earth"],
        ["-Lynas", "-MP Materials"],
        ["rare-earth exports", "long-term = longterm"],
        ["company = firm, corporation"],
        ["-price support agreement", "-processing"],
    ],
)
def test_a_preview_tells_what_cutting_all_again_would_give(seed_corpus: Corpus, edits: list[str]) -> None:
    texts = articles.selected_passages(seed_corpus, Subcorpus(), 1000)["text"]
    after = Cutter(plan_edits(read_files(FOLDER), edits).entries)
    old = Counter(term for text in texts for term in CUTTER.terms(text))
    new = Counter(term for text in texts for term in after.terms(text))

    counts = previewed(seed_corpus, *edits).counts

    changed = {row.term: (row.before, row.after) for row in counts.itertuples()}
    assert changed == {term: (old[term], new[term]) for term in old | new if old[term] != new[term]}
    assert changed
    assert (counts["change"] == counts["after"] - counts["before"]).all()
    assert counts["change"].is_monotonic_decreasing


def test_a_preview_keeps_to_the_selection(seed_corpus: Corpus) -> None:
    everything = previewed(seed_corpus, "-rare earth")
    searched = previewed(seed_corpus, "-rare earth", chosen=Subcorpus(query="magnet OR Busan"))
    passages = articles.selected_passages(seed_corpus, Subcorpus(query='(magnet OR Busan) AND "rare earth"'), 1000)

    assert searched.n_passages == len(passages) < everything.n_passages
    assert set(searched.passages["passage"]) == set(passages["passage"])


def test_a_preview_of_too_many_passages_says_so(seed_corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = previewed(seed_corpus, "-rare earth")
    monkeypatch.setattr(dictionary, "MOST_RECUT", 5)

    some = previewed(seed_corpus, "-rare earth")

    assert len(some.passages) == 5
    assert some.n_passages == whole.n_passages > 5
    assert some.counts["before"].max() < whole.counts["before"].max()


def test_many_spellings_are_looked_for_in_searches_that_are_short_enough(seed_corpus: Corpus) -> None:
    edits = [f"rare earth {'x' * 30} {number}" for number in range(40)]

    changed = previewed(seed_corpus, *edits, "稀土供应", chosen=Subcorpus(query="稀土 OR 供应"))

    assert "稀土供应" in set(changed.counts["term"])


def test_what_nothing_holds_changes_nothing(seed_corpus: Corpus) -> None:
    changed = previewed(seed_corpus, "no such phrase")

    assert (changed.n_passages, len(changed.counts), changed.examples) == (0, 0, ())


def test_several_searches_give_the_newest_passages_and_count_each_once(
    seed_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    spellings = ["rare earth", *(f"rare earth {'x' * 30} {number}" for number in range(40)), "China", "rare-earth"]
    either = articles.selected_passages(seed_corpus, Subcorpus(query='"rare earth" OR China'), 1000)
    monkeypatch.setattr(dictionary, "MOST_RECUT", 5)

    changed = recut(seed_corpus, Subcorpus(), tuple(spellings), (), CUTTER)

    assert changed.n_passages == len(either)
    assert changed.passages["passage"].tolist() == either["passage"].tolist()[:5]
    assert changed.passages.columns.tolist() == either.columns.tolist()


@pytest.mark.parametrize("unit", [None, "article"])
def test_a_page_of_phrases_is_a_part_of_the_ranking_with_what_each_hangs_on(
    seed_corpus: Corpus, unit: Unit | None
) -> None:
    question = PhraseQuestion(2, 2, "g2", None, frozenset())
    whole = dictionary.ranked_phrases(seed_corpus, Subcorpus(), question)
    second = analyse_phrases(seed_corpus, Subcorpus(), question, 10, 2, unit)
    assert second.listed["spelling"].tolist() == whole["spelling"].tolist()[10:20]
    assert ((second.listed["note"] == "") == (second.listed["sign"] == "")).all()
    assert (second.listed["note"] != "").any() == bool(unit)
    assert len(second.checked) == (10 - second.listed["spelling"].duplicated(keep=False).sum() if unit else 0)
    last = analyse_phrases(seed_corpus, Subcorpus(), question, 10, 10**6, unit)
    assert last.listed["spelling"].tolist() == whole["spelling"].tolist()[last.page.offset :]
    assert 0 < len(last.listed) <= 10


def test_the_beginning_of_a_passage_ends_with_a_sentence_where_one_is_short_enough(seed_corpus: Corpus) -> None:
    texts = articles.selected_passages(seed_corpus, Subcorpus(), 1000)["text"].tolist()
    for number, text in enumerate(texts):
        beginning = passage_beginning(seed_corpus, Subcorpus(), number, 120)
        assert 0 < len(beginning) <= 120
        assert text.strip().startswith(beginning)
        if beginning != text[:120].strip():
            assert beginning[-1] in '.!?。！？”"’）)…;；'
    assert passage_beginning(seed_corpus, Subcorpus(), len(texts), 120) == ""
