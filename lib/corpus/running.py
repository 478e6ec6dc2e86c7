"""The running text: every word of the corpus in order, as numbers mapped from the segment's file.

What looks at words in their order (concordance, collocates, phrases) is array work over these; what counts is not.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.errors import CorpusError


@dataclass(frozen=True, slots=True)
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

    def passage_of(self, positions: np.ndarray) -> np.ndarray:
        """The passage that each position lies in."""
        found: np.ndarray = np.searchsorted(self.starts, positions, side="right") - 1
        return found.astype(np.int32)


def running_text(segment: Path, n_tokens: np.ndarray) -> RunningText:
    """Map a segment's running text; ``n_tokens`` is the length of each passage, in order.

    Raises
    ------
    CorpusError: the file is missing or not as long as the passages say.
    """
    file = segment / "running.i32"
    starts = np.concatenate(([0], np.cumsum(n_tokens, dtype=np.int64)))
    remedy = f"Delete the folder {segment} and build the corpus again."
    try:
        size = file.stat().st_size
    except OSError as error:
        raise CorpusError(f"{file}: cannot be read ({error.strerror}). {remedy}") from error
    if size != 4 * starts[-1]:
        raise CorpusError(f"{file}: holds {size:,} bytes, {4 * int(starts[-1]):,} are due. {remedy}")
    terms = np.memmap(file, dtype="<i4", mode="r") if size else np.zeros(0, np.int32)
    return RunningText(terms, starts)
