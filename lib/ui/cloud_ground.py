"""What the words of a corpus's cloud stand on: their places, and the theme each is most typical of."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pandas as pd

from lib import corpus as queries
from lib.corpus import Corpus, Facets
from lib.figures import CLOUD_WORDS, LANGUAGE_NAMES, CloudLayout, cloud_layout
from lib.model import Subcorpus
from lib.stats import frequencies, theme_keyness
from lib.ui.doors import corpus, facets

SOURCES, PERIODS = 6, 4


@dataclass(frozen=True, slots=True)
class Ground:
    """The layout of a corpus's cloud, and themes by word."""

    layout: CloudLayout
    themes: dict[str, str]


def cloud_ground(stopwords: frozenset[str]) -> Ground:
    """The ground of the live corpus, made once for its version; ``stopwords`` are not laid out."""
    return _ground(corpus().version, stopwords)


@lru_cache(maxsize=4)
def _ground(_version: str, stopwords: frozenset[str]) -> Ground:
    return lay_ground(corpus(), facets(), stopwords)


def lay_ground(held: Corpus, known: Facets, stopwords: Collection[str]) -> Ground:
    """Lay out the leading words of the whole corpus and of its parts.

    The parts are what people filter by: each theme, each language, the sources with most articles and the quarters of
    the time covered. Queries that answer about them are not kept: a layout asks each once.
    """
    whole = queries.term_counts(held, Subcorpus())
    by_theme = {theme: queries.term_counts(held, Subcorpus(themes=(theme,))) for theme in held.themes}
    keyed = theme_keyness(whole, by_theme)
    keyed = keyed[keyed["theme"] != ""]

    def lists() -> Iterator[pd.Series]:
        for counts in (whole, *by_theme.values()):
            for language in (None, *LANGUAGE_NAMES):
                listed = frequencies(counts, stopwords, language, "count", CLOUD_WORDS)
                yield listed.set_index("term")["count"]
        by_range = frequencies(whole, stopwords, None, "n_articles", CLOUD_WORDS)
        yield by_range.set_index("term")["n_articles"]
        for part in _parts(known):
            yield frequencies(queries.term_counts(held, part), stopwords, top=CLOUD_WORDS).set_index("term")["count"]

    return Ground(cloud_layout(lists()), dict(zip(keyed["term"], keyed["theme"], strict=True)))


def _parts(known: Facets) -> Iterator[Subcorpus]:
    for source in list(known.sources)[:SOURCES]:
        yield Subcorpus(sources=(source,))
    if known.first is not None and known.last is not None:
        whole = known.last - known.first
        days = [known.first + whole * number / PERIODS for number in range(PERIODS + 1)]
        yield from (Subcorpus(since=since, until=until) for since, until in pairwise(days))
