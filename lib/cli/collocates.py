"""``python -m lib collocates``."""

from enum import StrEnum
from typing import Annotated

import typer

from lib import corpus as queries
from lib.cli.asking import Format, opened, print_frame
from lib.cli.terminal import CorpusFolder, settings_for, stop
from lib.corpus import Corpus, Window
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.stats import association
from lib.stats.association import Association
from lib.text import Cutter, load_dictionary, load_stopwords


class MeasureName(StrEnum):
    logdice = "logdice"
    mi = "mi"
    mi3 = "mi3"
    npmi = "npmi"
    t = "t"
    g2 = "g2"
    dice = "dice"


_COLUMNS: dict[MeasureName, Association] = {
    MeasureName.logdice: "log_dice",
    MeasureName.mi: "mi",
    MeasureName.mi3: "mi3",
    MeasureName.npmi: "npmi",
    MeasureName.t: "t_score",
    MeasureName.g2: "g2",
    MeasureName.dice: "dice",
}


def collocates(
    node: Annotated[str, typer.Argument(metavar="NODE", help="A word, as it counts or as it is written.")],
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    window: Annotated[str, typer.Option(metavar="W", help="Words on each side; 5,0 left and right; or passage.")] = "5",
    measure: Annotated[MeasureName, typer.Option(help="What to rank by.")] = MeasureName.logdice,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words.")] = 50,
    min_count: Annotated[int, typer.Option(metavar="N", min=1, help="Together at least so often.")] = 5,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.csv,
) -> None:
    """Print the words that keep company with a word: counts and measures of association. Stop words are left out."""
    asked = opened(corpus)
    if theme is not None and theme not in asked.themes:
        stop(f"There is no theme {theme!r}; the codebook has {', '.join(asked.themes)}.")
    stopwords = load_stopwords(settings_for(corpus).stopwords)[0]
    subcorpus = Subcorpus(themes=(theme,) if theme else ())
    try:
        found = queries.collocates(asked, subcorpus, [_term(asked, node)], _window(window), min_count)
    except QueryError as error:
        stop(str(error))
    listed = association(found, _COLUMNS[measure], stopwords, top=top)
    if listed.empty:
        stop(f"No word is {min_count} times with {node!r} here. Ask with --min-count 1, or a wider --window.")
    print_frame(listed.round(4), form)


def _term(corpus: Corpus, written: str) -> str:
    """The term that a word is counted under.

    Raises
    ------
    QueryError: it is several words, or none.
    """
    if written in corpus.term_numbers:
        return written
    terms = Cutter(load_dictionary(settings_for(None).dictionary)[0]).terms(written)
    if len(terms) > 1:
        shown = ", ".join(terms)
        raise QueryError(f"{written!r} is {len(terms)} words here: {shown}. Take one, or add it to the dictionary.")
    return terms[0] if terms else written


def _window(written: str) -> Window:
    if written == "passage":
        return "passage"
    sides = written.split(",")
    if not 1 <= len(sides) <= 2 or not all(side.strip().isdecimal() for side in sides):
        raise QueryError(f"{written!r} is no window. Write 5, or 5,0 for the left alone, or passage.")
    return int(sides[0]), int(sides[-1])
