"""The dictionary page: what is cut otherwise is previewed, saved, counted on every page and brought back."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from tests.e2e.conftest import FreshServer, NewPage, Scheme
from tests.e2e.desk import address_with, address_without, segment, settle, visit
from tests.e2e.servers import Server
from tests.e2e.test_e2e_accessibility import barriers

SENTENCE = "中方虽已恢复稀土供应"
MERGED = "稀土供应"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns("versions", "gold", "own.txt"))
    return tmp_path / "seeds"


@pytest.fixture
def served(fresh_server: FreshServer, seeds: Path) -> Server:
    return fresh_server(seeds=seeds, built=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def alert(page: Page, text: str) -> Locator:
    return page.get_by_role("alert").or_(page.get_by_role("status")).filter(has_text=text)


def words(page: Page) -> list[str]:
    """The sentence as it is drawn, word for word."""
    return page.get_by_role("group", name="The sentence, cut").locator(".surface").all_inner_texts()


def expect_counts(page: Page, **counts: int) -> None:
    """The list on Keywords says how often words occur; 0 means that one is not there."""
    visit(page, "/keywords?find=稀土*")
    expect(page.get_by_role("table").first).to_be_visible()
    for word, count in counts.items():
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=word, exact=True))
        if count:
            expect(row.get_by_role("cell", name=str(count), exact=True).first).to_be_visible()
        else:
            expect(row).to_have_count(0)


def test_a_merge_is_previewed_saved_counted_everywhere_and_undone(
    served: Server, seeds: Path, new_page: NewPage, seed_corpus: Corpus
) -> None:
    counts = term_counts(seed_corpus, Subcorpus()).set_index("spelling")["count"]
    before = int(counts["稀土"])
    dictionary = {path.name: path.read_bytes() for path in (seeds / "dictionary").iterdir()}
    page = new_page(served)
    visit(page, f"/dictionary?text={SENTENCE}")
    assert words(page) == ["中方", "虽", "已", "恢复", "稀土", "供应"]

    box = page.get_by_role("textbox", name="Sentence to cut")
    box.fill(SENTENCE * 100)
    box.press("Enter")
    expect(page.get_by_text(f"Only the first 400 of {100 * len(SENTENCE):,} characters are shown.")).to_be_visible()
    box.fill(SENTENCE)
    box.press("Enter")
    expect(page.locator(".cut .surface")).to_have_count(6)

    button(page, f"Keep “{MERGED}” whole").click()
    expect(page).to_have_url(re.compile("draft="))
    expect(page.get_by_role("heading", name="3 counts change")).to_be_visible()
    settle(page)
    assert words(page) == ["中方", "虽", "已", "恢复", MERGED]
    expect(page.get_by_role("row", name=f"{MERGED} 0 → 1 +1", exact=True)).to_be_visible()
    expect(page.get_by_role("row", name=f"稀土 {before} → {before - 1} −1", exact=True)).to_be_visible()
    expect(page.locator("mark", has_text=MERGED).first).to_be_visible()
    assert {path.name: path.read_bytes() for path in (seeds / "dictionary").iterdir()} == dictionary

    button(page, "Add to dictionary").click()
    expect(alert(page, "Every page shows the new counts")).to_be_visible()
    expect(page).to_have_url(address_without("draft"))
    assert MERGED in (seeds / "dictionary" / "own.txt").read_text(encoding="utf-8").splitlines()
    colleague = new_page(served)
    expect_counts(colleague, 稀土=before - 1, 稀土供应=1)

    settle(page)
    button(page, "Undo").click()
    expect(alert(page, "Undone. Every page shows the new counts")).to_be_visible()
    settle(page)
    assert words(page) == ["中方", "虽", "已", "恢复", "稀土", "供应"]
    left = {path.name: path.read_bytes() for path in (seeds / "dictionary").glob("*.txt")}
    assert left == dictionary
    expect_counts(colleague, 稀土=before, 稀土供应=0)

    segment(page, "Show", "Changes").click()
    expect(page.get_by_role("heading", name="2 saves")).to_be_visible()
    expect(button(page, "Undone")).to_be_disabled()
    expect(button(page, "Do it again")).to_be_visible()


def test_a_draft_is_in_the_address_and_goes_back(page: Page) -> None:
    visit(page, "/dictionary?text=突然大涨")
    button(page, "Split into “突 | 然”").click()
    expect(page.get_by_text("Split 突 | 然")).to_be_visible()
    settle(page)
    assert words(page)[:2] == ["突", "然"]
    entry = page.get_by_role("textbox", name="Write an entry")
    entry.fill("rare | earth")
    entry.press("Enter")
    expect(alert(page, "is not a Chinese word")).to_be_visible()
    settle(page)
    page.go_back()
    expect(alert(page, "is not a Chinese word")).to_have_count(0)
    expect(page.get_by_text("Split 突 | 然")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Nothing is drafted")).to_be_visible()
    settle(page)
    assert words(page)[0] == "突然"


def test_a_phrase_opens_its_contexts_and_is_promoted_as_it_is_written(page: Page) -> None:
    visit(page, "/dictionary?view=phrases&words=en")
    row = page.get_by_role("row", name=re.compile("technological superiority"))
    row.get_by_role("button", name="Keep “technological superiority” whole").click()
    expect(page.get_by_text("Keep whole technological superiority")).to_be_visible()
    expect(page.get_by_role("row", name="technological superiority 0 → 2 +2", exact=True)).to_be_visible()
    expect(row.get_by_role("cell", name="✓ drafted")).to_be_visible()
    settle(page)
    row.get_by_role("link", name="technological superiority").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    expect(page).to_have_url(address_with(node="technological+superiority"))


VIEWS: list[tuple[Scheme, str]] = [
    ("light", f"text={SENTENCE}&draft={MERGED}&draft=x|y"),
    ("dark", "view=phrases&draft=中国稀土&text=x"),
    ("dark", f"text={SENTENCE}&draft={MERGED}&wall=1"),
]


@pytest.mark.parametrize(("scheme", "view"), VIEWS)
def test_no_barrier_is_found(scheme: Scheme, view: str, server: Server, new_page: NewPage) -> None:
    page = new_page(server, scheme)
    visit(page, f"/dictionary?{view}")
    assert barriers(page) == []
