"""Frames with declared columns: a `NamedTuple` beside the function that makes a frame names them and their types.

A column whose name every tuple already has as a method (`count`, `index`) is declared with an underscore after it:
the field `count_` is the column `count`.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import pandas as pd

Row = TypeVar("Row", bound=NamedTuple)


def columns(row: type[NamedTuple]) -> list[str]:
    """The columns that a class of rows declares, in its order."""
    return [name.removesuffix("_") for name in row._fields]


def rows(frame: pd.DataFrame, row: type[Row]) -> Iterator[Row]:
    """The rows of a frame in order, as named tuples of Python's own values (`int`, `float`, `str`, `Timestamp`).

    The frame may hold further columns; one that is declared and not there is a `KeyError` that names it, raised at the
    call. Each declared column is read as a whole, so this takes a third of the time of `itertuples`.
    """
    declared = columns(row)
    missing = [name for name in declared if name not in frame.columns]
    if missing:
        raise KeyError(f"{row.__name__}: no column {', '.join(missing)} among {', '.join(map(str, frame.columns))}.")
    return map(row._make, zip(*(frame[name].tolist() for name in declared), strict=True))
