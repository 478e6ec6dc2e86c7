"""What nobody foresaw, in a callback, a page or a file to take along: a sentence with a number that the log knows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.settings import ROOT
from tests.e2e.conftest import PATIENCE
from tests.e2e.servers import Server

RUN = "    page.run(page.begin_run())\n"
FAILING = """
    from lib.ui.frame.boundary import boundary
    from lib.ui.session.downloads import offer, begin_offers

    def fail():
        raise ZeroDivisionError("one that nobody foresaw")

    begin_offers()
    st.button("Press", on_click=fail)
    st.html(f'<a href="{offer("rows.csv", fail)}">Take along</a>')
    if st.button("Draw"):
        with boundary():
            fail()
    st.write("The end")
"""


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Server]:
    """The dashboard's own front door before a page whose every act fails."""
    front = (ROOT / "dashboard.py").read_text(encoding="utf-8")
    assert RUN in front
    script = tmp_path / "dashboard.py"
    script.write_text(front.replace(RUN, FAILING), encoding="utf-8")
    running = Server(tmp_path / "corpus", ROOT / "seeds", tmp_path / "log.txt", script)
    yield running
    running.stop()


def number_in(sentence: str) -> str:
    (number,) = re.findall(r"error (\d{6})", sentence)
    return str(number)


def test_a_page_that_fails_says_its_number_and_the_rest_is_there(failing: Server, chromium: Browser) -> None:
    page = chromium.new_page(base_url=failing.url)
    page.goto("/")
    page.get_by_role("button", name="Draw").click(timeout=PATIENCE)
    assert logged(failing, number_in(page_message(page)))
    expect(page.get_by_text("The end")).to_be_visible()
    page.close()


def test_a_callback_that_fails_says_its_number_and_leads_back(failing: Server, chromium: Browser) -> None:
    page = chromium.new_page(base_url=failing.url)
    page.goto("/?theme=alliances")
    page.get_by_role("button", name="Press").click(timeout=PATIENCE)
    assert logged(failing, number_in(page_message(page)))
    page.get_by_role("link", name="Show the page").click()
    expect(page.get_by_text("The end")).to_be_visible()
    expect(page).to_have_url(f"{failing.url}/?theme=alliances")
    page.close()


def page_message(page: Page) -> str:
    """The sentence on the page; what Python said is not there."""
    sentence = page.get_by_role("alert")
    expect(sentence).to_contain_text("for a reason that nobody foresaw", timeout=PATIENCE)
    assert "ZeroDivisionError" not in page.content()
    return sentence.inner_text()


def test_a_file_that_cannot_be_made_says_its_number(failing: Server, chromium: Browser) -> None:
    page: Page = chromium.new_page(base_url=failing.url)
    page.goto("/")
    answer = page.request.get(page.get_by_role("link", name="Take along").get_attribute("href") or "")
    assert answer.status == 500
    assert logged(failing, number_in(answer.text()))
    page.close()


def logged(server: Server, number: str) -> bool:
    """Whether the log has the whole error under this number."""
    log = server.log.read_text(encoding="utf-8")
    return f"error {number}: ZeroDivisionError" in log and "one that nobody foresaw" in log
