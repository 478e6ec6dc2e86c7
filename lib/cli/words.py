"""``python -m lib words``."""

from typing import Annotated

import pandas as pd
import typer

from lib.analyses.inside import longer_in_words
from lib.cli.asking import Format, open_corpus, print_frame
from lib.cli.terminal import CorpusFolder, corpus_settings, stop
from lib.corpus.counts import article_tokens, term_counts, term_counts_by_article
from lib.corpus.nodes import compounds_with_words
from lib.corpus.query import Corpus
from lib.model import Language, Subcorpus
from lib.stats import dispersion, frequencies
from lib.text import load_dictionary, load_stopwords


def words(
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    language: Annotated[Language | None, typer.Option(help="Only words of this language.")] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words.")] = 100,
    spread: Annotated[bool, typer.Option("--dispersion", help="Also DP, Juilland's D and tf-idf.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = "csv",
) -> None:
    """Print the most frequent words: term, count, per 1,000 tokens, number of articles. Stop words are left out.

    ``inside`` is how often the word also stands in longer terms, which count by themselves; ``longer`` names some.
    """
    live = open_corpus(corpus)
    if theme is not None and theme not in live.themes:
        stop(f"There is no theme {theme!r}; the codebook has {', '.join(live.themes)}.")
    chosen = Subcorpus(themes=(theme,) if theme else ())
    settings = corpus_settings(corpus)
    stopwords, cutter = load_stopwords(settings.stopwords)[0], live.cutter(load_dictionary(settings.dictionary)[0])
    counts = term_counts(live, chosen)
    leading = frequencies(counts, stopwords, language, top=top)
    parts = compounds_with_words(live, chosen, tuple(leading["term"]), cutter)
    leading["inside"] = [parts[term].n_inside for term in leading["term"]]
    leading["longer"] = [longer_in_words(parts[term]) for term in leading["term"]]
    columns = ["term", "count", "per_1000", "n_articles", "inside", "longer"]
    if spread:
        leading = _spread(live, chosen, leading)
        columns += ["dp", "dp_norm", "juilland_d", "tf_idf"]
    print_frame(leading[columns].round(4), form)


def _spread(corpus: Corpus, subcorpus: Subcorpus, listed: pd.DataFrame) -> pd.DataFrame:
    by_article = term_counts_by_article(corpus, subcorpus, tuple(listed["term"]))
    return dispersion(listed, by_article, article_tokens(corpus, subcorpus))
