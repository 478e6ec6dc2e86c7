"""Do pairs of words and names stay together when any one article, source or rule is left out?"""

from collections.abc import Callable

import pandas as pd

from lib.analyses.collocates import Question
from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import Code
from lib.stats import robust_pairs
from lib.ui.leave_one_out import switch as robust
from lib.ui.session.view import View

Noted = Callable[[View, pd.DataFrame, Question, Unit | None], pd.DataFrame]
Losses = Callable[[tuple[tuple[str, str], ...], Unit], pd.DataFrame]


def among_words(view: View, pairs: pd.DataFrame, question: Question, unit: Unit | None) -> pd.DataFrame:
    """Rows of `lib.stats.association` with a ``note`` each and its ``sign``; those of the node are its collocates."""

    def losses(asked: tuple[tuple[str, str], ...], unit: Unit) -> pd.DataFrame:
        return view.ask(leave_one_out.word_pair_losses, view.subcorpus, asked, question.window, unit)

    return _noted(view, pairs, question, unit, losses)


def among_names(view: View, pairs: pd.DataFrame, question: Question, unit: Unit | None) -> pd.DataFrame:
    """The same for concepts and actors."""

    def losses(asked: tuple[tuple[str, str], ...], unit: Unit) -> pd.DataFrame:
        return view.ask(
            leave_one_out.name_pair_losses, view.subcorpus, asked, view.codebook, view.cutter, question.scope, unit
        )

    return _noted(view, pairs, question, unit, losses)


def verdict(pairs: pd.DataFrame, unit: Unit | None, noun: str) -> str:
    """A sentence that counts what does not hold; "" where nothing is left out."""
    return robust.verdict(pairs, unit, noun, "together") if unit else ""


def _noted(view: View, pairs: pd.DataFrame, question: Question, unit: Unit | None, losses: Losses) -> pd.DataFrame:
    if unit is None or pairs.empty:
        return pairs.assign(note="", sign="")
    of_node = _of_node(pairs, question)
    noted = [pairs.assign(note="").iloc[:0]]
    if of_node.any() and question.node is not None and not isinstance(question.node, Code):
        own = pairs[of_node].rename(columns={"name_b": "spelling"})
        held = robust.collocates(view, own, question.node, question.window, unit, question.least)
        noted.append(pairs[of_node].assign(note=held["note"].to_numpy()))
    rest = pairs[~of_node]
    asked = tuple(zip(rest["name_a"], rest["name_b"], strict=True))
    found = robust_pairs(rest, losses(asked, unit), question.least)
    noted.append(rest.assign(note=robust.noted(view, found, unit, found["certain"])["note"].to_numpy()))
    every = pd.concat(noted).loc[pairs.index]
    return every.assign(sign=every["note"].map(robust.mark))


def _of_node(pairs: pd.DataFrame, question: Question) -> pd.Series:
    """Which pairs are a word and its collocate: the node may be a pattern, which is no word of the corpus."""
    return (pairs["name_a"] == question.written) & question.of_words
