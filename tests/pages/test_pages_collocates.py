"""The page Collocates: it lists what collocates says, its network stands still, and no answer is empty."""

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from lib.codebook import load_codebook
from lib.corpus import contexts, counts, nodes
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import association, co_occurrence
from lib.text import Cutter, load_dictionary, load_stopwords
from tests.pages.test_pages import Params, address, headings, open_page, page_text, served
from tests.tables import ReadTable, read_table

__all__ = ["served"]  # the fixture
pytestmark = pytest.mark.usefixtures("served")
FILTERS: list[Params] = [
    {"theme": "technology_controls"},
    {"language": "en"},
    {"since": "2025-01-01"},
]


def plain_text(app: AppTest) -> str:
    """What the page says, as a reader sees it."""
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", page_text(app)).replace("**", "")


def html_of(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def table(app: AppTest) -> ReadTable:
    """The table of collocates or pairs."""
    return read_table(html_of(app), "collocates")


def rows(app: AppTest) -> list[list[str]]:
    """The words in the cells of the table."""
    return table(app).rows


def points(app: AppTest) -> dict[str, tuple[float, float]]:
    """Where the network has its names."""
    traces = [trace for trace in json.loads(app.get("plotly_chart")[0].proto.spec)["data"] if "text" in trace]
    return {
        name: (x, y) for trace in traces for name, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds/dictionary")[0])


@pytest.mark.parametrize(("by", "window"), [("log_dice", "5"), ("g2", "10"), ("mi", "passage"), ("dice", "sentence")])
def test_the_table_has_the_collocates_in_the_order_of_the_measure(
    seed_corpus: Corpus, cutter: Cutter, by: str, window: str
) -> None:
    near = int(window) if window.isdecimal() else window
    node = nodes.parse_node("rare earth | 稀土", inside=True)
    found = contexts.node_collocates(seed_corpus, Subcorpus(), node, cutter, near)  # type: ignore[arg-type]
    ranked = association(found, by, load_stopwords(ROOT / "seeds/stopwords")[0], 2)  # type: ignore[arg-type]
    app = open_page("collocates", {"node": "rare earth | 稀土", "by": by, "window": window})
    shown = rows(app)
    signs = ["† " if n == 1 else "" for n in ranked["n_articles"].head(20)]
    expected = [f"{sign}{word}" for sign, word in zip(signs, ranked["spelling"].head(20), strict=True)]
    assert [row[0] for row in shown] == expected, "what is together in one article alone is marked"
    assert [row[2] for row in shown] == [f"{count:,}" for count in ranked["count"].head(20)]
    assert f"20 of {len(ranked):,} collocates" in page_text(app)


def test_the_rows_are_sorted_by_a_head_and_upside_down() -> None:
    params: Params = {"node": "rare earth", "sort": "count"}
    counts = [int(row[2]) for row in rows(open_page("collocates", params))]
    assert counts == sorted(counts, reverse=True)
    upside_down = [int(row[2]) for row in rows(open_page("collocates", {**params, "sort": "count-up"}))]
    assert upside_down == sorted(counts)
    words = [row[0].removeprefix("† ") for row in rows(open_page("collocates", {**params, "sort": "spelling"}))]
    assert words == sorted(words, key=str.casefold)


@pytest.mark.parametrize(
    "params", [{}, {"node": "China"}, {"view": "names"}, {"view": "names", "node": "actor:china"}], ids=repr
)
def test_a_filter_moves_no_word(params: Params) -> None:
    whole = points(open_page("collocates", params))
    assert len(whole) > 5
    shared = 0
    for filtered in FILTERS:
        after = points(open_page("collocates", {**params, **filtered}))
        both = whole.keys() & after.keys()
        assert {name: after[name] for name in both} == {name: whole[name] for name in both}
        shared += len(both)
    assert shared > 20


def test_two_themes_give_a_word_the_same_place() -> None:
    one, other = (
        points(open_page("collocates", {"theme": theme})) for theme in ("technology_controls", "pricing_power")
    )
    both = one.keys() & other.keys()
    assert len(both) > 3
    assert [one[name] for name in both] == [other[name] for name in both]


def test_a_pair_opens_its_passages_with_both_words_marked(seed_corpus: Corpus, cutter: Cutter) -> None:
    node = nodes.words_node(["rare earth"], inside=True)
    found = contexts.meetings(seed_corpus, Subcorpus(), node, "supply chain", cutter, 5)
    app = open_page("collocates", {"node": "rare earth", "pair": ["rare earth", "supply chain"]})
    assert (
        f"{found.n_meetings:,} times within 5 words, in {found.n_passages} passages of {found.n_articles}"
        in page_text(app)
    )
    html = "\n".join(str(one.proto.body) for one in app.get("html"))
    marks = [unescape(mark).casefold() for mark in re.findall(r'<mark style[^>]* title="[^"]*">(.*?)</mark>', html)]
    assert sum(mark.startswith("supply chain") for mark in marks) == (found.spans["side"] == 1).sum()
    assert sum(mark.startswith("rare") for mark in marks) == (found.spans["side"] == 0).sum()
    app.button(key="collocates_passages_act_0").click().run()
    assert address(app) == {"node": ["rare earth"]}


@pytest.mark.parametrize("node", ["rare earth", "actor:china"])
def test_a_pair_in_sentences_says_how_many_of_them(seed_corpus: Corpus, cutter: Cutter, node: str) -> None:
    params: Params = {"node": node, "pair": [node, "supply chain"], "window": "sentence"}
    one = nodes.read_node(node, load_codebook(ROOT / "seeds/codebook"), inside=True)
    found = contexts.meetings(seed_corpus, Subcorpus(), one, "supply chain", cutter, "sentence")  # type: ignore[arg-type]
    times = f"in {found.n_meetings:,} sentences, in {found.n_passages} passages of {found.n_articles}"
    assert times in page_text(open_page("collocates", params))


def test_the_leading_words_meet_in_sentences(seed_corpus: Corpus) -> None:
    app = open_page("collocates", {"window": "sentence"})
    first = rows(app)[0]
    pairs = contexts.collocate_pairs(seed_corpus, Subcorpus(), first[:2], "sentence")
    assert first[2] == f"{pairs['count'].iloc[0]:,}"


def test_without_a_node_the_leading_words_are_offered_and_drawn() -> None:
    app = open_page("collocates")
    assert "20 leading words among themselves" in page_text(app)
    offered = "\n".join(str(one.proto.body) for one in app.get("html") if "Leading words" in str(one.proto.body))
    assert "collocates?node=rare+earth" in offered
    assert {"rare earth", "China"} <= points(app).keys()


def test_names_are_listed_as_they_share_passages(seed_corpus: Corpus, cutter: Cutter) -> None:
    book = load_codebook(ROOT / "seeds/codebook")
    mentions = counts.mentions(seed_corpus, Subcorpus(), book, cutter)
    pairs = association(co_occurrence(mentions, 74, around="actor:china"), min_count=2)
    called = {name: one.label.en for name, one in nodes.names(book).items()}
    shown = rows(open_page("collocates", {"view": "names", "node": "actor:china"}))
    ranked = pairs.head(20).to_dict("records")
    signs = ["† " if row["n_articles"] == 1 else "" for row in ranked]
    wanted = [
        [called[row["name_a"]], f"{sign}{called[row['name_b']]}", str(row["count"])]
        for sign, row in zip(signs, ranked, strict=True)
    ]
    assert [row[:3] for row in shown] == wanted


def test_names_take_no_number_of_words_from_the_words_and_keep_the_sentence() -> None:
    params: Params = {"view": "names", "node": "actor:china"}
    whole, five, sentences = (
        open_page("collocates", {**params, **more}) for more in ({}, {"window": "5"}, {"window": "sentence"})
    )
    assert "is no choice" not in plain_text(five)
    assert [app.selectbox(key="collocates_scope").value for app in (whole, five, sentences)] == ["passage"] * 2 + [
        "sentence"
    ]
    assert rows(whole) == rows(five) == rows(sentences)  # each passage of the articles that ship is one sentence


@pytest.mark.parametrize(("kinds", "wanted"), [("actor", {"actor"}), ("concept", {"concept"})])
def test_names_of_one_kind(kinds: str, wanted: set[str]) -> None:
    assert {
        name.partition(":")[0] for name in points(open_page("collocates", {"view": "names", "kinds": kinds}))
    } == wanted


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"node": "zebra"}, "No word of the corpus is spelled like zebra"),
        ({"node": "/re[/"}, "cannot be used as a regular expression"),
        ({"node": "theme:alliances"}, "is given to whole passages, so no word stands beside it"),
        ({"node": "price alliance"}, "Nothing in the corpus mentions price alliance. Ask for another one."),
        ({"node": "concept:nothing-of-this"}, "The codebook has no 'concept:nothing-of-this'"),
        (
            {"node": "rare earth", "language": "zh"},
            "No hit of rare earth in this selection. Without the filter",
        ),
        (
            {"node": "rare earth", "least": "500"},
            "No word stands within 5 words of rare earth 500 times here.",
        ),
        (
            {"node": "rare earth", "least": "500", "window": "sentence"},
            "No word stands in one sentence with rare earth 500 times here. The most",
        ),
        ({"least": "500"}, "No two of the leading words stand within 5 words of each other 500 times here. The most"),
        ({"node": "Busan", "least": "1"}, "are in one article: these are its collocates in that article alone"),
        ({"window": "99"}, "“99” is no choice for “Within”; 5 words was taken. Use 1, 2, 3"),
        ({"view": "names", "window": "99"}, "“99” is no choice for “Within”; passage was taken. Use sentence, passage"),
        (
            {"view": "names", "node": "actor:china", "least": "500", "window": "sentence"},
            "No 500 sentences of this selection mention China",
        ),
        ({"least": "some"}, "“some” is no number of times; 2 was taken"),
        ({"least": "9" * 5000}, "is no number of times; 2 was taken"),
        ({"pair": ["zebra", "<b>"]}, "This link opens no pair: it names zebra and <b>"),
        ({"pair": ["China", "China"]}, "This link opens no pair"),
        ({"pair": ["China", "Busan"], "language": "zh"}, "They do not meet in this selection"),
        ({"view": "names", "node": "actor:china", "least": "500"}, "No 500 passages of this selection mention China"),
        ({"view": "names", "node": "concept:price-rises"}, "Price rises is words for rules and not counted among"),
        ({"view": "names", "pair": ["actor:china", "concept:nothing"]}, "This link opens no pair"),
    ],
    ids=repr,
)
def test_what_has_no_answer_gets_a_sentence(params: Params, sentence: str) -> None:
    assert sentence in plain_text(open_page("collocates", params))


