"""The page Trends: what it draws, what it says about changes and what carries them, and its sentences."""

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.settings import ROOT
from tests.pages.test_pages import Params, address, headings, open_page, page_text, served

__all__ = ["served"]
VIEWS: list[Params] = [
    {"term": ["稀土", "rare earth", "concept:rare-earths"], "per": "quarter"},
    {"term": ["export control*", "/^magnet/", "theme:alliances", "actor:pentagon"], "per": "week", "loo": "source"},
    {"term": ["price | 价格"], "wall": "1"},
    {"theme": ["technology_controls", "alliances", "military_demand"], "loo": "rule"},
    {"theme": "technology_controls", "per": "nothing", "loo": "<b>"},
    {"language": "zh"},
]
HEADINGS = ["Where use changes", "By theme, on the same scale"]
RISES = re.compile(r"No rise or fall is sure since 2025-\d\d-\d\d|Since 2025-\d\d-\d\d \d+ surely rose, \d+ fell")
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 9)]


def warned(app: AppTest) -> str:
    return "\n".join(str(warning.value) for warning in app.warning).replace("\\", "")


def html(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("params", VIEWS, ids=map(str, VIEWS))
def test_courses_are_drawn(params: Params) -> None:
    app = open_page("trends", params)
    _, rises, *others = headings(app)
    assert RISES.fullmatch(rises)
    assert others == HEADINGS
    assert [box.key for box in app.selectbox] == ["trends_term"] * ("wall" not in params)


@pytest.mark.usefixtures("served")
def test_the_leading_words_are_drawn_where_nothing_is_asked_for_and_an_article_without_a_date_is_told() -> None:
    app = open_page("trends")
    assert re.findall('aria-label="Take ([^"]+) away"', html(app)) == ["rare earth", "U.S.", "China", "supply chain"]
    assert "2 articles state no date and are not here." in page_text(app)
    assert "Too few articles a period to tell a change from chance." in html(app)
    assert address(app) == {}


@pytest.mark.usefixtures("served")
def test_the_others_keep_their_colours_when_one_is_taken_away_and_its_place_is_the_next_ones() -> None:
    def hues(*terms: str) -> dict[str, str]:
        shown = html(open_page("trends", {"term": list(terms)}))
        found = re.findall(
            r'style="color:(#\w+)" aria-hidden="true">.</span> ([\w ]+?)(?:<span title=.*?</span>)?<a', shown
        )
        return {term: hue for hue, term in found}

    every = hues("rare earth", "China", "supply chain")
    assert len(set(every.values())) == 3
    left = hues("", "China", "supply chain")
    assert left == {term: every[term] for term in ("China", "supply chain")}
    app = open_page("trends", {"term": ["", "China"]})
    app.selectbox(key="trends_term").set_value("rare earth").run()
    assert address(app) == {"term": ["rare earth", "China"]}


@pytest.mark.usefixtures("served")
def test_what_is_chosen_is_in_the_address() -> None:
    app = open_page("trends", {"term": ["稀土"]})
    app.selectbox(key="trends_term").set_value("concept:rare-earths").run()
    assert address(app) == {"term": ["稀土", "concept:rare-earths"]}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"term": ["nosuchword"]}, "No word of the corpus is spelled like nosuchword."),
        ({"term": ["/[/"]}, "/[/ cannot be used as a regular expression"),
        ({"term": ["concept:nothing"]}, "The codebook has no 'concept:nothing'."),
        ({"term": ["theme:<b>"]}, "There is no theme '<b>'"),
        ({"term": list("abcdefg")}, "7 terms are too many to tell apart; the first 6 are drawn."),
        ({"loo": "rule"}, "A rule can be left out only where the filter names a theme"),
        ({"loo": "source", "source": ""}, "There is only one source in this selection"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(params: Params, sentence: str) -> None:
    assert sentence in warned(open_page("trends", params))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"term": ["nosuchword"]}, "Nothing of this can be drawn. Choose another word"),
        ({"q": "Busan"}, "Only one article here states a date (2025-11-23): a course takes two."),
        ({"theme": "alliances"}, "All 2 dated articles here are of one month (2025-07-17 to 2025-07-22). Choose weeks"),
        ({"theme": "alliances", "per": "quarter"}, "are of one quarter"),
    ],
)
def test_without_a_course_there_is_a_sentence_and_no_chart(params: Params, sentence: str) -> None:
    app = open_page("trends", params)
    assert sentence in page_text(app)
    assert not app.get("plotly_chart")


@pytest.mark.usefixtures("served")
def test_one_word_that_cannot_be_found_leaves_the_others() -> None:
    app = open_page("trends", {"term": ["稀土", "nosuchword"]})
    assert "nosuchword" in warned(app)
    assert len(app.get("plotly_chart")) == 2


LOUD = "Loud <b>"


def article(month: str, number: int) -> dict[str, str]:
    """40 sentences of five words: from 2025 on all write more of a quota, and one source alone of dumping."""
    later, source = month >= "2025", LOUD if number % 2 else "Wire"
    sentences = ["They open the mine again."] * 3 + ["The quota moves the price."] * (8 if later else 2)
    sentences += ["They speak of dumping there."] * (8 if later and source == LOUD else 1)
    sentences += ["One plant makes good magnets."] * (40 - len(sentences))
    day = f"{month}-{7 + number:02}"
    return {"title": "Report", "published_on": day, "source": source, "text": " ".join(sentences)}


@pytest.fixture(scope="module")
def steady_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seeds of 16 months with a rise in them that all sources share, and one of one source."""
    seeds = tmp_path_factory.mktemp("steady") / "seeds"
    shutil.copytree(ROOT / "seeds", seeds, ignore=shutil.ignore_patterns("articles"))
    (seeds / "articles").mkdir()
    rows = [article(month, number) for month in MONTHS for number in range(4)]
    (seeds / "articles" / "steady.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return seeds


@pytest.fixture
def steady(steady_seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(steady_seeds))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(steady_seeds.parent / "corpus"))


@pytest.mark.usefixtures("steady")
def test_a_change_is_named_in_words_and_leads_to_its_lines() -> None:
    app = open_page("trends", {"term": ["quota", "mine"]})
    shown = html(app)
    assert headings(app)[0].startswith("quota from 2025-01: ")
    assert "from 2025-01: " in shown
    assert "node=quota" in shown
    assert "since=2025-01-01" in shown
    assert "until=2025-08-31" in shown
    assert "No change beyond chance and the usual swings." in shown
    assert "†" not in shown


@pytest.mark.usefixtures("steady")
def test_what_all_sources_write_holds_and_what_one_source_writes_does_not() -> None:
    app = open_page("trends", {"term": ["quota", "dumping"], "loo": "source"})
    shown = html(app)
    assert shown.count("†") == 1
    assert "† carried by 1 source: Loud &lt;b&gt; (89% of it)" in shown
    assert "1 of 2 changes does not hold (†): without one source it would not stay larger than chance." in page_text(
        app
    )
    app = open_page("trends", {"term": ["quota", "dumping"], "loo": "article"})
    assert "It holds: whichever article is left out, all 2 changes stay larger than chance." in page_text(app)
    assert "†" not in html(app)


@pytest.mark.usefixtures("served")
def test_without_a_change_there_is_nothing_to_leave_out_of_and_it_says_so() -> None:
    assert "There is no change to test." in page_text(open_page("trends", {"loo": "article"}))
    assert "There is no change to test." not in page_text(open_page("trends"))
