"""What the page Digest says of a selection, and what it says cannot be said."""

from dataclasses import dataclass
from datetime import date

from lib.analyses.digest.coverage import say_one_article, say_sources, say_themes
from lib.analyses.digest.finding import Finding
from lib.analyses.digest.time import say_time
from lib.analyses.digest.words import say_apart, say_speakers, say_words
from lib.analyses.rises import RisesQuestion
from lib.analyses.totals import subcorpus_totals
from lib.codebook import Codebook
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.text import Cutter
from lib.wording import counted

FEW_ARTICLES = 10


@dataclass(frozen=True, slots=True)
class DigestQuestion:
    """What a digest is asked for: ``since`` is the day that what is new is new since, None for the usual one.

    ``book`` and ``cutter`` are those that the corpus was made with.
    """

    stopwords: frozenset[str]
    book: Codebook
    cutter: Cutter
    since: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Digest:
    """What can be said of a selection, and sentences on what cannot."""

    findings: tuple[Finding, ...]
    unsaid: tuple[str, ...]


def analyse_digest(corpus: Corpus, subcorpus: Subcorpus, question: DigestQuestion) -> Digest:
    """Say what leads, who speaks, what changed, what sets apart and what rests on one article."""
    labels = {theme.id: theme.en for theme in corpus.manifest.themes}
    stopwords, cutter = question.stopwords, question.cutter
    parts = (
        say_themes(corpus, subcorpus, labels),
        say_speakers(corpus, subcorpus),
        say_words(corpus, subcorpus, stopwords, cutter),
        say_time(corpus, subcorpus, RisesQuestion(stopwords, question.book, cutter), question.since, labels),
        say_apart(corpus, subcorpus, stopwords, cutter, labels),
        say_sources(corpus, subcorpus, labels),
        say_one_article(corpus, subcorpus, labels),
    )
    n = subcorpus_totals(corpus, subcorpus).n_articles
    few = f"{counted(n, 'article')} can tell a story, not a trend: read each sentence as being about them alone."
    unsaid = ([few] if n < FEW_ARTICLES else []) + [sentence for _, own in parts for sentence in own]
    return Digest(tuple(finding for own, _ in parts for finding in own), tuple(unsaid))
