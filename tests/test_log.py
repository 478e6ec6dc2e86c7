"""What the log tells, and what no text can make it tell."""

import io
import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib import log
from lib.build import build
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.settings import ROOT, Settings

HOSTILE = "x\n2026-01-01 00:00:00,000 INFO didymium: saved all\r\x1b[2J\u2028\u202e<b>"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log's own handler writes."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(log.OneLine())
    log.LOGGER.addHandler(handler)
    level = log.LOGGER.level
    log.LOGGER.setLevel(logging.INFO)
    yield lines
    log.LOGGER.removeHandler(handler)
    log.LOGGER.setLevel(level)


def fail() -> None:
    raise RuntimeError(HOSTILE)


def test_an_event_is_one_line_whatever_it_quotes(written: io.StringIO) -> None:
    assert log.refused(QueryError(HOSTILE)) == HOSTILE
    log.saved(HOSTILE, HOSTILE * 1000)
    first, second = written.getvalue().split("\n")[:-1]
    assert first.endswith(
        r"refused: x\u000a2026-01-01 00:00:00,000 INFO didymium: saved all\u000d\u001b[2J\u2028\u202e<b>"
    )
    assert len(second) < 5_000
    assert "".join((first, second)).isprintable()


def test_no_line_of_a_traceback_passes_for_an_event(written: io.StringIO) -> None:
    try:
        fail()
    except RuntimeError as error:
        number = log.unforeseen(error)
    event, *rest = written.getvalue().splitlines()
    assert event.endswith(f"ERROR didymium: error {number}: RuntimeError")
    assert all(line.startswith("    ") and line.isprintable() for line in rest)
    assert "in fail" in written.getvalue()


def test_a_build_is_told_and_one_with_nothing_to_do_is_not(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "didymium")
    settings = Settings(seeds=ROOT / "seeds", corpus=tmp_path)
    version = build(settings).manifest.version
    (message,) = [record.getMessage() for record in caplog.records]
    assert message.startswith(f"build: corpus {version} cut and coded in ")
    assert " articles, " in message
    build(settings)
    assert len(caplog.records) == 1


def slow(_corpus: Corpus, seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_a_question_over_a_second_is_told(seed_corpus: Corpus, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "didymium")
    seed_corpus.ask(slow, 0.01)
    assert caplog.records == []
    seed_corpus.ask(slow, 1.05)
    (message,) = [record.getMessage() for record in caplog.records]
    assert message.startswith("slow question: slow took 1.")
