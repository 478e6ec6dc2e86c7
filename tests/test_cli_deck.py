"""``python -m lib deck``."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.briefing import write_briefing
from lib.cli import app
from tests.briefing.briefings import BRIEFING


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "prices.json"
    write_briefing(path, BRIEFING)
    return path


def deck(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["deck", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stderr


@pytest.mark.parametrize("ending", ["pptx", "html", "md", "xlsx"])
def test_a_file_is_written_in_the_format_of_its_ending(kept: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    code, told = deck(str(kept), "-o", str(out), "--scheme", "dark")
    assert code == 0
    assert out.stat().st_size > 1_000
    assert f"{len(BRIEFING.steps)} steps" in told


def test_what_cannot_be_done_is_said(kept: Path, tmp_path: Path) -> None:
    code, told = deck("nowhere", "-o", str(tmp_path / "out.pptx"))
    assert code == 1
    assert "There is no briefing “nowhere”" in told
    code, told = deck(str(kept), "-o", str(tmp_path / "out.docx"))
    assert code == 1
    assert ".pptx, .html, .pdf" in told
    code, told = deck(str(kept), "-o", str(tmp_path / "out.pptx"), "--template", str(tmp_path / "house.potx"))
    assert code == 1
    assert "There is no template house.potx" in told
    assert not (tmp_path / "out.pptx").exists()


def test_the_problems_of_a_file_are_told_and_the_rest_is_made(kept: Path, tmp_path: Path) -> None:
    kept.write_text(kept.read_text("utf-8").replace('"kind": "section"', '"kind": "sermon"', 1), "utf-8")
    code, told = deck(str(kept), "-o", str(tmp_path / "out.md"))
    assert code == 0
    assert "prices.json" in told
    assert "# Who sets the price? 谁定价" in (tmp_path / "out.md").read_text("utf-8")
