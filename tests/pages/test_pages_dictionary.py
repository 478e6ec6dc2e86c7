"""The page of the dictionary: whatever is asked or drafted is answered in words."""

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.build import build
from lib.corpus.query import Corpus
from lib.settings import ROOT, Settings
from lib.text.dictionary.saves import save_edits
from lib.text.new_words import taking_back
from tests.pages.test_pages import Params, address, open_page, page_text, served
from tests.tables import read_table
from tests.text.new_words import articles

__all__ = ["served"]  # the fixture
pytestmark = pytest.mark.usefixtures("served")


def plain(app: AppTest) -> str:
    return page_text(app).replace("\\", "")


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"text": "稀土出口管制", "draft": ["稀土出口", "-稀土", "管 | 制"]},
        {"text": "<b>x</b> $y$ " * 90},
        {"text": " ", "theme": "alliances"},
        {"text": "12 % [3] ..."},
        {"view": "phrases"},
        {"view": "phrases", "n": "5", "by": "g2", "words": "zh", "min": "50"},
        {"view": "phrases", "n": "9", "by": "<b>", "min": "-1", "at": "99", "draft": "rare earth industry"},
        {"view": "phrases", "wall": "1"},
        {"view": "changes"},
        {"wall": "1", "draft": "稀土出口"},
    ],
    ids=str,
)
def test_a_view_runs(params: Params) -> None:
    assert "<h1>Dictionary</h1>" in page_text(open_page("dictionary", params))


def test_the_newest_headline_is_cut_where_no_sentence_is_asked_for() -> None:
    app = open_page("dictionary")

    assert str(app.text_input(key="dictionary_text").value).startswith("美媒突然发现")
    assert "Cut into 16 words" in page_text(app)


def test_a_long_sentence_is_shown_in_part_and_said_to_be() -> None:
    assert "Only the first 400 of 1,199 characters are shown" in page_text(
        open_page("dictionary", {"text": "稀土 x " * 240})
    )


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        ("稀土", "'稀土' is in the dictionary already (minerals.txt, line "),
        ("-no such", "No entry of the dictionary has 'no such'"),
        ("<b>#", "holds #, which begins a comment"),
        ("a | b", "'a' in 'a | b' is not a Chinese word"),
        ("= =", "'= =' has no word before its =. Write one: price floor = floor price"),
        ("-", "There is no word behind the -. Write the one to take back"),
        ("x" * 5000, "has 5000 characters. An entry has at most 60"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused_in_words_and_the_others_stand(draft: str, sentence: str) -> None:
    app = open_page("dictionary", {"draft": [draft, "稀土供应"]})

    assert sentence in plain(app)
    assert "Draft of 1 change" in page_text(app)
    assert "3 counts change" in page_text(app)
    assert not app.button(key="dictionary_save").disabled


def test_what_no_passage_holds_is_said_to_change_nothing() -> None:
    assert "No passage of this selection holds it" in page_text(open_page("dictionary", {"draft": "no such phrase"}))


def test_an_entry_that_is_written_is_drafted_and_dropped() -> None:
    app = open_page("dictionary", {"draft": "稀土供应"})
    app.text_input(key="dictionary_entry").set_value(" 国 |  会 ").run()
    assert address(app)["draft"] == ["稀土供应", "国 | 会"]

    app = open_page("dictionary", {"draft": ["稀土供应", "国 | 会"]})
    app.button(key="dictionary_drop_0").click().run()
    assert address(app)["draft"] == ["国 | 会"]

    app = open_page("dictionary", {"draft": ["稀土供应", "国 | 会"]})
    app.button(key="dictionary_discard").click().run()
    assert "draft" not in address(app)


def test_an_entry_without_a_word_drops_no_other_that_has_none() -> None:
    app = open_page("dictionary", {"draft": ["-", "稀土供应"]})
    app.text_input(key="dictionary_entry").set_value("= =").run()

    assert address(app)["draft"] == ["-", "稀土供应", "= ="]


def test_a_split_drops_the_merge_that_was_drafted() -> None:
    app = open_page("dictionary", {"draft": "稀土供应"})
    app.text_input(key="dictionary_entry").set_value("稀土 | 供应").run()

    assert "draft" not in address(app)


def test_another_passage_is_the_next_of_the_selection(seed_corpus: Corpus) -> None:
    app = open_page("dictionary", {"language": "zh"})
    app.button(key="dictionary_another").click().run()

    assert str(address(app)["text"]) != ""
    assert not str(address(app)["text"]).startswith("['美媒突然发现")


def test_phrases_that_are_too_rare_are_said_to_be() -> None:
    assert "No phrase of this selection is so frequent" in page_text(
        open_page("dictionary", {"view": "phrases", "min": "50"})
    )


def test_the_wall_has_nothing_to_press() -> None:
    app = open_page("dictionary", {"wall": "1", "draft": "稀土供应"})

    assert [button.label for button in app.button] == ["Leave the wall"]
    assert len(app.text_input) == 0
    assert "3 counts change" in page_text(app)


def test_a_corpus_whose_files_are_gone_says_what_saving_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds" / "articles", tmp_path / "articles")
    settings = Settings(seeds=ROOT / "seeds", corpus=tmp_path / "corpus")
    build(settings, [tmp_path / "articles"])
    shutil.rmtree(tmp_path / "articles")
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path / "corpus"))

    app = open_page("dictionary", {"draft": "稀土供应"})

    assert "files this corpus was made from are gone" in page_text(app)


