"""How large the two sides of a comparison are, and what they share."""

from dataclasses import dataclass

import numpy as np

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.selected import selected_passages_mask
from lib.model import Subcorpus


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of a set of passages; an article counts if one of its passages is there."""

    n_passages: int
    n_articles: int
    n_tokens: int


@dataclass(frozen=True, slots=True)
class Extents:
    """The sizes of both sides and of the passages that are on both."""

    target: Extent
    reference: Extent
    both: Extent


def extents(corpus: Corpus, target: Subcorpus | None, reference: Subcorpus | None, of: Subcorpus) -> Extents:
    """The sizes of two selections; None stands for what the other leaves of a larger one."""
    whole = selected_passages_mask(corpus, of)
    sides = [None if side is None else selected_passages_mask(corpus, side) for side in (target, reference)]
    masks = [whole & ~_other(sides, number) if side is None else side for number, side in enumerate(sides)]
    return Extents(_extent(corpus, masks[0]), _extent(corpus, masks[1]), _extent(corpus, masks[0] & masks[1]))


def _other(sides: list[np.ndarray | None], number: int) -> np.ndarray:
    other = sides[1 - number]
    if other is None:
        raise ValueError("one side of a comparison has to be a selection")
    return other


def _extent(corpus: Corpus, chosen: np.ndarray) -> Extent:
    n_before = np.concatenate(([0], np.cumsum(chosen)))[corpus.article_terms.first_passages]
    n_tokens = np.diff(corpus.running.starts)[chosen].sum()
    return Extent(int(chosen.sum()), int(np.count_nonzero(np.diff(n_before))), int(n_tokens))
