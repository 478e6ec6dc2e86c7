"""``python -m lib kwic``."""

from typing import Annotated

import typer

from lib.analyses.concordance import ConcordanceQuestion, concordance_page
from lib.analyses.inside import parts_in_words
from lib.cli.asking import Format, open_corpus, print_frame
from lib.cli.terminal import CorpusFolder, corpus_settings, printable, say, stop
from lib.codebook import load_codebook
from lib.corpus import contexts, nodes
from lib.errors import CorpusError, QueryError
from lib.model import Language, Subcorpus
from lib.text import load_dictionary

_TEXTS = ["title", "source", "left", "keyword", "right"]
_LISTED = ["key", "title", "source", "published_on", "language", "left", "keyword", "right", "passage", "start", "end"]


def kwic(
    node: Annotated[
        str, typer.Argument(help='A word, "a phrase", "contr*", "a | b", "/regex/", theme:ID, concept:ID ...')
    ],
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    language: Annotated[Language | None, typer.Option(help="Only passages in this language.")] = None,
    sort: Annotated[str, typer.Option(metavar="S", help=f"One or more of {', '.join(contexts.SORTS)}.")] = "R1,R2,R3",
    window: Annotated[int, typer.Option(metavar="N", help="Words to the left and to the right.")] = 10,
    inside: Annotated[
        bool, typer.Option("--inside/--alone", help="Also inside longer terms (price in market price), or not.")
    ] = True,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many lines.")] = 100,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = "csv",
) -> None:
    """Print where a word stands, with the words around it: one line a hit, sorted by what stands beside it."""
    live = open_corpus(corpus)
    if theme is not None and theme not in live.themes:
        stop(f"There is no theme {theme!r}; the codebook has {', '.join(live.themes)}.")
    chosen = Subcorpus(themes=(theme,) if theme else (), languages=(language,) if language else ())
    settings = corpus_settings(corpus)
    cutter = live.cutter(load_dictionary(settings.dictionary)[0])
    order = [name.strip() for name in sort.split(",") if name.strip()]
    try:
        wanted = nodes.read_node(node, load_codebook(settings.codebook), inside=inside)
        question = ConcordanceQuestion(node, wanted, tuple(order), window, cutter)
        concordance = concordance_page(live, chosen, question, size=top, number=1)
        parts = parts_in_words(nodes.hit_parts(live, chosen, wanted, cutter), included=inside)
    except (QueryError, CorpusError) as error:
        stop(str(error))
    say(f"{concordance.n_hits:,} hits in {concordance.n_articles:,} articles; {len(concordance.lines):,} listed.")
    if parts:
        say(f"{parts}.")
    lines = concordance.lines.assign(**{name: concordance.lines[name].map(printable) for name in _TEXTS})
    print_frame(lines[_LISTED], form)
