"""The surface forms of a word are what stands in the text, and add up to its count."""

import pytest

from lib.corpus.counts import TermCount, surface_forms, term_counts
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import ROOT, Settings
from lib.text import Cutter, load_dictionary


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def test_by_hand(small: Corpus, small_settings: Settings) -> None:
    cut = Cutter(load_dictionary(small_settings.dictionary)[0])
    assert surface_forms(small, Subcorpus(), "price", cut).to_dict("list") == {
        "form": ["Prices", "price"],
        "count": [1, 1],
    }
    assert surface_forms(small, Subcorpus(), "价格", cut)["form"].tolist() == ["價格"]
    assert surface_forms(small, Subcorpus(themes=("arms",)), "magnet", cut)["count"].tolist() == [2]
    nothing = surface_forms(small, Subcorpus(), "no such word", cut)
    assert nothing.empty
    assert list(nothing.columns) == ["form", "count"]


def test_the_forms_of_a_word_add_up_to_its_count(seed_corpus: Corpus, cutter: Cutter) -> None:
    counts = term_counts(seed_corpus, Subcorpus())
    for row in rows(counts.head(60), TermCount):
        assert surface_forms(seed_corpus, Subcorpus(), row.spelling, cutter)["count"].sum() == row.count_


def test_no_more_passages_are_cut_than_asked_for(seed_corpus: Corpus, cutter: Cutter) -> None:
    every, few = (surface_forms(seed_corpus, Subcorpus(), "China", cutter, most) for most in (300, 2))
    assert 0 < few["count"].sum() < every["count"].sum()
