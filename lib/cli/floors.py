"""The floors under the scores: figures that may rise and never fall.

A floors file is TOML: ``[en]`` and ``[zh]`` hold F1 of the sure themes, by theme (and ``macro``), ``[en.precision]``
and ``[zh.precision]`` their precision, ``[en.weak_too]`` and ``[zh.weak_too]`` F1 with the weak ones counted too.
"""

import json
import math
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pandas as pd

from lib.errors import FloorsError

Figure = tuple[str, str, str]  # language, measure, theme
Figures = dict[Figure, float]
FLOOR_LANGUAGES = ("en", "zh")
# Each measure by the table inside that of its language which holds it.
MEASURES = {"f1": "", "precision": "precision", "f1_weak_too": "weak_too"}
_INNER = tuple(filter(None, MEASURES.values()))
_CALLED = {"f1": "F1", "precision": "precision", "f1_weak_too": "F1 with weak themes"}
_TABLES = " or ".join(f"[{language}]" for language in FLOOR_LANGUAGES)
_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
_HEADER = """\
# Floors under the scores on the hand-coded passages: F1 by theme, precision, and F1 with weak themes. They only rise.
# Written by `python -m lib score GOLD --floors FILE --raise-floors`, which keeps figures and no other comments.
"""


def read_floors(file: Path, themes: Collection[str]) -> Figures:
    """The floors of a file.

    Raises
    ------
    FloorsError: the file cannot be read, or an entry is no floor for a figure there is.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FloorsError(f"{file}: cannot be read as TOML ({error}).") from None
    return {figure: _share(file, figure, value, themes) for figure, value in _entries(file, tables)}


def floor_figures(scores: pd.DataFrame) -> Figures:
    """The figures that may have a floor, NaN among them, from the frame of `score`."""
    return {
        (language, measure, theme): float(value)
        for language in FLOOR_LANGUAGES
        for own in (scores[scores["language"] == language],)
        for measure in MEASURES
        for theme, value in zip(own["theme"], own[measure], strict=True)
    }


def missed_floors(floors: Mapping[Figure, float], figures: Mapping[Figure, float]) -> list[str]:
    """One sentence for each figure below its floor, or not measured at all."""
    return [
        f"{_named(figure)} is {_written(figures.get(figure, math.nan))}, below its floor of {floor:.2f}."
        for figure, floor in floors.items()
        if not figures.get(figure, math.nan) >= floor
    ]


def raised_floors(floors: Mapping[Figure, float], figures: Mapping[Figure, float]) -> Figures:
    """The floors that could rise or be laid, each rounded down to a hundredth."""
    rounded = {figure: math.floor(value * 100 + 1e-9) / 100 for figure, value in figures.items() if value == value}
    return {figure: value for figure, value in rounded.items() if value > floors.get(figure, 0.0)}


def rise_sentences(floors: Mapping[Figure, float], risen: Mapping[Figure, float], verb: str) -> list[str]:
    """One sentence for each floor that rises: "en macro F1: floor 0.90 could be 0.93"."""
    return [
        f"{_named(figure)}: floor {_written(floors.get(figure, math.nan), 2)} {verb} {value:.2f}."
        for figure, value in risen.items()
    ]


def write_floors(file: Path, floors: Figures) -> None:
    """Write all floors, the file whole or not at all."""
    tables: dict[str, list[str]] = {}
    for (language, measure, theme), value in floors.items():
        name = ".".join(filter(None, (language, MEASURES[measure])))
        tables.setdefault(name, []).append(f"{_key(theme)} = {value:.2f}\n")
    text = _HEADER + "".join(f"\n[{name}]\n{''.join(lines)}" for name, lines in sorted(tables.items()))
    scratch = file.with_name(f".{file.name}.unfinished")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(file)


def _key(theme: str) -> str:
    """A theme's id as TOML writes it."""
    return theme if _BARE_KEY.fullmatch(theme) else json.dumps(theme, ensure_ascii=False)


def _entries(file: Path, tables: Mapping[str, object]) -> Iterator[tuple[Figure, object]]:
    for language, table in tables.items():
        if language not in FLOOR_LANGUAGES or not isinstance(table, dict):
            raise FloorsError(f"{file}, {language!r}: not a table of floors. Write {_TABLES}.")
        yield from (((language, "f1", theme), value) for theme, value in table.items() if theme not in _INNER)
        for measure, name in list(MEASURES.items())[1:]:
            inner = table.get(name, {})
            if not isinstance(inner, dict):
                raise FloorsError(f"{file}, {language}.{name}: not a table of floors. Write [{language}.{name}].")
            yield from (((language, measure, theme), value) for theme, value in inner.items())


def _share(file: Path, figure: Figure, value: object, themes: Collection[str]) -> float:
    if figure[2] not in {*themes, "macro"}:
        raise FloorsError(f"{file}, {_named(figure)}: there is no such theme. Write {', '.join(themes)} or macro.")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise FloorsError(f"{file}, {_named(figure)}: the floor is {value!r}. Write a number from 0 to 1.")
    return float(value)


def _named(figure: Figure) -> str:
    language, measure, theme = figure
    return f"{language} {theme} {_CALLED[measure]}"


def _written(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}" if value == value else "none"
