"""How evenly words are spread over the articles."""

import numpy as np
import pandas as pd


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
    by_article: the frame of `lib.corpus.term_counts_by_article` for them.
    articles: the frame of `lib.corpus.article_tokens` for the same selection.

    Returns
    -------
    The columns of ``listed``, then dp, dp_norm, juilland_d, tf_idf. Missing: all four for a word that does not occur,
    dp_norm and juilland_d where there is one article alone.
    """
    sizes = articles.set_index("article")["n_tokens"]
    sizes = sizes[sizes > 0]
    n, whole, smallest = len(sizes), sizes.sum(), sizes.min()
    words = pd.Index(listed["term"])
    place = words.get_indexer(by_article["spelling"])
    place, by_article = place[place >= 0], by_article[place >= 0]
    v, size = by_article["count"].to_numpy(), sizes.loc[by_article["article"]].to_numpy()

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(place, values, len(words))

    f, held = total(v), np.bincount(place, minlength=len(words))
    with np.errstate(divide="ignore", invalid="ignore"):  # a word that does not occur, one article
        away = total(np.abs(v / f[place] - size / whole))
        dp = (away + 1 - total(size / whole)) / 2
        mean, square = total(v / size) / n, total((v / size) ** 2) / n
        variation = np.sqrt(np.maximum(square - mean**2, 0)) / mean
        juilland_d = 1 - variation / np.sqrt(np.float64(n - 1))
        measures = {
            "dp": np.where(f > 0, np.maximum(dp, 0), np.nan),
            "dp_norm": np.where(f > 0, np.maximum(dp, 0), np.nan) / np.float64(1 - smallest / whole),
            "juilland_d": juilland_d,
            "tf_idf": f * np.log(n / held),
        }
    return listed.assign(**measures)
