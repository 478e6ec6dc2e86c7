"""``python -m lib build``."""

from pathlib import Path
from typing import Annotated

import typer

from lib.build import build as build_corpus
from lib.cli.terminal import CorpusFolder, corpus_settings, say, stop
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.errors import DidymiumError
from lib.model import Subcorpus


def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files and folders; default: the seeds.")
    ] = None,
    corpus: CorpusFolder = None,
) -> None:
    """Read articles (captured pages, JSON lines, Parquet), cut and code them, and make the result the live corpus."""
    settings = corpus_settings(corpus)
    try:
        report = build_corpus(settings, paths or [])
    except DidymiumError as error:
        stop(str(error))
    for problem in report.manifest.problems:
        say(str(problem))
    live = Corpus(settings.corpus)
    left = articles.coverage(live, Subcorpus())
    done = "cut and coded" if report.cut else "coded again" if report.coded else "nothing had changed"
    say(
        f"{left['article'].nunique():,} articles, {left['n_passages'].sum():,} passages, "
        f"{left['n_tokens'].sum():,} tokens; corpus {live.version} ({done})."
    )
