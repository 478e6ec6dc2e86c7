"""What a codebook that is not saved yet would change: passages, counts, and scores on the hand-coded ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.codebook import Codebook
from lib.coding import Coder, Context
from lib.corpus.query import Corpus
from lib.gold import Coded
from lib.progress import Progress, silent
from lib.revision import Revision, revise
from lib.stats import majority, scores


@dataclass(frozen=True, slots=True, eq=False)
class CodebookPreview:
    """What a codebook would change.

    Attributes
    ----------
    revision: the passages that gain or lose a theme.
    scores: of the codebook in force and of the other, frames of `lib.stats.scores` side by side (``f1`` and
        ``f1_after``); empty where nothing is coded by hand.
    """

    revision: Revision
    scores: pd.DataFrame


def preview_codebook(
    corpus: Corpus,
    books: tuple[Codebook, Codebook],
    coders: tuple[Coder, Coder],
    codings: Sequence[Coded],
    progress: Progress = silent,
) -> CodebookPreview:
    """Compare the codebook in force with another; ``coders`` are theirs, ``codings`` everybody's last word."""
    return CodebookPreview(revise(corpus, *books, progress), compare_scores(coders, codings, corpus.themes))


def compare_scores(coders: tuple[Coder, Coder], codings: Sequence[Coded], themes: Sequence[str]) -> pd.DataFrame:
    """Scores with either coder side by side: columns of `lib.stats.scores`, those of the second with ``_after``."""
    settled = majority(codings)
    if not settled:
        return pd.DataFrame()
    before, after = (
        scores(settled, [coder.themes(one.text, Context(kind=one.kind)) for one in settled], themes) for coder in coders
    )
    return before.merge(after, on=["language", "theme"], suffixes=("", "_after"))
