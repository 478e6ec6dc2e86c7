"""The command line as another program meets it: bytes in, bytes out, an exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lib.cli import app
from lib.settings import ROOT

THEMES = ["pricing_power", "technology_controls", "alliances", "military_demand"]


class Run:
    """The result of a command: exit code, standard output, standard error."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.out = out.decode("utf-8")
        self.err = err.decode("utf-8")

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]


def run(*arguments: str, given: bytes = b"") -> Run:
    done = CliRunner().invoke(app, list(arguments), input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return Run(done.exit_code, done.stdout_bytes, done.stderr_bytes)


def tag(*lines: bytes | dict[str, Any]) -> Run:
    encoded = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    return run("tag", given=b"\n".join(encoded))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("cli") / "corpus")
    assert run("build", "--corpus", folder).code == 0
    return folder


def test_tag_answers_every_line_in_order(tmp_path: Path) -> None:
    done = tag(
        {"id": 2, "text": "The Pentagon agreed a price floor for rare earth magnets."},
        {"id": 1, "text": "Nothing of the kind."},
        {"id": 3, "text": "Australia and Japan formed an alliance on critical minerals."},
    )
    assert (done.code, done.err) == (0, "")
    assert [record["id"] for record in done.records] == [2, 1, 3]
    assert [list(record) for record in done.records] == [["id", "themes", "hits"]] * 3
    first, second, third = done.records
    assert first["themes"] == ["pricing_power", "military_demand"]
    assert second == {"id": 1, "themes": [], "hits": []}
    assert "alliances" in third["themes"]


@pytest.mark.parametrize(
    "text",
    [
        "中國對鎵、鍺實施出口管制，五角大樓擔心軍用稀土供應。",
        "Ｔｈｅ　ｐｒｉｃｅ　ｆｌｏｏｒ for rare earths; export\u00a0controls on 稀\u200b土",
        "🙂🙂 𠮷 price floors for rare-earth oxides 🙂",
    ],
)
def test_hits_slice_back_to_their_words(text: str) -> None:
    (record,) = tag({"id": "a", "text": text}).records
    assert record["hits"]
    for hit in record["hits"]:
        assert list(hit) == ["theme", "rule", "start", "end", "text"]
        assert text[hit["start"] : hit["end"]] == hit["text"] != ""
    assert record["themes"] == [theme for theme in THEMES if theme in {hit["theme"] for hit in record["hits"]}]


