"""The keywords page: every view, every ranking, and what cannot be asked, said in sentences."""

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.analyses.one_article import one_article_notes
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import frequencies
from lib.text import SavedStopwords, load_stopwords, save_stopwords
from tests.pages.test_pages import DASHBOARD, Params, address, open_page, page_text, served
from tests.tables import ReadTable, read_table

__all__ = ["served"]  # the fixture

VIEWS: list[Params] = [
    {"by": "dp"},
    {"by": "tf_idf", "order": "tf_idf", "words": "zh"},
    {"by": "juilland_d", "find": "稀*", "wall": "1"},
    {"view": "split", "split": "theme"},
    {"view": "split", "split": "source"},
    {"view": "split", "split": "topic"},
    {"view": "split", "split": "month"},
    {"view": "split", "split": "language"},
    {"loo": "source", "by": "dp"},
    {"loo": "rule"},
    {"view": "split", "split": "month", "by": "per_1000", "since": "2025-01-01", "wall": "1"},
    {"view": "split", "split": "source", "word": "China", "within": "source."},
    {"view": "split", "split": "theme", "word": "China", "within": "theme.alliances", "theme": "pricing_power"},
    {"view": "concepts"},
    {"view": "concepts", "names": "actor", "by": "n_articles", "order": "n_articles", "at": "2"},
    {"view": "concepts", "wall": "1", "language": "zh"},
    {"view": "cloud", "by": "tf_idf"},
    {"drop": ["rare earth", "U.S."], "keep": "the"},
    {"word": "supply chain", "within": ["since.2025-07-01", "until.2025-07-31"]},
    {"word": "China", "within": ["source.<b>", "nonsense"]},
]
TWO: Params = {"theme": ["pricing_power", "military_demand"]}


def table(app: AppTest) -> ReadTable:
    """The list."""
    return read_table(page_html(app), "words")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("params", VIEWS, ids=str)
def test_a_view_runs(params: Params) -> None:
    assert "<h1>Keywords</h1>" in page_text(open_page("keywords", params))


@pytest.mark.usefixtures("served")
def test_the_list_has_each_measure_and_its_heads_sort(seed_corpus: Corpus) -> None:
    listed = table(open_page("keywords"))
    assert listed.heads == [
        *("#", "Word", "Lang.", "Count", "Per 1,000", "Articles", "Spread DP", "Even D", "Special tf‑idf")
    ]
    stops = load_stopwords(ROOT / "seeds" / "stopwords")[0]
    expected = frequencies(term_counts(seed_corpus, Subcorpus()), stops, top=25)
    assert [row[1].removesuffix(" †") for row in listed.rows] == expected["term"].tolist()
    notes = one_article_notes(seed_corpus, Subcorpus(), tuple(expected["term"]))
    assert [row[1].endswith(" †") for row in listed.rows] == [bool(notes[term]) for term in expected["term"]]
    assert [row[3] for row in listed.rows] == [f"{n:,}" for n in expected["count"]]
    assert listed.sorted_by == ("Count", "descending")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("turned", [{"sort": "-dp"}, {"order": "dp"}], ids=["now", "links from before"])
def test_a_list_is_turned_round_by_the_address(turned: Params) -> None:
    even = table(open_page("keywords", {"by": "dp", **turned}))
    spreads = [float(row[6]) for row in even.rows]
    assert spreads == sorted(spreads)
    assert all(int(row[3]) >= 5 for row in even.rows)
    assert even.sorted_by == ("Spread DP", "ascending")


@pytest.mark.usefixtures("served")
def test_words_for_rules_are_no_concepts() -> None:
    listed = {row[1] for row in table(open_page("keywords", {"view": "concepts"})).rows}
    assert any(name.startswith("Export controls") for name in listed)
    assert not [name for name in listed if name.startswith(("Price rises", "Governments", "Restriction"))]


@pytest.mark.parametrize(("by", "longer"), [("count", True), ("per_1000", False)])
def test_that_a_passage_counts_under_each_theme_is_said(by: str, longer: bool) -> None:
    text = page_text(open_page("keywords", {"view": "split", "split": "theme", "by": by}))
    assert "counts under both" in text
    assert ("a bar may be longer than the count in the list" in text) is longer


