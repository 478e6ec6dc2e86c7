"""How much a filter leaves."""

from lib.corpus.articles import coverage
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import Totals, totals


def subcorpus_totals(corpus: Corpus, subcorpus: Subcorpus) -> Totals:
    """Articles, passages and words that a filter leaves of the corpus."""
    return totals(corpus.ask(coverage, subcorpus))
