"""The command line, for pipelines and checks."""

import typer

from lib.cli.build import build
from lib.cli.collocates import collocates
from lib.cli.keyness import keyness
from lib.cli.kwic import kwic
from lib.cli.score import score
from lib.cli.tag import tag
from lib.cli.words import words

__all__ = ["app"]

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
for command in (build, tag, words, keyness, collocates, kwic, score):
    app.command()(command)
