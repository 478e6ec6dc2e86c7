"""The command line as another program meets it: bytes in, bytes out, an exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lib.cli import app
from lib.cli.floors import read_floors, write_floors
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
    assert [list(record) for record in done.records] == [["id", "themes", "weak", "hits"]] * 3
    first, second, third = done.records
    assert first["themes"] == ["pricing_power", "military_demand"]
    assert second == {"id": 1, "themes": [], "weak": [], "hits": []}
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
        assert list(hit) == ["theme", "rule", "start", "end", "text", "sure"]
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
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"NaN", "not JSON"),
        (b'{"id": 1, "text": "\\ud800"}', "not JSON"),
        (b"[" * 5000, "not JSON"),
        (b'["a"]', "not an object but list"),
        (b'"a"', "not an object but string"),
        (b'{"text": "a"}', 'no "id"'),
        (b'{"id": 1}', 'no "text"'),
        (b'{"id": 1, "text": null}', '"text" is null, not a string'),
        (b'{"id": 1, "text": 7}', '"text" is number, not a string'),
        (b'{"id": 1, "text": ["a"]}', '"text" is list, not a string'),
    ],
)
def test_a_broken_line_is_reported_with_its_number_and_the_rest_go_on(line: bytes, message: str) -> None:
    done = tag({"id": "before", "text": ""}, b"", line, {"id": "after", "text": ""})
    assert done.code == 0
    assert [record["id"] for record in done.records] == ["before", "after"]
    assert done.err.startswith("line 3: ")
    assert message in done.err
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
    assert header == "term,count,per_1000,n_articles,inside,longer"
    assert len(lines) == 5
    counts = [int(line.split(",")[1]) for line in lines]
    assert counts == sorted(counts, reverse=True)
    assert lines[0].startswith("rare earth,")


def test_no_cell_of_the_csv_runs_as_a_formula(tmp_path: Path) -> None:
    row = {"title": "=HYPERLINK(1)", "source": "@wire", "text": "quota -3 and + quota"}
    write_lines(tmp_path / "a.jsonl", [row])
    run("build", str(tmp_path / "a.jsonl"), "--corpus", str(tmp_path / "corpus"))
    arguments = ("kwic", "quota", "--corpus", str(tmp_path / "corpus"))
    cells = [cell for line in csv.reader(io.StringIO(run(*arguments).out)) for cell in line]
    assert {"'=HYPERLINK(1)", "'@wire"} <= set(cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    (title,) = {line["title"] for line in json.loads(run(*arguments, "--format", "json").out)}
    assert title == "=HYPERLINK(1)"


def test_words_as_json(built: str) -> None:
    done = run("words", "--corpus", built, "--format", "json", "--top", "3")
    rows = json.loads(done.out)
    assert [list(row) for row in rows] == [["term", "count", "per_1000", "n_articles", "inside", "longer"]] * 3
    assert all(isinstance(row["count"], int) and isinstance(row["n_articles"], int) for row in rows)
    listed = run("words", "--corpus", built, "--top", "3").out.splitlines()[1:]
    assert [line.split(",")[0] for line in listed] == [row["term"] for row in rows]


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


def test_tag_takes_what_is_known_of_a_passage(tmp_path: Path) -> None:
    themes = tmp_path / "themes"
    themes.mkdir()
    (themes / "own.toml").write_text(
        'id = "own"\nlabel = { en = "Own", zh = "己" }\n'
        '\n[[rules]]\nid = "title"\nany = { en = ["magnet"] }\nwhere = { kind = ["title"] }\n'
        '\n[[rules]]\nid = "late"\nany = { en = ["magnet"] }\nwhere = { since = 2025-01-01, source = ["Wire"] }\n',
        encoding="utf-8",
    )
    lines = [
        {"id": 1, "text": "Magnets"},
        {"id": 2, "text": "Magnets", "kind": "headline", "section": None, "source": "", "published_on": None},
        {"id": 3, "text": "Magnets", "source": "wire", "published_on": "2025-10-09"},
        {"id": 4, "text": "Magnets", "source": "Wire", "published_on": "2024-10-09"},
        {"id": 5, "text": "Magnets", "kind": "title", "source": 7, "published_on": "soon", "section": ["a"]},
        {"id": 6, "text": "Magnets", "kind": "tweet"},
    ]
    given = b"\n".join(json.dumps(line).encode() for line in lines)
    done = run("tag", "--codebook", str(tmp_path), given=given)
    fired = [[hit["rule"] for hit in record["hits"]] for record in done.records]
    assert (done.code, fired) == (0, [[], ["title"], ["late"], [], ["title"], []])
    assert [line.split(" is ")[0] for line in done.err.splitlines()] == [
        'line 5: "section"',
        'line 5: "source"',
        'line 5: "published_on"',
        'line 6: "kind"',
    ]
    assert '"section" is ["a"]. Write a string.' in done.err
    assert '"soon". Write a day: "2025-10-09".' in done.err


PRICE = """\
id = "price"
label = { en = "Price", zh = "价格" }

