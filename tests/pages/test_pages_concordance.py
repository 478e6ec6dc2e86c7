"""The page Concordance: its lines are the concordance's, a line opens, and whatever is asked is answered in words."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from lib.corpus import contexts, nodes
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary
from tests.pages.test_pages import Params, address, open_page, page_text, served
from tests.tables import read_tables

__all__ = ["served"]  # the fixture
pytestmark = pytest.mark.usefixtures("served")
LEFT, KEYWORD, RIGHT = "left", "key", "right"


def page(app: AppTest) -> str:
    """All HTML of our own on the page."""
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def shown(app: AppTest, column: str) -> list[str]:
    """The words in a column of the table."""
    return [cell.get_text() for table in read_tables(page(app), "kwic") for cell in table.tag.select(f"td.{column}")]


def lines(corpus: Corpus, node: str, sort: str = "R1,R2,R3", chosen: Subcorpus | None = None) -> contexts.Concordance:
    cutter = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
    return contexts.concordance(
        corpus, chosen or Subcorpus(), nodes.parse_node(node, inside=True), cutter, sort.split(","), 1000, window=10
    )


@pytest.mark.parametrize(
    ("node", "sort"),
    [
        ("rare earth | 稀土", "R1,R2,R3"),
        ("稀土", "L1,R1"),
        ("control*", "keyword,date"),
        ("theme:alliances", "date"),
        ("/^export/", "source,L1"),
    ],
)
def test_the_lines_are_those_of_the_concordance_in_its_order(node: str, sort: str, seed_corpus: Corpus) -> None:
    found = lines(seed_corpus, node, sort)
    app = open_page("concordance", {"node": node, "sort": sort})
    assert f": {found.n_hits} hits in {found.n_articles} articles" in page_text(app)
    first = found.lines.head(50)
    assert shown(app, KEYWORD) == first["keyword"].tolist()
    assert shown(app, LEFT) == first["left"].tolist()
    assert shown(app, RIGHT) == first["right"].tolist()


def test_the_words_that_sort_the_lines_are_marked_by_their_level(seed_corpus: Corpus) -> None:
    found = lines(seed_corpus, "china", "R1,L1")
    html = page(open_page("concordance", {"node": "china", "sort": "R1,L1"}))
    table = html[html.index("<tbody>") :]
    cutter = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])
    for level, column in (("k1", "r1"), ("k2", "l1")):
        marks = re.findall(rf'<mark class="{level}">(.*?)</mark>', table)
        assert [cutter.terms(unescape(mark)) for mark in marks] == [[term] for term in found.lines[column] if term]
    assert 'class="k3"' not in table


def test_a_line_opens_its_passage_with_the_hit_and_the_evidence_marked(seed_corpus: Corpus) -> None:
    row = next(lines(seed_corpus, "theme:alliances").lines.itertuples())
    line = f"{row.key}-{row.ordinal}.{row.start}-{row.end}"
    closed = open_page("concordance", {"node": "theme:alliances"})
    assert f"line={line}" in page(closed)
    assert "Read the article" not in page(closed)
    opened = page(open_page("concordance", {"node": "theme:alliances", "line": line}))
    passage = opened[opened.index('<tr class="opened">') :]
    hit = re.sub("<[^>]*>", "", passage[passage.index("<strong") : passage.index("</strong>")])
    assert unescape(hit) == row.keyword
    assert "Alliances: " in passage  # what a pointer is told of the words that gave the theme
    assert f'href="articles?article={row.key}"' in passage
    assert 'aria-current="true"' in opened


def test_an_open_line_that_is_not_on_the_page_stands_above_it(seed_corpus: Corpus) -> None:
    row = next(lines(seed_corpus, "theme:alliances").lines.itertuples())
    app = open_page("concordance", {"node": "稀土", "line": f"{row.key}-{row.ordinal}.{row.start}-{row.end}"})
    assert "Read the article" in page(app)
    assert '<tr class="opened">' not in page(app)


@pytest.mark.parametrize("line", ["x", "0123456789abcdef-1.2-3", "<b>"])
def test_a_link_to_a_line_that_is_gone_says_so(line: str) -> None:
    app = open_page("concordance", {"node": "稀土", "line": line})
    assert "is not in this corpus any more" in page_text(app)
    assert shown(app, KEYWORD)


def test_a_link_from_before_or_beyond_the_article_opens_no_other_line(seed_corpus: Corpus) -> None:
    row = next(lines(seed_corpus, "theme:alliances").lines.itertuples())
    hit = f"{row.start}-{row.end}"
    for line in (f"{row.key}.{row.passage}.{hit}", f"{row.key}-999.{hit}", f"{row.key}-{row.ordinal}.0-99999"):
        app = open_page("concordance", {"node": "稀土", "line": line})
        assert "is not in this corpus any more" in page_text(app)
        assert "Read the article" not in page(app)


def test_nothing_asked_for_shows_the_leading_word_and_offers_more() -> None:
    app = open_page("concordance")
    assert "rare earth: " in page_text(app)
    assert "Leading words" in page(app)
    for node in ("supply+chain", "theme%3Apricing_power", "concept%3Arare-earths"):
        assert f'href="concordance?node={node}"' in page(app)
    themed = open_page("concordance", {"language": "zh"})
    assert "rare earth: " not in page_text(themed)
    assert shown(themed, KEYWORD)


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        ("zebra", "No word of the corpus is spelled like zebra."),
        ("/a(/", "cannot be used as a regular expression"),
        ("/open", "begins a regular expression that has no end"),
        ("***", "has no letter in it"),
        ("x" * 300, "What was asked for is longer than 200 characters"),
        ("theme:peace", "There is no theme 'peace'"),
        ("rule:alliances/none", "No rule 'none' of alliances has a hit"),
        ("concept:rare-earth", "rare-earths"),
        ("concept:china", "There is no concept:china; did you mean actor:china?"),
        ("<b>bold</b>", "No word of the corpus"),
    ],
)
def test_what_cannot_be_found_is_said_in_a_sentence(node: str, sentence: str) -> None:
    app = open_page("concordance", {"node": node})
    assert sentence in "\n".join(warning.value for warning in app.warning).replace("\\", "")
    assert shown(app, KEYWORD) == []
    assert "<b>bold" not in page(app)


def test_near_spellings_are_offered() -> None:
    assert 'href="concordance?node=export"' in page(open_page("concordance", {"node": "exportt"}))
    other = page(open_page("concordance", {"node": "concept:china"}))
    assert 'href="concordance?node=actor%3Achina"' in other
    assert "concern" not in other.partition("Near it")[2]


def test_words_for_rules_are_still_found() -> None:
    assert "Price rises" in page_text(open_page("concordance", {"node": "concept:price-rises"}))


def test_a_word_the_filter_leaves_nothing_of_leads_out_of_the_filter(seed_corpus: Corpus) -> None:
    found = lines(seed_corpus, "稀土")
    app = open_page("concordance", {"node": "稀土", "language": "en"})
    assert f"Without the filter there are {found.n_hits} hits in {found.n_articles} articles" in page_text(app)
    app.button(key="concordance_drop").click().run()
    assert address(app) == {"node": ["稀土"]}


def test_the_filter_holds_for_the_lines(seed_corpus: Corpus) -> None:
    chosen = Subcorpus(themes=("alliances",))
    app = open_page("concordance", {"node": "china", "theme": "alliances"})
    assert shown(app, LEFT) == lines(seed_corpus, "china", chosen=chosen).lines["left"].tolist()


@pytest.mark.parametrize("sort", ["R9", "R1,R2,R3,L1", "R1;L1", "<b>"])
def test_an_order_that_is_none_is_said_and_the_usual_one_used(sort: str, seed_corpus: Corpus) -> None:
    app = open_page("concordance", {"node": "稀土", "sort": sort})
    assert "is no order of lines; it was ignored" in page_text(app)
    assert shown(app, RIGHT) == lines(seed_corpus, "稀土").lines["right"].tolist()


@pytest.mark.parametrize("at", ["2", "99", "9" * 5000])
def test_a_page_beyond_the_last_is_the_last(at: str, seed_corpus: Corpus) -> None:
    found = lines(seed_corpus, "rare earth")
    app = open_page("concordance", {"node": "rare earth", "at": at})
    assert shown(app, RIGHT) == found.lines["right"].tolist()[50:]
    assert f"lines 51 to {found.n_hits}" in page(app)


def test_typing_a_node_puts_it_into_the_address_and_begins_at_the_first_line() -> None:
    app = open_page("concordance", {"node": "稀土", "at": "2", "line": "x", "sort": "date"})
    app.text_input(key="concordance_node").set_value(" price floor ").run()
    assert address(app) == {"node": ["price floor"], "sort": ["date"]}


PLACES: list[Params] = [{}, {"node": "稀土"}, {"node": "theme:alliances", "theme": "alliances"}, {"wall": "1"}]


@pytest.mark.parametrize("params", PLACES)
def test_places_in_articles_are_drawn(params: Params) -> None:
    app = open_page("concordance", {"view": "places", **params})
    assert len(app.get("plotly_chart")) == 1
    assert " falls in " in page_text(app)


def test_the_wall_shows_a_few_lines_and_nothing_to_press(seed_corpus: Corpus) -> None:
    app = open_page("concordance", {"node": "rare earth", "wall": "1"})
    assert shown(app, RIGHT) == lines(seed_corpus, "rare earth").lines["right"].tolist()[:14]
    assert "<a " not in page(app)
    assert len(app.text_input) == 0