@pytest.mark.parametrize(
    "params",
    [
        {"node": "/re[/"},
        {"node": "zebra"},
        {"node": "theme:alliances"},
        {"node": "rare earth", "language": "zh"},
        {"node": "rare earth", "least": "500"},
        {"view": "names", "node": "concept:nothing-of-this"},
        {"view": "names", "node": "actor:china", "least": "500"},
    ],
    ids=repr,
)
def test_below_the_sentence_there_is_no_picture_of_something_else(params: Params) -> None:
    app = open_page("collocates", params)
    assert headings(app) == []
    assert len(app.get("plotly_chart")) == 0
    assert "Click a number" not in page_text(app)
    assert ("Leading words" in html_of(app)) == ("view" not in params)


def test_what_is_too_rare_is_listed_by_a_button() -> None:
    app = open_page("collocates", {"node": "rare earth", "least": "500"})
    app.button(key="collocates_lower").click().run()
    least = int(address(app)["least"][0])
    assert rows(open_page("collocates", {"node": "rare earth", "least": str(least)}))[0][2] == str(least)


def test_the_wall_shows_the_picture_and_a_short_table() -> None:
    app = open_page("collocates", {"node": "rare earth", "wall": "1", "pair": ["rare earth", "China"]})
    assert [button.label for button in app.button] == ["Leave the wall"]
    assert len(app.text_input) == 0
    listed = rows(app)
    assert (len(listed), {len(row) for row in listed}) == (12, {4})


