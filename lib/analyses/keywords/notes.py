"""What of a ranking rests on one article or, on demand, does not stay when an article, source or rule is left out."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.keywords.question import AT_LEAST, KeywordsQuestion
from lib.analyses.one_article import one_article_notes, one_article_sentence
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.figures.words import SPREAD_LABELS
from lib.model import Subcorpus
from lib.subcorpora.narrowing import narrow_to_group

_UNTESTED = " A {by} with one {unit} is not tested, nor what no filter asks for."

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Notes(Generic[Key]):
    """A note for each thing that was checked, "" if it stays, and a sentence that counts them or says why none was.

    Where nothing is left out, the notes are of what rests on one article.
    """

    by_name: Mapping[Key, str] = field(default_factory=dict)
    verdict: str = ""

    def annotate(self, frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
        """A frame for a download, its rows with their notes: each found by one column, or by several."""
        if not self.by_name:
            return frame
        return frame.assign(note=[self.by_name.get(name, "not tried") for name in frame.set_index(list(columns)).index])


def notes_on_words(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, listed: pd.DataFrame
) -> Notes[str]:
    """The leading words of a list."""
    if question.unit is None:
        return _of_words(corpus, subcorpus, listed.head(question.n_drawn))
    if listed.empty or listed[question.by].isna().all():
        return Notes()
    checked = _check(corpus, subcorpus, question, listed, question.unit)
    return _notes(checked, question.unit, "word", f"among the leading {question.n_drawn}")


def notes_on_names(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, listed: pd.DataFrame
) -> Notes[str]:
    """The leading concepts and actors."""
    if question.unit is None:
        names = tuple(listed["name"].head(question.top))
        notes = one_article_notes(corpus, subcorpus, names, question.names)
        return Notes(notes, one_article_sentence(notes, "name", "mentions"))
    if listed.empty:
        return Notes()
    checked = leave_one_out.check_leading_names(
        corpus, subcorpus, listed, question.top, question.unit, question.names, by=question.size
    )
    return _notes(checked, question.unit, "name", f"among the leading {question.top}")


def notes_on_languages(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, lists: Iterable[pd.DataFrame]
) -> Notes[str]:
    """The leading words of each language."""
    filled = [listed for listed in lists if len(listed)]
    if not filled:
        return Notes()
    if question.unit is None:
        return _of_words(corpus, subcorpus, pd.concat([listed.head(question.n_drawn) for listed in filled]))
    unit = question.unit
    checked = pd.concat([_check(corpus, subcorpus, question, one, unit) for one in filled], ignore_index=True)
    return _notes(checked, unit, "word", f"among the leading {question.n_drawn} of its language")


def notes_on_parts(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, listed: pd.DataFrame, groups: Iterable[str]
) -> Notes[tuple[str, str]]:
    """The words that lead each part of the selection too, of those that lead the whole: notes by word and part.

    Parameters
    ----------
    listed: the whole list.
    groups: the parts, what ``question.split`` splits into.
    """
    unit, by = question.unit, question.split
    if unit is None or listed.empty or by == "language":
        return Notes()
    if unit == by:
        return Notes(verdict=f"Each {by} is a part here: to see what holds, leave out an article or a rule.")
    parts = {group: narrow_to_group(subcorpus, by, group) for group in groups}
    checked, n_tested = leave_one_out.check_leading_words_of_parts(
        corpus,
        {group: part for group, part in parts.items() if part is not None},
        listed,
        question.top,
        unit,
        by=question.size,
        stopwords=question.stopwords,
        language=question.language,
    )
    if checked.empty:
        return Notes(verdict=f"No {by} here has two {unit}s: there is nothing to leave out.")
    notes = dict(zip(zip(checked["term"], checked["part"], strict=True), checked["note"], strict=True))
    verdict = leave_one_out.verdict(checked, unit, "place", f"among the leading {question.top} of its {by}")
    return Notes(notes, verdict + (_UNTESTED.format(by=by, unit=unit) if n_tested < len(parts) else ""))


def _of_words(corpus: Corpus, subcorpus: Subcorpus, drawn: pd.DataFrame) -> Notes[str]:
    notes = one_article_notes(corpus, subcorpus, tuple(drawn["term"]))
    return Notes(notes, one_article_sentence(notes, "word"))


def _check(
    corpus: Corpus, subcorpus: Subcorpus, question: KeywordsQuestion, listed: pd.DataFrame, unit: Unit
) -> pd.DataFrame:
    top = question.n_drawn
    spread = next((spread for spread in SPREAD_LABELS if spread == question.by), None)
    if spread is None:
        return leave_one_out.check_leading_words(corpus, subcorpus, listed, top, unit, by=question.size)
    least = AT_LEAST if listed["count"].min() >= AT_LEAST else 1
    return leave_one_out.check_leading_by_spread(
        corpus, subcorpus, listed, top, unit, by=spread, up=question.turned, least=least
    )


def _notes(checked: pd.DataFrame, unit: Unit, noun: str, claim: str) -> Notes[str]:
    notes = dict(zip(checked["term"], checked["note"], strict=True))
    return Notes(notes, leave_one_out.verdict(checked, unit, noun, claim))
