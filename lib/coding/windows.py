"""Words close together: which spans of several lists share one window."""

from collections.abc import Iterator, Sequence

from lib.codebook import Near
from lib.coding.finds import Finds, Numbers, Span

Marked = tuple[int, int, int]  # start, end, number of the list it comes from


def spans_near(near: Near, lists: Sequence[Numbers], finds: Finds) -> list[Span]:
    """The spans of every window that holds one span of each list, none of them overlapping."""
    marked = sorted((start, end, number) for number, patterns in enumerate(lists) for start, end in finds.of(patterns))
    return [
        span
        for place, first in enumerate(marked)
        if first[2] == 0 or not near.ordered
        for span in _window(near, first, _reachable(near, marked, place, finds), len(lists))
    ]


def _reachable(near: Near, marked: Sequence[Marked], place: int, finds: Finds) -> Iterator[Marked]:
    """The spans after the one at ``place`` that are near enough to it."""
    start, end, _ = marked[place]
    within = near.within
    sentence = finds.sentence(start) if within == "sentence" else 0
    for index in range(place + 1, len(marked)):
        later = marked[index]
        if within == "sentence":
            if finds.sentence(later[0]) != sentence:
                return
        elif within != "passage" and finds.apart(end, later[0], within):
            return
        yield later


def _window(near: Near, first: Marked, rest: Iterator[Marked], wanted: int) -> list[Span]:
    """The spans of the first complete window that opens with ``first``, or none."""
    taken, lists, last_end = [first[:2]], {first[2]}, first[1]
    for start, end, number in rest:
        due = number == len(lists) if near.ordered else number not in lists
        if due and start >= last_end:
            taken.append((start, end))
            lists.add(number)
            last_end = end
            if len(lists) == wanted:
                return taken
    return []
