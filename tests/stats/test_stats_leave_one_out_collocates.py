"""Collocates without one source, against counting them where that source is not selected."""

from typing import NamedTuple

import pandas as pd
import pytest

from lib.corpus import contexts, leave_one_out
from lib.corpus.contexts import Window
from lib.corpus.nodes import WordsNode, parse_node
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import CERTAIN, association, leave_one_out_collocates
from lib.text import Cutter, load_dictionary

WHOLE = Subcorpus()


class CollocateTried(NamedTuple):
    """What is read of `leave_one_out_collocates`."""

    spelling: str
    certain: bool
    stays: bool
    unit: int
    count_without: int
    g2_without: float


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def counted(corpus: Corpus, node: WordsNode, cutter: Cutter, window: Window, sources: tuple[str, ...]) -> pd.DataFrame:
    together = contexts.node_collocates(corpus, Subcorpus(sources=sources), node, cutter, window)
    return association(together, by="g2").set_index("spelling")


@pytest.mark.parametrize("window", [3, "passage"])
@pytest.mark.parametrize("min_count", [1, 3])
def test_collocates_are_what_counting_without_each_source_gives(
    window: Window, min_count: int, seed_corpus: Corpus, cutter: Cutter
) -> None:
    node = parse_node("rare earth | 稀土")
    assert isinstance(node, WordsNode)
    together = contexts.node_collocates(seed_corpus, WHOLE, node, cutter, window, 2)
    words = together["spelling"].tolist()
    losses = leave_one_out.collocate_losses(seed_corpus, WHOLE, node, cutter, words, window, "source")
    found = leave_one_out_collocates(together, losses, min_count)
    named = leave_one_out.unit_names(seed_corpus, "source", sorted(set(losses["unit"].tolist())))
    names = dict(zip(named["unit"], named["name"], strict=True))
    assert len(names) > 1
    without = {
        number: counted(
            seed_corpus, node, cutter, window, tuple(name for other, name in names.items() if other != number)
        )
        for number in names
    }
    whole = association(together, by="g2").set_index("spelling")
    for row in rows(found, CollocateTried):
        left = {
            number: (int(frame["count"].get(row.spelling, 0)), float(frame["g2"].get(row.spelling, 0.0)))
            for number, frame in without.items()
        }
        holds = {number: count >= min_count and g2 >= CERTAIN for number, (count, g2) in left.items()}
        certain = whole["count"][row.spelling] >= min_count and whole["g2"][row.spelling] >= CERTAIN
        assert row.certain == certain
        assert row.stays == (certain and all(holds.values()))
        assert row.count_without == left[row.unit][0]
        assert row.g2_without == pytest.approx(left[row.unit][1], abs=1e-6)
        assert (
            row.stays
            or not row.certain
            or row.g2_without == pytest.approx(min(g2 for _, g2 in left.values()), abs=1e-6)
        )
    assert found["certain"].any()
    assert not found.loc[found["certain"], "stays"].all()


def test_a_share_is_of_all_the_times_they_are_together_also_where_units_do_not_hold_them_all() -> None:
    counts = {"count": [40], "f1": [50], "f2": [60], "n": [10_000], "n_window": [500]}
    together = pd.DataFrame({"spelling": ["quota"], **counts, "span": 10, "left": [20], "right": [20]})
    out = {"unit": [3], "count": [10], "f1": [12], "f2": [12], "n": [900], "n_window": [120]}
    rules = pd.DataFrame({"spelling": pd.Categorical(["quota"]), **out})
    assert leave_one_out_collocates(together, rules)["share"].tolist() == [0.25]
