"""Frames that leave for a spreadsheet: no cell of them runs as a formula."""

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")


def csv(frame: pd.DataFrame) -> bytes:
    """A frame as CSV for a spreadsheet: UTF-8 with a mark, and no cell that would run as a formula."""
    return str(inert(frame).to_csv(index=False)).encode("utf-8-sig")


def inert(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of a frame in which no text would run as a formula in a spreadsheet, and lists are texts."""
    safe = frame.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(_inert)
    return safe


def _inert(value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        value = value.replace("\r", " ")
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
