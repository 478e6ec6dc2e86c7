"""How often the concepts and actors of a codebook are mentioned, in both languages at once."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from lib.codebook import Codebook
from lib.corpus.counts.terms import TermCount, enclosing_selection
from lib.corpus.nodes.mentions import Mentions, name_mentions
from lib.corpus.nodes.names import names
from lib.corpus.query.corpus import EVERYTHING, Corpus
from lib.corpus.store.running_text import Scope
from lib.corpus.tokens.index import token_index
from lib.corpus.tokens.selected import selected_passages_mask
from lib.frames import columns
from lib.model import Language, Subcorpus
from lib.text import Cutter


class NameCount(NamedTuple):
    """A row of `name_counts`.

    Attributes
    ----------
    name: the id of a concept or an actor; ``label`` is what it is called in English.
    language: that of the mentions.
    count: mentions.
    """

    name: str
    label: str
    language: Language
    count_: int
    n_articles: int


class Mention(NamedTuple):
    """A row of `mentions`: a passage that mentions a name."""

    article: int
    passage: int
    name: str


def name_counts(corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter) -> pd.DataFrame:
    """How often the selected passages mention each name, by the language of the mention.

    Returns
    -------
    Rows of `NameCount`, one for each name and language that occurs, most mentions first, ties by name.
    """
    all_mentions = name_mentions(corpus, book, cutter)
    chosen = _chosen(corpus, subcorpus, all_mentions)
    parts = []
    for language, own in (("en", ~all_mentions.chinese), ("zh", all_mentions.chinese)):
        parts.append(_counted(all_mentions, np.flatnonzero(own & chosen)).assign(language=language))
    counted = pd.concat(parts).sort_values(["count", "name"], ascending=[False, True], ignore_index=True)
    labels = {name: known.label.en for name, known in names(book).items()}
    counted["label"] = counted["name"].map(labels).astype("str")
    return counted[columns(NameCount)]


def name_totals(corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter) -> pd.DataFrame:
    """How often the selected passages mention each name in either language.

    So two selections can be compared by concept, Chinese against English too; a rate is then among all mentions of
    names.

    Returns
    -------
    Rows of `counts.TermCount`; ``spelling`` is the name, ``language`` "", and ``count`` mentions.
    """
    all_mentions = name_mentions(corpus, book, cutter)
    return _totals(all_mentions, _chosen(corpus, subcorpus, all_mentions))


def name_rests(
    corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter, of: Subcorpus | None = None
) -> pd.DataFrame:
    """The same for what a selection leaves out, as `counts.rest_counts` says."""
    all_mentions = name_mentions(corpus, book, cutter)
    rest = _chosen(corpus, enclosing_selection(subcorpus) if of is None else of, all_mentions) & ~_chosen(
        corpus, subcorpus, all_mentions
    )
    return _totals(all_mentions, rest)


def mentions(
    corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter, within: Scope = "passage"
) -> pd.DataFrame:
    """Which selected sentences or passages mention which names, for `lib.stats.co_occurrence`.

    Returns
    -------
    Rows of `Mention`, each once, the name categorical in the order of the alphabet; with ``within`` "sentence" also
    sentence (its number in the corpus).
    """
    all_mentions = name_mentions(corpus, book, cutter)
    chosen = np.flatnonzero(_chosen(corpus, subcorpus, all_mentions))
    scopes = token_index(corpus).intervals(within).locate(all_mentions.hits.positions[chosen])
    first = _first(all_mentions.name[chosen], scopes)
    chosen, scopes = chosen[first], scopes[first]
    named = pd.Categorical.from_codes(all_mentions.name[chosen], categories=pd.Index(all_mentions.names, dtype="str"))
    passages = all_mentions.passage[chosen]
    frame = pd.DataFrame({"article": all_mentions.article_of[passages], "passage": passages, "name": named})
    frame["name"] = frame["name"].cat.remove_unused_categories()
    return frame.assign(sentence=scopes) if within == "sentence" else frame


def _chosen(corpus: Corpus, subcorpus: Subcorpus, all_mentions: Mentions) -> np.ndarray:
    """For each mention, whether its passage is selected."""
    if subcorpus == EVERYTHING:
        return np.ones(len(all_mentions.passage), bool)
    chosen: np.ndarray = selected_passages_mask(corpus, subcorpus)[all_mentions.passage]
    return chosen


def _first(names: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """Where a name meets an owner (a passage, an article) for the first time; both run in the order of names."""
    first: np.ndarray = (np.diff(names, prepend=-1) != 0) | (np.diff(owners, prepend=-1) != 0)
    return first


def _counted(all_mentions: Mentions, chosen: np.ndarray) -> pd.DataFrame:
    """Mentions and articles of each name that occurs among some mentions."""
    named, n = all_mentions.name[chosen], len(all_mentions.names)
    counts = np.bincount(named, minlength=n)
    n_articles = np.bincount(named[_first(named, all_mentions.article_of[all_mentions.passage[chosen]])], minlength=n)
    present = np.flatnonzero(counts)
    ids = pd.Index(all_mentions.names, dtype="str").take(present)
    columns = {"name": ids, "count": counts[present], "n_articles": n_articles[present]}
    return pd.DataFrame(columns).set_axis(pd.Index(present, name="term"))


def _totals(all_mentions: Mentions, chosen: np.ndarray) -> pd.DataFrame:
    counted = _counted(all_mentions, np.flatnonzero(chosen)).sort_values(["count", "name"], ascending=[False, True])
    totals = counted.rename(columns={"name": "spelling"}).assign(language="")
    return totals[columns(TermCount)]
