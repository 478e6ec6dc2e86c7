"""Nothing that comes from an article or a file name is ever read as anything but text."""

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from lib.settings import ROOT
from tests.e2e.conftest import NewPage
from tests.e2e.desk import go_on, open_options, settle, visit, visit_in_turn
from tests.e2e.servers import Server

HOSTILE = (
    '<script>window.__pwned=1</script><svg onload="window.__pwned=1"> ![x](http://example.invalid/x.png) '
    r"$\alpha$ :red[hi] [l](javascript:alert(1)) <math>bold</math>"
)
SOURCE = r"<img src=x onerror=window.__pwned=2> $\beta$ :blue[paper] ![s](http://example.invalid/s.png)"
TOPIC = "<b>topic</b> :material/delete: [t](http://example.invalid/t) `code`"
TEXT = (
    f"{HOSTILE} The allies signed an agreement on rare earth supply; $x$ and $y$ are prices. "
    "=cmd|' /C calc'!A0 <svg/onload=window.__pwned=3> neodymium neodymium"
)
FILE = "<img src=x onerror=window.__pwned=4> $a$ :red[b] ![f](http:..example.invalid)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on three articles that try everything, one of them under a hostile file name."""
    folder = tmp_path_factory.mktemp("hostile")
    seeds = folder / "seeds"
    shutil.copytree(ROOT / "seeds", seeds, ignore=shutil.ignore_patterns("articles"))
    (seeds / "articles").mkdir()
    rows = [
        {"title": HOSTILE, "text": TEXT, "source": SOURCE, "topic": TOPIC, "published_on": "2025-07-22"},
        {"title": "=HYPERLINK(1)", "text": TEXT, "source": SOURCE, "topic": TOPIC, "published_on": "2025-08-22"},
        {"title": 7, "text": TEXT, "source": HOSTILE},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (seeds / "articles" / f"{FILE}.jsonl").write_text(lines, encoding="utf-8")
    (seeds / "articles" / f"{FILE}.exe").write_text("x", encoding="utf-8")
    running = Server(folder / "corpus", seeds, folder / "log.txt")
    yield running
    running.stop()


# Pictures, frames, formulas, foreign links and Markdown's marks that only an article's text could have made.
MADE = """[
  ...document.querySelectorAll("img:not([src^='data:']), iframe, object, .katex"),
  ...[...document.querySelectorAll("a")].filter((link) => link.origin !== location.origin),
  ...[...document.querySelectorAll("b, code")].filter((mark) => /^(bold|topic|code)$/.test(mark.textContent)),
].map((made) => made.outerHTML)"""


def expect_harmless(page: Page) -> None:
    """Nothing ran and nothing was made of it (requests to other hosts are held by the fixture)."""
    assert page.evaluate("window.__pwned ?? null") is None
    assert page.evaluate(MADE) == []


VIEWS = (
    "overview",
    "overview?wall=1",
    "keywords",
    "keywords?view=split&split=source",
    "keywords?view=concepts",
    "keywords?view=cloud",
    "compare?a=theme:alliances&b=rest",
    "concordance?node=neodymium",
    "concordance?node=neodymium&view=places",
    "collocates?node=neodymium",
    "trends",
    "dictionary",
    "dictionary?view=phrases",
)


def test_charts_clouds_and_lists_show_it_as_text(hostile: Server, new_page: NewPage) -> None:
    page = new_page(hostile)
    for _ in visit_in_turn(page, (f"/{view}" for view in VIEWS)):
        expect_harmless(page)
    go_on(page, "/overview")
    expect(page.get_by_role("main")).to_contain_text('<script>window.__pwned=1</script><svg onload="')
    expect(page.locator(".st-key-overview_sources svg.main-svg").first).to_contain_text("<img src=x onerror=")


def test_the_reader_and_the_passages_show_it_as_text(hostile: Server, new_page: NewPage) -> None:
    page = new_page(hostile)
    visit(page, "/articles?order=oldest&rules=1")
    reader = page.get_by_role("main")
    expect(reader.get_by_role("heading", level=2).filter(has_text="<script>")).to_have_text(HOSTILE)
    for text in (SOURCE, TOPIC, "$x$ and $y$ are prices", FILE):
        expect(reader).to_contain_text(text)
    expect_harmless(page)
    visit(page, "/keywords?word=neodymium")
    expect(page.locator("mark").first).to_have_text("neodymium")
    expect(page.get_by_role("main")).to_contain_text("<svg/onload=window.__pwned=3>")
    expect_harmless(page)


def test_filter_options_chips_and_notes_show_it_as_text(hostile: Server, new_page: NewPage) -> None:
    page = new_page(hostile)
    visit(page, "/overview")
    for box, option in (("Source", SOURCE), ("Topic", TOPIC)):
        shown = open_options(page, box).filter(has_text=option[:50])
        expect(shown).to_be_visible()
        expect_harmless(page)
        shown.click()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_have_count(0)
        settle(page)
        expect(page.locator(".head .chips")).to_contain_text(option[:20])
    expect_harmless(page)
    visit(
        page,
        "/articles?q=%22%24x%24%22&theme=%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwned%3D5%3E%20!%5Bx%5D(http%3A%2F%2Fexample.invalid%2Fx)",
    )
    expect(page.get_by_role("alert")).to_contain_text(
        re.compile(
            re.escape("<img src=x onerror=window.__pwned=5> ![x](http:") + "\u2060?" + re.escape("//example.invalid/x)")
        )
    )
    expect_harmless(page)
    visit(page, "/keywords?word=%3Cb%3Ebold%3C%2Fb%3E%20%24x%24%20%24y%24")
    expect(page.get_by_role("heading", name="Passages with <b>bold</b> $x$ $y$")).to_be_visible()
    expect_harmless(page)


def test_the_import_report_shows_it_as_text(hostile: Server, new_page: NewPage) -> None:
    page = new_page(hostile)
    visit(page, "/overview")
    page.get_by_text("left out at import").click()
    expect(page.get_by_text(f"{FILE}.exe")).to_be_visible()
    expect(page.get_by_text(f"{FILE}.jsonl, line 3")).to_be_visible()
    expect_harmless(page)
