"""What a view is drawn from: made once a run by the frame, and handed to all that draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Concatenate, ParamSpec, TypeVar

from lib.analyses.totals import subcorpus_totals
from lib.codebook import Codebook
from lib.coding import Coder
from lib.corpus.articles import Facets
from lib.corpus.query import Corpus
from lib.figures.style import ThemeStyle
from lib.model import Subcorpus
from lib.settings import Settings
from lib.stats import Totals
from lib.text import Cutter
from lib.ui.session import scores
from lib.ui.session.address import Address
from lib.ui.session.live import Live
from lib.ui.session.state import Kept

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class View:
    """One view of the corpus.

    Attributes
    ----------
    address: the page and all that its parameters say.
    live: the corpus, and the codebook, dictionary and stop words that go with it.
    subcorpus: what the filter lets through.
    """

    address: Address
    live: Live
    subcorpus: Subcorpus

    @property
    def wall(self) -> bool:
        """Whether it is to be read across a room."""
        return self.address.wall

    @property
    def settings(self) -> Settings:
        return self.live.settings

    @property
    def corpus(self) -> Corpus:
        return self.live.corpus

    @property
    def codebook(self) -> Codebook:
        return self.live.codebook

    @property
    def coder(self) -> Coder:
        return self.live.coder

    @property
    def cutter(self) -> Cutter:
        return self.live.cutter

    @cached_property
    def facets(self) -> Facets:
        """What the corpus can be filtered by."""
        return self.live.facets

    @cached_property
    def styles(self) -> dict[str, ThemeStyle]:
        """How each theme looks, in the codebook's order."""
        return self.live.styles

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """The stop words that are saved."""
        return self.live.stopwords

    @cached_property
    def score_notes(self) -> Mapping[str, str]:
        """How the rules of each theme score against hand coding, of the themes that somebody has coded."""
        return scores.score_notes(self.live)

    def ask(self, query: Callable[Concatenate[Corpus, P], T], *arguments: P.args, **options: P.kwargs) -> T:
        """The corpus's answer to a question, kept for whoever asks the same: see `Corpus.ask`."""
        return self.corpus.ask(query, *arguments, **options)

    def totals(self, subcorpus: Subcorpus) -> Totals:
        """How much a filter leaves of the corpus."""
        return self.corpus.ask(subcorpus_totals, subcorpus)


DRAWN = Kept[View | None]("page_view", None)  # the view that a page is drawn from
