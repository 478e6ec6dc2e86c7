"""The concepts and actors of a codebook as things to look for and to count, in both languages at once.

A name is its own spellings; those of the lists it brings in are theirs ("concept:rare-earths" is 稀土 and "rare
earths", not dysprosium). Its words count under their base forms, as all words do, and what lies inside the longer name
of another is the other's: 稀土 in 中国稀土集团.
"""

import difflib
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.codebook import Codebook, Label
from lib.corpus.corpus import EVERYTHING, Corpus
from lib.corpus.mentions import Mentions, mentions_in, spellings
from lib.corpus.nodes import Named, Node, parse_node
from lib.corpus.running import Scope
from lib.corpus.terms import around
from lib.corpus.words import chosen_passages, layout
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.text import Cutter, fold

_NAME = re.compile(r"\s*(concept|actor)\s*:\s*(.*)", re.DOTALL | re.IGNORECASE)
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A concept or an actor with spellings of its own.

    Attributes
    ----------
    id: "concept:rare-earths" or "actor:japan".
    spellings: as the codebook writes them, ``*`` for the rest of a word and ``=`` for these letters alone.
    """

    id: str
    label: Label
    spellings: tuple[str, ...]


def names(book: Codebook, *, every: bool = False) -> dict[str, Name]:
    """The names of a codebook by their id, in the order of the alphabet.

    Concepts that are words for rules alone are left out, unless ``every`` is wanted: they are nodes and never counted.
    """
    labels = {f"concept:{one.id}": one.label for one in book.concepts}
    labels |= {f"actor:{one.id}": one.label for one in book.actors}
    return {name: Name(name, labels[name], words) for name, words in spellings(book, every=every).items()}


def read_node(text: str, book: Codebook) -> Node:
    """Read a node as a person writes it, ``concept:rare-earths`` and ``actor:japan`` among them.

    Raises
    ------
    QueryError: as `lib.corpus.parse_node`, or the codebook has no such name, or one without words of its own.
    """
    written = _NAME.fullmatch(text)
    if not written:
        return parse_node(text)
    wanted = f"{written[1].lower()}:{fold(written[2]).strip().replace('_', '-')}"
    known = names(book, every=True)
    if wanted not in known:
        raise QueryError(_unknown(wanted, known, book))
    return Named(wanted, book)


def _unknown(wanted: str, known: dict[str, Name], book: Codebook) -> str:
    name = wanted.partition(":")[2]
    lists = {f"concept:{one.id}": one.any.concepts for one in book.concepts}
    if wanted in lists:
        inside = [one for one in known if one.partition(":")[2] in lists[wanted]]
        return f"{wanted} has no words of its own. It brings in {', '.join(inside[:_NEAR])}: ask for one of them."
    kind, other = ("concept", "actor") if wanted.startswith("concept:") else ("actor", "concept")
    if f"{other}:{name}" in known:
        return f"There is no {kind}:{name}; did you mean {other}:{name}?"
    near = [one for one in known if name and name in f"{one} {fold(known[one].label.en)} {known[one].label.zh}"]
    near += difflib.get_close_matches(wanted, known, _NEAR, 0.5)
    some = list(dict.fromkeys(near))[:_NEAR] or list(known)[:_NEAR]
    return f"The codebook has no {wanted!r}. Near it are {', '.join(some)}."


def name_counts(corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter) -> pd.DataFrame:
    """How often the selected passages mention each name, by the language of the mention.

    Returns
    -------
    name, label (English), language, count (mentions), n_articles; a row for each name and language that occurs, most
    mentions first, ties by name.
    """
    found = mentions_in(corpus, book, cutter)
    chosen = _chosen(corpus, subcorpus, found)
    parts = []
    for language, own in (("en", ~found.chinese), ("zh", found.chinese)):
        parts.append(_counted(found, np.flatnonzero(own & chosen)).assign(language=language))
    counted = pd.concat(parts).sort_values(["count", "name"], ascending=[False, True], ignore_index=True)
    labels = {name: known.label.en for name, known in names(book).items()}
    counted["label"] = counted["name"].map(labels).astype("str")
    return counted[["name", "label", "language", "count", "n_articles"]]


def name_totals(corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter) -> pd.DataFrame:
    """How often the selected passages mention each name in either language.

    So two selections can be compared by concept, Chinese against English too; a rate is then among all mentions of
    names.

    Returns
    -------
    Columns as in `lib.corpus.term_counts`; ``spelling`` is the name, ``language`` "", and ``count`` mentions.
    """
    found = mentions_in(corpus, book, cutter)
    return _totals(found, _chosen(corpus, subcorpus, found))


def name_rests(
    corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter, of: Subcorpus | None = None
) -> pd.DataFrame:
    """The same for what a selection leaves out, as `lib.corpus.rest_counts` says."""
    found = mentions_in(corpus, book, cutter)
    rest = _chosen(corpus, around(subcorpus) if of is None else of, found) & ~_chosen(corpus, subcorpus, found)
    return _totals(found, rest)


def mentions(
    corpus: Corpus, subcorpus: Subcorpus, book: Codebook, cutter: Cutter, within: Scope = "passage"
) -> pd.DataFrame:
    """Which selected sentences or passages mention which names, for `lib.stats.co_occurrence`.

    Returns
    -------
    article, passage, name (categorical, in the order of the alphabet), with ``within`` "sentence" also sentence (its
    number in the corpus); each once.
    """
    found = mentions_in(corpus, book, cutter)
    chosen = np.flatnonzero(_chosen(corpus, subcorpus, found))
    held = layout(corpus).within(within).of(found.hits.at[chosen])
    first = _first(found.name[chosen], held)
    chosen, held = chosen[first], held[first]
    named = pd.Categorical.from_codes(found.name[chosen], categories=pd.Index(found.names, dtype="str"))
    passages = found.passage[chosen]
    frame = pd.DataFrame({"article": found.article_of[passages], "passage": passages, "name": named})
    frame["name"] = frame["name"].cat.remove_unused_categories()
    return frame.assign(sentence=held) if within == "sentence" else frame


def _chosen(corpus: Corpus, subcorpus: Subcorpus, found: Mentions) -> np.ndarray:
    """For each mention, whether its passage is selected."""
    if subcorpus == EVERYTHING:
        return np.ones(len(found.passage), bool)
    chosen: np.ndarray = chosen_passages(corpus, subcorpus)[found.passage]
    return chosen


def _first(names: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """Where a name meets an owner (a passage, an article) for the first time; both run in the order of names."""
    first: np.ndarray = (np.diff(names, prepend=-1) != 0) | (np.diff(owners, prepend=-1) != 0)
    return first


def _counted(found: Mentions, chosen: np.ndarray) -> pd.DataFrame:
    """Mentions and articles of each name that occurs among some mentions."""
    named, n = found.name[chosen], len(found.names)
    counts = np.bincount(named, minlength=n)
    n_articles = np.bincount(named[_first(named, found.article_of[found.passage[chosen]])], minlength=n)
    present = np.flatnonzero(counts)
    ids = pd.Index(found.names, dtype="str").take(present)
    columns = {"name": ids, "count": counts[present], "n_articles": n_articles[present]}
    return pd.DataFrame(columns).set_axis(pd.Index(present, name="term"))


def _totals(found: Mentions, chosen: np.ndarray) -> pd.DataFrame:
    counted = _counted(found, np.flatnonzero(chosen)).sort_values(["count", "name"], ascending=[False, True])
    totals = counted.rename(columns={"name": "spelling"}).assign(language="")
    return totals[["spelling", "language", "count", "n_articles"]]