[[rules]]
id = "floor"
any = { en = ["price floor"], zh = ["保底价"] }

[[rules]]
id = "headline"
any = { en = ["price"] }
where = { kind = ["title"] }
"""
ARMS = """\
id = "arms"
label = { en = "Arms", zh = "军备" }

[[rules]]
id = "missile"
near = { within = 3, all = [{ en = ["missile"] }, { en = ["magnet"] }] }
"""
GOLD: list[dict[str, Any]] = [
    {"id": "1", "lang": "en", "text": "A price floor for oxides.", "themes": ["price"]},
    {"id": "2", "lang": "en", "text": "No price floor was set.", "themes": []},
    {"id": "3", "lang": "en", "text": "Missiles need a magnet.", "themes": ["arms"]},
    {"id": "4", "lang": "en", "text": "A missile that has hundreds of parts needs a magnet.", "themes": ["arms"]},
    {"id": "5", "lang": "en", "text": "A price floor, perhaps.", "themes": [], "unsure": ["price"]},
    {"id": "6", "lang": "en", "kind": "headline", "text": "Price up", "themes": ["price"]},
    {"id": "7", "lang": "zh", "text": "设定保底價。", "themes": ["price"]},
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder with a codebook of two themes and seven passages, coded by one person."""
    themes = tmp_path / "themes"
    themes.mkdir()
    (themes / "price.toml").write_text(PRICE, encoding="utf-8")
    (themes / "arms.toml").write_text(ARMS, encoding="utf-8")
    write_lines(tmp_path / "gold.jsonl", GOLD)
    return tmp_path


def write_lines(file: Path, lines: list[dict[str, Any]]) -> Path:
    file.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return file


def score(folder: Path, *options: str) -> Run:
    return run("score", str(folder / "gold.jsonl"), "--codebook", str(folder), *options)


def test_score_as_csv(small: Path) -> None:
    done = score(small, "--format", "csv")
    header, *lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert header == (
        "language,theme,n,n_positive,precision,recall,f1,f1_low,f1_high,f1_strict,f1_lenient,"
        "precision_weak_too,recall_weak_too,f1_weak_too"
    )
    figures = {tuple(line.split(",")[:2]): line.split(",")[2:7] for line in lines}
    assert len(figures) == len(lines) == 9
    assert figures["en", "price"] == ["5", "2", "0.666667", "1.0", "0.8"]
    assert figures["en", "arms"] == ["6", "2", "1.0", "0.5", "0.666667"]
    assert figures["en", "macro"] == ["6", "4", "0.833333", "0.75", "0.733333"]
    assert figures["zh", "price"] == ["1", "1", "1.0", "1.0", "1.0"]
    assert figures["zh", "arms"] == ["1", "0", "", "", ""]
    assert figures["all", "macro"][:2] == ["7", "5"]


def test_score_as_json_explains_every_mistake(small: Path) -> None:
    done = json.loads(score(small, "--format", "json").out)
    assert list(done) == ["scores", "agreement", "misses", "false_alarms"]
    assert [row["n_passages"] for row in done["agreement"]] == [0, 0]
    (miss,) = done["misses"]["shown"]
    assert (miss["theme"], miss["language"], miss["id"], miss["text"]) == ("arms", "en", "4", GOLD[3]["text"])
    assert miss["rules"] == {"missile": ["missile", "magnet"]}
    assert "3" in " ".join(miss["lacking"])
    (alarm,) = done["false_alarms"]["shown"]
    assert (alarm["id"], alarm["rules"], alarm["lacking"]) == ("2", {"floor": ["price floor"]}, [])


