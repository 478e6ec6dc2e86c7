"""What the words of a corpus's cloud stand on: their places, and the theme each is most typical of."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from lib.corpus.articles import Facets, facets
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.figures.cloud import CLOUD_WORDS, Cloud, CloudLayout, cloud_layout, word_cloud
from lib.figures.style import theme_styles
from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.stats import frequencies, theme_keyness

CLOUD_SOURCES, CLOUD_PERIODS = 6, 4


@dataclass(frozen=True, slots=True)
class Ground:
    """The layout of a corpus's cloud, and themes by word."""

    layout: CloudLayout
    themes: dict[str, str]


def placed_cloud(corpus: Corpus, stopwords: frozenset[str], words: tuple[str, ...], values: tuple[float, ...]) -> Cloud:
    """Some words in their places, as large as their values ask for."""
    ground = corpus.ask(cloud_ground, stopwords)
    styles = theme_styles({theme.id: theme.en for theme in corpus.manifest.themes})
    return word_cloud(pd.Series(values, index=pd.Index(words, dtype="str")), ground.layout, ground.themes, styles)


def cloud_ground(corpus: Corpus, stopwords: frozenset[str]) -> Ground:
    """Lay out the leading words of the whole corpus and of its parts.

    The parts are what people filter by: each theme, each language, the sources with most articles and the quarters of
    the time covered. Queries that answer about them are not kept: a layout asks each once.
    """
    whole = term_counts(corpus, Subcorpus())
    by_theme = {theme: term_counts(corpus, Subcorpus(themes=(theme,))) for theme in corpus.themes}
    keyed = theme_keyness(whole, by_theme)
    keyed = keyed[keyed["theme"] != ""]

    def lists() -> Iterator[pd.Series]:
        for counts in (whole, *by_theme.values()):
            for language in (None, *LANGUAGE_NAMES):
                listed = frequencies(counts, stopwords, language, "count", CLOUD_WORDS)
                yield listed.set_index("term")["count"]
        by_range = frequencies(whole, stopwords, None, "n_articles", CLOUD_WORDS)
        yield by_range.set_index("term")["n_articles"]
        for part in _parts(corpus.ask(facets)):
            yield frequencies(term_counts(corpus, part), stopwords, top=CLOUD_WORDS).set_index("term")["count"]

    return Ground(cloud_layout(lists()), dict(zip(keyed["term"], keyed["theme"], strict=True)))


def _parts(known: Facets) -> Iterator[Subcorpus]:
    for source in list(known.sources)[:CLOUD_SOURCES]:
        yield Subcorpus(sources=(source,))
    if known.first is not None and known.last is not None:
        whole = known.last - known.first
        days = [known.first + whole * number / CLOUD_PERIODS for number in range(CLOUD_PERIODS + 1)]
        yield from (Subcorpus(since=since, until=until) for since, until in pairwise(days))
