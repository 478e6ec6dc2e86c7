"""What shares of themes are of: all that the filter would leave without its themes.

Under a filter of one theme all passages carry it, and a share of those would say what was chosen.
"""

from collections.abc import Callable

import pandas as pd

from lib.corpus.articles import coverage
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import theme_pairs


def theme_coverage(
    corpus: Corpus, subcorpus: Subcorpus, query: Callable[[Corpus, Subcorpus], pd.DataFrame]
) -> pd.DataFrame:
    """The passages that pass the filter but for its themes; those that do not pass them carry none here.

    Parameters
    ----------
    query: `articles.coverage` or `articles.coverage_by_part`, whose frame this is.
    """
    whole = corpus.ask(query, subcorpus.without_themes())
    if not subcorpus.themes:
        return whole
    bits = sum(1 << bit for bit, theme in enumerate(corpus.themes) if theme in subcorpus.themes)
    carried = whole["themes"] & bits
    chosen = carried == bits if subcorpus.match == "all" else carried != 0
    return whole.assign(themes=whole["themes"].where(chosen, 0))


def measured_pairs(corpus: Corpus, subcorpus: Subcorpus) -> pd.DataFrame:
    """The frame of `lib.stats.theme_pairs`: counts of what passes the filter, against the chance of all but its themes.

    Two themes whose meetings the filter leaves out in part have no lift: their counts are of another whole.
    """
    pairs = theme_pairs(corpus.ask(coverage, subcorpus.without_themes()), corpus.themes)
    if not subcorpus.themes:
        return pairs
    counted = theme_pairs(theme_coverage(corpus, subcorpus, coverage), corpus.themes)
    for unit in ("passages", "articles"):
        partly = pairs[f"n_{unit}"] != counted[f"n_{unit}"]
        lift = [f"{name}_{unit}" for name in ("lift", "low", "high")]
        pairs.loc[partly, lift] = float("nan")
        pairs[f"n_{unit}"] = counted[f"n_{unit}"]
    return pairs
