"""Which counts a drafted dictionary would change, and which phrases a dictionary could keep whole."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.pages import Slice, page_slice
from lib.corpus import articles, contexts, nodes
from lib.corpus.counts import ngrams, term_counts
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.errors import CorpusError, QueryError
from lib.frames import columns
from lib.model import Subcorpus
from lib.stats import Association, association
from lib.text import Cutter, Entry, fold, sentence_spans, term_language
from lib.text.dictionary.edit import Plan
from lib.text.dictionary.entries import read_entry, strip_comment
from lib.text.dictionary.proposals import whole_entry
from lib.text.dictionary.recut import changed_counts
from lib.text.fold import fold_shapes
from lib.text.new_words import NewWord, with_new_words

MOST_RECUT = 5_000  # passages that are cut again to see what changes
SEEN = 200  # occurrences that are looked at to see how a phrase is written
NAMED = 0.9  # the share of them in capitals that makes it a name
_LONGEST_QUERY = 400


class CountChangeRow(NamedTuple):
    """A term whose count a draft changes."""

    term: str
    language: str
    before: int
    after: int
    change: int


@dataclass(frozen=True, slots=True)
class Recut:
    """What was compared.

    Attributes
    ----------
    passages: those cut with both dictionaries, with their article.
    n_passages: how many hold one of the spellings at all.
    counts: rows of `CountChangeRow`; the greatest gain first. Of the whole selection where all passages
        were cut again, else of those that were.
    examples: rows of ``passages`` whose cut changes.
    """

    passages: pd.DataFrame
    n_passages: int
    counts: pd.DataFrame
    examples: tuple[int, ...]


def recut(
    corpus: Corpus, chosen: Subcorpus, spellings: tuple[str, ...], entries: tuple[Entry, ...], before: Cutter
) -> Recut:
    """Cut the selected passages that hold one of the spellings with two dictionaries.

    Parameters
    ----------
    spellings: those that the draft says something about (`touched`).
    entries: of the dictionary that is drafted.
    before: the cutter the corpus was cut with.

    Raises
    ------
    QueryError: the filter's own search is too long to look for the spellings beside it.
    """
    passages, n_passages = _holding(corpus, chosen, spellings)
    changes = changed_counts(passages["text"], before, dictionary_cutter(entries, corpus.found_words.words))
    counts = pd.DataFrame([asdict(change) for change in changes], columns=["term", "before", "after", "examples"])
    counts.insert(1, "language", pd.Series([term_language(term) for term in counts["term"]], dtype="str"))
    counts["change"] = counts["after"] - counts["before"]
    if n_passages <= len(passages):
        in_all = _corpus_counts(corpus, chosen, counts["term"].tolist())
        counts["before"] = in_all
        counts["after"] = in_all + counts["change"]
    examples = tuple(dict.fromkeys(number for numbers in counts["examples"] for number in numbers))
    return Recut(passages, n_passages, counts.drop(columns="examples"), examples)


def _corpus_counts(corpus: Corpus, chosen: Subcorpus, terms: Sequence[str]) -> list[int]:
    """How often some terms occur in a selection."""
    counts = term_counts(corpus, chosen)
    own = counts[counts["spelling"].isin(list(terms))].set_index("spelling")["count"]
    return [int(own.get(term, 0)) for term in terms]


def _holding(corpus: Corpus, chosen: Subcorpus, spellings: Sequence[str]) -> tuple[pd.DataFrame, int]:
    """Selected passages that hold one of the spellings, newest first, up to ``MOST_RECUT``; and how many there are."""
    searches = [replace(chosen, query=query) for query in _queries(chosen.query, spellings)]
    return articles.passages_in_any(corpus, searches, MOST_RECUT)


def _queries(query: str, spellings: Sequence[str]) -> Iterator[str]:
    """Searches for any of the spellings beside the filter's own search, none longer than a search may be."""
    beside = f"({query}) AND " if query.strip() else ""
    group: list[str] = []
    for spelling in map(_searched, spellings):
        if group and len(beside) + sum(map(len, group)) + 4 * len(group) + len(spelling) > _LONGEST_QUERY:
            yield f"{beside}({' OR '.join(group)})"
            group = []
        group.append(spelling)
    yield f"{beside}({' OR '.join(group)})"


def _searched(spelling: str) -> str:
    """A spelling as the search takes it: blanks find hyphens too, but between Chinese and a number there is none."""
    plain = spelling.replace('"', " ")
    return f'"{plain if term_language(plain) == "zh" else plain.replace("-", " ")}"'


