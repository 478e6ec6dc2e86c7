"""What a visitor does at the dashboard, and where to look for the outcome."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from lib.corpus.articles import coverage
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import totals


def visit(page: Page, address: str) -> None:
    """Open a view and wait until all of it is drawn."""
    page.goto(address)
    settle(page)


# A link's way to another view: the address changes, and the dashboard runs. A second is for a run too short to be seen.
_LEAVE = """(href) => new Promise((seen) => {
  const app = document.querySelector(".stApp");
  const watch = new MutationObserver(() => app.dataset.testScriptState !== "notRunning" && seen(watch.disconnect()));
  watch.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  setTimeout(() => seen(watch.disconnect()), 1000);
  history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate"));
})"""


def go_on(page: Page, address: str) -> None:
    """Go on to another view as a link does, without loading the dashboard anew, and wait until all of it is drawn."""
    page.evaluate(_LEAVE, address)
    settle(page)


def visit_in_turn(page: Page, addresses: Iterable[str]) -> Iterator[str]:
    """Visit the first view and go on to the others; each is drawn when its address comes."""
    for number, address in enumerate(addresses):
        (go_on if number else visit)(page, address)
        yield address


def settle(page: Page) -> None:
    """Wait until the script has ended and nothing on the page is a placeholder any more."""
    failed = page.locator(".stException, .st-key-page_error")
    expect(page.get_by_role("heading", level=1).or_(failed).first).to_be_visible()
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-testid=stSkeleton], [data-stale=true]")).to_have_count(0)
    expect(failed).to_have_count(0)


def tally(page: Page) -> Locator:
    """The line that says how much the filter leaves."""
    return page.locator(".head .tally")


def expect_selection(page: Page, corpus: Corpus, chosen: Subcorpus) -> None:
    """The page says it shows as much as the corpus itself has of a selection."""
    left = totals(coverage(corpus, chosen))
    articles = "article" if left.n_articles == 1 else "articles"
    passages = "passage" if left.n_passages == 1 else "passages"
    expect(tally(page)).to_have_text(f"{left.n_articles} {articles} · {left.n_passages} {passages}")


def pill(page: Page, name: str) -> Locator:
    """A theme or a language in the sidebar."""
    return page.get_by_label("Sidebar").get_by_role("button", name=re.compile(rf"{name}$"))


def chip(page: Page, text: str) -> Locator:
    """A part of the filter that is on, above the page; a click drops it."""
    return page.locator(".head .chips").get_by_role("link", name=text)


def segment(page: Page, group: str, name: str) -> Locator:
    return page.get_by_role("radiogroup", name=group).get_by_role("radio", name=name, exact=True)


def open_box(page: Page) -> None:
    """Open what is behind *Options*."""
    page.get_by_role("button", name="Options").click()
    expect(page.locator("[data-testid=stPopoverBody]")).to_be_visible()


def search(page: Page, query: str) -> None:
    box = page.get_by_role("textbox", name="Search the text")
    box.fill(query)
    box.press("Enter")


def open_options(page: Page, box: str) -> Locator:
    """The options of a box, opened by the keyboard: a pointer that is still down may press what opens under it."""
    combobox = page.get_by_role("combobox", name=box)
    combobox.focus()
    combobox.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    return page.get_by_role("option")


def choose_option(page: Page, box: str, option: str) -> None:
    open_options(page, box).filter(has_text=option).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)


def go_to(page: Page, name: str) -> None:
    """Change the page by the navigation bar."""
    page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def click_mark(page: Page, mark: Locator, across: float = 0.5, down: float = 0.5) -> None:
    """Click a bar, cell or row where it is drawn (shares of its width and height), whatever layer takes the click."""
    mark.scroll_into_view_if_needed()
    before, box = None, mark.bounding_box()
    while box != before:  # what is drawn above it may move it yet
        page.wait_for_timeout(100)
        before, box = box, mark.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * across, box["y"] + box["height"] * down
    page.mouse.move(x - 2, y - 1)
    page.mouse.move(x, y)
    page.mouse.click(x, y)


def take_along(page: Page, file: str, ending: str = "") -> Path:
    """Download a file from its menu; ``ending`` is that of its name where it is not the address's."""
    link = page.locator(f"a[href$='/{file}']")
    if ending:
        link = link.and_(page.locator(f"a[download$='.{ending}']"))
    menu = page.locator("details.downloads").filter(has=link)
    menu.locator("summary").click()
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path())


def read_numbers(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV below the lines that say what it is of."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not re.match(r'"?# ', line)))


def address_with(**wanted: str | list[str]) -> re.Pattern[str]:
    """A pattern for an address that carries these parameters, in any order, each value once."""
    values = [
        (name, value) for name, given in wanted.items() for value in ([given] if isinstance(given, str) else given)
    ]
    return re.compile("^" + "".join(rf"(?=.*[?&]{name}={re.escape(value)}(?:&|$))" for name, value in values))


def address_without(name: str) -> re.Pattern[str]:
    return re.compile(rf"^(?!.*[?&]{name}=)")
