"""Answers to queries that are kept: so many, and so many bytes of tables, that all sessions together stay small."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Final

import numpy as np
import pandas as pd

from lib.ui.memory import give_back

MOST = 96
MOST_BYTES, LARGEST = 200_000_000, 50_000_000
_SHORT = 10_000
_NONE: Final = object()


class Answers:
    """The latest answers by what was asked; safe among threads.

    Parameters
    ----------
    most, most_bytes: what is kept in all; what was asked for longest ago goes first.
    largest: an answer of more bytes is given but not kept.
    """

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES, largest: int = LARGEST) -> None:
        self._most, self._most_bytes, self._largest = most, most_bytes, largest
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, asked: Hashable, query: Callable[[], object]) -> object:
        """The kept answer, or that of the query, which is asked outside the lock."""
        with self._lock:
            answer, size = self._kept.pop(asked, (_NONE, 0))
            if answer is not _NONE:
                self._kept[asked] = answer, size
                return answer
        answer = _on_its_own(query())
        give_back()
        if (size := n_bytes(answer)) <= self._largest:
            with self._lock:
                self._keep(asked, answer, size)
        return answer

    def _keep(self, asked: Hashable, answer: object, size: int) -> None:
        self._bytes += size - self._kept.pop(asked, (_NONE, 0))[1]
        self._kept[asked] = answer, size
        while len(self._kept) > self._most or self._bytes > self._most_bytes:
            self._bytes -= self._kept.popitem(last=False)[1][1]


def _on_its_own(answer: object) -> object:
    """An answer, a short table copied: it may be a cut of a long one, all of which it would hold."""
    if not isinstance(answer, pd.DataFrame) or len(answer) > _SHORT:
        return answer
    rows = np.arange(len(answer))  # the frame's own take and copy would share what all rows lie in
    columns = {number: answer.iloc[:, number].array.take(rows) for number in range(answer.shape[1])}
    return pd.DataFrame(columns, index=answer.index.copy(deep=True)).set_axis(answer.columns, axis="columns")


def n_bytes(answer: object) -> int:
    """About how much memory the tables and arrays of an answer take."""
    match answer:
        case pd.DataFrame():
            return int(answer.memory_usage(deep=False).sum())
        case pd.Series():
            return int(answer.memory_usage(deep=False))
        case np.ndarray():
            return answer.nbytes
        case tuple() | list():
            return sum(map(n_bytes, answer))
        case dict():
            return sum(map(n_bytes, answer.values()))
    if is_dataclass(answer):
        return sum(n_bytes(getattr(answer, field.name)) for field in fields(answer))
    return len(answer) if isinstance(answer, str | bytes) else 8
