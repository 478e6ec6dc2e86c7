"""What people have coded, and what the rules are worth by it: said wherever a theme is shown or leaves the room."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd

from lib.coding import Coder, Context
from lib.errors import Problem
from lib.frames import rows
from lib.gold import Coded, coder_key, coder_slug, latest_codings, read_gold
from lib.model import PassageKind
from lib.stats import agreement, majority, scores
from lib.stats.scores import Score
from lib.ui.session.address import Address
from lib.ui.session.live import Live
from lib.ui.session.state import Kept
from lib.wording import counted

FEW = 20
SUBJECT_TEXTS = 0.5
_CODERS = Kept[frozenset[str]]("coding_coders", frozenset())
FileStamps = tuple[tuple[str, int, int], ...]


def codings(live: Live) -> tuple[tuple[Coded, ...], tuple[Problem, ...]]:
    """Everybody's last word on each passage, and the lines that cannot be read."""
    folder = live.settings.gold
    return _read(folder, _stamp(folder))


def _stamp(folder: Path) -> FileStamps:
    files = ((file.name, file.stat()) for file in sorted(folder.glob("*.jsonl")))
    return tuple((name, status.st_size, status.st_mtime_ns) for name, status in files)


@lru_cache(maxsize=4)
def _read(folder: Path, stamp: FileStamps) -> tuple[tuple[Coded, ...], tuple[Problem, ...]]:
    lines = list(read_gold(folder)) if stamp else []
    latest = latest_codings(line for line in lines if isinstance(line, Coded))
    return tuple(latest), tuple(line for line in lines if isinstance(line, Problem))


def rules_say(live: Live, coding: Coded) -> frozenset[str]:
    """The themes that the rules give a coded passage."""
    return _rules_say(live.coder, coding.text, coding.kind)


@lru_cache(maxsize=20_000)
def _rules_say(coder: Coder, text: str, kind: PassageKind) -> frozenset[str]:
    return frozenset(coder.themes(text, Context(kind=kind)))


@cache
def _shown() -> set[tuple[str, str]]:
    """Coder and passage. Of the process, not the session: a page loaded anew makes nobody blind again."""
    return set()


def coder_came(name: str) -> None:
    """Remember who codes in this session.

    Raises
    ------
    QueryError: the name cannot be a coder's.
    """
    _CODERS.keep(_CODERS.get() | {coder_slug(name)})


def show_rules(codings: Iterable[Coded]) -> None:
    """Note that whoever codes in this session has been shown what the rules say of their passages among these."""
    here = _CODERS.get()
    _shown().update((coder_key(coding.coder), coding.id) for coding in codings if coder_key(coding.coder) in here)


def was_shown(coding: Coded) -> bool:
    """Whether its coder has been shown what the rules say of its passage."""
    return (coder_key(coding.coder), coding.id) in _shown()


def scores_and_agreement(live: Live, themes: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rules' scores on all that is coded, and the coders' agreement: `lib.stats.scores`, `lib.stats.agreement`."""
    return _measured(codings(live)[0], live.coder, themes)


@lru_cache(maxsize=4)
def _measured(everyone: tuple[Coded, ...], coder: Coder, themes: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    settled = majority(everyone)
    by_rules = [_rules_say(coder, coding.text, coding.kind) for coding in settled]
    return scores(settled, by_rules, themes), agreement(everyone, themes)


def score_notes(live: Live) -> dict[str, str]:
    """How each theme scores, by its id: "F1 0.91, 120 passages of ordinary news", "F1 1.00, 2 passages (few)" under 20.

    Ordinary news is where less than half of the coded passages, by their weights, are about the subject.

    A theme that nobody has coded is not in it.
    """
    return _notes(codings(live)[0], live.coder, live.corpus.themes)


@lru_cache(maxsize=4)
def _notes(everyone: tuple[Coded, ...], coder: Coder, themes: tuple[str, ...]) -> dict[str, str]:
    if not everyone:
        return {}
    scored, _ = _measured(everyone, coder, themes)
    measurable = scored[(scored["language"] == "all") & scored["theme"].isin(themes) & scored["f1"].notna()]
    of = "of ordinary news" if on_subject(everyone, coder) < SUBJECT_TEXTS else "about the subject"
    return {row.theme: _note(row.f1, row.n, of) for row in rows(measurable, Score)}


def _note(f1: float, n: int, of: str) -> str:
    return f"F1 {f1:.2f}, {counted(n, 'passage')} {'(few)' if n < FEW else of}"


@lru_cache(maxsize=4)
def on_subject(everyone: tuple[Coded, ...], coder: Coder) -> float:
    """What share of the coded passages, by their weights, is about the subject (0 to 1)."""
    settled = majority(everyone)
    about = sum(one.weight for one in settled if coder.is_on_subject(one.text, Context(kind=one.kind)))
    return about / (sum(one.weight for one in settled) or 1.0)


def scores_sentence(notes: Mapping[str, str], labels: Mapping[str, str], address: Address) -> str:
    """How each theme's rules score against hand coding, in a sentence; ``labels`` are names by theme id.

    It is "" where nobody has coded, and while somebody codes: the scores would tell what the rules said.
    """
    if address.first("coder") and not address.wall:
        return ""
    scored = "; ".join(f"{label} {notes[theme]}" for theme, label in labels.items() if theme in notes)
    return f"Against hand coding: {scored}." if scored else ""


def with_scores(frame: pd.DataFrame, notes: Mapping[str, str]) -> pd.DataFrame:
    """A frame that leaves the room: where it has a column ``theme``, how far that coding can be trusted goes along."""
    if "theme" not in frame.columns or not notes:
        return frame
    return frame.assign(theme_score=[notes.get(str(theme), "") for theme in frame["theme"]])
