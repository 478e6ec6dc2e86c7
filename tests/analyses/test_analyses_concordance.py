"""What the page Concordance asks: links to lines, and the hit behind a tick."""

import pytest

from lib.analyses.concordance import Line, hit_at_word, read_line
from lib.corpus import contexts, nodes
from lib.frames import rows
from lib.model import Subcorpus
from lib.ui.session.view import View

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
    lines = [
        hit_at_word(view.corpus, node, view.cutter, row.key, round(row.at * row.n_tokens, 3))
        for row in rows(placed, contexts.HitPosition)
    ]
    assert None not in lines
    return set(filter(None, lines))


def named(view: View, node: nodes.Node) -> list[Line]:
    """The lines of the concordance."""
    lines = contexts.concordance(view.corpus, Subcorpus(), node, view.cutter, limit=1000).lines
    assert len(lines)
    return list(map(Line.from_row, rows(lines, contexts.LineRow)))
