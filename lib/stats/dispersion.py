"""How evenly words are spread over the articles."""

import numpy as np
import pandas as pd

DECIMALS = 9  # so that words that are spread alike are ranked alike, whatever the order of a sum


def dispersion(listed: pd.DataFrame, by_article: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Dispersion and tf-idf of some words.

    A word occurs f times, v in an article that holds the share s of the selection's running words; n articles.

    - ``dp = Σ |v/f - s| / 2`` over all articles: 0 is spread as evenly as the text itself, near 1 is all in one small
      article (Gries 2008, "Dispersions and adjusted frequencies in corpora"). ``dp_norm = dp / (1 - smallest s)`` can
      reach 1 (Lijffijt and Gries 2012).
    - ``juilland_d = 1 - V / sqrt(n - 1)``, where V is the standard deviation of the article's rates, v by its running
      words, divided by their mean: 1 is the same rate everywhere, 0 is all in one article (Juilland, Brodin and
      Davidovitch 1970). With many articles it is near 1 for all but the rarest words; dp tells them apart.
    - ``tf_idf = f ln(n / n_articles)``: tf-idf summed over the articles, raw tf, natural logarithm, nothing smoothed
      (Salton and Buckley 1988). It is 0 for a word of every article.

    Articles without a running word are left out.

    Parameters
    ----------
    listed: the words, a frame of `lib.stats.frequencies`.
    by_article: the frame of `counts.term_counts_by_article` for them.
    articles: the frame of `counts.article_tokens` for the same selection.

    Returns
    -------
    The columns of ``listed``, then dp, dp_norm, juilland_d, tf_idf. Missing: all four for a word that does not occur,
    dp_norm and juilland_d where there is one article alone.
    """
    sizes = articles["n_tokens"].to_numpy()
    whole, n, smallest = sizes.sum(), int(np.count_nonzero(sizes)), sizes[sizes > 0].min(initial=sizes.max(initial=0))
    words = pd.Index(listed["term"])
    numbers = _word_numbers(words, by_article["spelling"])
    numbers, by_article = numbers[numbers >= 0], by_article[numbers >= 0]
    v, size = (
        by_article["count"].to_numpy(),
        _sizes_by_article(articles["article"], sizes)[by_article["article"].astype("int64")],
    )

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(numbers, values, len(words))

    f, n_containing = total(v), np.bincount(numbers, minlength=len(words))
    with np.errstate(divide="ignore", invalid="ignore"):  # a word that does not occur, one article
        above = v / size > (f / whole)[numbers]
        more = dp(total(v * above), total(size * above), f, whole)
        mean = total(v / size) / n
        squares = total((v / size - mean[numbers]) ** 2) + (n - n_containing) * mean**2
        measures = {
            "dp": more,
            "dp_norm": more / np.float64(1 - smallest / whole),
            "juilland_d": juilland_d(mean, squares / n, n),
            "tf_idf": tf_idf(f, n, n_containing),
        }
    return listed.assign(**{name: np.round(values, DECIMALS) for name, values in measures.items()})


def dp(v: np.ndarray, n: np.ndarray, f: np.ndarray, tokens: int | np.ndarray) -> np.ndarray:
    """The dp of words that have ``v`` of ``f`` occurrences where they are more frequent than in the whole: ``n`` words.

    Those articles have as much more of the word than of the text as the others have less.
    """
    deviation: np.ndarray = np.maximum(v / f - n / tokens, 0)
    return deviation


def juilland_d(mean: np.ndarray, variance: np.ndarray, n: int | np.ndarray) -> np.ndarray:
    """The juilland_d of words from the mean and the variance of their rates in ``n`` articles, missing in one alone."""
    variation = np.sqrt(variance) / mean
    d: np.ndarray = np.where(n > 1, np.maximum(1 - variation / np.sqrt(np.float64(1) * n - 1), 0), np.nan)
    return d


def tf_idf(f: np.ndarray, n: int | np.ndarray, n_containing: np.ndarray) -> np.ndarray:
    """The tf_idf of words that occur ``f`` times in so many of ``n`` articles."""
    weighted: np.ndarray = f * np.log(n / n_containing)
    return weighted


def _word_numbers(words: pd.Index, spelled: pd.Series) -> np.ndarray:
    """The place of each spelling in the list, -1 for one that is not in it."""
    spelled = spelled.astype("category")
    numbers: np.ndarray = np.append(words.get_indexer(spelled.cat.categories), -1)[spelled.cat.codes]
    return numbers


def _sizes_by_article(articles: pd.Series, sizes: np.ndarray) -> np.ndarray:
    """The size of each article at its number."""
    numbers = articles.to_numpy()
    table = np.zeros(numbers.max(initial=-1) + 1, sizes.dtype)
    table[numbers] = sizes
    return table