def touched(plan: Plan) -> tuple[str, ...]:
    """Every spelling that the changed lines of a plan say something about."""
    stated = (strip_comment(line) for change in plan.changes for line in (change.before, change.after))
    spellings = (spelling for line in stated if line for spelling in read_entry(line).spellings)
    return tuple({fold(spelling): spelling for spelling in spellings}.values())


def passage_beginning(corpus: Corpus, chosen: Subcorpus, number: int, longest: int) -> str:
    """The first sentences of a selected passage, in so many characters; the newest is 0, "" where there are fewer."""
    passages = articles.selected_passages(corpus, chosen, 1, number)
    text = str(passages["text"].iloc[0]) if len(passages) else ""
    end = max((end for _, end in sentence_spans(text) if end <= longest), default=longest)
    return text[:end].strip()


@lru_cache(maxsize=3)
def dictionary_cutter(entries: tuple[Entry, ...], words: tuple[NewWord, ...]) -> Cutter:
    """The cutter of a dictionary that is not in force, and of a corpus's new words."""
    return Cutter(with_new_words(entries, words))


@dataclass(frozen=True, slots=True)
class PhraseQuestion:
    """Which phrases: of how many words, how often at least, ranked by what; ``language`` is None for both."""

    n_words: int
    least: int
    by: Association
    language: str | None
    stopwords: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class PhrasesAnswer:
    """The phrases of a selection.

    Attributes
    ----------
    ranked: all of them: a frame of `lib.stats.association`.
    page: where those that are ``listed`` lie among them; each has a ``note`` and its ``sign``, what it hangs on where a
        unit is left out, or "".
    checked: of the listed ones those that could be checked, a frame of `leave_one_out.check_phrases`.
    """

    ranked: pd.DataFrame
    page: Slice
    listed: pd.DataFrame
    checked: pd.DataFrame


def analyse_phrases(
    corpus: Corpus, chosen: Subcorpus, question: PhraseQuestion, size: int, number: int, unit: Unit | None
) -> PhrasesAnswer:
    """Rank the phrases of a selection, and check what stays of a page, numbered from 1, when a ``unit`` is left out."""
    ranked = corpus.ask(ranked_phrases, chosen, question)
    page = page_slice(number, len(ranked), size)
    listed = ranked.iloc[page.offset : page.offset + page.size]
    checked = pd.DataFrame({"note": pd.Series(dtype="str")})
    if unit and len(listed):
        checked = leave_one_out.check_phrases(corpus, chosen, listed, question.n_words, question.least, unit)
    notes = checked["note"].reindex(listed.index, fill_value="")
    return PhrasesAnswer(ranked, page, listed.assign(note=notes, sign=notes.map(leave_one_out.mark)), checked)


def ranked_phrases(corpus: Corpus, chosen: Subcorpus, question: PhraseQuestion) -> pd.DataFrame:
    """Words that stand together more often than chance has it: a frame of `lib.stats.association`."""
    counts = corpus.ask(ngrams, chosen, question.n_words, question.least, question.stopwords)
    own = counts if question.language is None else counts[counts["language"] == question.language]
    return association(own, by=question.by)


class NewWordRow(NamedTuple):
    """A word that was found in the texts (`lib.text.new_words.NewWord`)."""

    rank: int
    term: str
    kind: str
    count_: int
    n_articles: int
    cohesion: float
    freedom: float


def new_words(corpus: Corpus) -> pd.DataFrame:
    """The new words of a corpus: rows of `NewWordRow`, those that occur most first; ``kind`` is "name" or "term"."""
    listed = [
        NewWordRow(
            rank, one.term, "name" if one.is_name else "term", one.count, one.n_articles, one.cohesion, one.freedom
        )
        for rank, one in enumerate(corpus.found_words.words, 1)
    ]
    return pd.DataFrame(listed, columns=columns(NewWordRow))


def phrase_entry(corpus: Corpus, chosen: Subcorpus, spelling: str, cutter: Cutter) -> str:
    """The entry that keeps a sequence of terms whole, as it is written most often; a name keeps its capitals."""
    try:
        concordance = corpus.ask(contexts.concordance, chosen, nodes.words_node([spelling]), cutter, (), SEEN)
    except (QueryError, CorpusError):
        return spelling
    written = concordance.lines["keyword"].tolist()
    capitals = [fold_shapes(text) for text in written if _is_name(text)]
    if len(capitals) > NAMED * len(written):
        return max(dict.fromkeys(capitals), key=capitals.count)
    entries = [whole_entry(text, cutter.tokens(text)) for text in written]
    return max(dict.fromkeys(entries), key=entries.count, default=spelling)


def _is_name(written: str) -> bool:
    first = written.split()[0]
    return all(word[0].isupper() for word in written.split() if len(word) > 3 or word == first)
