"""The keywords page: every way to see a word leads to the passages it stands in."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import frequencies
from lib.text import load_stopwords
from tests.e2e.conftest import NewPage
from tests.e2e.desk import (
    address_with,
    address_without,
    choose_option,
    click_mark,
    open_box,
    read_numbers,
    settle,
    take_along,
    visit,
)
from tests.e2e.servers import Server

STOPWORDS = load_stopwords(ROOT / "seeds" / "stopwords")[0]


@pytest.fixture(scope="module")
def words(seed_corpus: Corpus) -> list[str]:
    """The leading words of the seeds by count."""
    leading: list[str] = frequencies(term_counts(seed_corpus, Subcorpus()), STOPWORDS, top=25)["term"].tolist()
    return leading


def expect_passages(page: Page, word: str, within: str = "") -> None:
    """The passages of a word are listed, and each has it marked."""
    expect(page.get_by_role("heading", name=f"Passages with {word}{within}", exact=True)).to_be_visible()
    settle(page)
    marks = page.locator("mark").all_inner_texts()
    assert marks
    assert all(mark.casefold().startswith(word.casefold()[:3]) or word == "U.S." for mark in marks)


def in_list(page: Page, word: str) -> Locator:
    return page.locator("table.words").get_by_role("link", name=word, exact=True)


def test_a_bar_a_row_and_a_close_button(page: Page, words: list[str]) -> None:
    visit(page, "/keywords")
    expect(page.get_by_text("Click a word to see how it is written")).to_be_visible()
    bars = page.locator(".st-key-keywords_bars g.point")
    expect(bars).to_have_count(25)
    click_mark(page, bars.nth(3))
    expect(page).to_have_url(address_with(word=words[3].replace(" ", "+")))
    expect_passages(page, words[3])

    in_list(page, words[2]).click()
    expect_passages(page, words[2])
    expect(in_list(page, words[2])).to_have_attribute("aria-current", "true")

    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Click a word to see how it is written")).to_be_visible()
    expect(page).to_have_url(address_without("word"))


def test_what_a_click_opens_below_the_fold_comes_into_view(page: Page, words: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    visit(page, "/keywords")
    in_list(page, words[0]).click()
    opened = page.get_by_role("heading", name=f"Passages with {words[0]}", exact=True)
    expect(opened).to_be_in_viewport()
    in_list(page, words[1]).scroll_into_view_if_needed()
    in_list(page, words[1]).click()
    expect(page.get_by_role("heading", name=f"Passages with {words[1]}", exact=True)).to_be_in_viewport()
    visit(page, f"/keywords?word={words[0]}")
    expect(opened).not_to_be_in_viewport()


def test_a_word_leads_to_its_article_and_to_its_context(page: Page) -> None:
    visit(page, "/keywords?word=Busan")
    expect_passages(page, "Busan")
    page.get_by_role("link", name="Read", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page.get_by_role("main")).to_contain_text("Following a meeting in Busan")
    visit(page, "/keywords?word=Busan&theme=alliances")
    page.get_by_role("link", name="Concordance").last.click()
    expect(page).to_have_url(address_with(node="Busan", theme="alliances"))
    expect(page).to_have_url(re.compile("/concordance"))


def test_heads_sort_and_a_part_of_a_word_finds_it(page: Page, words: list[str]) -> None:
    visit(page, "/keywords")
    head = page.locator("table.words").get_by_role("columnheader", name="Spread DP")
    head.get_by_role("link").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("heading", level=2, name=re.compile("^Spread DP: .* leads? with"))).to_be_visible()
    expect(page.get_by_text("of 5 occurrences or more")).to_be_visible()
    head.get_by_role("link").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(address_with(by="dp", sort="-dp"))
    choose_option(page, "Ranked by", "Count")
    expect(in_list(page, words[0])).to_be_visible()
    box = page.get_by_role("textbox", name="Find words")
    box.fill("稀*")
    box.press("Enter")
    expect(in_list(page, "稀土")).to_be_visible()
    expect(in_list(page, words[0])).to_have_count(0)
    expect(page).to_have_url(address_with(find="%E7%A8%80%2A"))
    box.fill("/(/")
    box.press("Enter")
    expect(page.get_by_text("cannot be used as a regular expression")).to_be_visible()
    expect(in_list(page, words[0])).to_be_visible()


def test_words_by_theme_language_and_month(page: Page, words: list[str]) -> None:
    visit(page, "/keywords?view=split")
    for name in ("Pricing power", "Technology controls", "Alliances", "Military demand", "no theme"):
        expect(page.locator(".st-key-keywords_themes .annotation")).to_contain_text(name)
    choose_option(page, "Split by", "Language")
    by_language = page.locator(".st-key-keywords_languages")
    for name in ("Chinese", "English", "稀土", words[0]):
        expect(by_language.locator("svg text").get_by_text(name, exact=True).first).to_be_visible()
    choose_option(page, "Split by", "Month")
    expect(page).to_have_url(address_with(view="split", split="month"))
    cells = page.locator(".st-key-keywords_month .scatterlayer path.point")
    expect(cells).to_have_count(100)  # 25 words in three months and without a date
    click_mark(page, cells.nth(0))
    expect_passages(page, words[0], " in 2025-07-01 to 2025-07-31")


def test_a_concept_is_one_bar_of_two_languages_and_opens_in_context(page: Page) -> None:
    visit(page, "/keywords?view=concepts")
    chart = page.locator(".st-key-keywords_concepts")
    expect(chart.locator("svg text").get_by_text("Rare earths 稀土", exact=True)).to_be_visible()
    expect(chart.locator(".annotation")).to_contain_text(re.compile("Chinese.*English"))
    row = page.locator("table.words").get_by_role("row", name="Rare earths 稀土")
    chinese, english, both = (int(cell) for cell in row.get_by_role("cell").all_inner_texts()[2:5])
    assert min(chinese, english) > 0
    assert chinese + english == both
    click_mark(page, chart.locator("g.point").first)
    expect(page).to_have_url(address_with(node="concept%3Arare-earths"))


def test_the_list_turns_its_pages_by_links(page: Page) -> None:
    visit(page, "/keywords")
    table, pages = page.locator(".words tbody"), page.get_by_role("navigation", name="Pages of the list")
    for turn, at in (("Next ›", "2"), ("Next ›", "3"), ("‹ Previous", "2"), ("Last »", "20"), ("« First", "")):
        settle(page)
        pages.get_by_role("link", name=turn).click()
        expect(page).to_have_url(address_with(at=at) if at else address_without("at"))
        expect(table.get_by_role("cell").first).to_have_text(str(25 * int(at or 1) - 24))


def test_at_the_end_of_the_list_the_keyboard_stays_among_its_pages(page: Page) -> None:
    visit(page, "/keywords")
    page.get_by_role("link", name="Last »").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_with(at="20"))
    expect(page.get_by_role("link", name="« First")).to_be_focused()


def test_the_csv_holds_what_is_shown(page: Page, seed_corpus: Corpus) -> None:
    counts = term_counts(seed_corpus, Subcorpus())
    visit(page, "/keywords?by=n_articles")
    listed = frequencies(counts, STOPWORDS, by="n_articles")
    rows = read_numbers(take_along(page, "keywords_table.csv"))
    assert [row["Word"].removeprefix("'") for row in rows] == listed["term"].tolist()
    assert [int(row["Count"]) for row in rows] == listed["count"].tolist()
    assert 0 < float(rows[0]["Spread (DP)"]) < 1


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard whose stop words may be changed."""
    folder = tmp_path_factory.mktemp("stops")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    running = Server(folder / "corpus", folder / "seeds", folder / "log.txt")
    yield running
    running.stop()


