"""Passages with what is known of them: the receipts of their themes, and who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from lib.corpus import articles, counts
from lib.corpus.query import Corpus
from lib.frames import columns


@dataclass(frozen=True, slots=True, eq=False)
class ShownPassages:
    """Some passages with their evidence.

    Attributes
    ----------
    passages: columns of `articles.selected_passages`.
    hits: of the codebook's rules in them, as `articles.hits_in_passages` has them.
    """

    passages: pd.DataFrame = field(default_factory=pd.DataFrame)
    hits: pd.DataFrame = field(default_factory=pd.DataFrame)


class PassageRow(NamedTuple):
    """A row of `passage_rows`: a passage to take along.

    Attributes
    ----------
    themes: the names of those that count, ``weak`` of those whose evidence is weak.
    rules: as "theme/rule", ``words`` by which these fired.
    speakers: who is said to speak in it.
    """

    title: str
    source: str
    published_on: object
    section: str
    language: str
    text: str
    themes: list[str]
    weak: list[str]
    rules: list[str]
    words: list[str]
    speakers: list[str]
    key: str


def passages_with_hits(corpus: Corpus, passages: pd.DataFrame) -> ShownPassages:
    """Passages with the hits in them."""
    return ShownPassages(passages, articles.hits_in_passages(corpus, tuple(passages["passage"])))


def passage_rows(corpus: Corpus, passages: pd.DataFrame) -> pd.DataFrame:
    """A list of passages to take along, rows of `PassageRow` in its order; further columns of its own come after."""
    numbers = tuple(passages["passage"])
    hits, spoken = articles.hits_in_passages(corpus, numbers), counts.spoken_in_passages(corpus, numbers)
    names = [theme.en for theme in corpus.manifest.themes]
    known = passages.assign(
        themes=_named(passages["themes"], names),
        weak=_named(passages["weak"], names),
        rules=_listed(passages["passage"], hits["passage"], hits["theme"] + "/" + hits["rule"]),
        words=_listed(passages["passage"], hits["passage"], hits["text"]),
        speakers=_listed(passages["passage"], spoken["passage"], spoken["speaker"]),
    )
    own = columns(PassageRow)
    return known[[*own, *(name for name in known.columns if name not in {*own, "passage", "kind"})]]


def _named(masks: "pd.Series[int]", names: Sequence[str]) -> "pd.Series[Any]":
    """The names in some bit masks."""
    named = [[name for bit, name in enumerate(names) if mask >> bit & 1] for mask in masks]
    return pd.Series(named, index=masks.index, dtype="object")


def _listed(passages: "pd.Series[int]", of: "pd.Series[int]", values: "pd.Series[str]") -> "pd.Series[Any]":
    """The values of each passage, each once, in their order."""
    found: dict[int, dict[str, None]] = {}
    for number, value in zip(of.tolist(), values.tolist(), strict=True):
        found.setdefault(number, {})[value] = None
    return pd.Series([list(found.get(number, ())) for number in passages], index=passages.index, dtype="object")
