"""The filter that all pages share: set by clicking, kept in the address, said in words."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from lib.corpus.query import Corpus
from lib.model import Subcorpus
from tests.e2e.conftest import NewPage
from tests.e2e.desk import (
    address_with,
    address_without,
    chip,
    choose_option,
    expect_selection,
    go_to,
    pill,
    search,
    segment,
    settle,
    visit,
    visit_in_turn,
)
from tests.e2e.servers import Server

EVERYTHING = Subcorpus()


def test_a_theme_is_filtered_by_clicking_and_the_link_shows_the_same_elsewhere(
    page: Page, new_page: NewPage, server: Server, seed_corpus: Corpus
) -> None:
    alliances = Subcorpus(themes=("alliances",))
    visit(page, "/overview")
    expect_selection(page, seed_corpus, EVERYTHING)
    pill(page, "Alliances").click()
    expect(page).to_have_url(address_with(theme="alliances"))
    expect_selection(page, seed_corpus, alliances)
    expect(chip(page, "Alliances")).to_be_visible()

    elsewhere = new_page(server)
    visit(elsewhere, page.url)
    expect_selection(elsewhere, seed_corpus, alliances)

    go_to(page, "Keywords")
    expect(page).to_have_url(address_with(theme="alliances"))
    expect_selection(page, seed_corpus, alliances)
    go_to(page, "Articles")
    expect_selection(page, seed_corpus, alliances)

    chip(page, "Alliances").click()
    expect_selection(page, seed_corpus, EVERYTHING)
    expect(page).to_have_url(address_without("theme"))
    expect(pill(page, "Alliances")).to_have_attribute("aria-pressed", "false")


def test_two_quick_steps_back_are_two_steps(page: Page, seed_corpus: Corpus) -> None:
    both = ("technology_controls", "military_demand")
    visit(page, "/overview")
    for number, name in enumerate(("Technology controls", "Military demand"), start=1):
        pill(page, name).click()
        expect_selection(page, seed_corpus, Subcorpus(themes=both[:number]))
    segment(page, "Passages carry", "all of them").click()
    expect(chip(page, "all of these at once")).to_be_visible()
    settle(page)
    page.evaluate("history.back(); setTimeout(() => history.back(), 30)")
    expect_selection(page, seed_corpus, Subcorpus(themes=both[:1]))
    settle(page)
    expect(page).to_have_url(address_with(theme=both[0]))
    expect(page).to_have_url(address_without("match"))


def test_any_or_all_of_the_themes_and_the_way_back(page: Page, seed_corpus: Corpus) -> None:
    both = ("technology_controls", "military_demand")
    visit(page, "/overview")
    pill(page, "Technology controls").click()
    expect_selection(page, seed_corpus, Subcorpus(themes=both[:1]))
    pill(page, "Military demand").click()
    expect_selection(page, seed_corpus, Subcorpus(themes=both))
    segment(page, "Passages carry", "all of them").click()
    expect(page).to_have_url(address_with(theme=list(both), match="all"))
    expect_selection(page, seed_corpus, Subcorpus(themes=both, match="all"))
    expect(chip(page, "all of these at once")).to_be_visible()

    page.go_back()
    expect_selection(page, seed_corpus, Subcorpus(themes=both))
    expect(segment(page, "Passages carry", "any of them")).to_be_checked()
    page.go_back()
    expect_selection(page, seed_corpus, Subcorpus(themes=both[:1]))
    expect(pill(page, "Military demand")).to_have_attribute("aria-pressed", "false")
    page.go_forward()
    expect_selection(page, seed_corpus, Subcorpus(themes=both))


def test_a_date_filter_says_how_many_undated_articles_it_leaves_out(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/articles")
    since = page.get_by_role("group", name="From")
    since.get_by_role("spinbutton", name="year").click()
    page.keyboard.type("20250801")
    page.get_by_role("heading", level=1).click()
    expect(page).to_have_url(address_with(since="2025-08-01"))
    expect_selection(page, seed_corpus, Subcorpus(since=date(2025, 8, 1)))
    expect(page.get_by_text("2 articles without a date are left out by the date filter")).to_be_visible()
    chip(page, "from 2025-08-01").click()
    expect_selection(page, seed_corpus, EVERYTHING)
    expect(page.get_by_text("without a date")).to_have_count(0)


def test_source_topic_and_language_add_up_and_reset_clears_all(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/overview?until=2025-12-01&q=rare")
    choose_option(page, "Source", "Sou Hu Cai Jing")
    expect(page).to_have_url(address_with(source="Sou+Hu+Cai+Jing"))
    choose_option(page, "Topic", "稀土自主")
    expect(chip(page, "稀土自主")).to_be_visible()
    pill(page, "English").click()
    chosen = Subcorpus(
        until=date(2025, 12, 1), sources=("Sou Hu Cai Jing",), topics=("稀土自主",), languages=("en",), query="rare"
    )
    expect_selection(page, seed_corpus, chosen)
    page.get_by_role("button", name="Reset").click()
    expect_selection(page, seed_corpus, EVERYTHING)
    for name in ("since", "until", "source", "topic", "language", "q"):
        expect(page).to_have_url(address_without(name))
    expect(page.get_by_role("textbox", name="Search the text")).to_have_value("")
    expect(page.get_by_role("button", name="Reset")).to_be_disabled()


def test_the_search_box_understands_phrases_operators_and_traditional_script(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/articles")
    for query in ('"supply chain"', "戰線", "Navarro OR Busan", "China AND NOT Trump", "export control*"):
        search(page, query)
        expect(page.locator(".head .chips")).to_contain_text(f"text: {query}")
        expect_selection(page, seed_corpus, Subcorpus(query=query))
    search(page, "戰線")
    expect(page.get_by_role("heading", name="1 article", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=2).filter(has_text="战线")).to_be_visible()


def test_a_broken_search_is_explained_and_the_rest_goes_on(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/overview?theme=alliances")
    search(page, '"abc')
    expect(page.get_by_role("alert")).to_contain_text('The search has an opening " without a closing one.')
    expect_selection(page, seed_corpus, Subcorpus(themes=("alliances",)))
    expect(page.get_by_role("textbox", name="Search the text")).to_have_value('"abc')
    expect(page.get_by_role("heading", name="Latest articles")).to_be_visible()
    search(page, "abc OR China")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect_selection(page, seed_corpus, Subcorpus(themes=("alliances",), query="abc OR China"))


@pytest.mark.parametrize("name", ["overview", "articles", "keywords"])
def test_nothing_left_names_the_filter_that_emptied_the_page_and_drops_it(
    name: str, page: Page, seed_corpus: Corpus
) -> None:
    visit(page, f"/{name}?theme=alliances&q=zeppelin")
    expect(
        page.get_by_text("Nothing is left. Without “text: zeppelin” there would be something to show.")
    ).to_be_visible()
    page.get_by_role("button", name="Drop text: zeppelin").click()
    expect_selection(page, seed_corpus, Subcorpus(themes=("alliances",)))
    expect(page).to_have_url(address_without("q"))


ODD = {
    "theme=alliances&theme=nonsense": (
        "There is no theme “nonsense” here; it was ignored.",
        Subcorpus(themes=("alliances",)),
    ),
    "since=2025-13-45": ("“2025-13-45” is not a date like 2025-07-22; it was ignored.", EVERYTHING),
    "since=2025-12-01&until=2025-07-20": (
        "The dates run backwards (2025-12-01 to 2025-07-20); they were swapped.",
        Subcorpus(since=date(2025, 7, 20), until=date(2025, 12, 1)),
    ),
    "match=most&source=Nobody&language=fr&topic=x": ("There is no source “Nobody” here; it was ignored.", EVERYTHING),
}


def test_what_an_address_gets_wrong_is_noted_and_the_rest_is_shown(page: Page, seed_corpus: Corpus) -> None:
    addresses = visit_in_turn(page, (f"/overview?{params}" for params in ODD))
    for _, (note, left) in zip(addresses, ODD.values(), strict=True):
        expect(page.get_by_role("alert")).to_contain_text(note)
        expect_selection(page, seed_corpus, left)
        expect(page.get_by_role("heading", name="Latest articles")).to_be_visible()


def test_absurd_places_in_an_address_leave_the_page_in_order(page: Page) -> None:
    for _ in visit_in_turn(
        page, (f"/articles?at={place}" for place in ("0", "-3", "99999999999999999999", "two", "²"))
    ):
        expect(page.get_by_role("heading", name="6 articles")).to_be_visible()
    visit(page, "/articles?article=ffffffffffffffff")
    expect(page.get_by_text("There is no such article in this corpus. Choose one from the table.")).to_be_visible()
    expect(page.get_by_role("heading", name="6 articles")).to_be_visible()
