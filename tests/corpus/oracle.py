"""A slow second opinion: the same selection and the same counts, in plain Python over plain lists."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lib.codebook import load_codebook
from lib.coding import Coder
from lib.model import Article, Passage, Subcorpus
from lib.settings import Settings
from lib.sources import read_paths
from lib.text import Cutter, load_dictionary, sentence_spans


@dataclass(frozen=True)
class Row:
    """One passage with all that is known of it."""

    number: int
    article: Article
    passage: Passage
    themes: frozenset[str]
    terms: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]


class Oracle:
    """Reads, cuts and codes for itself, and never looks at a table."""

    def __init__(self, settings: Settings, *paths: Path) -> None:
        found = [one for one in read_paths(paths) if isinstance(one, Article)]
        cutter = Cutter(load_dictionary(settings.dictionary)[0])
        coder = Coder(load_codebook(settings.codebook))
        self.rows = [
            Row(
                number=number,
                article=one,
                passage=text,
                themes=frozenset(coder.themes(text.text)),
                terms=tuple(cutter.terms(text.text)),
                sentences=_sentences(cutter, text),
            )
            for number, one in enumerate(found)
            for text in one.passages
        ]

    def select(self, chosen: Subcorpus) -> list[Row]:
        """The passages a filter without a search lets through."""
        return [row for row in self.rows if _article_passes(row.article, chosen) and _passage_passes(row, chosen)]

    def term_counts(self, chosen: Subcorpus) -> list[tuple[str, int, int]]:
        """term, count, n_articles: most frequent first, ties by spelling."""
        counts: Counter[str] = Counter()
        articles: dict[str, set[int]] = {}
        for row in self.select(chosen):
            counts.update(row.terms)
            for term in row.terms:
                articles.setdefault(term, set()).add(row.number)
        found = [(term, count, len(articles[term])) for term, count in counts.items()]
        return sorted(found, key=lambda one: (-one[1], one[0].encode()))

    def term_counts_by_theme(self, chosen: Subcorpus, spelling: str) -> dict[str, tuple[int, int]]:
        """Count and articles of a term by theme, "" for passages without one."""
        found = [row for row in self.select(chosen) if spelling in row.terms]
        counted: dict[str, tuple[int, int]] = {}
        for theme in {theme for row in found for theme in row.themes or {""}}:
            own = [row for row in found if theme in (row.themes or {""})]
            counted[theme] = (sum(row.terms.count(spelling) for row in own), len({row.number for row in own}))
        return counted


def _sentences(cutter: Cutter, passage: Passage) -> tuple[tuple[str, ...], ...]:
    """The terms that begin in each sentence of a passage, sentences without any left out."""
    tokens = cutter.tokens(passage.text)
    spans = sentence_spans(passage.text)
    sentences = (tuple(one.term for one in tokens if start <= one.start < end) for start, end in spans)
    return tuple(filter(None, sentences))


def _article_passes(article: Article, chosen: Subcorpus) -> bool:
    day = article.published_on
    return (
        (chosen.since is None or (day is not None and day >= chosen.since))
        and (chosen.until is None or (day is not None and day <= chosen.until))
        and (not chosen.sources or article.source in chosen.sources)
        and (not chosen.topics or article.topic in chosen.topics)
    )


def _passage_passes(row: Row, chosen: Subcorpus) -> bool:
    carried = [theme in row.themes for theme in chosen.themes]
    themes = not carried or (all(carried) if chosen.match == "all" else any(carried))
    return themes and (not chosen.languages or row.passage.language in chosen.languages)
