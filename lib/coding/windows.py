"""Words close together: which spans of several lists share one window."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from math import inf

from lib.codebook import Near
from lib.coding.finds import Finds, Numbers, Span

Marked = tuple[int, int, int]  # start, end, number of the list it comes from


def window_spans(near: Near, lists: Sequence[Numbers], finds: Finds) -> list[Span]:
    """The spans of every window that holds one span of each list, none of them overlapping."""
    span_lists = [finds.merged_spans(numbers) for numbers in lists]
    if near.within == "sentence" and not finds.places.share_a_sentence(span_lists):
        return []
    marked = sorted([(start, end, number) for number, spans in enumerate(span_lists) for start, end in spans])
    last = [spans[-1][0] if spans else -1 for spans in span_lists]
    soonest, reach_of = min(last), _window_reach(near, finds)
    spans: list[Span] = []
    for following, first in enumerate(marked[:-1], 1):
        _, end, number = first
        # A window that opens after the last span of another list lacks it.
        if end > soonest and any(end > start for other, start in enumerate(last) if other != number):
            continue
        if not (near.ordered and number):
            reach = reach_of(first)
            if marked[following][0] <= reach:
                spans += _complete_window(first, islice(marked, following, None), len(lists), reach, near.ordered)
    return spans


def _window_reach(near: Near, finds: Finds) -> Callable[[Marked], float]:
    """How to tell the last place at which a span may start to be in the window that opens with a given one."""
    within = near.within
    if within == "passage":
        return lambda _: inf
    if within == "sentence":
        return lambda first: finds.places.sentence_end(first[0]) - 1
    return lambda first: finds.places.reach(first[1], within)


def _complete_window(first: Marked, rest: Iterable[Marked], wanted: int, reach: float, ordered: bool) -> list[Span]:
    """The spans of the first complete window that opens with ``first``, or none.

    One word may meet several lists, so for each set of lists (as bits) the way to meet it that ends soonest is kept.
    """
    ways = {1 << first[2]: [first[:2]]}
    known = list(ways.items())
    for start, end, number in rest:
        if start > reach:
            return []
        for met, taken in known:
            more = met | 1 << number
            if more == met or start < taken[-1][1] or (ordered and number != len(taken)):
                continue
            if len(taken) + 1 == wanted:
                return [*taken, (start, end)]
            if more not in ways or end < ways[more][-1][1]:
                ways[more] = [*taken, (start, end)]
                known = list(ways.items())
    return []
