"""What hand-coded passages teach about the strength of evidence."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from lib.codebook import EVIDENCE, Calibration, Codebook
from lib.coding import Coder, Context, ThemeEvidence
from lib.errors import QueryError
from lib.gold import Coded
from lib.stats import majority
from lib.stats.calibration import Cases, Held, calibrate, update

KEPT = 0.98
LEAST = 100


def calibrate_codebook(book: Codebook, codings: Iterable[Coded], kept: float = KEPT) -> tuple[Calibration, Held]:
    """The calibration of a codebook on coded passages alone, and how it does where it was not estimated.

    Raises
    ------
    QueryError: too few passages are coded, or the rules find nothing to learn from in them.
    """
    passages, coder = majority(codings), Coder(book)
    if len(passages) < LEAST:
        raise QueryError(f"{len(passages)} coded passages are too few to calibrate on. Code at least {LEAST}.")
    try:
        return calibrate(_cases(passages, coder.possible), _cases(passages, coder.evidence), kept, len(passages))
    except ValueError:
        remedy = "Add passages in which coders give a theme that the rules give too, and such where they do not"
        raise QueryError(f"The rules find too little in these passages to learn from. {remedy}.") from None


def update_calibration(book: Codebook, shipped: Calibration, codings: Sequence[Coded]) -> Calibration:
    """A shipped calibration moved by what was coded since."""
    passages = majority(codings)
    return update(shipped, _cases(passages, Coder(book).possible), len(passages))


def _cases(passages: Sequence[Coded], found: Callable[[str, Context], dict[str, ThemeEvidence]]) -> Cases:
    """The evidence for each theme that is found in some passages, with what coders say of it."""
    places = [
        (passage.text, evidence.scaled(), _carried(passage, theme))
        for passage in passages
        for theme, evidence in found(passage.text, Context(kind=passage.kind)).items()
    ]
    texts, scaled, carried = zip(*places, strict=True) if places else ((), (), ())
    matrix = np.array(scaled, dtype=float).reshape(len(texts), len(EVIDENCE))
    return Cases(tuple(texts), matrix, np.array(carried, dtype=float))


def _carried(passage: Coded, theme: str) -> float:
    return 0.5 if theme in passage.unsure else float(theme in passage.themes)
