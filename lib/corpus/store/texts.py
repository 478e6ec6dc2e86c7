"""The texts of the passages, mapped from the segment's file: any of them are there at once, at no cost in memory."""

from pathlib import Path
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from lib.corpus.store.mapped_files import map_bytes

Texts: TypeAlias = "pa.Array[pa.Scalar[pa.lib.LargeStringType]]"


def map_texts(segment: Path, n_bytes: np.ndarray) -> Texts:
    """Map a segment's texts, an array of strings; ``n_bytes`` is the length of each passage in UTF-8, in order.

    Raises
    ------
    CorpusError: the file is missing or not as long as the passages say.
    """
    starts = np.concatenate(([0], np.cumsum(n_bytes, dtype=np.int64)))
    encoded = map_bytes(segment / "texts.utf8", int(starts[-1]))
    buffers = [None, pa.py_buffer(starts.data), pa.py_buffer(encoded)]
    return pa.Array.from_buffers(pa.large_string(), len(n_bytes), buffers)