def test_score_as_text(small: Path) -> None:
    done = score(small)
    assert (done.code, done.err) == (0, "")
    table, *rest = done.out.split("\n\n")
    assert [line.split()[:7] for line in table.splitlines()[1:]] == [
        ["en", "arms", "6", "2*", "1.000", "0.500", "0.667"],
        ["en", "price", "5", "2*", "0.667", "1.000", "0.800"],
        ["en", "macro", "6", "4*", "0.833", "0.750", "0.733"],
    ]
    assert len({len(line) for line in table.splitlines()}) == 1
    message = "\n".join(rest)
    assert "Misses (coded, no rule fired or the evidence is weak): 1" in message
    assert "arms en 4: A missile that has hundreds" in message
    assert 'missile: "missile", "magnet"\n        why not: ' in message
    assert "price en 2: No price floor was set." in message
    assert 'floor: "price floor"' in message
    assert "coders" not in message


def test_score_says_what_little_its_figures_say(small: Path) -> None:
    message = score(small).out
    assert "* fewer than 10 passages with the theme: says little.\n" in message
    assert "An interval of 1.000 to 1.000 says only that no passage went wrong here" in message
    assert "unsure of are left out of the main figures: 1 (price 1).\n" in message
    write_lines(small / "gold.jsonl", [line | {"id": str(n)} for n in range(10) for line in (GOLD[0], GOLD[3])])
    plenty = score(small, "--no-misses").out
    assert "price                     20        10 " in plenty
    assert "little" not in plenty
    assert "unsure of" not in plenty


def test_one_id_over_two_texts_of_one_coder_is_told(small: Path) -> None:
    write_lines(small / "gold.jsonl", [*GOLD, GOLD[0] | {"id": "2"}, GOLD[1]])
    done = score(small)
    assert "gold.jsonl: the id '2' of 'gold' stands over 2 different texts. Each is scored." in done.err
    assert done.err.count("\n") == 1


def test_score_lists_so_many_mistakes_of_each_theme_or_none(small: Path) -> None:
    write_lines(small / "gold.jsonl", [GOLD[1] | {"id": str(n)} for n in range(5)])
    assert score(small).out.count("No price floor") == 3
    assert "(a rule fired, not coded): 5, 3 listed; --misses 5 lists all" in score(small).out
    assert score(small, "--misses", "5").out.count("No price floor") == 5
    for option in (["--misses", "0"], ["--no-misses"]):
        assert "floor" not in score(small, *option).out


def test_two_coders_are_compared_and_what_they_are_split_on_is_not_scored(small: Path) -> None:
    other = [line | {"themes": ["price"] if line["id"] == "2" else line["themes"]} for line in GOLD]
    second = write_lines(small / "ben.jsonl", other)
    done = score(small, str(second))
    assert "7 passages coded by two or more of 2 coders" in done.out
    lines = [line.split() for line in done.out.splitlines()]
    assert ["arms", "1.000", "1.000"] in lines
    assert ["price", "0.857", "0.735"] in lines  # 1 - (2 / 14) / (2 * 7 * 7 / (14 * 13))
    assert ["en", "price", "4", "2*", "1.000", "1.000", "1.000"] in [line[:7] for line in lines]
    nothing = [line | {"themes": ["price"], "id": "x"} for line in GOLD[:1]]
    alike = [str(write_lines(small / f"{name}.jsonl", nothing)) for name in ("cleo", "dan")]
    assert "undefined (all codings are the same)" in run("score", *alike, "--codebook", str(small)).out


