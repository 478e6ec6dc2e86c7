"""The small parts of the page Concordance: links to lines, near spellings, and the hit behind a tick."""

from time import process_time

import pytest

from lib.corpus import contexts, nodes
from lib.model import Subcorpus
from lib.ui.concordance.positions import hit_at
from lib.ui.concordance.table import Line, read_line
from lib.ui.session.view import View
from lib.ui.widgets.suggestions import near_spellings

KEY = "0123456789abcdef"


def test_a_line_in_the_address_is_the_line_again() -> None:
    line = Line(KEY, 23, 97, 107)
    assert str(line) == f"{KEY}-23.97-107"
    assert read_line(str(line)) == line


@pytest.mark.parametrize(
    "written", ["", "x", f"{KEY}-1.2", f"{KEY}-1.2-3 ", f"{KEY}.1.2-3", f"{KEY.upper()}-1.2-3", "<b>-1.2-3"]
)
def test_what_names_no_line_is_none(written: str) -> None:
    assert read_line(written) is None


SPELLINGS = ["the", "export control", "control", "uncontrolled", "tariff", "稀土", "出口管制", "管制", "U.S."]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("controlz", ["control", "export control", "uncontrolled"]),
        ("Tarrif", ["tariff"]),
        ("出口管控", ["出口管制", "管制"]),
        ("the /regex", []),
        ("zebra", []),
        ("", []),
        ("***", []),
    ],
)
def test_near_spellings(written: str, near: list[str]) -> None:
    found = near_spellings(written, SPELLINGS)
    assert sorted(found) == sorted(near)


def test_of_many_near_spellings_the_most_frequent_are_offered() -> None:
    found = near_spellings("control", [f"contro{number}" for number in range(1000)])
    assert found[0] == "contro0"
    assert 0 < len(found) <= 10


def test_a_pasted_page_is_as_quickly_no_word_as_a_short_one() -> None:
    spellings = ["稀土", "price", *(f"w{number}" for number in range(20_000))]
    began = process_time()
    assert near_spellings("稀土" * 300, spellings) == ["稀土"]
    assert near_spellings("x" * 100_000, spellings) == []
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "written", ["china", "稀土", "the rare earth", "稀土 出口", "/^export/", "export*", "concept:rare-earths"]
)
def test_a_tick_is_the_hit_it_was_drawn_for(written: str, seed_view: View) -> None:
    node = nodes.read_node(written, seed_view.codebook)
    assert drawn(seed_view, node) == set(named(seed_view, node))


@pytest.mark.parametrize("written", ["theme:alliances", "theme:pricing_power"])
def test_a_tick_of_a_code_is_a_hit_that_begins_there(written: str, seed_view: View) -> None:
    node = nodes.read_node(written, seed_view.codebook)
    begun = {(line.key, line.ordinal, line.start) for line in named(seed_view, node)}
    assert drawn(seed_view, node) <= set(named(seed_view, node))
    assert {(line.key, line.ordinal, line.start) for line in drawn(seed_view, node)} == begun


def drawn(view: View, node: nodes.Node) -> set[Line]:
    """The lines that the ticks of the plot open."""
    placed = contexts.positions(view.corpus, Subcorpus(), node, view.cutter)
    lines = [hit_at(view, node, row.key, round(row.at * row.n_tokens, 3)) for row in placed.itertuples()]
    assert None not in lines
    return set(filter(None, lines))


def named(view: View, node: nodes.Node) -> list[Line]:
    """The lines of the concordance."""
    lines = contexts.concordance(view.corpus, Subcorpus(), node, view.cutter, limit=1000).lines
    assert len(lines)
    return [Line(row.key, row.ordinal, row.start, row.end) for row in lines.itertuples()]
