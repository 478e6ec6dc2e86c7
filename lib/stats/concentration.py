"""How much of a thing stands in one article."""

from typing import NamedTuple

import pandas as pd

from lib.frames import columns


class Concentration(NamedTuple):
    """A row of `concentration`.

    Attributes
    ----------
    name: what is counted.
    count: in all, ``largest`` in the one article that has most of it, which is ``article``.
    share: of all that is in that article, 0 to 1.
    n_articles: that have any.
    """

    name: str
    count_: int
    n_articles: int
    article: int
    largest: int
    share: float


def concentration(by_article: pd.DataFrame) -> pd.DataFrame:
    """How much of each thing stands in the one article that has most of it.

    ``share = largest / count``: 1 where all of it is in one article. The first of several articles that have as much.

    Parameters
    ----------
    by_article: name, article, count; each two once.

    Returns
    -------
    Rows of `Concentration`, in the order in which the names come.
    """
    some = by_article[by_article["count"] > 0].astype({"name": "str"})
    order = some.sort_values(["count", "article"], ascending=[False, True], kind="stable")
    first = order.drop_duplicates("name").set_index("name")
    sums = some.groupby("name", sort=False)["count"].agg(["sum", "size"])
    found = pd.DataFrame(
        {
            "name": sums.index.astype("str"),
            "count": sums["sum"].to_numpy("int64"),
            "n_articles": sums["size"].to_numpy("int64"),
            "article": first["article"].reindex(sums.index).to_numpy("int64"),
            "largest": first["count"].reindex(sums.index).to_numpy("int64"),
        }
    )
    return found.assign(share=found["largest"] / found["count"])[columns(Concentration)]
