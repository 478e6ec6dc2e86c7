"""The pages of a long list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slice:
    """Where in a long list a page lies."""

    offset: int
    size: int


def last_page(n_items: int, size: int) -> int:
    """The number of the last page; a list of nothing has one."""
    return max(1, -(-n_items // size))


def page_slice(number: int, n_items: int, size: int) -> Slice:
    """Where a page lies, numbered from 1; the last where there are not so many."""
    return Slice((min(number, last_page(n_items, size)) - 1) * size, size)
