"""Do collocates, pairs and phrases stay together when any one article, source or rule is left out?"""

from collections.abc import Callable

import pandas as pd

from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.leave_one_out.notes import mark, with_notes
from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import CodeNode
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import leave_one_out_collocates, leave_one_out_pairs, leave_one_out_phrases

PairCheck = Callable[[Corpus, Subcorpus, pd.DataFrame, CollocatesQuestion, Unit | None], pd.DataFrame]


def check_collocates(
    corpus: Corpus, chosen: Subcorpus, listed: pd.DataFrame, question: CollocatesQuestion, unit: Unit
) -> pd.DataFrame:
    """Which collocates, rows of `lib.stats.association`, stay with their node: spelling, stays, note."""
    node, words = question.node, tuple(listed["spelling"])
    if node is None or isinstance(node, CodeNode):
        return listed[["spelling"]].assign(stays=True, note="")
    asked = node, question.cutter, words, question.window
    losses = corpus.ask(leave_one_out.collocate_losses, chosen, *asked, unit)
    checked = leave_one_out_collocates(listed, losses, question.least)
    return with_notes(corpus, checked, unit, checked["certain"])


def check_word_pairs(
    corpus: Corpus, chosen: Subcorpus, pairs: pd.DataFrame, question: CollocatesQuestion, unit: Unit | None
) -> pd.DataFrame:
    """Rows of `lib.stats.association` with a ``note`` each and its ``sign``; those of the node are its collocates.

    Both are "" where nothing is left out.
    """
    if unit is None or pairs.empty:
        return pairs.assign(note="", sign="")
    of_node = pairs["name_a"] == question.written  # the node may be a pattern, which is no word of the corpus
    own, rest = pairs[of_node].rename(columns={"name_b": "spelling"}), pairs[~of_node]
    losses = corpus.ask(leave_one_out.word_pair_losses, chosen, _named(rest), question.reach, unit)
    notes = _notes(corpus, rest, losses, question, unit)
    if len(own):
        notes = pd.concat([notes, check_collocates(corpus, chosen, own, question, unit)["note"].set_axis(own.index)])
    return _signed(pairs, notes)


def check_name_pairs(
    corpus: Corpus, chosen: Subcorpus, pairs: pd.DataFrame, question: CollocatesQuestion, unit: Unit | None
) -> pd.DataFrame:
    """The same for concepts and actors."""
    if unit is None or pairs.empty:
        return pairs.assign(note="", sign="")
    named, scope = _named(pairs), question.scope
    losses = corpus.ask(leave_one_out.name_pair_losses, chosen, named, question.book, question.cutter, scope, unit)
    return _signed(pairs, _notes(corpus, pairs, losses, question, unit))


def check_phrases(
    corpus: Corpus, chosen: Subcorpus, listed: pd.DataFrame, n_words: int, least: int, unit: Unit
) -> pd.DataFrame:
    """Which phrases, rows of `lib.stats.association`, stay together: spelling, stays, note.

    Chinese can be cut in two ways into the same letters: what is left of the one is not told from the other, and such
    are not checked.
    """
    clear = listed[~listed["spelling"].duplicated(keep=False)]
    if clear.empty:
        return clear[["spelling"]].assign(stays=True, note="")
    counts = tuple(zip(clear["spelling"], clear["count"].tolist(), strict=True))
    losses = corpus.ask(_phrase_losses, chosen, counts, n_words, unit)
    checked = leave_one_out_phrases(clear, losses, least)
    return with_notes(corpus, checked, unit, checked["certain"]).set_axis(clear.index)


def _phrase_losses(
    corpus: Corpus, chosen: Subcorpus, counts: tuple[tuple[str, int], ...], n_words: int, unit: Unit
) -> pd.DataFrame:
    return leave_one_out.phrase_losses(corpus, chosen, dict(counts), n_words, unit)


def _named(pairs: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(zip(pairs["name_a"], pairs["name_b"], strict=True))


def _notes(
    corpus: Corpus, pairs: pd.DataFrame, losses: pd.DataFrame, question: CollocatesQuestion, unit: Unit
) -> pd.Series:
    checked = leave_one_out_pairs(pairs, losses, question.least)
    return with_notes(corpus, checked, unit, checked["certain"])["note"].set_axis(pairs.index)


def _signed(pairs: pd.DataFrame, notes: pd.Series) -> pd.DataFrame:
    return pairs.assign(note=notes, sign=notes.map(mark))
