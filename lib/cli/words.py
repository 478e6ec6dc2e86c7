"""``python -m lib words``."""

from typing import Annotated

import pandas as pd
import typer

from lib.cli.asking import Format, open_corpus, print_frame
from lib.cli.terminal import CorpusFolder, corpus_settings, stop
from lib.corpus.counts import article_tokens, term_counts, term_counts_by_article
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import dispersion, frequencies
from lib.text import load_stopwords


def words(
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    language: Annotated[Language | None, typer.Option(help="Only words of this language.")] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words.")] = 100,
    spread: Annotated[bool, typer.Option("--dispersion", help="Also DP, Juilland's D and tf-idf.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = "csv",
) -> None:
    """Print the most frequent words: term, count, per 1,000 tokens, number of articles. Stop words are left out."""
    live = open_corpus(corpus)
    if theme is not None and theme not in live.themes:
        stop(f"There is no theme {theme!r}; the codebook has {', '.join(live.themes)}.")
    chosen = Subcorpus(themes=(theme,) if theme else ())
    stopwords = load_stopwords(corpus_settings(corpus).stopwords)[0]
    counts = term_counts(live, chosen)
    leading = frequencies(counts, stopwords, language, top=top)
    columns = ["term", "count", "per_1000", "n_articles"]
    if spread:
        leading = _spread(live, chosen, leading)
        columns += ["dp", "dp_norm", "juilland_d", "tf_idf"]
    print_frame(leading[columns].round(4), form)


def _spread(corpus: Corpus, subcorpus: Subcorpus, listed: pd.DataFrame) -> pd.DataFrame:
    by_article = term_counts_by_article(corpus, subcorpus, tuple(listed["term"]))
    return dispersion(listed, by_article, article_tokens(corpus, subcorpus))
