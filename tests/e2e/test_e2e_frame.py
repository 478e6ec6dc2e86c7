"""What frames every page: the bar of pages, the link to copy, the first visit, a corpus without an article."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.settings import ROOT
from tests.e2e.conftest import FreshServer, NewPage
from tests.e2e.desk import address_with, address_without, settle, visit, visit_in_turn
from tests.e2e.servers import Server

PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_bar_shows_the_pages_of_the_open_group_and_leads_to_the_others(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, "/keywords?theme=alliances")
    bar = page.get_by_role("navigation", name="Pages", exact=True)
    for sibling in ("Keywords", "Compare", "Concordance", "Collocates", "Trends"):
        expect(bar.get_by_role("link", name=sibling)).to_be_visible()
    expect(bar.get_by_role("link", name="Codebook")).to_be_hidden()
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] < (110 if width < 600 else 45)
    bar.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")
    bar.get_by_role("link", name="Rules", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dictionary")
    expect(bar.get_by_role("link", name="Codebook")).to_be_visible()
    expect(page).to_have_url(address_with(theme="alliances"))


def test_every_page_is_two_keys_and_a_press_from_its_group(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    visit(page, "/overview")
    bar = page.get_by_role("navigation", name="Pages", exact=True)
    bar.get_by_role("link", name="Words", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(bar.get_by_role("link", name="Collocates")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Collocates")


def test_every_page_says_under_its_title_which_question_it_answers(page: Page) -> None:
    for _ in visit_in_turn(page, (f"/{name}" for name in PAGES)):
        title, question = page.get_by_role("heading", level=1), page.locator(".head .question")
        assert question.inner_text().endswith("?")
        top, below = title.bounding_box(), question.bounding_box()
        assert top is not None
        assert below is not None
        assert top["y"] < below["y"] < top["y"] + 90


def test_a_link_is_copied_and_says_who_can_open_it(new_page: NewPage, server: Server) -> None:
    page = new_page(server)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for _ in visit_in_turn(page, (f"/{name}?theme=alliances&language=en" for name in PAGES)):
        page.get_by_text("Copy link").click()
        expect(page.get_by_text("Copied: the link to exactly this view.")).to_be_visible()
        expect(page.get_by_text("Only this machine can open it.")).to_be_visible()
        expect(page.get_by_text("--server.address=0.0.0.0")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.url
        page.keyboard.press("Escape")
        expect(page.get_by_text("Only this machine can open it.")).to_be_hidden()


def test_the_first_visit_is_told_what_this_is_and_where_to_begin(new_page: NewPage, server: Server) -> None:
    page = new_page(server)
    page.context.clear_cookies()
    visit(page, "/")
    welcome = page.locator(".welcome")
    for said in ("What this is", "A passage", "6 articles can show", "cannot show"):
        expect(welcome).to_contain_text(said)
    questions = welcome.get_by_role("link")
    expect(questions).to_have_count(4)  # three, and the one that hides it
    welcome.get_by_role("link", name="What is said on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Themes")
    expect(page).to_have_url(address_with(theme="pricing_power"))
    expect(page.get_by_role("heading", name="Pricing power: 6 passages in 3 articles")).to_be_in_viewport()
    settle(page)
    page.goto("/")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    expect(welcome).to_have_count(0)
    expect(page).to_have_url(address_without("start"))


def test_a_welcome_is_hidden_by_a_click_and_a_deep_link_has_none(page: Page) -> None:
    visit(page, "/overview")
    expect(page.locator(".welcome")).to_have_count(0)
    visit(page, "/overview?start=1")
    page.get_by_role("link", name="Hide this").click()
    expect(page.locator(".welcome")).to_have_count(0)
    expect(page).to_have_url(address_without("start"))
    expect(page.get_by_role("radiogroup", name="Count")).to_be_visible()


def test_a_corpus_without_an_article_says_how_to_get_one(
    tmp_path: Path, fresh_server: FreshServer, new_page: NewPage
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    shutil.rmtree(seeds / "articles")
    (seeds / "articles").mkdir()
    page = new_page(fresh_server(seeds=seeds))
    for name in ("overview", "keywords", "codebook"):
        page.goto(f"/{name}")
        settle(page)
        expect(page.get_by_text("There is no article in ")).to_be_visible()
        expect(page.get_by_text("git checkout -- seeds/articles")).to_be_visible()
        expect(page.get_by_text("uv run python -m lib build FOLDER")).to_be_visible()


def test_what_a_head_means_is_told_to_the_keyboard_too(page: Page) -> None:
    visit(page, "/keywords")
    head = page.locator("table.words").get_by_role("link", name="Spread DP")
    head.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(head).to_be_focused()
    expect(page.locator(".tooltip")).to_contain_text("How unevenly it is spread")
    page.keyboard.press("Escape")
    expect(page.locator(".tooltip")).to_have_count(0)
