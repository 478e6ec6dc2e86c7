"""Briefing files: read step by step, written whole or not at all, never over somebody else's change."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from lib.briefing import (
    Briefing,
    FrozenChart,
    FrozenCloud,
    Step,
    briefing_path,
    briefing_text,
    list_briefings,
    new_path,
    open_briefing,
    parse_bytes,
    read_briefing,
    write_briefing,
)
from lib.errors import BriefingConflictError, BriefingError
from tests.briefing.briefings import BRIEFING, PINS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "briefings" / "prices.json"
    write_briefing(path, BRIEFING)
    return path


def edited(**changes: Any) -> dict[str, Any]:
    return {**json.loads(briefing_text(BRIEFING)), **changes}


def parsed(content: Any) -> tuple[Briefing, list[str]]:
    text = content if isinstance(content, str) else json.dumps(content)
    opened = parse_bytes(text.encode(), "prices.json")
    return opened.briefing, list(map(str, opened.problems))


def test_what_is_written_is_read_again_the_same(file: Path) -> None:
    assert read_briefing(file) == (BRIEFING, [])


def test_a_file_is_readable_a_field_a_line_and_a_pins_data_on_one(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert ' "title": "Who sets the price? 谁定价",' in lines
    assert '   "headline": "Quotas, not prices",' in lines
    assert sum(line.lstrip().startswith('"content": {"kind":"chart"') for line in lines) == 1
    assert '      "filter": "Theme: Alliances",' in lines
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == 1


def test_a_broken_step_is_told_and_the_rest_opens() -> None:
    content = edited()
    content["steps"][2]["pins"][0]["content"]["kind"] = "hologram"
    content["steps"][3]["kind"] = "film"
    content["steps"][5] = "words"
    content["steps"][6]["minutes"] = "ten"
    briefing, told = parsed(content)
    assert [step.id for step in briefing.steps] == ["first", "part", "two", "passages", "last"]
    assert briefing.steps[2].pins == PINS[1:2]
    assert briefing.steps[-1].minutes == 0
    assert [line.partition(":")[0] for line in told] == [
        "prices.json, step 3, pins 1, content",
        "prices.json, step 4, kind",
        "prices.json, step 6",
        "prices.json, step 7, minutes",
    ]
    assert "pins or closing" in told[1]


def test_a_step_whose_pins_are_broken_keeps_its_words() -> None:
    content = edited()
    del content["steps"][3]["pins"][0]["origin"]
    briefing, told = parsed(content)
    assert (briefing.steps[3].kind, briefing.steps[3].headline) == ("text", "Words")
    assert told[0].startswith("prices.json, step 4, pins 1: it cannot be used (object missing required field `origin`")


def test_unknown_fields_and_a_newer_format_are_told_and_the_rest_opens() -> None:
    content = edited(format=2)
    content["steps"][0]["music"] = "loud"
    content["steps"][2]["pins"][0]["origin"]["weather"] = "fine"
    briefing, told = parsed(content)
    assert briefing == BRIEFING
    assert "format 2, newer than 1" in told[0]
    assert 'step 1: "music" is unknown here' in told[1]
    assert 'step 3, pins 1, origin: "weather" is unknown here' in told[2]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95, 0.999])
def test_of_a_file_cut_short_the_whole_steps_open(share: float) -> None:
    text = briefing_text(BRIEFING)
    briefing, told = parsed(text[: int(len(text) * share)])
    assert briefing.title == BRIEFING.title
    assert briefing.steps == BRIEFING.steps[: len(briefing.steps)]
    assert len(briefing.steps) >= int(share * 2)
    assert "cut short" in told[0]


def test_a_slip_of_the_hand_costs_one_step() -> None:
    text = briefing_text(BRIEFING).replace('"headline": "Quotas, not prices",', '"headline": "Quotas, not prices"')
    briefing, told = parsed(text)
    assert [step.id for step in briefing.steps] == ["first", "part", "cloud", "passages", "text", "last"]
    line = text[: text.index('"Quotas, not prices"')].count("\n") + 2
    assert f"prices.json, line {line}: it is no JSON there (expecting ',' delimiter)" in told[0]
    assert told[1].startswith("prices.json, step 3: it is broken from line")


def test_a_note_of_ten_megabytes_is_cut_and_told() -> None:
    content = edited()
    content["steps"][2]["note"] = "long " * 2_000_000
    briefing, told = parsed(content)
    assert len(briefing.steps[2].note) == 20_000
    assert told == ["prices.json, step 3, note: it has 10,000,000 letters. The first 20,000 are open."]


def test_five_hundred_steps_open_and_a_thousand_more_are_told() -> None:
    many = edited(steps=[{"id": f"s{n}", "kind": "text", "headline": f"{n}"} for n in range(1_500)])
    briefing, told = parsed({**many, "steps": many["steps"][:500]})
    assert (len(briefing.steps), told) == (500, [])
    briefing, told = parsed(many)
    assert len(briefing.steps) == 1_000
    assert "1,500 steps" in told[0]


def test_a_step_copied_by_hand_gets_an_id_of_its_own() -> None:
    content = edited()
    content["steps"].append(dict(content["steps"][0]))
    steps = parsed(content)[0].steps
    assert len({step.id for step in steps}) == len(steps) == 8


def test_a_chart_of_a_file_loads_links_and_runs_nothing() -> None:
    content = edited()
    chart = content["steps"][2]["pins"][0]["content"]
    chart["layout"]["images"] = [{"source": "https://evil.example/x.png"}]
    chart["layout"]["title"] = {
        "text": "<b>bold</b> <a href='https://evil.example'>here</a><img src=x onerror=alert(1)>"
    }
    (shown, _), (*_,) = parsed(content)[0].steps[2].pins, ()
    assert isinstance(shown.content, FrozenChart)
    assert "images" not in shown.content.layout
    assert shown.content.layout["title"]["text"].startswith("<b>bold</b> &lt;a href=")
    assert "<img" not in str(shown.content)
    chart["data"][0]["type"] = "scattergeo"
    assert "step 3, pins 1, content, data 1, type: it cannot be shown" in parsed(content)[1][0]


def test_a_hue_is_a_hue_and_an_address_leads_to_the_web() -> None:
    content = edited()
    cloud = content["steps"][3]["pins"][0]
    cloud["content"]["words"][0]["hue"] = "red;background:url(//evil.example)"
    cloud["passages"][0] |= {"url": "javascript:alert(1)"}
    cloud["passages"][0]["marked"][0]["hue"] = '"><script>'
    shown = parsed(content)[0].steps[3].pins[0]
    assert isinstance(shown.content, FrozenCloud)
    assert (shown.content.words[0].hue, shown.passages[0].marked[0].hue, shown.passages[0].url) == (
        *["#7A7F87"] * 2,
        "",
    )


def test_what_is_out_of_bounds_is_left_out() -> None:
    content = edited()
    own = content["steps"][2]["pins"][0]
    own["evidence"][0]["passages"] = [0, 7, -1]
    own["passages"][0]["marked"].append({"start": 5, "end": 5_000, "hue": "red"})
    shown = parsed(content)[0].steps[2].pins[0]
    assert shown == PINS[0]
    own["numbers"]["rows"][0].append(1)
    assert "step 3, pins 1, numbers, rows" in parsed(content)[1][0]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '"words"', "{", "\ufeff{}", "[" * 100_000, '{"steps": {"a": 1}}', '{"steps": [NaN, 1e999, {}]}',
     '{"title": "\\ud800\\u0000", "steps": [{"kind": "text", "headline": "a\\u0000\\udfffb"}]}', "PK\x03\x04"],
)  # fmt: skip
def test_nothing_breaks_the_reader(text: str) -> None:
    briefing, told = parsed(text)
    assert isinstance(briefing, Briefing)
    assert told or text in {"\ufeff{}"} or briefing.steps == (Step(briefing.steps[0].id, "text", "ab"),)
    briefing_text(briefing).encode()


def test_letters_that_are_no_utf8_are_told() -> None:
    text = briefing_text(Briefing("Prix élevé"))
    opened = parse_bytes(text.encode("latin-1"), "prix.json")
    assert opened.briefing.title == "Prix �lev�"
    assert "line 3: it is no UTF-8 there" in str(opened.problems[0])


def test_a_save_over_somebody_elses_change_is_refused(file: Path) -> None:
    mine = open_briefing(file)
    theirs = write_briefing(file, Briefing("Theirs"), mine.digest)
    with pytest.raises(BriefingConflictError, match="changed by somebody else"):
        write_briefing(file, Briefing("Mine"), mine.digest)
    with pytest.raises(BriefingConflictError):
        write_briefing(file, Briefing("A new one of the same name"))
    assert read_briefing(file)[0].title == "Theirs"
    assert open_briefing(file).digest == theirs
    file.unlink()
    with pytest.raises(BriefingConflictError, match="renamed or deleted"):
        write_briefing(file, Briefing("Mine"), theirs)


def test_a_save_that_fails_leaves_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_briefing(file)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefingError, match="No space left"):
        write_briefing(file, Briefing("Mine"), opened.digest)
    assert read_briefing(file) == (BRIEFING, [])
    assert [path.name for path in file.parent.iterdir()] == ["prices.json"]


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Who sets the price?", "who-sets-the-price"),
        ("../../etc/passwd", "etc-passwd"),
        ("谁定价？稀土 2026", "谁定价-稀土-2026"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("CON", "briefing-con"),
        ("", "briefing"),
        ("\0/\\:*?…", "briefing"),
        ("a" * 500, "a" * 60),
    ],
)
def test_any_title_gives_a_safe_name(tmp_path: Path, title: str, stem: str) -> None:
    path = new_path(tmp_path, title)
    assert (path.stem, path.parent) == (stem, tmp_path)
    write_briefing(path, Briefing(title))
    assert new_path(tmp_path, title.upper()).stem == f"{stem}-2"
    assert len(new_path(tmp_path, "稀" * 300).name.encode()) < 200


def test_a_folder_lists_its_briefings_by_title_and_says_which_is_none(file: Path) -> None:
    write_briefing(file.with_name("a.json"), Briefing("Zinc"))
    file.with_name("broken.json").mkdir()
    listed = list_briefings(file.parent)
    assert [(one.stem, one.title, one.n_steps) for one in listed] == [
        ("broken", "broken", 0),
        ("prices", BRIEFING.title, 7),
        ("a", "Zinc", 0),
    ]
    assert "cannot be read" in listed[0].problem
    assert list_briefings(file.parent / "none") == []


@pytest.mark.parametrize("stem", ["../prices", "", "nothing", "/etc/passwd", "..", "<b>"])
def test_only_briefings_of_the_folder_are_found(file: Path, stem: str) -> None:
    assert briefing_path(file.parent, "prices") == file
    with pytest.raises(BriefingError, match="There is no briefing"):
        briefing_path(file.parent, stem)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"gone\.json cannot be read \(No such file"):
        read_briefing(tmp_path / "gone.json")