@pytest.mark.parametrize(
    "written",
    [
        *("0", "-1", "1.50", "1e5", "123456789012345678901234", "18446744073709551615", "null", "true"),
        *('"稀土"', '""', '[1,"a",null]', '{"a":{"b":[]}}', '"\\u0000\\u2028"'),
    ],
)
def test_an_id_comes_back_as_it_was(written: str) -> None:
    line = tag(f'{{"id": {written}, "text": "x"}}'.encode()).out
    assert json.loads(line, parse_float=str, parse_int=str)["id"] == json.loads(written, parse_float=str, parse_int=str)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"NaN", "not JSON"),
        (b'{"id": 1, "text": "\\ud800"}', "not JSON"),
        (b"[" * 5000, "not JSON"),
        (b'["a"]', "not an object but list"),
        (b'"a"', "not an object but str"),
        (b'{"text": "a"}', 'no "id"'),
        (b'{"id": 1}', 'no "text"'),
        (b'{"id": 1, "text": null}', '"text" is NoneType, not a string'),
        (b'{"id": 1, "text": 7}', '"text" is int, not a string'),
        (b'{"id": 1, "text": ["a"]}', '"text" is list, not a string'),
    ],
)
def test_a_broken_line_is_reported_with_its_number_and_the_rest_go_on(line: bytes, said: str) -> None:
    done = tag({"id": "before", "text": ""}, b"", line, {"id": "after", "text": ""})
    assert done.code == 0
    assert [record["id"] for record in done.records] == ["before", "after"]
    assert done.err.startswith("line 3: ")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("given", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n \t\r\n"])
def test_no_line_is_no_answer(given: bytes) -> None:
    done = run("tag", given=given)
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_no_faults() -> None:
    done = run("tag", given=b'\xef\xbb\xbf{"id": 1, "text": "a"}\r\n\r\n{"id": 2, "text": "b"}')
    assert ([record["id"] for record in done.records], done.err) == ([1, 2], "")


def test_a_message_cannot_steer_the_terminal() -> None:
    done = run("tag", "--codebook", "/nowhere\x1b[31m")
    assert done.code == 1
    assert "\x1b" not in done.err
    assert "nowhere" in done.err


def test_a_codebook_with_a_broken_rule_is_named_and_tags_with_the_rest(tmp_path: Path) -> None:
    themes = tmp_path / "themes"
    themes.mkdir()
    (themes / "own.toml").write_text(
        'id = "own"\nlabel = { en = "Own", zh = "己" }\n\n'
        '[[rules]]\nid = "good"\nany = { en = ["magnet"] }\n\n[[rules]]\nid = "bad"\nany = { en = [7] }\n',
        encoding="utf-8",
    )
    done = run("tag", "--codebook", str(tmp_path), given=b'{"id": 1, "text": "Magnets"}')
    assert done.code == 0
    assert [hit["rule"] for hit in done.records[0]["hits"]] == ["good"]
    assert "own.toml" in done.err
    assert "bad" in done.err
    assert "7" in done.err


def test_build_says_what_there_is_and_whether_anything_changed(built: str) -> None:
    done = run("build", "--corpus", built)
    assert (done.code, done.out) == (0, "")
    assert "6 articles" in done.err
    assert "nothing had changed" in done.err


def test_build_names_what_it_left_out_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "稀土"}\n{\n', encoding="utf-8")
    done = run("build", str(tmp_path), "--corpus", str(tmp_path / "corpus"))
    assert done.code == 0
    assert "1 articles" in done.err
    assert "a.jsonl, line 2: " in done.err
    missing = run("build", str(tmp_path / "nowhere"), "--corpus", str(tmp_path / "other"))
    assert missing.code == 1
    assert "nowhere: no such file or folder" in missing.err


def test_words_as_csv(built: str) -> None:
    done = run("words", "--corpus", built, "--top", "5")
    header, *lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert header == "term,count,per_1000,n_articles"
    assert len(lines) == 5
    counts = [int(line.split(",")[1]) for line in lines]
    assert counts == sorted(counts, reverse=True)
    assert lines[0].startswith("rare earth,")


def test_words_as_json(built: str) -> None:
    done = run("words", "--corpus", built, "--format", "json", "--top", "3")
    rows = json.loads(done.out)
    assert [list(row) for row in rows] == [["term", "count", "per_1000", "n_articles"]] * 3
    assert all(isinstance(row["count"], int) and isinstance(row["n_articles"], int) for row in rows)
    csv = run("words", "--corpus", built, "--top", "3").out.splitlines()[1:]
    assert [line.split(",")[0] for line in csv] == [row["term"] for row in rows]


def test_words_of_a_language_and_a_theme(built: str) -> None:
    def terms(*options: str) -> dict[str, int]:
        rows = json.loads(run("words", "--corpus", built, "--format", "json", "--top", "9999", *options).out)
        return {row["term"]: row["count"] for row in rows}

    every, chinese, english = terms(), terms("--language", "zh"), terms("--language", "en")
    assert chinese | english == every
    assert "稀土" in chinese
    assert "rare earth" in english
    of_theme = terms("--theme", "alliances")
    assert 0 < len(of_theme) < len(every)
    assert all(count <= every[term] for term, count in of_theme.items())


def test_words_leave_stop_words_out_but_count_them(built: str) -> None:
    rows = json.loads(run("words", "--corpus", built, "--format", "json", "--top", "9999").out)
    assert not {"the", "of", "的", "and"} & {row["term"] for row in rows}
    assert sum(row["per_1000"] for row in rows) < 999
    assert len({round(row["count"] / row["per_1000"], 1) for row in rows if row["count"] > 20}) == 1


def test_words_of_an_unknown_theme_name_the_known_ones(built: str) -> None:
    done = run("words", "--corpus", built, "--theme", "prices")
    assert (done.code, done.out) == (1, "")
    assert "'prices'" in done.err
    assert all(theme in done.err for theme in THEMES)


def test_words_without_a_corpus_say_how_to_make_one(tmp_path: Path) -> None:
    done = run("words", "--corpus", str(tmp_path / "nowhere"))
    assert (done.code, done.out) == (1, "")
    assert "python -m lib build" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["words", "--top", "0"],
        ["words", "--top", "many"],
        ["words", "--format", "xml"],
        ["words", "--language", "fr"],
        ["words", "--loud"],
        ["tag", "--codebook"],
        ["build", "--speed", "9"],
        ["unknown"],
        [],
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_done(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out if arguments else "") == (2, "")


def test_output_is_utf8_whatever_the_locale(built: str) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "", "PYTHONCOERCECLOCALE": "0"}

    def real(*arguments: str, given: bytes = b"") -> Run:
        line = [sys.executable, "-m", "lib", *arguments]
        done = subprocess.run(line, cwd=ROOT, env=environment, input=given, capture_output=True, check=False)
        return Run(done.returncode, done.stdout, done.stderr)

    tagged = real("tag", given='{"id": "號", "text": "稀土價格"}\n{"id": "壞"}\n'.encode())
    assert (tagged.code, tagged.records[0]["id"]) == (0, "號")
    assert "line 2" in tagged.err
    words = real("words", "--corpus", built, "--language", "zh", "--top", "3")
    assert (words.code, words.err) == (0, "")
    assert "稀土" in words.out
