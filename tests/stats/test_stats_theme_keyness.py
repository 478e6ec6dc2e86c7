"""The theme of a word against scipy, and on counts small enough to reckon by hand."""

import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import theme_keyness

LANGUAGES = {"quota": "en", "ally": "en", "the": "en", "稀土": "zh", "盟友": "zh"}


def counts(**given: int) -> pd.DataFrame:
    """A frame of term counts, numbered as the corpus would."""
    rows = [(word, LANGUAGES[word], n, 1) for word, n in given.items() if n]
    numbers = [list(LANGUAGES).index(word) for word, n in given.items() if n]
    index = pd.Index(numbers, name="term")
    return pd.DataFrame(rows, columns=["spelling", "language", "count", "n_articles"], index=index)


WHOLE = counts(the=900, quota=60, ally=40, 稀土=100, 盟友=20)
PRICES = counts(the=180, quota=50, 稀土=52, 盟友=10)
FRIENDS = counts(the=120, quota=4, ally=30, 稀土=5)


def test_each_word_goes_to_the_theme_that_uses_it_most_above_the_rest() -> None:
    found = theme_keyness(WHOLE, {"prices": PRICES, "friends": FRIENDS}).set_index("term")
    assert list(found.columns) == [
        *("language", "theme", "g2", "p_adjusted", "count", "per_1000", "count_rest", "per_1000_rest")
    ]
    assert found["theme"].to_dict() == {"the": "", "quota": "prices", "ally": "friends", "稀土": "", "盟友": ""}
    quota = found.loc["quota"]
    assert (quota["count"], quota["count_rest"]) == (50, 10)
    assert (quota["per_1000"], quota["per_1000_rest"]) == (
        pytest.approx(1000 * 50 / 230),
        pytest.approx(1000 * 10 / 770),
    )


def test_g2_and_its_correction_are_scipys_within_the_language() -> None:
    found = theme_keyness(WHOLE, {"prices": PRICES, "friends": FRIENDS}).set_index("term")
    table = [[50, 10], [230 - 50, 770 - 10]]
    test = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert found.loc["quota", "g2"] == pytest.approx(test.statistic)
    assert found.loc["quota", "p_adjusted"] == pytest.approx(test.pvalue * 5 * 2)


def test_a_theme_in_one_language_does_not_claim_all_its_words() -> None:
    """Every Chinese word is oftener in a theme that is all Chinese; none is oftener among its Chinese words."""
    found = theme_keyness(WHOLE, {"chinese": counts(稀土=100, 盟友=20)})
    assert found["theme"].tolist() == [""] * 5
    half = theme_keyness(WHOLE, {"chinese": counts(稀土=50, 盟友=10)}).set_index("term")
    assert half.loc["稀土", "theme"] == ""


def test_rare_words_are_not_tested_and_no_theme_is_no_theme() -> None:
    found = theme_keyness(WHOLE, {"prices": PRICES}, min_count=50)
    assert found["term"].tolist() == ["the", "quota", "稀土"]
    assert set(theme_keyness(WHOLE, {})["theme"]) == {""}
    assert theme_keyness(counts(), {"prices": counts()}).empty


def test_six_articles_prove_little(seed_corpus: Corpus) -> None:
    whole = term_counts(seed_corpus, Subcorpus())
    by_theme = {theme: term_counts(seed_corpus, Subcorpus(themes=(theme,))) for theme in seed_corpus.themes}
    found = theme_keyness(whole, by_theme).set_index("term")
    assert (found["count"] + found["count_rest"] == whole.set_index("spelling")["count"].reindex(found.index)).all()
    assert (found["p_adjusted"] > 0.05).all()
    assert set(found["theme"]) == {""}