@pytest.mark.parametrize("unit", ["article", "source"])
def test_what_hangs_on_one_is_said(unit: str) -> None:
    app = open_page("collocates", {"node": "rare earth", "window": "1", "loo": unit})
    notes = list(table(app).notes.values())
    assert notes
    assert all(re.match(rf"† (carried by|does not hold without) 1 {unit}: ", note) for note in notes)
    assert f"{len(notes):,} of " in plain_text(app)
    assert "do not hold (†)" in plain_text(app)
    assert "sure to begin with (" in plain_text(open_page("collocates", {"node": "rare earth", "loo": unit}))


@pytest.mark.parametrize(
    "params",
    [
        {"loo": "article"},
        {"loo": "source", "window": "passage"},
        {"loo": "rule", "theme": ["technology_controls", "alliances"], "window": "passage", "by": "g2"},
        {"loo": "article", "view": "names"},
        {"loo": "article", "view": "names", "node": "actor:china", "by": "g2", "kinds": "mixed"},
    ],
    ids=repr,
)
def test_pairs_that_hang_on_one_unit_are_marked_in_the_table_and_in_the_picture(params: Params) -> None:
    app, unit = open_page("collocates", params), params["loo"]
    assert re.search(rf"\d+ pairs do(es)? not hold \(†\): without one {unit}", plain_text(app))
    assert re.search(rf"\d+ links do(es)? not hold \(†\): without one {unit}", plain_text(app))
    notes = [note.removeprefix("† ") for note in table(app).notes.values()]
    assert notes
    note_pattern = re.compile(rf"(carried by|does not hold without) 1 {unit}: .+ \((all|\d+%) of it\)")
    assert all(note_pattern.fullmatch(note) for note in notes)
    picture = "".join(one.proto.spec for one in app.get("plotly_chart"))
    assert '"dash":"dash"' in picture.replace(" ", "")
    assert f"1 {unit}: " in picture


@pytest.mark.parametrize("params", [{"node": "rare earth"}, {"node": "concept:rare-earths"}], ids=repr)
def test_links_of_a_word_that_hang_on_one_article_are_dashed(params: Params) -> None:
    app = open_page("collocates", {"loo": "article", **params})
    assert re.search(r"\d+ links do not hold \(†\): without one article", plain_text(app))
    assert "1 article: " in "".join(one.proto.spec for one in app.get("plotly_chart"))
