"""Answers to queries that are kept: so many bytes of tables that all sessions together stay small."""

from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from threading import Lock
from typing import Final

import numpy as np
import pandas as pd
from cachetools import LRUCache

from lib.corpus.store.memory import return_memory

MAX_BYTES, MAX_ANSWER_BYTES = 200_000_000, 50_000_000
MAX_ANSWERS = 1_000
_SHORT = 10_000
_NONE: Final = object()


class Answers:
    """The latest answers by what was asked; safe among threads.

    Parameters
    ----------
    most, most_bytes: how many answers, and how many bytes of them, are kept in all; what was asked for longest ago goes
        first.
    largest: an answer of more bytes is given but not kept.
    """

    def __init__(self, most: int = MAX_ANSWERS, most_bytes: int = MAX_BYTES, largest: int = MAX_ANSWER_BYTES) -> None:
        self._smallest, self._largest = -(-most_bytes // most), largest
        self._answers: LRUCache[Hashable, object] = LRUCache(most_bytes, self._size)
        self._lock = Lock()

    def get(self, question: Hashable, query: Callable[[], object]) -> object:
        """The kept answer, or that of the query, which is asked outside the lock."""
        with self._lock:
            answer = self._answers.get(question, _NONE)
        if answer is not _NONE:
            return answer
        answer = _detach(query())
        return_memory()
        if n_bytes(answer) <= self._largest:
            with self._lock:
                self._answers[question] = answer
        return answer

    def _size(self, answer: object) -> int:
        """No answer counts for less than its share of the whole: so there are never more than ``most``."""
        return max(n_bytes(answer), self._smallest)


def _detach(answer: object) -> object:
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