def test_words_are_found_by_a_part_and_keep_their_rank() -> None:
    every, found = table(open_page("keywords")).rows, table(open_page("keywords", {"find": "contr*"})).rows
    assert found[0] == next(row for row in every if row[1] == "control")
    assert all(row[1].startswith("contr") for row in found)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("find", "sentence"),
    [
        ("/(/", "cannot be used as a regular expression"),
        ("***", "no letter"),
        ("theme:alliances", "names a code"),
        ("qqqq", "fits “qqqq”"),
        ("<b>$x$", "fits"),
    ],
)
def test_what_is_sought_in_vain_is_said(find: str, sentence: str) -> None:
    assert sentence in page_text(open_page("keywords", {"find": find})).replace("\\", "")


@pytest.mark.usefixtures("served")
def test_words_are_left_out_and_taken_back_by_the_address() -> None:
    listed = table(open_page("keywords", {"drop": ["rare earth", "U.S.", "#"], "keep": "the"}))
    words = [row[1] for row in listed.rows]
    assert {"rare earth", "U.S."}.isdisjoint(words)
    assert words[0] == "the"


@pytest.mark.usefixtures("served")
def test_the_open_word_is_left_out_by_its_button() -> None:
    app = open_page("keywords", {"word": "supply chain", "at": "2"})
    app.button(key="keywords_leave_out").click().run()
    assert address(app) == {"drop": ["supply chain"]}


@pytest.mark.usefixtures("served")
def test_the_open_word_says_its_forms_and_its_spread() -> None:
    bodies = "\n".join(str(one.proto.body) for one in open_page("keywords", {"word": "supply chain"}).get("html"))
    assert "Written as:" in bodies
    assert "supply chains <b>3</b>" in bodies
    assert "in 4 of 6 articles" in bodies
    for page in ("concordance?node=supply+chain", "collocates?node=supply+chain", "trends?term=supply+chain"):
        assert page in bodies


@pytest.mark.usefixtures("served")
def test_the_passages_of_a_cell_are_those_of_its_group() -> None:
    app = open_page("keywords", {"word": "rare earth", "within": ["since.2025-08-01", "until.2025-08-31"]})
    assert "Passages with rare earth in 2025-08-01 to 2025-08-31" in page_text(app)
    bodies = "\n".join(str(one.proto.body) for one in app.get("html"))
    assert "<b>8</b> times" in bodies


@pytest.mark.usefixtures("served")
def test_what_one_article_carries_is_marked() -> None:
    app = open_page("keywords", {"loo": "article", "top": "50"})
    assert "do not hold (†)" in page_text(app)
    listed = table(app)
    doubted = [number for number, row in enumerate(listed.rows) if row[1].endswith(" †")]
    assert doubted
    others = (note for number, note in listed.notes.items() if number not in doubted)
    assert all(note.startswith(("+", "apart from ")) for note in others)
    notes = [listed.notes[number].split(" · ")[-1] for number in doubted]
    matches = [
        re.match(r"(carried by|drops out without) 1 article: .+ \((all|(\d+)%) of it\)$", note) for note in notes
    ]
    assert {found[1] for found in matches if found} == {"carried by", "drops out without"}
    assert all(found and (found[1] == "carried by") == (int(found[3] or 100) > 50) for found in matches)


@pytest.mark.usefixtures("served")
def test_one_article_alone_has_no_spread_and_says_so() -> None:
    app = open_page("keywords", {"q": "Busan", "by": "juilland_d"})
    assert all(row[7] == "–" for row in table(app).rows)


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("at", "page", "first"),
    [("2", 2, "26"), ("9" * 5000, 20, "476"), ("999", 20, "476"), ("<b>", 1, "1"), ("0", 1, "1")],
)
def test_a_page_of_the_list(at: str, page: int, first: str) -> None:
    app = open_page("keywords", {"at": at})
    bodies = "\n".join(str(one.proto.body) for one in app.get("html"))
    assert f"<span>page {page} of 20</span>" in bodies
    assert table(app).rows[0][0] == first


def facts(app: AppTest) -> str:
    return next((str(one.proto.body) for one in app.get("html") if "Written as:" in str(one.proto.body)), "")


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"within": "theme.alliances", **TWO}, "any of 2 themes, and Alliances is not among them"),
        ({"within": "theme."}, "No filter asks for passages without a theme alone"),
        ({"within": "month."}, "No filter asks for articles without a date alone"),
        ({"within": "source.Reuters"}, "No filter asks for that part alone"),
        ({"within": "source.", "source": "x"}, ""),
    ],
    ids=str,
)
def test_a_part_that_no_filter_asks_for_opens_nothing_and_says_so(params: Params, sentence: str) -> None:
    app = open_page("keywords", {"view": "split", "word": "rare earth", **params})
    assert sentence in page_text(app).replace("\\", "")
    assert bool(facts(app)) == (not sentence)


