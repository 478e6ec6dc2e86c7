"""The overview: a mark on a chart is a question to the corpus."""

from playwright.sync_api import Page, expect

from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import theme_shares
from tests.e2e.desk import (
    address_with,
    click_mark,
    expect_selection,
    pill,
    read_numbers,
    segment,
    settle,
    take_along,
    visit,
)
from tests.e2e.servers import Server


def test_a_theme_bar_opens_its_passages_and_becomes_the_filter_by_its_name_alone(
    page: Page, seed_corpus: Corpus
) -> None:
    visit(page, "/overview")
    click_mark(page, page.locator(".st-key-overview_shares g.point").nth(1))
    expect(page).to_have_url(address_with(open="theme.technology_controls"))
    opened = page.locator(".st-key-themes_opened")
    expect(opened).to_contain_text("Technology controls")
    expect_selection(page, seed_corpus, Subcorpus())
    opened.get_by_role("button", name="Filter by this").click()
    expect(page).to_have_url(address_with(theme="technology_controls"))
    expect_selection(page, seed_corpus, Subcorpus(themes=("technology_controls",)))


def test_a_cell_of_the_matrix_opens_what_carries_both_its_themes(page: Page) -> None:
    visit(page, "/overview")
    # the last row's second cell: military demand with technology controls
    click_mark(page, page.locator(".st-key-overview_pairs .nsewdrag"), across=3 / 8, down=7 / 8)
    expect(page).to_have_url(address_with(open=["theme.military_demand", "theme.technology_controls"]))
    expect(page.locator(".st-key-themes_opened")).to_contain_text("and")


def test_a_source_bar_opens_its_passages(page: Page) -> None:
    visit(page, "/overview")
    click_mark(page, page.locator(".st-key-overview_sources g.point").first)
    expect(page).to_have_url(address_with(open="source.Sou+Hu+Cai+Jing"))
    expect(page.locator(".st-key-themes_opened")).to_contain_text("Sou Hu Cai Jing")


def test_the_unit_changes_what_is_counted_and_the_csv_says_the_same(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/overview")
    shares = theme_shares(articles.coverage(seed_corpus, Subcorpus()), seed_corpus.themes)
    segment(page, "Count", "Articles").click()
    expect(page).to_have_url(address_with(unit="articles"))
    bars = page.locator(".st-key-overview_shares g.point")
    expect(bars.first).to_contain_text(f"({shares['n_articles'][0]})")
    settle(page)
    rows = read_numbers(take_along(page, "overview_shares.csv"))
    assert [int(row["Articles"]) for row in rows] == shares["n_articles"].tolist()


def test_a_file_is_for_the_session_that_was_shown_its_link_alone(page: Page, server: Server) -> None:
    visit(page, "/overview")
    link = str(page.locator("a[href$='/overview_shares.csv']").get_attribute("href"))
    mine = page.request.get(f"{server.url}/{link}")
    assert mine.status == 200
    assert mine.headers["content-disposition"].startswith('attachment; filename="overview_shares.csv"; filename*=')
    for other in (link.replace("overview_shares", "overview_all"), f"files/{'x' * 22}/overview_shares.csv"):
        answer = page.request.get(f"{server.url}/{other}")
        assert answer.status == 404
        assert "an earlier view" in answer.text()


def test_how_it_was_counted_stays_open_under_another_filter(page: Page) -> None:
    visit(page, "/overview")
    page.get_by_text("How this was counted").click()
    heading = page.get_by_role("heading", level=3, name="Theme shares")
    expect(heading).to_be_visible()
    pill(page, "Alliances").click()
    expect(page).to_have_url(address_with(theme="alliances"))
    settle(page)
    expect(heading).to_be_visible()


def test_a_latest_article_opens_in_the_reader_under_the_filter(page: Page, seed_corpus: Corpus) -> None:
    title = articles.article_list(seed_corpus, Subcorpus(themes=("alliances",)), "newest", 1)["title"].iloc[0]
    visit(page, "/overview?theme=alliances")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()
    expect_selection(page, seed_corpus, Subcorpus(themes=("alliances",)))
