"""Articles that were read and wait to be cut: in memory as long as they are few, the others in a file."""

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

from lib.model import Article

IN_MEMORY = 40  # batches


class HeldArticles:
    """Batches of articles, all read before the first is handed on: what is cut whole depends on all of them.

    ``folder`` is for those that are too many for memory; whoever made it removes it.
    """

    def __init__(self, batches: Iterable[list[Article]], folder: Path) -> None:
        self._first: list[list[Article]] = []
        self._rest = folder / "held.pickle"
        self._n_rest = 0
        reading = iter(batches)
        for batch in reading:
            self._first.append(batch)
            if len(self._first) == IN_MEMORY:
                break
        for batch in reading:
            with self._rest.open("ab") as file:
                pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
            self._n_rest += 1

    def __iter__(self) -> Iterator[list[Article]]:
        """Each batch once, in the order in which they were read; nothing of it is kept."""
        self._first.reverse()
        while self._first:
            yield self._first.pop()
        if self._n_rest:
            with self._rest.open("rb") as file:
                for _ in range(self._n_rest):
                    yield pickle.load(file)
            self._rest.unlink()