def test_score_names_bad_lines_and_unknown_themes_and_goes_on(small: Path) -> None:
    whole = score(small, "--format", "csv").out
    with (small / "gold.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "8"}\n{"id": "9", "lang": "en", "text": "x", "themes": ["prices"], "unsure": []}\n')
    done = score(small, "--format", "csv")
    assert done.code == 0
    assert 'gold.jsonl, line 8: has no "text"' in done.err
    assert "'prices' is no theme of the codebook, which has arms, price. Codings left out: 1." in done.err
    assert done.out.splitlines()[1].startswith("en,arms,7,")
    assert whole.splitlines()[1].startswith("en,arms,6,")


def test_score_without_a_passage_says_so(tmp_path: Path) -> None:
    done = run("score", str(tmp_path / "nowhere.jsonl"))
    assert (done.code, done.out) == (1, "")
    assert "nowhere.jsonl: no such file" in done.err


def test_a_text_cannot_steer_the_terminal(small: Path) -> None:
    hostile = {
        "id": "\x1b[1m",
        "lang": "en",
        "text": "A price floor\x1b[31m\r\n\x07 " + "and more " * 200,
        "themes": [],
    }
    write_lines(small / "gold.jsonl", [hostile])
    done = score(small)
    assert "A price floor\N{REPLACEMENT CHARACTER}[31m" in done.out
    assert not set("\x1b\r\x07") & set(done.out)
    assert max(map(len, done.out.splitlines())) < 300


def floors(folder: Path, text: str) -> str:
    (folder / "floors.toml").write_text(text, encoding="utf-8")
    return str(folder / "floors.toml")


def test_a_figure_below_its_floor_fails_and_is_named(small: Path) -> None:
    file = floors(small, "[en]\nprice = 0.8\narms = 0.67\n[en.precision]\nprice = 0.7\n[zh]\narms = 0.1\n")
    done = score(small, "--floors", file, "--raise-floors")
    assert done.code == 1
    assert done.out.startswith("language  theme")
    assert done.err.splitlines() == [
        "en arms F1 is 0.667, below its floor of 0.67.",
        "en price precision is 0.667, below its floor of 0.70.",
        "zh arms F1 is none, below its floor of 0.10.",
        f"3 of 4 figures are below their floors in {file}.",
    ]
    assert "arms = 0.67" in Path(file).read_text(encoding="utf-8")


def test_floors_of_a_theme_with_any_id_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    laid = {("en", "f1", '定价 "权"'): 0.5, ("zh", "precision", "price.v2"): 0.25}
    write_floors(file, laid)
    assert read_floors(file, [theme for _, _, theme in laid]) == laid


def test_floors_only_rise(small: Path) -> None:
    file = floors(small, "[en]\nprice = 0.8\narms = 0.5\n")
    result = score(small, "--floors", file)
    assert result.code == 0
    assert "en arms F1: floor 0.50 could be 0.66." in result.err.splitlines()
    assert "en macro F1: floor none could be 0.73." in result.err.splitlines()
    assert "price F1: floor 0.80" not in result.err
    assert "arms = 0.5\n" in Path(file).read_text(encoding="utf-8")
    raised = score(small, "--floors", file, "--raise-floors")
    assert raised.code == 0
    assert "en arms F1: floor 0.50 is now 0.66." in raised.err.splitlines()
    first = Path(file).read_text(encoding="utf-8")
    assert "[en]\nprice = 0.80\narms = 0.66\nmacro = 0.73\n\n[en.precision]\narms = 1.00\n" in first
    write_lines(small / "gold.jsonl", GOLD[:1])
    assert score(small, "--floors", file, "--raise-floors").code == 1
    assert Path(file).read_text(encoding="utf-8") == first


def test_raising_lays_floors_where_there_are_none_and_then_has_nothing_to_say(small: Path) -> None:
    file = str(small / "new.toml")
    assert score(small, "--floors", file, "--raise-floors").code == 0
    again = score(small, "--floors", file)
    assert (again.code, again.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[en\n", "cannot be read as TOML"),
        ("[fr]\nprice = 0.8\n", "'fr': not a table of floors. Write [en] or [zh]"),
        ("en = 0.8\n", "'en': not a table of floors"),
        ("[en]\nprecision = 0.8\n", "en.precision: not a table of floors"),
        ("[en]\nprize = 0.8\n", "en prize F1: there is no such theme. Write arms, price or macro."),
        ("[en]\nprice = 88\n", "en price F1: the floor is 88. Write a number from 0 to 1."),
        ('[en.precision]\nprice = "high"\n', "en price precision: the floor is 'high'."),
        ("[en]\nprice = nan\n", "en price F1: the floor is nan."),
    ],
)
def test_a_floors_file_that_says_it_wrong_holds_nothing_up_silently(small: Path, text: str, message: str) -> None:
    done = score(small, "--no-misses", "--floors", floors(small, text))
    assert done.code == 1
    assert message in done.err


def test_floors_that_are_not_there_are_no_pass(small: Path) -> None:
    assert score(small, "--floors", str(small / "nowhere.toml")).code == 1
    assert score(small, "--raise-floors").code == 2
