"""Do key words hold when any one article, source or rule is left out of both sides?"""

import pandas as pd

from lib.corpus import leave_one_out
from lib.corpus.leave_one_out import Unit
from lib.model import Language, Subcorpus
from lib.stats import LEVEL, Correction, Side, robust_keyness
from lib.ui.leave_one_out.switch import noted
from lib.ui.session.view import View


def key_words(
    view: View,
    shown: pd.DataFrame,
    tested: pd.DataFrame,
    sides: tuple[Subcorpus | None, Subcorpus | None],
    within: Subcorpus,
    n_tokens: tuple[int, int],
    unit: Unit,
    correction: Correction = "bonferroni",
    language: Language | None = None,
    by_name: bool = False,
) -> pd.DataFrame:
    """Which key words stay significant, on the same side: term, stays, note.

    Parameters
    ----------
    shown: rows of ``tested``, in the order of the answer.
    tested: the whole frame of `lib.stats.keyness`.
    sides: target and reference; one that is None is what the other leaves of ``within``.
    n_tokens: the running words of each side, of the language that is compared; mentions where names are.
    by_name: concepts and actors are compared, not words.
    """
    terms = tuple(shown["term"])
    target, reference = (
        Side(*_leaving(view, sides[place], sides[1 - place], within, terms, unit, language, by_name), n_tokens[place])
        for place in (0, 1)
    )
    n_significant = int((tested["p_adjusted"] <= LEVEL).sum())
    found = robust_keyness(shown.reset_index(drop=True), len(tested), n_significant, target, reference, correction)
    return noted(view, found, unit, found["significant"])


def _leaving(
    view: View,
    own: Subcorpus | None,
    other: Subcorpus | None,
    within: Subcorpus,
    terms: tuple[str, ...],
    unit: Unit,
    language: Language | None,
    by_name: bool,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What leaves a side with each unit: the counts of some terms, and its running words.

    A passage that leaves one side and not the filter moves to the side that is the rest.
    """
    if own is not None:
        return _of(view, own, terms, unit, language, by_name)
    whole = _of(view, within, terms, unit, language, by_name)
    out = _of(view, other or within, terms, unit, language, by_name)
    return _less(whole[0], out[0]), _less(whole[1], out[1])


def _of(
    view: View, chosen: Subcorpus, terms: tuple[str, ...], unit: Unit, language: Language | None, by_name: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if unit == "rule" and not chosen.themes:  # no rule brought its passages in
        nothing = pd.DataFrame({"spelling": pd.Categorical([], categories=list(terms)), "unit": [], "count": []})
        return nothing.astype({"unit": "int64", "count": "int64"}), pd.DataFrame(
            {"unit": [], "n_tokens": []}, dtype="int64"
        )
    if by_name:
        counts = view.ask(leave_one_out.name_counts_by_unit, chosen, view.codebook, view.cutter, unit).drop(
            columns="n_articles"
        )
        sums = counts.groupby("unit", as_index=False).agg(n_tokens=("count", "sum"))
        kept = counts[counts["spelling"].isin(list(terms))]
        return kept.assign(spelling=kept["spelling"].cat.set_categories(list(terms))), sums
    counts = view.ask(leave_one_out.term_counts_by_unit, chosen, terms, unit)[["spelling", "unit", "count"]]
    return counts, view.ask(leave_one_out.unit_tokens, chosen, unit, language)


def _less(whole: pd.DataFrame, out: pd.DataFrame) -> pd.DataFrame:
    """What is in the one frame and not in the other: the last column, by the others."""
    *keys, n = whole.columns
    both = pd.concat([whole, out.assign(**{n: -out[n]})], ignore_index=True)
    if "spelling" in keys:
        both["spelling"] = pd.Categorical(both["spelling"], categories=whole["spelling"].cat.categories)
    return both.groupby(keys, as_index=False, observed=True)[n].sum()