@pytest.fixture
def own_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seeds and a corpus that a test may change."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(tmp_path / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path / "corpus"))
    return tmp_path / "seeds" / "dictionary"


def test_saving_keeps_the_edits_that_were_refused(own_seeds: Path) -> None:
    app = open_page("dictionary", {"draft": ["稀土", "稀土供应"]})
    app.button(key="dictionary_save").click().run()
    assert address(app)["draft"] == ["稀土"]
    assert any("稀土供应" in path.read_text(encoding="utf-8") for path in own_seeds.glob("*.txt"))


def test_undoing_an_old_save_keeps_the_draft(own_seeds: Path) -> None:
    done = save_edits(own_seeds, ["稀土供应"])
    app = open_page("dictionary", {"view": "changes", "draft": "国 | 会"})
    app.button(key=f"dictionary_undo_{done.name}").click().run()
    assert address(app)["draft"] == ["国 | 会"]
    assert not any("稀土供应" in path.read_text(encoding="utf-8") for path in own_seeds.glob("*.txt"))


@pytest.mark.usefixtures("served")
def test_phrases_that_hang_on_one_article_are_marked() -> None:
    app = open_page("dictionary", {"view": "phrases", "loo": "article", "by": "g2"})
    assert re.search(
        r"Of this page, .*phrases do not hold \(†\): without one article each would not stay", page_text(app)
    )
    (found,) = (element.proto for element in app.main if "dictionary_found" in str(getattr(element.proto, "id", "")))
    notes = read_table(json.loads(found.json)["html"], "phrases").notes
    assert any(re.match(r"(carried by|does not hold without) 1 article: ", note) for note in notes.values())


@pytest.mark.usefixtures("served")
def test_a_corpus_of_few_articles_has_no_new_words_and_says_where_they_were_looked_for() -> None:
    app = open_page("dictionary", {"view": "new"})

    assert "No new word was found" in page_text(app)
    assert "Looked for in all Chinese of this corpus" in page_text(app)


def test_new_words_are_listed_and_a_click_drafts_what_takes_one_back(own_seeds: Path) -> None:
    lines = (json.dumps({"title": "。".join(texts)}, ensure_ascii=False) + "\n" for texts in articles())
    (own_seeds.parent / "articles" / "rows.jsonl").write_text("".join(lines), encoding="utf-8")

    app = open_page("dictionary", {"view": "new"})
    (found,) = (one.proto for one in app.main if "dictionary_new" in str(getattr(one.proto, "id", "")))
    listed = read_table(json.loads(found.json)["html"], "phrases")

    assert "40 new words" in page_text(app)
    assert f'data-press="{taking_back("磁谷联")}"' in json.loads(found.json)["html"]
    assert listed.heads[:3] == ["#", "Word", "Count"]

    app = open_page("dictionary", {"view": "new", "draft": taking_back("骆青禾")})
    assert "Draft of 1 change" in page_text(app)
