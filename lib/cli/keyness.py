"""``python -m lib keyness``."""

from typing import Annotated, TypeAlias

import pandas as pd
import typer

from lib.analyses.comparison.counts import Names, side_counts
from lib.cli.asking import Format, open_corpus, print_frame, read_subcorpus
from lib.cli.terminal import CorpusFolder, corpus_settings, stop, usable_codebook
from lib.corpus import articles
from lib.corpus.counts import enclosing_selection
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.model import Language, Subcorpus
from lib.settings import Settings
from lib.stats import Correction
from lib.stats import keyness as key_words
from lib.subcorpora.sides import SIDE_KINDS, narrow_to_side, read_side
from lib.text import load_dictionary, load_stopwords

_PROBABILITIES = ["p", "p_adjusted"]
_Sides: TypeAlias = tuple[Subcorpus | None, Subcorpus | None, Subcorpus]


def keyness(
    target: Annotated[
        str,
        typer.Option(
            metavar="S", help="What to look at: theme:alliances, until:2025-06-30, ... or theme=alliances&language=zh."
        ),
    ],
    reference: Annotated[
        str, typer.Option(metavar="S", help="What to compare it with, written alike, or rest: what it leaves out.")
    ] = "rest",
    within: Annotated[str, typer.Option(metavar="S", help="The filter both sides narrow, e.g. theme=alliances.")] = "",
    corpus: CorpusFolder = None,
    concepts: Annotated[
        bool, typer.Option("--concepts", help="Concepts and actors of the codebook, not words: across languages.")
    ] = False,
    language: Annotated[Language | None, typer.Option(help="Only words of this language.")] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words of either side.")] = 50,
    correction: Annotated[Correction, typer.Option(help="For the number of words tested.")] = "bonferroni",
    min_count: Annotated[int, typer.Option(metavar="N", min=1, help="Occurrences, both sides together.")] = 5,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = "csv",
) -> None:
    """Print the words that set the target apart from the reference, and those it uses less. Stop words are left out.

    A side is written as on the page Compare (theme:ID, source:NAME, topic:NAME, since:DATE, until:DATE, language:zh,
    all, rest) and narrows --within; or like the address of a view: theme, match, since, until, source, topic,
    language, q.
    """
    live, settings = open_corpus(corpus), corpus_settings(corpus)
    by_name = _names(live, settings) if concepts else None
    stopwords = frozenset[str]() if concepts else load_stopwords(settings.stopwords)[0]
    if concepts and language:
        stop("Concepts and actors are counted in both languages at once. Leave --language out, or --concepts.")
    try:
        counts, against = side_counts(live, *_sides(target, reference, within, live), by_name)
        compared = key_words(counts, against, stopwords, language, correction, min_count, top)
    except QueryError as error:
        stop(str(error))
    print_frame(_rounded(compared), form)


def _sides(
    target: str, reference: str, within: str, corpus: Corpus
) -> tuple[Subcorpus | None, Subcorpus | None, Subcorpus]:
    """Both sides as selections, None for the rest, and what it is the rest of."""
    whole = read_subcorpus(within, corpus)
    one, other = (_selection(written, whole, corpus) for written in (target, reference))
    if one is None and other is None:
        raise QueryError("The rest of the rest cannot be asked for. Write a side like theme:alliances.")
    left = target if other is None else reference
    if not within and left.partition(":")[0] not in SIDE_KINDS:
        whole = enclosing_selection(one or other or whole)
    return one, other, whole


def _selection(written: str, whole: Subcorpus, corpus: Corpus) -> Subcorpus | None:
    if written.partition(":")[0] not in SIDE_KINDS:
        return read_subcorpus(written, corpus)
    side = read_side(written, corpus.themes, articles.facets(corpus))
    return narrow_to_side(whole, side, written)


def _names(corpus: Corpus, settings: Settings) -> Names:
    return usable_codebook(settings.codebook), corpus.cutter(load_dictionary(settings.dictionary)[0])


def _rounded(frame: pd.DataFrame) -> pd.DataFrame:
    rounded = frame.columns.difference(_PROBABILITIES)
    return frame.assign(**frame[rounded].round(4))
