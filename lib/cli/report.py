"""What `score` found, as text, CSV or JSON."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

import orjson
import pandas as pd

from lib.cli.mistakes import Explanation, mistake_lines
from lib.frames import rows
from lib.stats.agreement import Agreement
from lib.stats.scores import Score

_HEAD = (
    "language  theme                      n  positive  precision  recall     F1  95% interval    "
    "F1, unsure as absent  as present   weak too: precision  recall     F1"
)
_AGREED_HEAD = "theme                    agreement   alpha"
_FEW = 10
_UNDEFINED = "undefined (all codings are the same)"


ReportFormat: TypeAlias = Literal["text", "csv", "json"]


COUNTING_WEAK = "_weak_too"


class WeakTooScore(NamedTuple):
    """What `score` adds to a row of `lib.stats.scores`: the figures that count weak themes too."""

    precision_weak_too: float
    recall_weak_too: float
    f1_weak_too: float


@dataclass(frozen=True, slots=True)
class Listing:
    """Mistakes of one kind: how many there are, and the first of them explained."""

    n: int
    explanations: list[Explanation]


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """The result of scoring; frames as `lib.stats.scores` (with `WeakTooScore`) and `lib.stats.agreement` give them."""

    scores: pd.DataFrame
    agreement: pd.DataFrame
    misses: Listing
    false_alarms: Listing


def as_csv(report: ScoreReport) -> bytes:
    """The scores alone, figures to six places."""
    return str(report.scores.round(6).to_csv(index=False)).encode()


def as_json(report: ScoreReport) -> bytes:
    """Everything; an undefined figure is null."""
    whole = {
        "scores": report.scores.to_dict("records"),
        "agreement": report.agreement.to_dict("records"),
        "misses": {"n": report.misses.n, "shown": report.misses.explanations},
        "false_alarms": {"n": report.false_alarms.n, "shown": report.false_alarms.explanations},
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SERIALIZE_NUMPY)


def as_text(report: ScoreReport) -> bytes:
    """Everything, in aligned columns."""
    return "".join(f"{line}\n" for line in _lines(report)).encode()


FORMATTERS: dict[ReportFormat, Callable[[ScoreReport], bytes]] = {"text": as_text, "csv": as_csv, "json": as_json}


def _lines(report: ScoreReport) -> Iterator[str]:
    yield _HEAD
    for row, weak in zip(rows(report.scores, Score), rows(report.scores, WeakTooScore), strict=True):
        yield _score_line(row, weak)
        if row.theme == "macro":
            yield ""
    yield from _caution_lines(report.scores)
    if report.agreement["n_passages"].any():
        yield from _agreement_lines(report.agreement)
    yield from _listing_lines("Misses (coded, no rule fired or the evidence is weak)", report.misses)
    yield from _listing_lines("False alarms (a rule fired, not coded)", report.false_alarms)


def _score_line(row: Score, weak: WeakTooScore) -> str:
    known = row.f1_low == row.f1_low
    interval = f"{_figure(row.f1_low)} to {_figure(row.f1_high)}" if known else "-"
    mark = "*" if row.n_positive < _FEW else " "
    return (
        f"{row.language:<8}  {row.theme:<22}{row.n:>6}{row.n_positive:>10}{mark}"
        f"{_figure(row.precision):>10}{_figure(row.recall):>8}{_figure(row.f1):>7}  "
        f"{interval:<14}{_figure(row.f1_strict):>22}{_figure(row.f1_lenient):>12}"
        f"{_figure(weak.precision_weak_too):>22}{_figure(weak.recall_weak_too):>8}{_figure(weak.f1_weak_too):>7}"
    )


def _caution_lines(scored: pd.DataFrame) -> Iterator[str]:
    """What the figures above do not say of themselves."""
    if (scored["n_positive"] < _FEW).any():
        yield f"* fewer than {_FEW} passages with the theme: says little."
    if (scored["f1_low"] >= 1).any():
        yield "An interval of 1.000 to 1.000 says only that no passage went wrong here; others may."
    every = scored[scored["language"] == "all"].set_index("theme")["n"]
    unsure = every.iloc[-1] - every.iloc[:-1]
    if unsure.any():
        by_theme = ", ".join(f"{theme} {n}" for theme, n in unsure.items() if n)
        yield f"Themes that a coder was unsure of are left out of the main figures: {unsure.sum()} ({by_theme})."
    yield ""


def _agreement_lines(agreed: pd.DataFrame) -> Iterator[str]:
    first = agreed.iloc[0]
    yield f"{first['n_passages']} passages coded by two or more of {first['n_coders']} coders"
    yield _AGREED_HEAD
    for row in rows(agreed, Agreement):
        alpha = _UNDEFINED if row.alpha != row.alpha else _figure(row.alpha)
        yield f"{row.theme:<22}{_figure(row.agreement):>12}  {alpha:>6}"
    yield ""


def _listing_lines(kind: str, listing: Listing) -> Iterator[str]:
    if not listing.explanations:
        return
    n = len(listing.explanations)
    rest = f", {n} listed; --misses {listing.n} lists all" if n < listing.n else ""
    yield f"{kind}: {listing.n}{rest}"
    for explanation in listing.explanations:
        yield from mistake_lines(explanation)
    yield ""


def _figure(value: float) -> str:
    return f"{value:.3f}" if value == value else "-"