def test_stop_words_are_changed_in_the_page_saved_and_undone(own_server: Server, new_page: NewPage) -> None:
    page = new_page(own_server)
    before = (own_server.seeds / "stopwords" / "en.txt").read_text("utf-8")
    visit(page, "/keywords?word=supply+chain")
    page.get_by_role("button", name="Leave out this word").click()
    expect(in_list(page, "supply chain")).to_have_count(0)
    expect(page).to_have_url(address_with(drop="supply+chain"))
    open_box(page)
    page.get_by_text("Stop words", exact=True).click()
    box = page.get_by_role("textbox", name="Take a stop word back")
    box.fill("The")
    box.press("Enter")
    expect(in_list(page, "the")).to_be_visible()
    page.get_by_role("button", name="Save for everybody").click()
    expect(page.get_by_text("1 left out, 1 taken back")).to_be_visible()
    expect(page).to_have_url(address_without("drop"))
    saved = (own_server.seeds / "stopwords" / "en.txt").read_text("utf-8")
    assert saved == f"{before}supply chain\n-the\n"

    other = new_page(own_server)
    visit(other, "/keywords")
    expect(in_list(other, "the")).to_be_visible()
    expect(in_list(other, "supply chain")).to_have_count(0)

    page.get_by_role("button", name="Undo").click()
    expect(page).to_have_url(address_with(drop="supply+chain", keep="the"))
    assert (own_server.seeds / "stopwords" / "en.txt").read_text("utf-8") == before
