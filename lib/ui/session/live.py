"""The live corpus, with the codebook, dictionary and stop words that go with it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from lib.build import refresh
from lib.codebook import Codebook, load_codebook
from lib.coding import Coder
from lib.corpus.articles import Facets, facets
from lib.corpus.query import Corpus
from lib.errors import Problem
from lib.figures.style import ThemeStyle, theme_styles
from lib.progress import Progress, silent
from lib.settings import Settings
from lib.text import Cutter, load_dictionary, load_stopwords
from lib.ui.session import memory

_building = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Live:
    """What the server works with in one run: the corpus as it is now, and what it was made by."""

    settings: Settings
    corpus: Corpus

    @property
    def facets(self) -> Facets:
        """What the corpus can be filtered by."""
        return self.corpus.ask(facets)

    @property
    def styles(self) -> dict[str, ThemeStyle]:
        """How each theme of the codebook looks, in its order."""
        return corpus_styles(self.corpus)

    @property
    def codebook(self) -> Codebook:
        """The codebook the corpus was coded with."""
        return _codebook(self.settings.codebook, self.corpus.manifest.codebook_version)

    @property
    def coder(self) -> Coder:
        """The coder of that codebook, to code a text again and to say why not."""
        return _coder(self.codebook)

    @property
    def cutter(self) -> Cutter:
        """The cutter the corpus was cut with, to find a word's places in a passage again."""
        return _cutter(self.settings.dictionary, self.corpus)

    @property
    def stopwords(self) -> frozenset[str]:
        """The stop words as the files have them now."""
        return _stopwords(self.settings.stopwords)[0]

    @property
    def stopword_problems(self) -> tuple[Problem, ...]:
        """The lines of the stop word files that cannot be used."""
        return _stopwords(self.settings.stopwords)[1]


def corpus_styles(corpus: Corpus) -> dict[str, ThemeStyle]:
    """How each theme of a corpus looks, in the order of its codebook."""
    return theme_styles({theme.id: theme.en for theme in corpus.manifest.themes})


def bring_up_to_date(settings: Settings, progress: Progress = silent) -> None:
    """Build what the sources, the codebook or the dictionary ask for; every session sees it at its next run.

    Raises
    ------
    CorpusError: the corpus folder cannot be written.
    """
    with _building:
        refresh(settings, progress)


def open_live(settings: Settings) -> Live:
    """The live corpus; a new build is noticed at the next run.

    Raises
    ------
    CorpusError: there is none, or it cannot be read.
    """
    manifest = settings.corpus / "manifest.json"
    written = manifest.stat().st_mtime_ns if manifest.exists() else 0
    return Live(settings, _corpus(settings.corpus, written))


@lru_cache(maxsize=2)
def _corpus(folder: Path, _written: int) -> Corpus:
    memory.walk_all_again()
    return Corpus(folder)


@lru_cache(maxsize=2)
def _codebook(folder: Path, _version: str) -> Codebook:
    return load_codebook(folder)


@lru_cache(maxsize=2)
def _coder(book: Codebook) -> Coder:
    return Coder(book)


@lru_cache(maxsize=2)
def _cutter(folder: Path, corpus: Corpus) -> Cutter:
    return corpus.cutter(load_dictionary(folder)[0])


def _stopwords(folder: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    return _read_stopwords(folder, tuple((file.name, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.txt"))))


@lru_cache(maxsize=2)
def _read_stopwords(folder: Path, _written: tuple[tuple[str, int], ...]) -> tuple[frozenset[str], tuple[Problem, ...]]:
    words, problems = load_stopwords(folder)
    return words, tuple(problems)
