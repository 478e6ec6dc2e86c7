"""The page Concordance in a browser: from a word to its lines, from a line to its passage, and on to the article."""

import pytest
from playwright.sync_api import Locator, Page, expect

from lib.corpus import contexts, nodes
from lib.corpus.contexts import Concordance
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary
from tests.e2e.desk import (
    address_with,
    address_without,
    choose_option,
    click_mark,
    open_box,
    pill,
    read_numbers,
    segment,
    settle,
    take_along,
    visit,
)


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def concordance(corpus: Corpus, cutter: Cutter, node: str, sort: str, themes: tuple[str, ...] = ()) -> Concordance:
    wanted = nodes.parse_node(node, inside=True)
    return contexts.concordance(corpus, Subcorpus(themes=themes), wanted, cutter, sort.split(","), 1000, window=10)


def rows(page: Page) -> Locator:
    return page.locator(".kwic tbody tr:not(.opened)")


def expect_lines(page: Page, found: Concordance) -> None:
    """The table shows the first page of a concordance."""
    expect(rows(page).locator(".right")).to_have_text(found.lines["right"].head(50).str.strip().tolist())


def test_from_a_word_to_its_lines_to_a_passage_to_its_article(page: Page, seed_corpus: Corpus, cutter: Cutter) -> None:
    visit(page, "/keywords?word=Busan")
    page.get_by_role("link", name="Concordance").last.click()  # the first is among the pages
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    found = concordance(seed_corpus, cutter, "Busan", "R1,R2,R3")
    expect(page.get_by_role("heading", level=2).first).to_contain_text(f"Busan: {found.n_hits} hit")
    expect_lines(page, found)
    line = found.lines.iloc[0]
    rows(page).first.click()
    opened = page.locator(".kwic .opened")
    expect(opened).to_contain_text(line["left"] + line["keyword"] + line["right"])
    expect(opened.locator("strong")).to_have_text(line["keyword"])
    expect(page).to_have_url(
        address_with(node="Busan", line=f"{line['key']}-{line['ordinal']}.{line['start']}-{line['end']}")
    )
    opened.get_by_role("link", name="Read the article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page.get_by_role("main")).to_contain_text(line["left"] + line["keyword"] + line["right"])


def test_the_lines_are_sorted_by_a_button_a_head_and_levels_of_ones_own(
    page: Page, seed_corpus: Corpus, cutter: Cutter
) -> None:
    visit(page, "/concordance?node=china")
    expect_lines(page, concordance(seed_corpus, cutter, "china", "R1,R2,R3"))
    choose_option(page, "Sorted by", "left, then right")
    expect(page).to_have_url(address_with(sort="L1%2CR1"))
    expect_lines(page, concordance(seed_corpus, cutter, "china", "L1,R1"))
    page.get_by_role("link", name="Source", exact=True).click()
    expect(page).to_have_url(address_with(sort="source%2Cdate"))
    expect_lines(page, concordance(seed_corpus, cutter, "china", "source,date"))
    open_box(page)
    choose_option(page, "and then by", "R2: 2nd word right")
    expect(page).to_have_url(address_with(sort="source%2Cdate%2CR2"))
    expect_lines(page, concordance(seed_corpus, cutter, "china", "source,date,R2"))


def test_a_line_is_opened_and_closed_from_the_keyboard_and_by_the_back_button(page: Page) -> None:
    visit(page, "/concordance?node=稀土")
    opened = page.locator(".kwic .opened")
    second = rows(page).nth(1).get_by_role("link")
    second.focus()
    second.press("Enter")
    expect(opened).to_be_visible()
    page.go_back()
    expect(opened).to_have_count(0)
    second.press("Enter")
    opened.get_by_role("link", name="Close").press("Enter")
    expect(opened).to_have_count(0)
    expect(page).to_have_url(address_without("line"))


def test_a_tick_opens_the_passage_it_stands_for(page: Page, seed_corpus: Corpus, cutter: Cutter) -> None:
    visit(page, "/concordance?node=稀土")
    segment(page, "Show", "Places in articles").click()
    ticks = page.locator(".st-key-concordance_places .scatterlayer path.point")
    expect(ticks).to_have_count(concordance(seed_corpus, cutter, "稀土", "date").n_hits)
    click_mark(page, ticks.first)
    expect(page.locator(".st-key-concordance_opened strong")).to_have_text("稀土")
    expect(page).to_have_url(address_with(view="places"))
    page.get_by_role("link", name="Close").click()
    expect(page.get_by_text("Click a tick to read the passage of the hit.")).to_be_visible()


def test_the_filter_narrows_the_lines_and_the_csv_holds_all_of_them(
    page: Page, seed_corpus: Corpus, cutter: Cutter
) -> None:
    visit(page, "/concordance?node=rare+earth&at=2")
    expect(page.get_by_text("lines 51 to")).to_be_visible()
    listed = read_numbers(take_along(page, "concordance_lines.csv"))
    whole = concordance(seed_corpus, cutter, "rare earth", "R1,R2,R3")
    assert [row["Word"] for row in listed] == whole.lines["keyword"].tolist()
    assert [int(row["Start"]) for row in listed] == whole.lines["start"].tolist()
    pill(page, "Alliances").click()
    expect(page).to_have_url(address_with(theme="alliances", node="rare+earth"))
    expect_lines(page, concordance(seed_corpus, cutter, "rare earth", "R1,R2,R3", ("alliances",)))


def test_a_word_that_is_not_there_leads_to_one_that_is(page: Page) -> None:
    visit(page, "/concordance")
    field = page.get_by_role("textbox", name="Word, phrase, pattern or code")
    field.fill("exportt")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("No word of the corpus is spelled like exportt.")
    page.get_by_role("link", name="export", exact=True).click()
    settle(page)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("export: ")
    expect(field).to_have_value("export")
