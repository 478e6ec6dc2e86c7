"""The command line, for pipelines and checks."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Never

import orjson
import typer

from lib import corpus as queries
from lib.build import build, refresh
from lib.codebook import load_codebook
from lib.coding import Coder
from lib.corpus import Corpus
from lib.corpus.manifest import read_manifest
from lib.errors import DidymiumError
from lib.model import Language, Subcorpus
from lib.settings import Settings, current
from lib.stats import frequencies
from lib.text import load_stopwords

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)

CorpusFolder = Annotated[Path | None, typer.Option("--corpus", metavar="DIR", help="Where the corpus is kept.")]


class Format(StrEnum):
    csv = "csv"
    json = "json"


class LanguageName(StrEnum):
    zh = "zh"
    en = "en"


@app.command("build")
def build_command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files and folders; default: the seeds.")
    ] = None,
    corpus: CorpusFolder = None,
) -> None:
    """Read articles (captured pages, JSON lines, Parquet), cut and code them, and make the result the live corpus."""
    try:
        report = build(_settings(corpus), paths or [])
    except DidymiumError as error:
        _stop(str(error))
    for problem in report.manifest.problems:
        _say(str(problem))
    with_text = Corpus(_settings(corpus).corpus)
    left = queries.coverage(with_text, Subcorpus())
    done = "cut and coded" if report.cut else "coded again" if report.coded else "nothing had changed"
    _say(
        f"{left['article'].nunique():,} articles, {left['n_passages'].sum():,} passages, "
        f"{left['n_tokens'].sum():,} tokens; corpus {with_text.version} ({done})."
    )


@app.command()
def tag(
    codebook: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder that holds themes/.")] = None,
) -> None:
    """Tag JSON lines from standard input, {"id": ..., "text": ...}, and write one line for each, in order."""
    book = load_codebook(codebook or current().codebook)
    for problem in book.problems:
        _say(str(problem))
    if not book.themes:
        _stop(f"{codebook or current().codebook}: no theme could be read.")
    coder = Coder(book)
    order = [theme.id for theme in book.themes]
    for record in _records(sys.stdin.buffer):
        hits = coder.code(record["text"])
        found = {hit.theme for hit in hits}
        line = {
            "id": record["id"],
            "themes": [theme for theme in order if theme in found],
            "hits": [asdict(hit) for hit in hits],
        }
        sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


@app.command()
def words(
    corpus: CorpusFolder = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="Only passages with this theme.")] = None,
    language: Annotated[LanguageName | None, typer.Option(help="Only words of this language.")] = None,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many words.")] = 100,
    form: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.csv,
) -> None:
    """Print the most frequent words: term, count, per 1,000 tokens, number of articles. Stop words are left out."""
    settings = _settings(corpus)
    try:
        if corpus is None or read_manifest(corpus):
            refresh(settings)
        opened = Corpus(settings.corpus)
    except DidymiumError as error:
        _stop(str(error))
    if theme is not None and theme not in opened.themes:
        _stop(f"There is no theme {theme!r}; the codebook has {', '.join(opened.themes)}.")
    chosen: Language | None = None if language is None else language.value
    counts = queries.term_counts(opened, Subcorpus(themes=(theme,) if theme else ()))
    listed = frequencies(counts, load_stopwords(settings.stopwords)[0], chosen, top=top)
    listed = listed[["term", "count", "per_1000", "n_articles"]].round({"per_1000": 4})
    if form is Format.csv:
        sys.stdout.buffer.write(listed.to_csv(index=False).encode())
    else:
        rows = listed.to_dict("records")
        sys.stdout.buffer.write(orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def _settings(corpus: Path | None) -> Settings:
    return current() if corpus is None else replace(current(), corpus=corpus)


def _records(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The well-formed lines; of each other one its number and fault go to standard error."""
    for number, read in enumerate(lines, start=1):
        line = read.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            _say(f"line {number}: not JSON ({error}).")
            continue
        if fault := _fault(record):
            _say(f'line {number}: {fault}. Each line must be {{"id": ..., "text": "..."}}.')
        else:
            if isinstance(record["id"], float):  # also an integer of more than 64 bits: give it back as it was written
                record["id"] = orjson.Fragment(json.loads(line, parse_int=str, parse_float=str)["id"])
            yield record


def _fault(record: object) -> str:
    if not isinstance(record, dict):
        return f"not an object but {type(record).__name__}"
    if "id" not in record:
        return 'no "id"'
    if not isinstance(record.get("text"), str):
        return f'"text" is {type(record.get("text")).__name__}, not a string' if "text" in record else 'no "text"'
    return ""


def _say(message: str) -> None:
    """A line to standard error; what came from a file name or a cell cannot steer the terminal."""
    typer.echo("".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in message), err=True)


def _stop(message: str) -> Never:
    _say(message)
    raise typer.Exit(1)
