"""What the page Concordance asks of a corpus: lines, the passage behind a line, and the hit behind a tick of a plot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.corpus import articles, contexts, nodes
from lib.corpus.articles import ArticlePassage, ArticleRow, HitRow
from lib.corpus.contexts import Concordance, LineRow
from lib.corpus.nodes import CodeNode, NameNode, Node, RegexNode, WordsNode
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus, Token
from lib.text import Cutter, fold

_LINE = re.compile(r"([0-9a-f]{16})-(\d{1,9})\.(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class ConcordanceQuestion:
    """What is looked for.

    Attributes
    ----------
    written: the node as it was typed; ``node`` is what it was read as.
    sort: what the lines are sorted by, level by level, as `contexts.concordance` has it.
    window: words on each side.
    cutter: the one the corpus was cut with.
    """

    written: str
    node: Node
    sort: tuple[str, ...]
    window: int
    cutter: Cutter


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the address names it: the article's key, the passage's place in it, and the hit in the passage's text.

    So a link finds its line in a corpus that was built anew, with other articles besides.
    """

    key: str
    ordinal: int
    start: int
    end: int

    @classmethod
    def from_row(cls, row: LineRow) -> "Line":
        """The name of a line of a concordance."""
        return cls(row.key, row.ordinal, row.start, row.end)

    def __str__(self) -> str:
        return f"{self.key}-{self.ordinal}.{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, eq=False)
class LinePassage:
    """The passage that a line is from.

    Attributes
    ----------
    hits: of the codebook's rules in it, as `articles.hits_in_passages` has them.
    """

    line: Line
    article: ArticleRow
    passage: ArticlePassage
    hits: pd.DataFrame


def read_line(written: str) -> Line | None:
    """The line that a parameter of the address names, or None."""
    match = _LINE.fullmatch(written)
    return Line(match[1], *map(int, match.groups()[1:])) if match else None


def concordance_page(
    corpus: Corpus, subcorpus: Subcorpus, question: ConcordanceQuestion, size: int, number: int
) -> Concordance:
    """A page of lines, numbered from 1, or the last there is; with a size of 0 no lines, but all counts.

    Raises
    ------
    QueryError, CorpusError: as `contexts.concordance`.
    """
    offset = size * (number - 1)
    page = _lines(corpus, subcorpus, question, size, offset)
    if size and page.n_hits <= offset:
        return _lines(corpus, subcorpus, question, size, max(0, page.n_hits - 1) // size * size)
    return page


def every_line(corpus: Corpus, subcorpus: Subcorpus, question: ConcordanceQuestion, most: int) -> pd.DataFrame:
    """The first lines in their order, without pages: the columns of `Concordance.lines`."""
    return _lines(corpus, subcorpus, question, most, 0).lines


def hit_counts(corpus: Corpus, subcorpus: Subcorpus, node: Node, cutter: Cutter) -> Concordance:
    """How many hits a node has, without their lines.

    Raises
    ------
    QueryError, CorpusError: as `contexts.concordance`.
    """
    return contexts.concordance(corpus, subcorpus, node, cutter, sort=(), limit=0)


def _lines(corpus: Corpus, subcorpus: Subcorpus, question: ConcordanceQuestion, limit: int, offset: int) -> Concordance:
    return contexts.concordance(
        corpus, subcorpus, question.node, question.cutter, question.sort, limit, offset, question.window
    )


def line_passage(corpus: Corpus, line: Line) -> LinePassage | None:
    """The passage that a line names, or None where the corpus has none that reaches so far."""
    for article in rows(articles.article(corpus, line.key), ArticleRow):
        for passage in rows(articles.passages_in_article(corpus, article.article), ArticlePassage):
            if passage.ordinal == line.ordinal and line.start < line.end <= len(passage.text):
                return LinePassage(line, article, passage, articles.hits_in_passages(corpus, (passage.passage,)))
    return None


def hit_at_word(corpus: Corpus, node: Node, cutter: Cutter, key: str, word: float) -> Line | None:
    """The hit of an article that begins at a word (counted from 0), as `contexts.positions` places it.

    Raises
    ------
    OtherDictionaryError: the article, cut again, does not have the words of the corpus.
    """
    for article in rows(articles.article(corpus, key), ArticleRow):
        for passage in rows(articles.passages_in_article(corpus, article.article), ArticlePassage):
            tokens = contexts.cut_again(corpus, cutter, passage.passage, passage.text)
            if word >= len(tokens):
                word -= len(tokens)
                continue
            if isinstance(node, CodeNode):
                start, end = _nearest_hit(corpus, node, passage, word / len(tokens) * len(passage.text))
            else:
                following = tokens[int(word) :]
                start, end = following[0].start, following[_n_words(node, cutter, following) - 1].end
            return Line(key, passage.ordinal, start, end)
    return None


def _nearest_hit(corpus: Corpus, code: CodeNode, passage: ArticlePassage, letter: float) -> tuple[int, int]:
    """The hit of a code that begins nearest to a letter: codes are placed by letters, not by words."""
    hits = articles.hits_in_passages(corpus, (passage.passage,))
    own = hits[(hits["theme"] == code.theme) & ((hits["rule"] == code.rule) | (code.rule == ""))]
    nearest = min(rows(own, HitRow), key=lambda hit: abs(hit.start - letter))
    return nearest.start, nearest.end


def _n_words(node: WordsNode | RegexNode | NameNode, cutter: Cutter, tokens: Sequence[Token]) -> int:
    """How many words the longest spelling of a node has that these begin with."""
    if isinstance(node, RegexNode):
        return 1
    spellings = node.spellings if isinstance(node, WordsNode) else nodes.names(node.book, every=True)[node.id].spellings
    cut = [[fold(term) for term in cutter.terms(spelling.replace("*", ""))] for spelling in spellings]
    text = [fold(token.term) for token in tokens[: max(map(len, cut))]]
    return max((len(words) for words in cut if _begins(text, words)), default=1)


def _begins(text: list[str], words: list[str]) -> bool:
    return 0 < len(words) <= len(text) and all(map(str.startswith, text, words))
