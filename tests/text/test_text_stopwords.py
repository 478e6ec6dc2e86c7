from pathlib import Path

from lib.text.cutter import Cutter
from lib.text.stopwords import load_stopwords

SEEDS = Path(__file__).parents[2] / "seeds" / "stopwords"


def test_the_projects_lists_are_free_of_faults() -> None:
    assert load_stopwords(SEEDS)[1] == []


def test_empty_words_go_and_words_of_the_field_stay() -> None:
    words, _ = load_stopwords(SEEDS)

    assert {"the", "have", "say", "also", "we", "的", "已", "将", "这才", "新华社"} <= words
    assert words.isdisjoint(
        ["U.S.", "state", "world", "mine", "company", "price", "reserve", "价格", "稀土", "替代", "rare earth"]
    )


def test_what_is_left_of_a_sentence_is_its_subject() -> None:
    words, _ = load_stopwords(SEEDS)
    terms = Cutter(["rare earth"]).terms(
        "They told us that the US has also been mining its rare earths; 将会影响价格的"
    )

    assert [term for term in terms if term not in words] == ["U.S.", "mining", "rare earth", "影响", "价格"]


def test_own_lists_add_and_take_back(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Magnets # too common here\n-the\n", "utf-8")
    (tmp_path / "zh.txt").write_text("網友\n-的\n", "utf-8")

    words, problems = load_stopwords(tmp_path)

    assert problems == []
    assert {"magnet", "网友"} <= words
    assert words.isdisjoint(["the", "的"])


def test_a_line_may_give_a_term_as_it_is_listed(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("U.S.\nrare earth\nMP Materials\n", "utf-8")
    words, problems = load_stopwords(tmp_path)
    assert [Path(problem.path).name for problem in problems] == ["zh.txt"]
    assert {"U.S.", "rare earth", "MP Materials"} <= words


def test_bad_lines_and_missing_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("two, words\n-dysprosium\n-\nfine\n" + "x" * 61, "utf-8")

    words, problems = load_stopwords(tmp_path)

    assert "fine" in words
    assert [(Path(problem.path).name, problem.place) for problem in problems] == [
        ("zh.txt", ""),
        ("en.txt", "line 1"),
        ("en.txt", "line 2"),
        ("en.txt", "line 3"),
        ("en.txt", "line 5"),
    ]
    assert "'two, words' is not one word" in str(problems[1])
