"""The articles in which new words are looked for: all of them, or as many as can be counted in a second or two."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lib.chinese import has_han
from lib.model import Article

MOST_CHARACTERS = 3_000_000


@dataclass(slots=True)
class Sample:
    """The Chinese passages of some articles, folded by nobody yet; which articles, their keys decide, not their order.

    Attributes
    ----------
    n_characters: of the passages that are kept; never more than ``most`` but for the last article.
    share: 1, or the half, the quarter ... of all articles that are kept.
    """

    most: int = MOST_CHARACTERS
    n_characters: int = 0
    _doublings: int = 0
    _kept: list[tuple[int, list[str]]] = field(default_factory=list)

    @property
    def share(self) -> float:
        return 0.5**self._doublings

    @property
    def articles(self) -> list[list[str]]:
        """The texts of each article."""
        return [texts for _, texts in self._kept]

    def watch(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Hand articles on, and keep the Chinese of some."""
        for article in articles:
            self._add(article)
            yield article

    def _add(self, article: Article) -> None:
        number = int(article.key, 16)
        if number % 2**self._doublings:
            return
        texts = [passage.text for passage in article.passages if has_han(passage.text)]
        if not texts:
            return
        self._kept.append((number, texts))
        self.n_characters += sum(map(len, texts))
        while self.n_characters > self.most and len(self._kept) > 1:
            self._doublings += 1
            self._kept = [kept for kept in self._kept if not kept[0] % 2**self._doublings]
            self.n_characters = sum(len(text) for _, texts in self._kept for text in texts)
