"""Stop words saved by people: what is saved holds, what is not concerned stays, byte for byte."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import QueryError
from lib.text import load_stopwords, save_stopwords, undo_stopwords

ENGLISH = "# Added.\n\nmagnet # too common\n-the\n# end\n"
WORDS = ["magnet", "quota", "the", "also", "U.S.", "rare earth", "稀土", "的", "Busan"]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "zh.txt").write_bytes("# 词\r\n网友\r\n".encode())
    return tmp_path


def text(lists: Path, file: str = "en.txt") -> str:
    return (lists / file).read_bytes().decode()


def test_a_word_is_added_at_the_end_and_the_rest_stays(lists: Path) -> None:
    saved = save_stopwords(lists, ["quota", "稀土"])
    assert saved.left_out == ("quota", "稀土")
    assert text(lists) == ENGLISH + "quota\n"
    assert text(lists, "zh.txt") == "# 词\r\n网友\r\n稀土\r\n"
    assert {"quota", "稀土"} <= load_stopwords(lists)[0]


def test_a_kept_word_is_taken_back_and_an_own_word_taken_out(lists: Path) -> None:
    save_stopwords(lists, take_back=["also", "magnet"])
    assert text(lists) == "# Added.\n\n-the\n# end\n-also\n"
    assert load_stopwords(lists)[0].isdisjoint(["also", "magnet"])


def test_a_word_that_was_taken_back_is_a_stop_word_again(lists: Path) -> None:
    save_stopwords(lists, ["the"])
    assert text(lists) == "# Added.\n\nmagnet # too common\n# end\n"
    assert "the" in load_stopwords(lists)[0]


def test_a_word_in_the_list_of_the_other_language_is_taken_out_there(tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text("网友\nlithium\n-the\n", "utf-8")
    saved = save_stopwords(tmp_path, take_back=["lithium"])
    assert saved.taken_back == ("lithium",)
    assert "lithium" not in load_stopwords(tmp_path)[0]
    assert {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.txt")} == {"zh.txt": "网友\n-the\n"}
    undo_stopwords(tmp_path, saved)
    assert text(tmp_path, "zh.txt") == "网友\nlithium\n-the\n"
    save_stopwords(tmp_path, ["the"])
    assert text(tmp_path, "zh.txt") == "网友\nlithium\n"
    assert "the" in load_stopwords(tmp_path)[0]


def test_a_list_that_no_word_goes_into_may_be_unreadable(lists: Path) -> None:
    (lists / "zh.txt").write_bytes("网友".encode("gbk"))
    save_stopwords(lists, ["quota"])
    assert text(lists) == ENGLISH + "quota\n"
    assert (lists / "zh.txt").read_bytes() == "网友".encode("gbk")


def test_what_holds_already_changes_nothing(lists: Path) -> None:
    saved = save_stopwords(lists, ["magnet", "of"], ["quota"])
    assert (saved.left_out, saved.taken_back, saved.after) == ((), (), {})
    assert text(lists) == ENGLISH


def test_undo_brings_back_every_byte(lists: Path) -> None:
    saved = save_stopwords(lists, ["quota", "the"], ["magnet"])
    undo_stopwords(lists, saved)
    assert text(lists) == ENGLISH


def test_undo_leaves_what_somebody_else_saved_since(lists: Path) -> None:
    saved = save_stopwords(lists, ["quota"], ["magnet"])
    save_stopwords(lists, ["Busan"])
    undo_stopwords(lists, saved)
    words = load_stopwords(lists)[0]
    assert {"Busan", "magnet"} <= words
    assert "quota" not in words


def test_files_that_are_not_there_are_made_and_unmade(tmp_path: Path) -> None:
    folder = tmp_path / "stopwords"
    saved = save_stopwords(folder, ["quota"])
    assert "quota" in load_stopwords(folder)[0]
    undo_stopwords(folder, saved)
    assert list(folder.glob("*.txt")) == []


def test_two_people_at_once_lose_nothing(lists: Path) -> None:
    words = [f"word{letter}" for letter in "abcdefghijkl"]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda word: save_stopwords(lists, [word]), words))
    assert set(words) <= load_stopwords(lists)[0]
    assert text(lists).startswith(ENGLISH)


@pytest.mark.parametrize("word", ["", "a\nb", "x # y", "-x", "one, two", "\u202eabc", "12", "a" * 61, " x", "a|b"])
def test_what_is_no_word_is_refused_with_a_sentence(lists: Path, word: str) -> None:
    with pytest.raises(QueryError, match="Nothing was saved"):
        save_stopwords(lists, ["fine", word])
    assert text(lists) == ENGLISH


def test_a_file_that_is_not_utf_8_is_not_touched(lists: Path) -> None:
    (lists / "en.txt").write_bytes(b"caf\xe9\n")
    with pytest.raises(QueryError, match=r"en\.txt is not UTF-8"):
        save_stopwords(lists, ["quota"])
    assert (lists / "en.txt").read_bytes() == b"caf\xe9\n"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=4), st.lists(st.sampled_from(WORDS), max_size=4))
def test_what_is_saved_holds_and_undo_undoes(
    tmp_path_factory: pytest.TempPathFactory, leave_out: list[str], take_back: list[str]
) -> None:
    lists = tmp_path_factory.mktemp("lists")
    (lists / "en.txt").write_text(ENGLISH, "utf-8")
    (lists / "zh.txt").write_text("", "utf-8")
    take_back = [word for word in take_back if word not in leave_out]
    saved = save_stopwords(lists, leave_out, take_back)
    words, problems = load_stopwords(lists)
    assert problems == []
    assert set(leave_out) <= words
    assert words.isdisjoint(take_back)
    undo_stopwords(lists, saved)
    assert (text(lists), text(lists, "zh.txt")) == (ENGLISH, "")
