"""What changed from a pin to the same view made again, in words."""

from msgspec.structs import replace

from lib.briefing import FrozenTable, TableColumn
from lib.briefing.changes import pin_changes
from tests.briefing.briefings import PINS

HEADS = (TableColumn("Word"), TableColumn("Count", "number"), TableColumn("Share", "share"))


def table(*rows: tuple[str, int, float]) -> FrozenTable:
    return FrozenTable(HEADS, rows)


def test_nothing_changed() -> None:
    assert pin_changes(PINS[0], PINS[0]) == []


def test_the_largest_changes_come_first_with_what_came_and_went() -> None:
    old = replace(PINS[0], numbers=table(("price", 100, 0.5), ("quota", 10, 0.1), ("ally", 1, 0.2)))
    new = replace(
        old,
        numbers=table(("price", 101, 0.5), ("quota", 40, 0.1), ("稀土", 7, 0.3)),
        origin=replace(old.origin, corpus="new", counted="7 articles"),
    )
    assert pin_changes(old, new) == [
        "Counted: 6 articles · 60 passages → 7 articles",
        "Version of the corpus: abc → new",
        "quota, Count: 10 → 40",
        "price, Count: 100 → 101",
        "New: 稀土",
        "Gone: ally",
    ]


def test_many_changes_are_counted() -> None:
    rows = [(f"word {n}", n, 0.1) for n in range(20)]
    old = replace(PINS[0], numbers=table(*rows))
    new = replace(old, numbers=table(*((word, n + 1, share) for word, n, share in rows)))
    told = pin_changes(old, new)
    assert told[0] == "word 0, Count: 0 → 1"
    assert told[-1] == "and 14 more numbers"
