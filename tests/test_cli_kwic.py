"""``python -m lib kwic``."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.cli import app
from lib.settings import ROOT

COLUMNS = ["key", "title", "source", "published_on", "language", "left", "keyword", "right", "passage", "start", "end"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a corpus of the seeds."""
    folder = str(tmp_path_factory.mktemp("kwic") / "corpus")
    assert CliRunner().invoke(app, ["build", "--corpus", folder]).exit_code == 0
    return folder


def kwic(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["kwic", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


def test_lines_are_sorted_and_counted(built: str) -> None:
    code, out, err = kwic("china", "--corpus", built, "--sort", "R1", "--window", "4", "--top", "5")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 5
    assert {row["keyword"] for row in rows} == {"China"}
    whole = json.loads(kwic("china", "--corpus", built, "--sort", "R1", "--top", "1000", "--format", "json")[1])
    articles = len({line["key"] for line in whole})
    assert err == f"{len(whole)} hits in {articles} articles; 5 listed.\n"
    assert [row["start"] for row in rows] == [str(line["start"]) for line in whole[:5]]
    assert all(len(row["left"]) <= len(line["left"]) for row, line in zip(rows, whole, strict=False))


def test_both_languages_and_the_filter(built: str) -> None:
    lines = json.loads(kwic("rare earth | 稀土", "--corpus", built, "--format", "json")[1])
    assert {line["language"] for line in lines} == {"en", "zh"}
    chinese = json.loads(kwic("稀土", "--corpus", built, "--language", "zh", "--format", "json")[1])
    assert {line["keyword"] for line in chinese} == {"稀土"}
    themed = json.loads(kwic("rare earth", "--corpus", built, "--theme", "alliances", "--format", "json")[1])
    assert 0 < len(themed) < len(lines)


def test_a_concept_is_found_in_both_languages_and_a_code_where_it_was_given(built: str) -> None:
    lines = json.loads(kwic("concept:rare-earths", "--corpus", built, "--format", "json", "--top", "1000")[1])
    assert {"稀土", "rare earth", "rare earths"} <= {line["keyword"] for line in lines}
    coded = json.loads(kwic("theme:alliances", "--corpus", built, "--format", "json")[1])
    assert {line["keyword"] for line in coded}.isdisjoint({"稀土"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zebra"], "No word of the corpus is spelled like zebra."),
        (["/a(/"], "/a(/ cannot be used as a regular expression (missing ))."),
        (["  "], "Nothing was asked for"),
        (["the", "--sort", "R9"], "Lines cannot be sorted by 'R9'. Sort by R1,"),
        (["the", "--window", "0"], "A window of 0 words cannot be shown. Use 1 to 50."),
        (["the", "--theme", "peace"], "There is no theme 'peace'; the codebook has pricing_power,"),
        (["theme:peace"], "There is no theme 'peace'; the codebook has pricing_power,"),
        (["concept:rare-earth"], "The codebook has no 'concept:rare-earth'. Near it are"),
        (["actor:nobody"], "The codebook has no 'actor:nobody'."),
        (["a\x1b[31m|/"], "has no letter in it"),
    ],
)
def test_bad_input_is_one_sentence_and_an_exit_code(built: str, arguments: list[str], message: str) -> None:
    code, out, err = kwic(*arguments, "--corpus", built)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert message in err
    assert "\x1b" not in err


def test_a_word_the_filter_leaves_nothing_of_is_an_empty_list(built: str) -> None:
    assert kwic("稀土", "--corpus", built, "--language", "en") == (
        0,
        ",".join(COLUMNS) + "\n",
        "0 hits in 0 articles; 0 listed.\n",
    )


def test_a_text_cannot_steer_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(
        json.dumps({"title": "Ho\u202estile", "text": "A \u202emine\x1b]0;x\x07 opens."}), encoding="utf-8"
    )
    folder = str(tmp_path / "corpus")
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    assert CliRunner().invoke(app, ["build", str(articles), "--corpus", folder]).exit_code == 0
    for form in ("csv", "json"):
        code, out, _ = kwic("mine", "--corpus", folder, "--format", form)
        assert code == 0
        assert "mine" in out
        assert not set("\x1b\x07\u202e") & set(out)
