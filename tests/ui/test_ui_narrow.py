"""A filter narrowed to some themes lets through what the filter does and carries them all; nothing else."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lib.model import MatchMode, Subcorpus
from lib.subcorpora.narrowing import narrow_to_themes

THEMES = ("a", "b", "c", "d")
SETS = [set(some) for n in range(len(THEMES) + 1) for some in combinations(THEMES, n)]
themes = st.lists(st.sampled_from(THEMES), unique=True).map(tuple)


def passes(chosen: Subcorpus, carried: set[str]) -> bool:
    themes = set(chosen.themes)
    return not themes or (bool(themes & carried) if chosen.match == "any" else themes <= carried)


@given(themes, st.sampled_from(["any", "all"]), themes)
def test_the_narrowed_filter_means_both(own: tuple[str, ...], match: MatchMode, more: tuple[str, ...]) -> None:
    chosen = Subcorpus(themes=own, match=match, query="quota")
    narrow = narrow_to_themes(chosen, more)
    both = [passes(chosen, carried) and set(more) <= carried for carried in SETS]
    if narrow is None:
        sayable = [Subcorpus(themes=tuple(some), match=way) for some in SETS for way in ("any", "all")]
        assert all([passes(one, carried) for carried in SETS] != both for one in sayable)
    else:
        assert [passes(narrow, carried) for carried in SETS] == both
        assert narrow.query == "quota"
