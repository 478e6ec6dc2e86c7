"""What the commands that ask a corpus share: opening it, reading a subcorpus, printing a frame."""

from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import parse_qs

import orjson
import pandas as pd

from lib.build import refresh
from lib.cli.terminal import corpus_settings, stop, write_bytes_out
from lib.corpus.articles import facets
from lib.corpus.query import Corpus, parse_query
from lib.corpus.store.manifest import read_manifest
from lib.errors import DidymiumError, QueryError
from lib.model import Subcorpus
from lib.spreadsheets import inert
from lib.subcorpora.query_string import FILTER, from_params

Format: TypeAlias = Literal["csv", "json"]


def open_corpus(folder: Path | None) -> Corpus:
    """The corpus in force or that of a folder, brought up to date; without one the command ends."""
    settings = corpus_settings(folder)
    try:
        if folder is None or read_manifest(folder):
            refresh(settings)
        return Corpus(settings.corpus)
    except DidymiumError as error:
        stop(str(error))


def read_subcorpus(written: str, corpus: Corpus) -> Subcorpus:
    """A filter written as in the address of a view: ``theme=alliances&since=2025-01-01``; "" is the whole corpus.

    Raises
    ------
    QueryError: it cannot be read, or asks for what the corpus has not. A command does not go on without a part of it.
    """
    try:
        params = parse_qs(written, keep_blank_values=True, strict_parsing=True) if written else {}
    except ValueError as error:
        raise QueryError(f"{written!r} is no subcorpus. Write it like theme=alliances&since=2025-01-01.") from error
    for name, values in params.items():
        if name not in FILTER:
            raise QueryError(f"A subcorpus has no {name!r}. Use {', '.join(FILTER)}.")
        if "" in values and name != "source":  # articles without a stated source can be asked for
            raise QueryError(f"{name}= stands without a value in {written!r}. Give it one, or leave it out.")
    parse_query("".join(params.get("q", ())))
    subcorpus, notes = from_params(params, corpus.themes, facets(corpus))
    if notes:
        known = f" Its themes are {', '.join(corpus.themes)}." if "theme" in params else ""
        raise QueryError(f"{notes[0].partition(';')[0]}. The subcorpus {written!r} was not used.{known}")
    return subcorpus


def print_frame(frame: pd.DataFrame, form: Format) -> None:
    """Rows to standard output. No cell of CSV runs as a formula. JSON has no infinity and no missing number: null."""
    if form == "csv":
        write_bytes_out([inert(frame).to_csv(index=False).encode()])
    else:
        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        write_bytes_out([orjson.dumps(frame.to_dict("records"), option=options)])
