"""The sides of a comparison: read from an address, and narrowing a filter."""

from datetime import date

import pytest

from lib.corpus.articles import Facets
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.subcorpora.sides import Comparison, Side, compare_sides, read_side, side_names

THEMES = {"alliances": "Alliances", "pricing_power": "Pricing power", "arms": "Arms"}
KNOWN = Facets({"Wire": 3, "": 1}, {"Trade: old": 2}, {"zh": 1, "en": 3}, {}, date(2025, 1, 1), date(2025, 12, 31), 0)
ALL, REST = Side("all"), Side("rest")
ALLIES, PRICES = Side("theme", "alliances"), Side("theme", "pricing_power")


def side(written: str) -> Side:
    return read_side(written, tuple(THEMES), KNOWN)


def pair(within: Subcorpus, a: Side, b: Side) -> Comparison:
    return compare_sides(within, a, b, side_names(THEMES, a, b))


@pytest.mark.parametrize(
    "written",
    ["all", "rest", "theme:arms", "source:Wire", "source:", "topic:Trade: old", "since:2025-07-01", "language:zh"],
)
def test_a_side_is_read_as_it_is_written(written: str) -> None:
    assert str(side(written)) == written


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "is no side of a comparison. Write all, rest, theme:alliances"),
        ("theme", "“theme” is no side of a comparison"),
        ("theme:", "There is no theme “” here."),
        ("rest:x", "is no side of a comparison"),
        ("title:x", "is no side of a comparison"),
        ("theme:x", "There is no theme “x” here. Among the themes are: alliances, pricing_power, arms."),
        ("source:Post", "There is no source “Post” here. Among the sources are: Wire, (not stated)."),
        ("until:2025-13-01", "“2025-13-01” is not a date like 2025-07-22."),
        ("language:fr", "There is no language “fr” here."),
    ],
)
def test_what_is_no_side_is_said_in_a_sentence(written: str, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        side(written)
    assert message in str(refused.value)


def test_each_side_narrows_the_filter() -> None:
    within = Subcorpus(languages=("en",), since=date(2025, 2, 1))
    found = pair(within, ALLIES, REST)
    assert found.target == Subcorpus(themes=("alliances",), languages=("en",), since=date(2025, 2, 1))
    assert found.reference is None
    dated = pair(within, side("until:2025-06-30"), side("since:2025-01-01"))
    assert dated.target == Subcorpus(languages=("en",), since=date(2025, 2, 1), until=date(2025, 6, 30))
    assert dated.reference == within
    assert pair(Subcorpus(), side("source:"), ALL).target == Subcorpus(sources=("",))


def test_a_theme_narrows_a_filter_of_themes() -> None:
    one = pair(Subcorpus(themes=("arms",)), ALLIES, PRICES)
    assert one.target == Subcorpus(themes=("arms", "alliances"), match="all")
    both = pair(Subcorpus(themes=("alliances", "pricing_power")), ALLIES, PRICES)
    assert (both.target, both.reference) == (Subcorpus(themes=("alliances",)), Subcorpus(themes=("pricing_power",)))


@pytest.mark.parametrize(
    ("within", "a", "b", "message"),
    [
        (Subcorpus(), ALLIES, ALLIES, "A and B are both Alliances. Choose another B, or the rest."),
        (Subcorpus(), ALL, REST, "All that the filter leaves has no rest."),
        (Subcorpus(), REST, REST, "A and B are both the rest."),
        (Subcorpus(languages=("zh",)), Side("language", "zh"), Side("language", "en"), "leaves nothing of English"),
        (Subcorpus(languages=("zh",)), Side("language", "zh"), ALL, "are the same passages under this filter"),
        (Subcorpus(themes=("alliances", "arms")), PRICES, REST, "any of 2 themes, and Pricing power is not among"),
        (Subcorpus(until=date(2025, 1, 31)), Side("since", "2025-07-01"), ALL, "leaves nothing from 2025-07-01 on"),
    ],
)
def test_sides_that_cannot_be_compared_are_said_in_a_sentence(
    within: Subcorpus, a: Side, b: Side, message: str
) -> None:
    with pytest.raises(QueryError) as refused:
        pair(within, a, b)
    assert message in str(refused.value)
