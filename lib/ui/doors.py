"""Cached doors to the corpus, and its first opening."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar, cast

import streamlit as st

from lib import corpus as queries
from lib.build import Progress, refresh, silent
from lib.codebook import Codebook, load_codebook
from lib.coding import Coder
from lib.corpus import Corpus, Facets
from lib.errors import CorpusError, Problem
from lib.figures import ThemeStyle, theme_styles
from lib.settings import current
from lib.text import Cutter, load_dictionary, load_stopwords
from lib.ui import memory
from lib.ui.answers import Answers
from lib.ui.once import look_again, once

P = ParamSpec("P")
T = TypeVar("T")
_building = Lock()
_answers = Answers()


def open_corpus() -> None:
    """Bring the corpus up to date once a session, showing progress; stops the run with a sentence if it cannot."""
    place = st.empty()  # in every run, so that what follows keeps its place
    if "corpus_checked" in st.session_state:
        return
    bar = None

    def progress(share: float, doing: str) -> None:
        nonlocal bar
        bar = bar or place.progress(0.0)
        bar.progress(min(share, 1.0), text=doing)

    try:
        with _building:
            refresh(current(), progress)
        look_again()
    except CorpusError as error:
        st.error("The corpus cannot be opened.", icon=":material/error:")
        st.text(str(error))
        st.stop()
    place.empty()
    st.session_state["corpus_checked"] = True


def corpus() -> Corpus:
    """The live corpus; a new build is noticed at the next run."""
    return _corpus(*once("manifest", _written))


def _written() -> tuple[Path, int]:
    folder = current().corpus
    return folder, (folder / "manifest.json").stat().st_mtime_ns


@lru_cache(maxsize=2)
def _corpus(folder: Path, _written: int) -> Corpus:
    memory.walk_all_again()
    return Corpus(folder)


def ask(query: Callable[Concatenate[Corpus, P], T], *arguments: P.args, **options: P.kwargs) -> T:
    """The answer to a query, kept for the same corpus version and arguments.

    Answers are shared between sessions and must not be changed in place.
    """
    live = corpus()
    asked = query, live.version, arguments, tuple(options.items())
    return cast(T, _answers.get(asked, lambda: query(live, *arguments, **options)))


def facets() -> Facets:
    return ask(queries.facets)


def styles() -> dict[str, ThemeStyle]:
    """How each theme of the live codebook looks, in its order."""
    return theme_styles({theme.id: theme.en for theme in corpus().manifest.themes})


def codebook() -> Codebook:
    """The codebook the live corpus was coded with."""
    return _codebook(current().codebook, corpus().manifest.codebook_version)


@lru_cache(maxsize=2)
def _codebook(folder: Path, _version: str) -> Codebook:
    return load_codebook(folder)


def coder() -> Coder:
    """The coder of that codebook, to code a text again and to say why not."""
    return _coder(codebook())


@lru_cache(maxsize=2)
def _coder(book: Codebook) -> Coder:
    return Coder(book)


def recode(progress: Progress = silent) -> None:
    """Bring the corpus up to date after a change of codebook or dictionary; every session sees it at its next run.

    Raises
    ------
    CorpusError: the corpus folder cannot be written.
    """
    with _building:
        refresh(current(), progress)
    look_again()


def import_problems() -> tuple[Problem, ...]:
    return corpus().manifest.problems


def stopwords() -> frozenset[str]:
    """The stop words as the files have them now."""
    return _stopwords()[0]


def stopword_problems() -> tuple[Problem, ...]:
    """The lines of the stop word files that cannot be used."""
    return _stopwords()[1]


def _stopwords() -> tuple[frozenset[str], tuple[Problem, ...]]:
    folder = current().stopwords
    return _read_stopwords(folder, tuple((file.name, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.txt"))))


@lru_cache(maxsize=2)
def _read_stopwords(folder: Path, _written: tuple[tuple[str, int], ...]) -> tuple[frozenset[str], tuple[Problem, ...]]:
    words, problems = load_stopwords(folder)
    return words, tuple(problems)


def cutter() -> Cutter:
    """The cutter the corpus was cut with, to find a word's places in a passage again."""
    return _cutter(current().dictionary, corpus().manifest.text_version)


@lru_cache(maxsize=2)
def _cutter(folder: Path, _text_version: str) -> Cutter:
    return Cutter(load_dictionary(folder)[0])
