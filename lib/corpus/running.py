"""The running text: every word of the corpus in order, as numbers mapped from the segment's file.

What looks at words in their order (concordance, collocates, phrases) is array work over these; what counts is not.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from lib.corpus.stretches import Stretches, stretches
from lib.errors import CorpusError


@dataclass(frozen=True)
class RunningText:
    """Read-only arrays.

    Attributes
    ----------
    terms: the term of each running word (int32), mapped, not loaded.
    starts: where each passage begins (int64), and at the end the number of all words: passage *p* is
        ``terms[starts[p]:starts[p + 1]]``.
    """

    terms: np.ndarray
    starts: np.ndarray

    @cached_property
    def passages(self) -> Stretches:
        return stretches(self.starts)

    def passage_of(self, at: np.ndarray) -> np.ndarray:
        """The passage that each place lies in."""
        return self.passages.of(at)


def running_text(segment: Path, n_tokens: np.ndarray) -> RunningText:
    """Map a segment's running text; ``n_tokens`` is the length of each passage, in order.

    Raises
    ------
    CorpusError: the file is missing or not as long as the passages say.
    """
    starts = np.concatenate(([0], np.cumsum(n_tokens, dtype=np.int64)))
    return RunningText(mapped_numbers(segment / "running.i32", int(starts[-1])), starts)


def mapped_numbers(file: Path, due: int) -> np.ndarray:
    """Map a file of so many 32-bit numbers.

    Raises
    ------
    CorpusError: it is missing or of another length.
    """
    sized(file, 4 * due)
    return np.asarray(np.memmap(file, dtype="<i4", mode="r")) if due else np.zeros(0, np.int32)


def sized(file: Path, due: int) -> Path:
    """A file, if it is as long as it should be.

    Raises
    ------
    CorpusError: it is missing or of another length.
    """
    remedy = f"Delete the folder {file.parent} and build the corpus again."
    try:
        size = file.stat().st_size
    except OSError as error:
        raise CorpusError(f"{file}: cannot be read ({error.strerror}). {remedy}") from error
    if size != due:
        raise CorpusError(f"{file}: holds {size:,} bytes, {due:,} are due. {remedy}")
    return file
