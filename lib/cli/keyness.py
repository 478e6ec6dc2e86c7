"""``python -m lib keyness``."""

from enum import StrEnum
from typing import Annotated

import typer

from lib import corpus as queries
from lib.cli.asking import Format, LanguageName, opened, print_frame, read_subcorpus
from lib.cli.terminal import CorpusFolder, settings_for, stop
from lib.errors import QueryError
from lib.model import Language
from lib.stats import keyness as key_words
from lib.text import load_stopwords

_PROBABILITIES = ["p", "p_adjusted"]


class CorrectionName(StrEnum):
    bonferroni = "bonferroni"
    bh = "bh"
    none = "none"


def keyness(
    target: Annotated[
        str, typer.Option(metavar="S", help="What to look at, e.g. theme=alliances&since=2025-01-01; empty: all.")
    ],
    reference: Annotated[
        str, typer.Option(metavar="S", help="What to compare it with, written alike, or rest: what it leaves out.")
    ] = "rest",
    corpus: CorpusFolder = None,
    language: Annotated[LanguageName | None, typer.Option(help="Only words of this language.")] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words of either side.")] = 50,
    correction: Annotated[CorrectionName, typer.Option(help="For the number of words tested.")] = (
        CorrectionName.bonferroni
    ),
    min_count: Annotated[int, typer.Option(metavar="N", min=1, help="Occurrences, both sides together.")] = 5,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.csv,
) -> None:
    """Print the words that set the target apart from the reference, and those it uses less. Stop words are left out.

    A subcorpus is written like the address of a view: theme, match, since, until, source, topic, language, q.
    """
    asked = opened(corpus)
    stopwords = load_stopwords(settings_for(corpus).stopwords)[0]
    chosen: Language | None = None if language is None else language.value
    try:
        of_target = read_subcorpus(target, asked)
        counts = queries.term_counts(asked, of_target)
        if reference == "rest":
            against = queries.rest_counts(asked, of_target)
        else:
            against = queries.term_counts(asked, read_subcorpus(reference, asked))
        found = key_words(counts, against, stopwords, chosen, correction.value, min_count, top)
    except QueryError as error:
        stop(str(error))
    rounded = found.columns.difference(_PROBABILITIES)
    print_frame(found.assign(**found[rounded].round(4)), form)
