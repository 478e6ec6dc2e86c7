"""Themes before and after, against scipy's test of the same table."""

import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from lib.frames import rows
from lib.stats import theme_shifts
from lib.stats.theme_shifts import ThemeShift

COLUMNS = ["article", "key", "published_on", "source", "topic", "themes", "n_passages", "n_tokens"]


def coverage(*masks: int) -> pd.DataFrame:
    """An article for each set of themes."""
    rows = [(number, str(number), None, "", "", mask, 1, 10) for number, mask in enumerate(masks)]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_shares_are_of_articles_and_the_test_is_that_of_a_table() -> None:
    before, after = coverage(*[1] * 2, *[0] * 18), coverage(*[3] * 9, *[0] * 6)
    price, ally = rows(theme_shifts(before, after, ["price", "ally"]), ThemeShift)
    assert (price.n_before, price.of_before, price.share_before) == (2, 20, 0.1)
    assert (price.n_after, price.of_after, price.share_after) == (9, 15, 0.6)
    table = chi2_contingency([[9, 6], [2, 18]], correction=False, lambda_="log-likelihood")
    assert price.g2 == pytest.approx(table.statistic)
    assert price.p == pytest.approx(table.pvalue)
    assert price.p_adjusted == pytest.approx(2 * table.pvalue)
    assert (ally.share_before, ally.share_after) == (0.0, 0.6)


def test_a_fall_is_below_0_and_a_period_without_articles_has_no_shares() -> None:
    (fall,) = rows(theme_shifts(coverage(1, 1, 1), coverage(0, 0, 1), ["price"]), ThemeShift)
    assert fall.g2 < 0
    (none,) = rows(theme_shifts(coverage(), coverage(1), ["price"]), ThemeShift)
    assert (none.of_before, none.share_before) == (0, 0.0)
    assert none.p_adjusted <= 1
