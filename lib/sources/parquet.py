"""Parquet tables to articles, a batch of rows in memory at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lib.errors import Problem, UnreadableError
from lib.model import Article
from lib.sources.tables import ARTICLE_COLUMNS, article_from_row

BATCH_ROWS = 1_024


def read_parquet(path: Path) -> Iterator[Article | Problem]:
    """Yield the article of each row, or what is wrong with it.

    Raises
    ------
    UnreadableError: the file is no Parquet, has neither of the columns title and text, or breaks off.
    """
    if not path.stat().st_size:
        raise UnreadableError("is empty", "Write the table again.")
    number = 0
    try:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            for row in _rows(file):
                number += 1
                yield from article_from_row(row, str(path), f"row {number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        after = f" after row {number}" if number else ""
        first_line = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        reason = f"is no Parquet that can be read{after} ({first_line})"
        raise UnreadableError(reason, "Write the table again.") from None


def _rows(file: pq.ParquetFile) -> Iterator[dict[str, object]]:
    names = [name for name in ARTICLE_COLUMNS if name in file.schema_arrow.names]
    if "title" not in names and "text" not in names:
        has = ", ".join(file.schema_arrow.names[:10])
        raise UnreadableError(f"has neither the column title nor text (it has: {has[:200]})", "Name one of them so.")
    for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=names):
        columns = [_values(column) for column in batch.columns]
        for row in zip(*columns, strict=True):
            yield dict(zip(batch.schema.names, row, strict=True))


def _values(column: "pa.Array[Any]") -> list[object]:
    try:
        values: list[object] = column.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        return [_value(scalar) for scalar in column]
    return values


def _value(scalar: "pa.Scalar[pa.DataType]") -> object:
    """One cell, or the fault that stands in its place and is named like any value of a wrong type."""
    try:
        value: object = scalar.as_py()
    except (ValueError, OverflowError, pa.ArrowException) as error:
        return error
    return value
