"""The page of themes: every mark opens exactly the passages it counts, and a link or the back button restores them."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from lib.corpus.articles import HitRow, count_carrying, coverage, coverage_by_part, hits_in_passages, strongest_passages
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats import theme_groups, theme_pairs, theme_timeline, title_body_shares
from tests.e2e.desk import address_with, address_without, click_mark, pill, segment, settle, visit

WHOLE = Subcorpus()
THEME = "technology_controls"
PLACE = 1  # of that theme in the codebook, and so of its marks in a chart


@dataclass(frozen=True)
class Counted:
    """What a mark says it counts."""

    n_passages: int | None
    n_articles: int | None


def point(page: Page, chart: str, trace: int, number: int) -> Locator:
    return page.locator(f".st-key-themes_{chart} .scatterlayer .trace").nth(trace).locator("path.point").nth(number)


def expect_opened(page: Page, heading: str, counted: Counted) -> None:
    """The list names what was opened, says its size and shows as many passages."""
    opened = page.locator(".st-key-themes_opened")
    title = opened.get_by_role("heading", level=2)
    expect(title).to_contain_text(heading)
    passages, articles = map(int, re.findall(r"(\d+) passages? in (\d+) article", title.inner_text())[0])
    assert counted.n_passages in {None, passages}
    assert counted.n_articles in {None, articles}
    expect(opened.locator("p[lang]")).to_have_count(min(passages, 20))


def test_a_point_in_time_opens_its_passages(page: Page, seed_corpus: Corpus) -> None:
    timeline = theme_timeline(coverage(seed_corpus, WHOLE), seed_corpus.themes)
    row = timeline[timeline["theme"] == THEME].iloc[0]
    visit(page, "/themes")
    click_mark(page, point(page, "time", PLACE, 0))
    since, until = (f"{row[name]:%Y-%m-%d}" for name in ("period", "period_end"))
    expect(page).to_have_url(address_with(open=[f"theme.{THEME}", f"since.{since}", f"until.{until}"]))
    expect_opened(page, f"Technology controls, {since} to {until}", Counted(row["n_passages"], row["n_articles"]))


def test_the_keyboard_goes_from_mark_to_mark_and_opens_one(page: Page, seed_corpus: Corpus) -> None:
    timeline = theme_timeline(coverage(seed_corpus, WHOLE), seed_corpus.themes)
    row, last = timeline[timeline["theme"] == seed_corpus.themes[0]].iloc[0], timeline["period"].max()
    visit(page, "/themes")
    chart = page.locator(".st-key-themes_time .js-plotly-plot[tabindex='0']")
    chart.focus()
    chart.press("ArrowRight")
    expect(chart.locator(".chart-said")).to_contain_text(f"{row['n_passages']} of {row['of_passages']} passages")
    chart.press("Home")
    chart.press("Enter")
    since, until = (f"{row[name]:%Y-%m-%d}" for name in ("period", "period_end"))
    expect_opened(page, f"Pricing power, {since} to {until}", Counted(row["n_passages"], row["n_articles"]))
    expect(chart).to_be_focused()
    chart.press("End")
    expect(chart.locator(".chart-said")).to_contain_text(f"{last:%Y-%m-%d}")
    chart.press("Escape")
    expect(page.locator(".st-key-themes_opened")).to_have_count(0)


def test_a_bar_under_the_lines_opens_all_passages_of_its_period(page: Page, seed_corpus: Corpus) -> None:
    row = theme_timeline(coverage(seed_corpus, WHOLE), seed_corpus.themes).iloc[0]
    visit(page, "/themes")
    click_mark(page, page.locator(".st-key-themes_time .barlayer g.point").first)
    expect_opened(page, "All passages", Counted(row["of_passages"], row["of_articles"]))


@pytest.mark.parametrize("unit", ["passages", "articles"])
def test_a_cell_opens_what_two_themes_share(unit: str, page: Page, seed_corpus: Corpus) -> None:
    pairs = theme_pairs(coverage(seed_corpus, WHOLE), seed_corpus.themes)
    row = pairs[(pairs["theme_a"] == "military_demand") & (pairs["theme_b"] == THEME)].iloc[0]
    visit(page, f"/themes?unit={unit}")
    click_mark(page, page.locator(".st-key-themes_pairs .nsewdrag"), across=3 / 8, down=7 / 8)
    expect(page).to_have_url(address_with(open=["theme.military_demand", f"theme.{THEME}"]))
    counted = Counted(row["n_passages"], None) if unit == "passages" else Counted(None, row["n_articles"])
    expect_opened(page, "Technology controls", counted)


@pytest.mark.parametrize("by", ["source", "topic", "language"])
def test_a_mark_of_a_group_opens_its_passages(by: str, page: Page, seed_corpus: Corpus) -> None:
    ask = coverage_by_part if by == "language" else coverage
    groups = theme_groups(ask(seed_corpus, WHOLE), seed_corpus.themes, by)  # type: ignore[arg-type]  # a literal by construction
    row = groups[groups["theme"] == THEME].iloc[0]
    visit(page, "/themes")
    click_mark(page, point(page, {"source": "sources", "topic": "topics", "language": "languages"}[by], PLACE, 0))
    expect_opened(page, "Technology controls", Counted(row["n_passages"], row["n_articles"]))


@pytest.mark.parametrize(
    ("trace", "column", "message"),
    [
        (1, "n_title", "in titles"),
        (2, "n_body", "in bodies"),
        (4, "body_only", "in the body only"),
        (5, "both", "in title and body"),
    ],
)
def test_titles_and_bodies_open_the_articles_they_count(
    trace: int, column: str, message: str, page: Page, seed_corpus: Corpus
) -> None:
    sides = title_body_shares(coverage_by_part(seed_corpus, WHOLE), seed_corpus.themes)
    visit(page, "/themes")
    click_mark(page, point(page, "parts", trace, PLACE))
    expect_opened(page, f"Technology controls, {message}", Counted(None, sides[column].iloc[PLACE]))


def test_a_link_opens_a_mark_the_back_button_and_the_close_button_leave_it(page: Page) -> None:
    opened = page.locator(".st-key-themes_opened")
    visit(page, "/themes")
    expect(opened).to_have_count(0)
    click_mark(page, point(page, "sources", PLACE, 0))
    expect(opened).to_be_visible()
    link = page.url
    page.go_back()
    expect(opened).to_have_count(0)
    visit(page, link)
    expect(opened.get_by_role("heading", level=2)).to_contain_text("Technology controls, Sou Hu Cai Jing")
    opened.get_by_role("button", name="Close").click()
    expect(opened).to_have_count(0)
    expect(page).to_have_url(address_without("open"))


def test_a_second_click_on_a_mark_closes_it(page: Page) -> None:
    visit(page, "/themes")
    for closed in (False, True):
        click_mark(page, point(page, "sources", PLACE, 0))
        expect(page.locator(".st-key-themes_opened")).to_have_count(0 if closed else 1)
        settle(page)


def test_the_filter_narrows_what_is_open(page: Page, seed_corpus: Corpus) -> None:
    visit(page, f"/themes?open=theme.{THEME}&open=source.")
    pill(page, "Alliances").click()
    expect(page).to_have_url(address_with(theme="alliances"))
    settle(page)
    narrow = Subcorpus(themes=("alliances",), sources=("",))
    n_passages, n_articles = count_carrying(seed_corpus, narrow, 1 << PLACE, None)
    assert n_passages > 0
    expect_opened(page, "source not stated", Counted(n_passages, n_articles))


def test_a_link_to_nothing_says_so(page: Page) -> None:
    visit(page, "/themes?open=theme.tariffs&open=%3Cb%3Ebold%3C/b%3E")
    note = page.get_by_role("alert")
    expect(note).to_contain_text("This link opens no mark: it names theme.tariffs and <b>bold</b>.")
    expect(note).to_be_in_viewport()
    opened = page.locator(".st-key-themes_opened")
    expect(opened).to_have_count(0)
    visit(page, "/themes?open=theme.alliances&open=since.2031-01-01&open=until.2031-01-31")
    expect(opened).to_contain_text("No passage of this selection is behind it")


def test_the_controls_are_in_the_address_and_change_what_is_drawn(page: Page) -> None:
    visit(page, "/themes")
    axis = page.locator(".st-key-themes_sources .xaxislayer-above text").last
    expect(axis).to_contain_text("%")
    segment(page, "Show", "Count").click()
    expect(page).to_have_url(address_with(show="count"))
    expect(axis).not_to_contain_text("%")
    segment(page, "Count", "Articles").click()
    expect(page).to_have_url(address_with(show="count", unit="articles"))
    expect(page.get_by_role("heading", name="Number of articles by source")).to_be_visible()


def test_the_strongest_passages_name_their_rules_and_mark_their_words(page: Page, seed_corpus: Corpus) -> None:
    found = strongest_passages(seed_corpus, WHOLE, "alliances", 6)
    visit(page, "/themes")
    segment(page, "Theme", "◆ Alliances").click()
    expect(page).to_have_url(address_with(strongest="alliances"))
    expect(page.get_by_role("heading", name="Strongest passages: ◆ Alliances")).to_be_visible()
    hits = hits_in_passages(seed_corpus, found["passage"].tolist()[:1])
    main = page.get_by_role("main")
    marked = "".join(main.locator("mark").all_inner_texts())
    for hit in rows(hits[hits["theme"] == "alliances"], HitRow):
        expect(main.locator("code", has_text=re.compile(f"^{hit.rule}$")).first).to_be_visible()
        assert hit.text in marked


def test_the_wall_shows_an_opened_mark_without_controls(page: Page) -> None:
    visit(page, f"/themes?wall=1&open=theme.{THEME}&open=language.en")
    opened = page.locator(".st-key-themes_opened")
    expect(opened.locator("p[lang]")).to_have_count(4)
    expect(opened.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("radio")).to_have_count(0)
