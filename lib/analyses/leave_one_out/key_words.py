"""Do key words stay when any one article, source or rule is left out of both sides?"""

import pandas as pd

from lib.analyses.comparison.counts import Compared, Names, Options
from lib.analyses.leave_one_out.notes import with_notes
from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import LEVEL, SideByUnit, leave_one_out_keyness
from lib.subcorpora.sides import Comparison


def check_key_words(
    corpus: Corpus, shown: pd.DataFrame, found: Compared, pair: Comparison, options: Options, names: Names, unit: Unit
) -> pd.DataFrame:
    """Which key words stay significant, on the same side: term, stays, note.

    Parameters
    ----------
    shown: rows of ``found.tested``, in the order of the answer.
    names: the codebook and the cutter, where concepts and actors are compared.
    """
    sides = pair.target, pair.reference
    target, reference = (
        SideByUnit(*_lost(corpus, summands(own, other, pair.within), shown["term"], options, names, unit), n_tokens)
        for own, other, n_tokens in zip(sides, sides[::-1], found.n_tokens, strict=True)
    )
    n_significant = int((found.tested["p_adjusted"] <= LEVEL).sum())
    key, n_tested = shown.reset_index(drop=True), len(found.tested)
    checked = leave_one_out_keyness(key, n_tested, n_significant, target, reference, options.correction)
    return with_notes(corpus, checked, unit, checked["significant"])


def summands(own: Subcorpus | None, other: Subcorpus | None, within: Subcorpus) -> list[tuple[int, Subcorpus]]:
    """The selections that a side is the sum of, each with its sign: the rest is the whole less the other side.

    A passage that leaves one side and not the filter moves to the side that is the rest.
    """
    return [(1, own)] if own is not None else [(1, within), (-1, other or within)]


def _lost(
    corpus: Corpus,
    summands: list[tuple[int, Subcorpus]],
    terms: pd.Series,
    options: Options,
    names: Names,
    unit: Unit,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What leaves a side with each unit: spelling, unit, count of some terms; unit, n_tokens of its running words."""
    wanted = pd.CategoricalDtype(list(terms))
    counts = [pd.DataFrame({"spelling": pd.Series(dtype=wanted), "unit": [], "count": []})]
    tokens = [pd.DataFrame({"unit": [], "n_tokens": []})]
    for sign, chosen in summands:
        if unit == "rule" and not chosen.themes:  # no rule brought its passages in
            continue
        own, all_words = _lost_of(corpus, chosen, tuple(terms), options, names, unit)
        counts.append(own.assign(spelling=own["spelling"].astype(wanted), count=sign * own["count"]))
        tokens.append(all_words.assign(n_tokens=sign * all_words["n_tokens"]))
    return _summed(counts, ["spelling", "unit"]), _summed(tokens, ["unit"])


def _lost_of(
    corpus: Corpus, chosen: Subcorpus, terms: tuple[str, ...], options: Options, names: Names, unit: Unit
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if options.what == "words":
        counts = corpus.ask(leave_one_out.term_counts_by_unit, chosen, terms, unit)
        return counts[["spelling", "unit", "count"]], corpus.ask(
            leave_one_out.unit_tokens, chosen, unit, options.language
        )
    counts = corpus.ask(leave_one_out.name_counts_by_unit, chosen, *names, unit)[["spelling", "unit", "count"]]
    mentions = counts.groupby("unit", as_index=False).agg(n_tokens=("count", "sum"))
    return counts[counts["spelling"].isin(terms)], mentions


def _summed(parts: list[pd.DataFrame], by: list[str]) -> pd.DataFrame:
    whole = pd.concat(parts, ignore_index=True)
    whole = whole.astype(dict.fromkeys(whole.columns.difference(["spelling"]), "int64"))
    return whole.groupby(by, as_index=False, observed=True).sum()
