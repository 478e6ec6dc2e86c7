from pathlib import Path

import pytest

from lib.text.dictionary.entries import Entry, load_dictionary

SEEDS = Path(__file__).parents[2] / "seeds" / "dictionary"


def test_the_projects_dictionary_is_large_and_free_of_faults() -> None:
    entries, problems = load_dictionary(SEEDS)

    assert problems == []
    assert len(entries) > 1000
    assert {"稀土", "友岸外包", "MP Materials", "F-35", "price floor"} <= {entry.term for entry in entries}


def test_an_entry_may_name_variants_and_a_comment(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeff# minerals\n\nU.S. = US, USA # a state\r\n稀土\n", "utf-8")

    assert load_dictionary(tmp_path) == ([Entry("U.S.", ("US", "USA")), Entry("稀土")], [])


def test_an_entry_may_split_a_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("稀土 | 开采 # two words\n价格｜上涨\n中 | 重稀土 | 开采\n", "utf-8")

    assert load_dictionary(tmp_path) == (
        [
            Entry("稀土开采", parts=("稀土", "开采")),
            Entry("价格上涨", parts=("价格", "上涨")),
            Entry("中重稀土开采", parts=("中", "重稀土", "开采")),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("稀土 |", "'稀土 |' has no word on one side of a |"),
        ("|", "'|' has no word on one side of a |"),
        ("rare | earth", "'rare' in 'rare | earth' is not a Chinese word"),
        ("稀土 | 开采 = 采矿", "'开采 = 采矿' in '稀土 | 开采 = 采矿' is not a Chinese word"),
        ("good | term", "'good' in 'good | term' is not a Chinese word"),
        ("x" * 61, "'xxxxxxxxxxxxxxxxxxxx'... has 61 characters"),
        ("rare\u200bearth", "'rare\\u200bearth' holds a control or invisible character"),
        ("ra\x07re", "'ra\\x07re' holds a control or invisible character"),
        ("Good Term", "'Good Term' is there already ("),
        ("= variant", "'= variant' has no word before its ="),
        ("100%", "'100%' has no letter"),
        ("other = Other", "'other = Other' names one spelling twice"),
    ],
)
def test_a_bad_entry_is_named_with_its_line_and_the_rest_loads(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(f"good term\n{line}\nlast term\n", "utf-8")

    entries, [problem] = load_dictionary(tmp_path)

    assert [entry.term for entry in entries] == ["good term", "last term"]
    assert (problem.path, problem.place) == (str(tmp_path / "a.txt"), "line 2")
    assert problem.reason.startswith(reason)
    assert problem.remedy


def test_a_repeated_entry_names_where_the_first_one_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("稀土\n", "utf-8")
    (tmp_path / "b.txt").write_text("\n稀土\n", "utf-8")

    _, [problem] = load_dictionary(tmp_path)

    assert str(tmp_path / "a.txt") + ", line 1" in problem.reason
    assert (problem.path, problem.place) == (str(tmp_path / "b.txt"), "line 2")


def test_a_file_of_another_encoding_is_named_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("稀土".encode("gb18030"))
    (tmp_path / "b.txt").write_text("镨钕\n", "utf-8")

    entries, [problem] = load_dictionary(tmp_path)

    assert [entry.term for entry in entries] == ["镨钕"]
    assert problem.path == str(tmp_path / "a.txt")
    assert "UTF-8" in problem.remedy


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    _, [problem] = load_dictionary(tmp_path / "nowhere")

    assert problem.path == str(tmp_path / "nowhere")
