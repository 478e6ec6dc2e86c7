"""``python -m lib collocates``."""

from typing import Annotated, Literal, TypeAlias

import typer

from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.collocates.ranking import rank
from lib.analyses.inside import parts_in_words
from lib.cli.asking import Format, open_corpus, print_frame
from lib.cli.terminal import CorpusFolder, corpus_settings, say, stop
from lib.codebook import Codebook, load_codebook
from lib.corpus import nodes
from lib.corpus.contexts import Window
from lib.corpus.nodes import CodeNode, NameNode, RegexNode, WordsNode
from lib.corpus.store import SCOPES
from lib.errors import QueryError
from lib.model import Subcorpus
from lib.stats.association import Association
from lib.text import load_dictionary, load_stopwords

AssociationName: TypeAlias = Literal["logdice", "mi", "mi3", "npmi", "t", "g2", "dice"]
_COLUMNS: dict[AssociationName, Association] = {
    "logdice": "log_dice",
    "mi": "mi",
    "mi3": "mi3",
    "npmi": "npmi",
    "t": "t_score",
    "g2": "g2",
    "dice": "dice",
}


def collocates(
    node: Annotated[str, typer.Argument(metavar="NODE", help='A word, "a phrase", "contr*", "a | b", concept:ID ...')],
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    window: Annotated[
        str, typer.Option(metavar="W", help="Words on each side; 5,0 left and right; sentence; passage.")
    ] = "5",
    measure: Annotated[AssociationName, typer.Option(help="What to rank by.")] = "logdice",
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many.")] = 50,
    min_count: Annotated[int, typer.Option(metavar="N", min=1, help="Together at least so often.")] = 5,
    inside: Annotated[
        bool, typer.Option("--inside/--alone", help="Also inside longer terms (price in market price), or not.")
    ] = True,
    names: Annotated[bool, typer.Option("--names", help="Concepts and actors beside it instead.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = "csv",
) -> None:
    """Print the words that keep company with a word: counts and measures of association. Stop words are left out."""
    live = open_corpus(corpus)
    if theme is not None and theme not in live.themes:
        stop(f"There is no theme {theme!r}; the codebook has {', '.join(live.themes)}.")
    settings, subcorpus = corpus_settings(corpus), Subcorpus(themes=(theme,) if theme else ())
    stopwords, cutter = load_stopwords(settings.stopwords)[0], live.cutter(load_dictionary(settings.dictionary)[0])
    book = load_codebook(settings.codebook)
    try:
        wanted = _read(node, book, names, inside=inside)
        question = CollocatesQuestion(
            of_words=not names,
            written=wanted.id if isinstance(wanted, NameNode) else node,
            node=wanted,
            window=SCOPES.get(window, "passage") if names else _window(window),
            by=_COLUMNS[measure],
            least=min_count,
            top=top,
            stopwords=stopwords,
            kinds="all",
            book=book,
            cutter=cutter,
        )
        listed = rank(live, subcorpus, question).ranked.head(top)
    except QueryError as error:
        stop(str(error))
    if listed.empty:
        what, wider = ("name", "another name") if names else ("word", "a wider --window")
        stop(f"No {what} is {min_count} times or more with {node!r} here. Ask with --min-count 1, or {wider}.")
    if parts := parts_in_words(nodes.hit_parts(live, subcorpus, wanted, cutter), included=inside):
        say(f"{node}: {parts}.")
    print_frame(listed.round(4), form)


def _read(written: str, book: Codebook, names: bool, *, inside: bool) -> WordsNode | RegexNode | NameNode:
    """The node, if it is one that keeps company.

    Raises
    ------
    QueryError: it cannot be read, is a theme or a rule, or is no name where names are asked for.
    """
    node = nodes.read_node(written, book, inside=inside)
    if isinstance(node, CodeNode):
        raise QueryError(
            f"{written!r} is given to whole passages: no word stands beside it. Ask for a word, or --theme."
        )
    if names and not isinstance(node, NameNode):
        raise QueryError(f"{written!r} is no concept or actor. Write concept:ID or actor:ID, or leave out --names.")
    return node


def _window(written: str) -> Window:
    if written in SCOPES:
        return SCOPES[written]
    sides = written.split(",")
    if not 1 <= len(sides) <= 2 or not all(side.strip().isdecimal() for side in sides):
        raise QueryError(f"{written!r} is no window. Write 5, or 5,0 for the left alone, or sentence, or passage.")
    return int(sides[0]), int(sides[-1])
