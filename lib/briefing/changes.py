"""What changed from a pin to the same view made again, in words."""

from collections.abc import Iterator, Mapping, Sequence

from lib.briefing.model import Cell, FrozenTable, Pin

MOST_CHANGES = 6
_Row = tuple[Cell, ...]
_Key = tuple[str, ...]


def pin_changes(before: Pin, after: Pin) -> list[str]:
    """What changed: what was counted, the versions, the largest changes of the numbers, rows that came and went."""
    told = [
        f"{name}: {old} → {new}"
        for name, old, new in (
            ("Counted", before.origin.counted, after.origin.counted),
            ("Filter", before.origin.filter, after.origin.filter),
            ("Sources", before.origin.sources, after.origin.sources),
            ("Version of the corpus", before.origin.corpus, after.origin.corpus),
            ("Version of the codebook", before.origin.codebook, after.origin.codebook),
            ("Heading", before.heading, after.heading),
        )
        if old != new
    ]
    old, new = _numbers(before), _numbers(after)
    if old and new:
        told += _number_changes(old, new)
    elif before.content != after.content:
        told.append("What is shown is another")
    n = len(before.passages), len(after.passages)
    if before.passages != after.passages:
        told.append(f"Passages that go along: {n[0]:,} → {n[1]:,}" if n[0] != n[1] else "Other passages go along")
    return told


def _numbers(pin: Pin) -> FrozenTable | None:
    return pin.numbers or (pin.content if isinstance(pin.content, FrozenTable) else None)


def _number_changes(old: FrozenTable, new: FrozenTable) -> Iterator[str]:
    heads = [column.head for column in old.columns if column.kind in {"number", "share"}]
    was, now = _keyed(old), _keyed(new)
    changed = [
        (_weight(was[key].get(head), now[key].get(head)), f"{_named(key)}, {head}: {_shown(a)} → {_shown(b)}")
        for key in was.keys() & now.keys()
        for head in heads
        if (a := was[key].get(head)) != (b := now[key].get(head)) and head in now[key]
    ]
    changed.sort(key=lambda one: (-one[0], one[1]))
    yield from (sentence for _, sentence in changed[:MOST_CHANGES])
    if len(changed) > MOST_CHANGES:
        yield f"and {len(changed) - MOST_CHANGES:,} more numbers"
    yield from _rows_in_words("New", [key for key in now if key not in was])
    yield from _rows_in_words("Gone", [key for key in was if key not in now])


def _rows_in_words(word: str, keys: Sequence[_Key]) -> Iterator[str]:
    if keys:
        more = f" and {len(keys) - 3:,} more" if len(keys) > 3 else ""
        yield f"{word}: {', '.join(map(_named, keys[:3]))}{more}"


def _keyed(table: FrozenTable) -> dict[_Key, Mapping[str, Cell]]:
    """The numbers of each row by the texts in it; of rows that say the same the first."""
    found: dict[_Key, Mapping[str, Cell]] = {}
    for row in table.rows:
        cells = list(zip(table.columns, row, strict=True))
        key = tuple(str(cell) for column, cell in cells if column.kind not in {"number", "share"} and cell)
        found.setdefault(key, {column.head: cell for column, cell in cells})
    return found


def _named(key: _Key) -> str:
    text = " · ".join(key) or "All"
    return text if len(text) <= 80 else f"{text[:79]}…"


def _weight(a: Cell, b: Cell) -> float:
    """How much a number changed, by its size."""
    if isinstance(a, str) or isinstance(b, str):
        return 1.0
    old, new = a or 0, b or 0
    return abs(new - old) / max(abs(old), abs(new), 1e-9)


def _shown(value: Cell) -> str:
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else "none" if value is None else value
