"""``python -m lib calibrate``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from lib.analyses.calibration import KEPT, calibrate_codebook
from lib.cli.terminal import CodebookFolder, say, stop, usable_codebook, write_bytes_out
from lib.codebook import Calibration, write_calibration
from lib.errors import Problem, QueryError
from lib.gold import Coded, read_gold
from lib.settings import current_settings
from lib.stats.calibration import Held


def calibrate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Coded passages: JSON lines, or their folder.")],
    codebook: CodebookFolder = None,
    kept: Annotated[
        float, typer.Option(metavar="SHARE", min=0.5, max=1.0, help="Of rightly given themes so many stay sure.")
    ] = KEPT,
    dry: Annotated[bool, typer.Option("--dry", help="Print the figures and write nothing.")] = False,
) -> None:
    """Estimate from hand-coded passages how strong evidence for a theme has to be, and write strength.toml.

    What was coded on the page Coding (seeds/gold) goes along. The file goes into the folder of the codebook; weak
    themes stay out of all counts from the next build on.
    """
    book = usable_codebook(codebook)
    folder = codebook or current_settings().codebook
    try:
        calibration, held = calibrate_codebook(book, list(_codings(gold)), kept)
    except QueryError as error:
        stop(str(error))
    write_bytes_out(f"{line}\n".encode() for line in _lines(calibration, held))
    if dry:
        return
    try:
        say(f"Written: {write_calibration(folder, calibration)}. Build the corpus again: python -m lib build")
    except OSError as error:
        stop(f"{folder}: cannot be written ({error.strerror}).")


def _codings(paths: list[Path]) -> Iterator[Coded]:
    own = current_settings().gold
    for path in [*paths, *([own] if any(own.glob("*.jsonl")) and own not in paths else [])]:
        for coding in read_gold(path):
            if isinstance(coding, Problem):
                say(str(coding))
            else:
                yield coding


def _lines(calibration: Calibration, held: Held) -> Iterator[str]:
    yield f"{calibration.passages} coded passages, {calibration.candidates} places where a theme was possible."
    yield ""
    yield "evidence      usual  weight   error"
    for weight in calibration.weights:
        yield f"{weight.name:<12}{weight.usual:>7.2f}{weight.weight:>8.2f}{weight.error:>8.2f}"
    yield ""
    yield f"A theme is sure where {calibration.sure_from:.0%} or more of such places carry it."
    yield "Of the themes that rules gave, on passages left out of the estimate (ten folds):"
    for said, n, share in (
        ("coders gave too", held.n_right, held.sure_right),
        ("coders hesitated over", held.n_unsure, held.sure_unsure),
        ("coders did not give", held.n_wrong, held.sure_wrong),
    ):
        yield f"  {said:<22}{n:>5}" + (f", sure {share:.0%}" if n else "")
