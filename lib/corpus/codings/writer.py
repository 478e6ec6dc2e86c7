"""Writing the coding of a segment: the hits, the themes of each passage, and its speakers."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.model import Hit

_HIT_COLUMNS: dict[str, pa.DataType] = {
    "passage": pa.int32(),
    "theme": pa.string(),
    "rule": pa.string(),
    "start": pa.int32(),
    "end": pa.int32(),
    "text": pa.string(),
    "sure": pa.bool_(),
}
_SPEAKER_COLUMNS: dict[str, pa.DataType] = {
    "passage": pa.int32(),
    "start": pa.int32(),
    "end": pa.int32(),
    "words": pa.string(),
    "speaker": pa.string(),
    "kind": pa.string(),
    "actor": pa.string(),
}
HIT_SCHEMA = pa.schema(_HIT_COLUMNS)
SPEAKER_SCHEMA = pa.schema(_SPEAKER_COLUMNS)
CODING_SCHEMA = pa.schema({"passage": pa.int32(), "themes": pa.int32(), "weak": pa.int32()})


class CodingWriter:
    """Writes the coding of a segment's passages, in their order, in batches."""

    def __init__(self, folder: Path, themes: Sequence[str]) -> None:
        self.n_passages = 0
        self._themes = pa.array(list(themes), pa.string())
        self._hits = pq.ParquetWriter(folder / "hits.parquet", HIT_SCHEMA, compression="zstd")
        self._coding = pq.ParquetWriter(folder / "coding.parquet", CODING_SCHEMA, compression="zstd")

    def add(self, coded: Sequence[Sequence[Hit]]) -> None:
        """Append the hits of the next passages."""
        hits = _hits_table(coded, self.n_passages)
        self._hits.write_table(hits)
        self._coding.write_table(_coding_table(hits, self._themes, self.n_passages, len(coded)))
        self.n_passages += len(coded)

    def add_to(self, coding: Path, again: Mapping[int, Sequence[Hit]], n_passages: int) -> None:
        """Write the hits of all passages: those of an earlier coding, and new ones of the passages coded ``again``."""
        earlier = pq.read_table(coding)
        kept = earlier.filter(pc.invert(pc.is_in(earlier["passage"], value_set=pa.array(sorted(again), pa.int32()))))
        hits = pa.concat_tables([kept, *(_hits_table([again[number]], number) for number in sorted(again))])
        order = pc.index_in(hits["theme"], value_set=self._themes)
        keys: list[tuple[str, Literal["ascending", "descending"]]] = [
            (name, "ascending") for name in ("passage", "start", "end", "order", "rule")
        ]
        hits = hits.append_column("order", order).sort_by(keys).drop_columns("order")
        self._hits.write_table(hits)
        self._coding.write_table(_coding_table(hits, self._themes, 0, n_passages))
        self.n_passages = n_passages

    def finish(self) -> None:
        self._hits.close()
        self._coding.close()


def write_speakers(file: Path, spoken: pd.DataFrame) -> None:
    """Write who speaks where, by the one name of each: passage, start, end, words, speaker, kind, actor."""
    table = pa.Table.from_pandas(spoken[SPEAKER_SCHEMA.names], SPEAKER_SCHEMA, preserve_index=False)
    pq.write_table(table, file, compression="zstd")


def _hits_table(coded: Sequence[Sequence[Hit]], first: int) -> pa.Table:
    numbers = np.repeat(np.arange(first, first + len(coded), dtype=np.int32), [len(hits) for hits in coded])
    hits = list(chain.from_iterable(coded))
    columns = [pa.array([getattr(hit, field.name) for hit in hits], field.type) for field in list(HIT_SCHEMA)[1:]]
    return pa.table([pa.array(numbers), *columns], schema=HIT_SCHEMA)


def _coding_table(hits: pa.Table, themes: pa.StringArray, first: int, n_passages: int) -> pa.Table:
    """The sure and the weak themes of each of some passages as bit masks, from their hits."""
    numbers, sure = hits["passage"].to_numpy() - first, hits["sure"].to_numpy()
    bits = np.left_shift(1, pc.index_in(hits["theme"], value_set=themes).to_numpy(), dtype=np.int32)
    masks = np.zeros((2, n_passages), np.int32)
    for mask, chosen in zip(masks, (sure, ~sure), strict=True):
        np.bitwise_or.at(mask, numbers[chosen], bits[chosen])
    ids = np.arange(first, first + n_passages, dtype=np.int32)
    return pa.table([pa.array(ids), *map(pa.array, masks)], schema=CODING_SCHEMA)
