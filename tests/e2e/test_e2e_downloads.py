"""What is taken along says what it is: pictures with title and notes, whose letters need no font, and numbers."""

import re
import zipfile
from xml.etree import ElementTree

from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.desk import take_along, visit
from tests.e2e.servers import Server
from tests.e2e.test_e2e_accessibility import barriers

SVG = "{http://www.w3.org/2000/svg}"


def test_a_chart_is_taken_along_as_a_picture_that_says_what_it_is(page: Page) -> None:
    visit(page, "/overview?language=zh")
    heading = page.locator(".heading h2").first.inner_text()
    file = take_along(page, "overview_shares.svg", "svg")
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    assert root.findtext(f"{SVG}title") == heading
    told = root.findtext(f"{SVG}desc") or ""
    assert re.search(r"\d+ articles · \d+ passages", told)
    assert "Filter: language Chinese" in told
    assert re.search(r"20\d\d-\d\d-\d\d to 20\d\d", told)
    assert not list(root.iter(f"{SVG}text"))
    hues = {path.get("fill") for path in root.iter(f"{SVG}path")}
    assert "rgb(53, 114, 232)" in hues  # the bar of a theme is in it


def test_a_picture_for_slides_is_on_white_paper_in_dark_ink_under_either_scheme(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visit(page, "/themes")
        with Image.open(take_along(page, "themes_time.svg", "png")) as picture:
            assert picture.format == "PNG"
            assert min(picture.size) > 900
            greys = picture.convert("L").histogram()
        assert greys.index(max(greys)) == 255
        assert sum(greys[:60]) > 3_000, scheme
    page.close()


def test_the_cloud_is_a_picture_too(page: Page) -> None:
    visit(page, "/keywords?view=cloud")
    with Image.open(take_along(page, "keywords_cloud.svg", "png")) as picture:
        assert picture.size[0] == 3 * 840


def test_a_workbook_has_a_sheet_about_its_numbers(page: Page) -> None:
    visit(page, "/overview?theme=alliances")
    with zipfile.ZipFile(take_along(page, "overview_shares.xlsx")) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    for said in ("Share of passages", "any of the themes Alliances", "How it was counted: Theme shares", "Made on"):
        assert said in texts


def test_a_menu_of_files_opens_and_closes_by_the_keyboard(page: Page) -> None:
    visit(page, "/overview")
    menu = page.locator("details.downloads").first
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Picture for slides (PNG)")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Picture for slides (PNG)")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Numbers (CSV)")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_what_is_handed_in_for_a_picture_runs_nowhere(page: Page, server: Server) -> None:
    visit(page, "/overview")
    link = page.locator("a[data-picture]").first.get_attribute("href")
    address = f"{server.url}/{link}"
    assert page.request.get(address).status == 405
    hostile = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    answer = page.request.post(address, data=hostile)
    assert answer.status == 200
    assert "alert" not in answer.text()
    assert "attachment" in answer.headers["content-disposition"]
    refused = page.request.post(address, data="<!DOCTYPE x><svg/>")
    assert (refused.status, "the picture" in refused.text()) == (409, True)
    assert page.request.post(address, data=" " * 8_000_001).status == 413
