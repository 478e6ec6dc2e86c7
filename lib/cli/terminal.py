"""What the commands share: options, words to the person at the terminal, bytes to the next program."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Never

import typer

from lib.codebook import Codebook, load_codebook
from lib.settings import Settings, current_settings

CorpusFolder = Annotated[Path | None, typer.Option("--corpus", metavar="DIR", help="Where the corpus is kept.")]
CodebookFolder = Annotated[
    Path | None, typer.Option("--codebook", metavar="DIR", help="The folder that holds themes/.")
]


def corpus_settings(corpus: Path | None) -> Settings:
    """The settings in force, with another corpus folder where one is asked for."""
    return current_settings() if corpus is None else replace(current_settings(), corpus=corpus)


def usable_codebook(folder: Path | None) -> Codebook:
    """The codebook (default: the one in force), its problems said; without a theme the command ends."""
    folder = folder or current_settings().codebook
    book = load_codebook(folder)
    for problem in book.problems:
        say(str(problem))
    if not book.themes:
        stop(f"{folder}: no theme could be read.")
    return book


def write_bytes_out(parts: Iterable[bytes]) -> None:
    """Bytes to standard output, the same whatever the locale."""
    sys.stdout.buffer.writelines(parts)
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """A line to standard error."""
    typer.echo(printable(message), err=True)


def stop(message: str) -> Never:
    """A last line to standard error, and exit code 1."""
    say(message)
    raise typer.Exit(1)


def printable(text: str) -> str:
    """A line in which nothing that came from a file name or a text can steer the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
