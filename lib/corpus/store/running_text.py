"""The running text: every word of the corpus in order, as numbers mapped from the segment's file.

What looks at words in their order (concordance, collocates, phrases) is array work over these; what counts is not.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from lib.corpus.store.intervals import Intervals, intervals
from lib.corpus.store.mapped_files import map_numbers

Scope = Literal["sentence", "passage"]
SCOPES: dict[str, Scope] = {"sentence": "sentence", "passage": "passage"}


@dataclass(frozen=True)
class RunningText:
    """Read-only arrays.

    Attributes
    ----------
    terms: the term of each running word (int32), mapped, not loaded.
    starts: where each passage begins (int64), and at the end the number of all words: passage *p* is
        ``terms[starts[p]:starts[p + 1]]``.
    sentence_lengths: how many words each sentence has (int32), mapped; a passage is whole sentences.
    """

    terms: np.ndarray
    starts: np.ndarray
    sentence_lengths: np.ndarray

    @cached_property
    def passages(self) -> Intervals:
        """The passages, words or not."""
        return intervals(self.starts)

    @cached_property
    def sentences(self) -> Intervals:
        """The sentences that have words."""
        return intervals(_bounds(self.sentence_lengths))


def map_running_text(segment: Path, n_tokens: np.ndarray, n_sentences: np.ndarray) -> RunningText:
    """Map a segment's running text; given the number of words and of sentences of each passage, in order.

    Raises
    ------
    CorpusError: a file is missing or not as long as the passages say.
    """
    starts = _bounds(n_tokens)
    lengths = map_numbers(segment / "sentences.i32", int(n_sentences.sum(dtype=np.int64)))
    return RunningText(map_numbers(segment / "running.i32", int(starts[-1])), starts, lengths)


def _bounds(lengths: np.ndarray) -> np.ndarray:
    """Where each of some intervals begins, and at the end the sum of their lengths."""
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