@pytest.mark.usefixtures("served")
def test_a_theme_within_any_of_two_opens_that_theme_alone() -> None:
    within = open_page("keywords", {"word": "rare earth", "within": "theme.pricing_power", **TWO})
    alone = open_page("keywords", {"word": "rare earth", "theme": "pricing_power"})
    assert facts(within) == facts(alone) != ""


@pytest.mark.usefixtures("served")
def test_rates_are_of_the_language_that_is_chosen_wherever_they_stand(seed_corpus: Corpus) -> None:
    app = open_page("keywords", {"words": "zh", "word": "稀土", "by": "per_1000"})
    counts = term_counts(seed_corpus, Subcorpus())
    own = counts[counts["language"] == "zh"]
    rate = 1000 * own.loc[own["spelling"] == "稀土", "count"].item() / own["count"].sum()
    assert next(row for row in table(app).rows if row[1] == "稀土")[4] == f"{rate:,.2f}"
    assert f"{rate:,.2f} per 1,000 Chinese running words" in facts(app)
    assert "Occurrences per 1,000 Chinese running words of the selection" in page_html(app)
    assert "Chinese running words" not in page_html(open_page("keywords", {"word": "稀土"}))
    assert "Per 1,000 Chinese running words by source" in page_text(
        open_page("keywords", {"words": "zh", "view": "split", "split": "source", "by": "per_1000"})
    )


def page_html(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"order": "count"}, "not tested for a list with the lowest count first: rank it the highest first"),
        ({"view": "split", "split": "source", "loo": "source"}, "Each source is a part here: to see what holds"),
        ({"view": "concepts", "loo": "rule"}, "A rule can be left out only where the filter names a theme"),
    ],
    ids=str,
)
def test_what_is_not_tested_is_said(params: Params, sentence: str) -> None:
    assert sentence in page_text(open_page("keywords", {"loo": "article", **params}))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"by": "dp"}, "would not stay among the leading 25"),
        ({"by": "juilland_d", "order": "juilland_d", "loo": "source"}, "would not stay among the leading 25"),
        ({"by": "tf_idf", "loo": "rule", "theme": "technology_controls"}, "would not stay among the leading 25"),
        ({"view": "concepts"}, "would not stay among the leading 25"),
        ({"view": "concepts", "by": "n_articles", "names": "actor"}, "would not stay among the leading 25"),
        ({"view": "cloud", "by": "tf_idf"}, "would not stay among the leading 25"),
        ({"view": "split", "split": "language"}, "would not stay among the leading 12 of its language"),
        ({"view": "split", "split": "month"}, "A month with one article is not tested"),
        ({"view": "split", "split": "theme", "by": "n_articles"}, "would not stay among the leading 25 of its theme"),
    ],
    ids=str,
)
def test_every_ranking_says_what_does_not_hold(params: Params, sentence: str) -> None:
    app = open_page("keywords", {"loo": "article", **params})
    assert sentence in page_text(app)
    marks = "†" in charts(app)
    assert marks == ("do not hold" in page_text(app) or "does not hold" in page_text(app))


def charts(app: AppTest) -> str:
    """The charts of a page as they are sent."""
    return "".join(one.proto.spec for one in app.get("plotly_chart"))


@pytest.mark.usefixtures("served")
def test_an_undone_save_keeps_what_was_changed_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(tmp_path / "seeds"))
    folder = tmp_path / "seeds" / "stopwords"
    saved = save_stopwords(folder, ["magnet", "quota"], ["the"])
    app = open_stops({"drop": ["tariff", "the"], "keep": ["quota", "of"]}, saved)
    app.button(key="keywords_stops_undo").click().run()
    assert address(app) == {"drop": ["tariff", "magnet"], "keep": ["of"]}


def open_stops(params: Params, saved: SavedStopwords) -> AppTest:
    """The page with its stop words open, after a save."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.session_state["page_destination"] = ("keywords", params)
    app.session_state["keywords_stops_saved"] = saved
    app.session_state["keywords_stops"] = True
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()
