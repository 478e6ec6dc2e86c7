"""``python -m lib words``."""

from enum import StrEnum
from typing import Annotated

import orjson
import typer

from lib import corpus as queries
from lib.build import refresh
from lib.cli.terminal import CorpusFolder, settings_for, stop, write
from lib.corpus import Corpus
from lib.corpus.manifest import read_manifest
from lib.errors import DidymiumError
from lib.model import Language, Subcorpus
from lib.stats import frequencies
from lib.text import load_stopwords


class Format(StrEnum):
    csv = "csv"
    json = "json"


class LanguageName(StrEnum):
    zh = "zh"
    en = "en"


def words(
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    language: Annotated[LanguageName | None, typer.Option(help="Only words of this language.")] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words.")] = 100,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.csv,
) -> None:
    """Print the most frequent words: term, count, per 1,000 tokens, number of articles. Stop words are left out."""
    settings = settings_for(corpus)
    try:
        if corpus is None or read_manifest(corpus):
            refresh(settings)
        opened = Corpus(settings.corpus)
    except DidymiumError as error:
        stop(str(error))
    if theme is not None and theme not in opened.themes:
        stop(f"There is no theme {theme!r}; the codebook has {', '.join(opened.themes)}.")
    chosen: Language | None = None if language is None else language.value
    counts = queries.term_counts(opened, Subcorpus(themes=(theme,) if theme else ()))
    listed = frequencies(counts, load_stopwords(settings.stopwords)[0], chosen, top=top)
    listed = listed[["term", "count", "per_1000", "n_articles"]].round({"per_1000": 4})
    if form is Format.csv:
        write([listed.to_csv(index=False).encode()])
    else:
        rows = listed.to_dict("records")
        write([orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)])
