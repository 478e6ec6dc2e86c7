"""``python -m lib score``."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from lib.cli.floors import floor_figures, missed_floors, raised_floors, read_floors, rise_sentences, write_floors
from lib.cli.mistakes import Mistake, explain, first_of_each, mistakes
from lib.cli.report import COUNTING_WEAK, FORMATTERS, Listing, ReportFormat, ScoreReport, WeakTooScore
from lib.cli.terminal import CodebookFolder, say, stop, usable_codebook, write_bytes_out
from lib.coding import Coder, Context
from lib.errors import DidymiumError, Problem
from lib.frames import columns
from lib.gold import Coded, coder_key, read_gold
from lib.model import Hit
from lib.stats import agreement, majority, scores


def score(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Coded passages: JSON lines, or their folder.")],
    codebook: CodebookFolder = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How to print; csv holds the scores alone.")] = "text",
    most: Annotated[
        int, typer.Option("--misses", metavar="N", min=0, help="List so many mistakes of each theme and language.")
    ] = 3,
    no_misses: Annotated[bool, typer.Option("--no-misses", help="List no mistakes.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail if a figure is below its floor in this TOML file.")
    ] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Write higher figures into FILE.")] = False,
) -> None:
    """Score the rules on hand-coded passages: precision, recall and F1 by theme and language, and the mistakes.

    The figures are of what counts, which are the sure themes; beside them stand those that count weak ones too.

    What cannot be read goes to standard error and the rest go on; the exit code is 1 if nothing can be read.
    """
    if raise_floors and floors is None:
        raise typer.BadParameter("needs --floors FILE to write to.", param_hint="--raise-floors")
    book = usable_codebook(codebook)
    themes = [theme.id for theme in book.themes]
    codings = list(_codings(gold, themes))
    if not codings:
        stop("No coded passage could be read, so there is nothing to score on.")
    report = _report(Coder(book), codings, themes, 0 if no_misses else most)
    write_bytes_out([FORMATTERS[form](report)])
    if floors is not None:
        _check_floors(floors, report.scores, themes, raise_floors)


def _codings(paths: Sequence[Path], themes: Collection[str]) -> Iterator[Coded]:
    """What could be read; the rest, themes that the codebook does not have and ids used twice go to standard error."""
    unknown: Counter[str] = Counter()
    for path in paths:
        texts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for coding in read_gold(path):
            if isinstance(coding, Problem):
                say(str(coding))
                continue
            unknown.update((coding.themes | coding.unsure).difference(themes))
            texts[coder_key(coding.coder), coding.id].add(coding.text)
            yield coding
        for (coder, name), several in texts.items():
            if len(several) > 1:
                say(f"{path}: the id {name!r} of {coder!r} stands over {len(several)} different texts. Each is scored.")
    for theme, n in unknown.items():
        say(f"{theme!r} is no theme of the codebook, which has {', '.join(themes)}. Codings left out: {n}.")


def _report(coder: Coder, codings: Sequence[Coded], themes: Sequence[str], most: int) -> ScoreReport:
    passages = majority(codings)
    hits_by_passage = [coder.code(passage.text, Context(kind=passage.kind)) for passage in passages]
    wrong = list(mistakes(passages, hits_by_passage, themes))
    return ScoreReport(
        scores=_scores(passages, hits_by_passage, themes),
        agreement=agreement(codings, themes),
        misses=_listing(coder, [mistake for mistake in wrong if not mistake.hits], most),
        false_alarms=_listing(coder, [mistake for mistake in wrong if mistake.hits], most),
    )


def _scores(passages: Sequence[Coded], hits_by_passage: Sequence[Sequence[Hit]], themes: Sequence[str]) -> pd.DataFrame:
    """The scores of what counts, and those that count weak themes too."""
    sure, weak_too = (
        scores(passages, [{hit.theme for hit in hits if hit.sure or weak} for hits in hits_by_passage], themes)
        for weak in (False, True)
    )
    return sure.assign(**{name: weak_too[name.removesuffix(COUNTING_WEAK)] for name in columns(WeakTooScore)})


def _listing(coder: Coder, wrong: Sequence[Mistake], most: int) -> Listing:
    return Listing(len(wrong), [explain(coder, mistake) for mistake in first_of_each(wrong, most)])


def _check_floors(file: Path, table: pd.DataFrame, themes: Collection[str], raising: bool) -> None:
    """Hold the figures against their floors; the command fails where one is below."""
    figures = floor_figures(table)
    try:
        floors = {} if raising and not file.exists() else read_floors(file, themes)
        fallen, risen = missed_floors(floors, figures), raised_floors(floors, figures)
        for sentence in fallen or rise_sentences(floors, risen, "is now" if raising else "could be"):
            say(sentence)
        if fallen:
            stop(f"{len(fallen)} of {len(floors)} figures are below their floors in {file}.")
        if raising and risen:
            write_floors(file, floors | risen)
    except OSError as error:
        stop(f"{file}: cannot be written ({error.strerror}).")
    except DidymiumError as error:
        stop(str(error))
