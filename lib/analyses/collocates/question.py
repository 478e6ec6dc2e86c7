"""What is asked for collocates and pairs."""

from dataclasses import dataclass

from lib.codebook import Codebook
from lib.corpus.contexts import Window, WindowSize
from lib.corpus.nodes import Node
from lib.corpus.store import Scope
from lib.stats import Association
from lib.text import Cutter


@dataclass(frozen=True, slots=True)
class CollocatesQuestion:
    """What is asked.

    Attributes
    ----------
    of_words: whether among words, or among concepts and actors.
    written: the node as it was typed, "" for none; ``node`` is None where it cannot be read.
    window: of a node; the sides may differ.
    by: the measure that ranks.
    least: how often two are together at least.
    top: how many lead.
    stopwords: words that are not listed.
    kinds: of names, "all", "concept", "actor" or "mixed" (one of each).
    book, cutter: those the corpus was made with.
    """

    of_words: bool
    written: str
    node: Node | None
    window: Window
    by: Association
    least: int
    top: int
    stopwords: frozenset[str]
    kinds: str
    book: Codebook
    cutter: Cutter

    @property
    def reach(self) -> WindowSize:
        """The window of pairs, which have no left and right: the wider side."""
        return max(self.window) if isinstance(self.window, tuple) else self.window

    @property
    def scope(self) -> Scope:
        """What names share: the sentence, or the passage."""
        return self.window if isinstance(self.window, str) else "passage"
