"""The page Trends in a browser: from a point to its lines, terms in the address, and what has to be read by all."""

import re

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from lib.corpus import articles, nodes
from lib.corpus.counts import node_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import trends
from lib.text import Cutter, load_dictionary
from tests.e2e.desk import address_with, click_mark, open_box, pill, segment, settle, visit
from tests.e2e.test_e2e_accessibility import barriers_in_both_schemes

TERMS = ["rare earth", "稀土"]
VIEW = "/trends?term=rare+earth&term=%E7%A8%80%E5%9C%9F"


@pytest.fixture(scope="module")
def course(seed_corpus: Corpus) -> pd.DataFrame:
    """What should be drawn."""
    cutter, whole = Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0]), Subcorpus()
    counts = [
        node_counts(seed_corpus, whole, nodes.parse_node(term, inside=True), cutter).assign(term=term) for term in TERMS
    ]
    coverage = articles.coverage(seed_corpus, whole)
    return trends(pd.concat(counts), coverage, TERMS, "month", seed_corpus.themes)


def point(page: Page, chart: str, trace: int, number: int) -> Locator:
    return page.locator(f".st-key-trends_{chart} .scatterlayer .trace").nth(trace).locator("path.point").nth(number)


def expect_lines(page: Page, row: pd.Series) -> None:
    """The lines behind a point are open, as many as it counts, in its days."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    days = {name: f"{row[column]:%Y-%m-%d}" for name, column in (("since", "period"), ("until", "period_end"))}
    expect(page).to_have_url(address_with(node=row["term"].replace(" ", "+"), **days))
    expect(page.get_by_role("heading", level=2).first).to_contain_text(
        re.compile(rf"{row['term']}: {row['count']} hit")
    )


def test_a_point_opens_its_lines(page: Page, course: pd.DataFrame) -> None:
    row = course[(course["term"] == "rare earth") & (course["theme"] == "")].iloc[1]
    visit(page, VIEW)
    click_mark(page, point(page, "course", 0, 1))
    expect_lines(page, row)


def test_a_point_of_a_panel_opens_the_lines_of_its_theme(page: Page, course: pd.DataFrame) -> None:
    own = course[(course["theme"] == "technology_controls") & (course["term"] == "rare earth")]
    visit(page, VIEW)
    page.locator(".st-key-trends_panels").scroll_into_view_if_needed()
    click_mark(page, point(page, "panels", 2, 0))
    expect_lines(page, own.iloc[0])
    expect(page).to_have_url(address_with(theme="technology_controls"))


def test_a_bar_opens_the_articles_of_its_period(page: Page) -> None:
    visit(page, VIEW)
    click_mark(page, page.locator(".st-key-trends_course .barlayer g.point").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page).to_have_url(address_with(since="2025-07-01", until="2025-07-31"))


def test_terms_are_typed_and_taken_away_and_stay_in_the_address(page: Page) -> None:
    visit(page, VIEW)
    lines = page.locator(".st-key-trends_course .scatterlayer .trace")
    expect(lines).to_have_count(2)
    box = page.get_by_role("combobox", name="Add a word, a phrase, a concept")
    box.fill("control*")
    expect(page.get_by_role("option", name=re.compile(r"control\*"))).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(address_with(term=["rare+earth", "%E7%A8%80%E5%9C%9F", "control%2A"]))
    expect(lines).to_have_count(3)
    settle(page)
    visit(page, page.url)
    expect(lines).to_have_count(3)
    page.get_by_role("link", name="Take rare earth away").click()
    expect(page).to_have_url(re.compile(r"\?term=&term=%E7%A8%80%E5%9C%9F&term=control%2A$"))
    expect(lines).to_have_count(2)


def test_the_period_the_filter_and_the_test_are_in_the_address(page: Page) -> None:
    visit(page, VIEW)
    segment(page, "Time by", "Week").click()
    expect(page).to_have_url(address_with(per="week"))
    settle(page)
    pill(page, "Technology controls").click()
    expect(page).to_have_url(address_with(theme="technology_controls", per="week"))
    settle(page)
    open_box(page)
    segment(page, "Does it hold without one …", "Rule").click()
    expect(page).to_have_url(address_with(loo="rule"))
    expect(page.get_by_role("heading", name="Where use changes")).to_be_visible()
    settle(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    pill(page, "Technology controls").click()
    expect(page.get_by_role("alert")).to_contain_text("A rule can be left out only where the filter names a theme")


def test_it_can_be_read_by_all(page: Page) -> None:
    visit(page, f"{VIEW}&loo=article")
    assert barriers_in_both_schemes(page) == []
    for width in (1920, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_wall_has_no_controls_and_keeps_the_terms(page: Page) -> None:
    visit(page, f"{VIEW}&wall=1")
    expect(page.locator(".st-key-trends_course .scatterlayer .trace")).to_have_count(2)
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.get_by_role("radio")).to_have_count(0)
    click_mark(page, point(page, "course", 0, 0))
    expect(page).to_have_url(address_with(wall="1", node="rare+earth"))
