"""What a mark stands for: its words in the address, and the filter it leaves."""

from datetime import date

import pytest

from lib.model import Subcorpus
from lib.subcorpora.marks import Mark, mark_values, narrowed

MARCH = Mark(("alliances",), date(2025, 3, 1), date(2025, 3, 31))


def test_a_mark_in_the_address() -> None:
    assert mark_values(MARCH) == ["theme.alliances", "since.2025-03-01", "until.2025-03-31"]
    assert mark_values(Mark(("a", "b"), part="across")) == ["theme.a", "theme.b", "part.across"]
    assert mark_values(Mark(source="")) == ["source."]  # the articles that state none


@pytest.mark.parametrize(
    ("mark", "chart"),
    [
        (MARCH, "time"),
        (Mark(("a", "b")), "pairs"),
        (Mark(("a", "b"), part="across"), "pairs"),
        (Mark(source=""), "groups"),
        (Mark(topic="Trade"), "groups"),
        (Mark(language="zh"), "parts"),
        (Mark(part="title_only"), "parts"),
    ],
)
def test_a_mark_opens_under_its_own_charts(mark: Mark, chart: str) -> None:
    assert mark.chart == chart


def test_a_mark_narrows_the_filter_and_never_widens_it() -> None:
    chosen = Subcorpus(themes=("arms",), since=date(2025, 3, 10), sources=("Wire", "Post"), query="quota")
    assert narrowed(chosen, MARCH) == Subcorpus(
        themes=("arms",), since=date(2025, 3, 10), until=date(2025, 3, 31), sources=("Wire", "Post"), query="quota"
    )
    narrow = narrowed(chosen, Mark(source="Post", language="zh"))
    assert narrow is not None
    assert (narrow.sources, narrow.languages, narrow.since) == (("Post",), ("zh",), date(2025, 3, 10))


def test_a_mark_the_filter_leaves_nothing_of() -> None:
    assert narrowed(Subcorpus(sources=("Wire",)), Mark(source="Post")) is None
    assert narrowed(Subcorpus(sources=("Wire",)), Mark(source="")) is None
    assert narrowed(Subcorpus(languages=("en",)), Mark(language="zh")) is None
