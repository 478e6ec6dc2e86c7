"""A link is opened by somebody whose server has just been started and shown nothing to anybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.corpus.query import Corpus
from lib.model import Subcorpus
from tests.e2e.conftest import FreshServer, NewPage
from tests.e2e.desk import address_with, address_without, chip, expect_selection, go_to, pill, settle, visit
from tests.e2e.servers import Server

HEADINGS = {"overview": "Overview", "articles": "Articles", "keywords": "Keywords"}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_link_is_drawn_inside_the_house(
    name: str, fresh_server: FreshServer, new_page: NewPage, seed_corpus: Corpus
) -> None:
    fresh = fresh_server(built=True)
    page = new_page(fresh)
    address = f"{fresh.url}/{name}?theme=alliances&theme=pricing_power"
    visit(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[name])
    for other in HEADINGS.values():
        expect(page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name=other)).to_be_visible()
    for theme in ("Alliances", "Pricing power"):
        expect(pill(page, theme)).to_have_attribute("aria-pressed", "true")
        expect(chip(page, theme)).to_be_visible()
    expect(pill(page, "Military demand")).to_have_attribute("aria-pressed", "false")
    expect_selection(page, seed_corpus, Subcorpus(themes=("pricing_power", "alliances")))
    assert page.url == address


def test_the_bare_address_leads_to_the_overview(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/?theme=alliances")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    expect(page).to_have_url(address_with(theme="alliances"))
    expect_selection(page, seed_corpus, Subcorpus(themes=("alliances",)))


def test_the_first_start_builds_the_corpus_and_the_second_reuses_it(
    fresh_server: FreshServer, new_page: NewPage, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    first = fresh_server(corpus=folder)
    assert not folder.exists()
    _read_six(first, new_page)
    written = {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}
    assert folder / "manifest.json" in written
    first.stop()
    _read_six(fresh_server(corpus=folder), new_page)
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()} == written


def _read_six(server: Server, new_page: NewPage) -> None:
    page = new_page(server)
    visit(page, "/articles")
    expect(page.get_by_role("heading", name="6 articles")).to_be_visible()
    page.context.close()


def test_the_bar_of_pages_takes_the_filter_along_and_back_leads_to_a_view_without_it(page: Page) -> None:
    visit(page, "/overview")
    go_to(page, "Articles")
    expect(page).to_have_url(address_without("theme"))
    pill(page, "Alliances").click()
    expect(page).to_have_url(address_with(theme="alliances"))
    settle(page)
    go_to(page, "Keywords")
    expect(page).to_have_url(address_with(theme="alliances"))
    for _ in range(2):
        settle(page)
        page.go_back()
    expect(page).to_have_url(address_without("theme"))
    settle(page)
    expect(page).to_have_url(address_without("theme"))


def test_one_step_back_from_another_page_is_the_view_one_left(page: Page) -> None:
    visit(page, "/keywords?theme=alliances&word=China")
    link = page.get_by_role("main").get_by_role("link", name="Concordance").last
    left = page.url
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    expect(page).to_have_url(address_with(node="China", theme="alliances"))
    settle(page)
    page.go_back()
    expect(page).to_have_url(left)
    expect(page.get_by_role("heading", level=1)).to_have_text("Keywords")
    expect(page.get_by_role("heading", name="China")).to_be_visible()
    settle(page)
