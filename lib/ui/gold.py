"""What people have coded, and what the rules are worth by it: said wherever a theme is shown or leaves the room."""

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.coding import Context
from lib.errors import Problem
from lib.gold import Coded, coder_key, coder_slug, latest_codings, read_gold
from lib.model import PassageKind
from lib.settings import current
from lib.stats import agreement, majority, scores
from lib.ui import address
from lib.ui.doors import coder, corpus
from lib.ui.once import once

FEW = 20
_CODERS = "coding_coders"
Stamp = tuple[tuple[str, int, int], ...]


def codings() -> tuple[tuple[Coded, ...], tuple[Problem, ...]]:
    """Everybody's last word on each passage, and the lines that cannot be read."""
    folder = current().gold
    return _read(folder, _stamp(folder))


def _stamp(folder: Path) -> Stamp:
    found = ((file.name, file.stat()) for file in sorted(folder.glob("*.jsonl")))
    return tuple((name, status.st_size, status.st_mtime_ns) for name, status in found)


@lru_cache(maxsize=4)
def _read(folder: Path, stamp: Stamp) -> tuple[tuple[Coded, ...], tuple[Problem, ...]]:
    lines = list(read_gold(folder)) if stamp else []
    kept = latest_codings(line for line in lines if isinstance(line, Coded))
    return tuple(kept), tuple(line for line in lines if isinstance(line, Problem))


def rules_say(coding: Coded) -> frozenset[str]:
    """The themes that the rules give a coded passage."""
    return _rules_say(coding.text, coding.kind, corpus().manifest.codebook_version)


@lru_cache(maxsize=20_000)
def _rules_say(text: str, kind: PassageKind, _codebook_version: str) -> frozenset[str]:
    return frozenset(coder().themes(text, Context(kind=kind)))


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
    st.session_state.setdefault(_CODERS, set()).add(coder_slug(name))


def show_rules(codings: Iterable[Coded]) -> None:
    """Note that whoever codes in this session has been shown what the rules say of their passages among these."""
    here = st.session_state.get(_CODERS, set())
    _shown().update((coder_key(coding.coder), coding.id) for coding in codings if coder_key(coding.coder) in here)


def was_shown(coding: Coded) -> bool:
    """Whether its coder has been shown what the rules say of its passage."""
    return (coder_key(coding.coder), coding.id) in _shown()


def measured(themes: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rules' scores on all that is coded, and the coders' agreement: `lib.stats.scores`, `lib.stats.agreement`."""
    return _measured(_stamp(current().gold), corpus().manifest.codebook_version, themes)


@lru_cache(maxsize=4)
def _measured(_stamp: Stamp, _codebook_version: str, themes: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    everyone = codings()[0]
    settled = majority(everyone)
    return scores(settled, [rules_say(coding) for coding in settled], themes), agreement(everyone, themes)


def score_note(theme: str) -> str:
    """ "F1 0.91, 120 passages", "F1 1.00, 2 passages (few)" under 20, or "" where nobody has coded."""
    return score_notes().get(theme, "")


def score_notes() -> dict[str, str]:
    """The note of each theme that has one."""
    return once("score_notes", _noted)


def _noted() -> dict[str, str]:
    return _notes(_stamp(current().gold), corpus().manifest.codebook_version, corpus().themes)


@lru_cache(maxsize=4)
def _notes(stamp: Stamp, codebook_version: str, themes: tuple[str, ...]) -> dict[str, str]:
    if not codings()[0]:
        return {}
    scored, _ = _measured(stamp, codebook_version, themes)
    rows = scored[(scored["language"] == "all") & scored["theme"].isin(themes) & scored["f1"].notna()]
    return {str(row.theme): _said(float(row.f1), int(row.n)) for row in rows.itertuples()}


def _said(f1: float, n: int) -> str:
    few = " (few)" if n < FEW else ""
    return f"F1 {f1:.2f}, {n:,} {'passage' if n == 1 else 'passages'}{few}"


def scores_sentence(labels: dict[str, str]) -> str:
    """How each theme's rules score against hand coding, in a sentence; ``labels`` are names by theme id.

    It is "" where nobody has coded, and while somebody codes: the scores would tell what the rules said.
    """
    if address.first("coder") and not address.first("wall"):
        return ""
    notes = score_notes()
    said = "; ".join(f"{label} {notes[theme]}" for theme, label in labels.items() if theme in notes)
    return f"Against hand coding: {said}." if said else ""


def with_scores(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame that leaves the room: where it has a column ``theme``, how far that coding can be trusted goes along."""
    if "theme" not in frame.columns or not codings()[0]:
        return frame
    notes = score_notes()
    return frame.assign(theme_score=[notes.get(str(theme), "") for theme in frame["theme"]])
