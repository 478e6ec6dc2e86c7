"""The file of a codebook that says how evidence is weighed; `python -m lib calibrate` estimates its figures."""

from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path

from lib.codebook import fields
from lib.codebook.fields import TomlTable
from lib.codebook.form import EVIDENCE, Calibration, Weight
from lib.errors import RefusedError
from lib.saving import write_whole

SHIPPED, OWN = "strength.toml", "strength_own.toml"
_NUMBERS = ("kept", "sure_from", "intercept", "intercept_error")
_COUNTS = ("passages", "candidates")
_WEIGHT = ("usual", "weight", "error")
_REMEDY = "Have it written by: python -m lib calibrate GOLD..."
_HEADS = {
    SHIPPED: "# How evidence for a theme is weighed. Written by `python -m lib calibrate`; not for editing.\n",
    OWN: f"# As in {SHIPPED}, moved by what was coded here since. Take this file away and {SHIPPED} holds again.\n",
}


def check_calibration(content: TomlTable, own: bool) -> Calibration:
    """The calibration of a file.

    Raises
    ------
    RefusedError: something is missing, unknown or no number.
    """
    fields.check_keys(content, (*_COUNTS, *_NUMBERS, "weights"))
    weights = fields.check_table(content.get("weights"), "weights", "[weights.apart]")
    fields.check_keys(weights, EVIDENCE)
    counts = {name: _number(content, name, "") for name in _COUNTS}
    numbers = {name: _number(content, name, "") for name in _NUMBERS}
    if not 0 <= numbers["sure_from"] <= 1:
        raise RefusedError(f"sure_from is {fields.quoted(numbers['sure_from'])}", "It is a number from 0 to 1.")
    return Calibration(
        passages=int(counts["passages"]),
        candidates=int(counts["candidates"]),
        weights=tuple(Weight(name, *_weight(weights, name)) for name in EVIDENCE),
        own=own,
        **numbers,
    )


def _weight(weights: TomlTable, name: str) -> tuple[float, float, float]:
    table = fields.check_table(weights.get(name), f"weights.{name}", f"[weights.{name}]")
    fields.check_keys(table, _WEIGHT)
    usual, weight, error = (_number(table, key, f"weights.{name}.") for key in _WEIGHT)
    return usual, weight, error


def _number(table: TomlTable, name: str, where: str) -> float:
    value = table.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        found = "missing" if value is None else fields.quoted(value)
        raise RefusedError(f"{where}{name} is {found}, not a number", _REMEDY)
    return float(value)


def write_calibration(folder: Path, calibration: Calibration) -> Path:
    """Write a calibration into a codebook folder, the file whole or not at all. A new one of all takes its own away.

    Raises
    ------
    OSError: it cannot be written.
    """
    name = OWN if calibration.own else SHIPPED
    write_whole(folder / name, _HEADS[name] + "".join(_lines(calibration)))
    if not calibration.own:
        forget_own(folder)
    return folder / name


def forget_own(folder: Path) -> None:
    """Let the shipped calibration hold again.

    Raises
    ------
    OSError: the file cannot be taken away.
    """
    (folder / OWN).unlink(missing_ok=True)


def _lines(calibration: Calibration) -> Iterable[str]:
    figures: Mapping[str, float] = {name: getattr(calibration, name) for name in (*_COUNTS, *_NUMBERS)}
    yield from (f"{name} = {value:.6g}\n" for name, value in figures.items())
    for weight in calibration.weights:
        yield f"\n[weights.{weight.name}]\n"
        yield from (f"{key} = {getattr(weight, key):.6g}\n" for key in _WEIGHT)
