"""Passages cut with two dictionaries, to see which counts a draft would change."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from lib.corpus import articles
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.text import Cutter, Entry, fold, language_of
from lib.text.dictionary.edit import Plan
from lib.text.dictionary.entries import read_entry, strip_comment
from lib.text.dictionary.recut import changed_counts
from lib.ui.dictionary.draft import cutter_of
from lib.ui.session.view import View

AT_ONCE = 5_000  # passages that are cut again to see what changes
_QUERY = 400


@dataclass(frozen=True, slots=True)
class Preview:
    """What was compared.

    Attributes
    ----------
    passages: those cut with both dictionaries, with their article.
    n_passages: how many hold one of the spellings at all.
    counts: term, language, before, after, change; the greatest gain first. Of the whole selection where all passages
        were cut again, else of those that were.
    examples: rows of ``passages`` whose cut changes.
    """

    passages: pd.DataFrame
    n_passages: int
    counts: pd.DataFrame
    examples: tuple[int, ...]


def preview(view: View, plan: Plan) -> Preview:
    """What a plan would change in the selection.

    Raises
    ------
    QueryError: the filter's own search is too long to look for the spellings beside it.
    """
    return view.ask(recut, view.subcorpus, touched(plan), plan.entries, view.cutter)


def recut(
    corpus: Corpus, chosen: Subcorpus, spellings: tuple[str, ...], entries: tuple[Entry, ...], before: Cutter
) -> Preview:
    """Cut the selected passages that hold one of the spellings with two dictionaries.

    Parameters
    ----------
    entries: of the dictionary that is drafted.
    before: the cutter the corpus was cut with.
    """
    found, n_passages = _holding(corpus, chosen, spellings)
    changes = changed_counts(found["text"], before, cutter_of(entries))
    counts = pd.DataFrame([asdict(one) for one in changes], columns=["term", "before", "after", "examples"])
    counts.insert(1, "language", pd.Series([language_of(term) for term in counts["term"]], dtype="str"))
    counts["change"] = counts["after"] - counts["before"]
    if n_passages <= len(found):
        whole = _corpus_counts(corpus, chosen, counts["term"].tolist())
        counts["before"] = whole
        counts["after"] = whole + counts["change"]
    examples = tuple(dict.fromkeys(number for numbers in counts["examples"] for number in numbers))
    return Preview(found, n_passages, counts.drop(columns="examples"), examples)


def _corpus_counts(corpus: Corpus, chosen: Subcorpus, terms: Sequence[str]) -> list[int]:
    """How often some terms occur in a selection."""
    counts = term_counts(corpus, chosen)
    own = counts[counts["spelling"].isin(list(terms))].set_index("spelling")["count"]
    return [int(own.get(term, 0)) for term in terms]


def _holding(corpus: Corpus, chosen: Subcorpus, spellings: Sequence[str]) -> tuple[pd.DataFrame, int]:
    """Selected passages that hold one of the spellings, newest first, at most ``AT_ONCE``; and how many there are."""
    searches = [replace(chosen, query=query) for query in _queries(chosen.query, spellings)]
    return articles.passages_in_any(corpus, searches, AT_ONCE)


def _queries(query: str, spellings: Sequence[str]) -> Iterator[str]:
    """Searches for any of the spellings beside the filter's own search, none longer than a search may be."""
    beside = f"({query}) AND " if query.strip() else ""
    group: list[str] = []
    for spelling in map(_searched, spellings):
        if group and len(beside) + sum(map(len, group)) + 4 * len(group) + len(spelling) > _QUERY:
            yield f"{beside}({' OR '.join(group)})"
            group = []
        group.append(spelling)
    yield f"{beside}({' OR '.join(group)})"


def _searched(spelling: str) -> str:
    """A spelling as the search takes it: blanks find hyphens too, but between Chinese and a number there is none."""
    plain = spelling.replace('"', " ")
    return f'"{plain if language_of(plain) == "zh" else plain.replace("-", " ")}"'


def touched(plan: Plan) -> tuple[str, ...]:
    """Every spelling that the changed lines of a plan say something about."""
    stated = (strip_comment(line) for change in plan.changes for line in (change.before, change.after))
    spellings = (spelling for line in stated if line for spelling in read_entry(line).spellings)
    return tuple({fold(spelling): spelling for spelling in spellings}.values())
