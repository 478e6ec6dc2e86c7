"""What cannot be read is named; the rest is there."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.settings import ROOT
from tests.e2e.conftest import FreshServer, NewPage
from tests.e2e.desk import pill, visit

TRADITIONAL = "美國與盟友簽署關鍵礦產協議，稀土供應鏈不再依賴單一來源。" * 5
BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "simplified.txt": (("中国发布稀土出口管制新规，美国企业的供应受到影响。" * 5).encode("gb18030"), "GB18030"),
    "traditional.txt": (TRADITIONAL.encode("big5"), "Big5"),
    "wide.txt": (TRADITIONAL.encode("utf-16"), "UTF-16"),
    "notes.docx": (b"PK", '(".docx")'),
}
BROKEN_RULE = """
[[rules]]
id = "broken-one"
any = { en = [7] }
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """The seeds, to spoil."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


def report(page: Page, n: int) -> str:
    """What the sidebar's report says."""
    page.get_by_text(f"{n} left out at import", exact=True).click()
    shown = page.locator(".left-out ul")
    expect(shown).to_be_visible()
    return shown.inner_text()


def test_files_that_cannot_be_read_are_named_with_their_reason(
    seeds: Path, fresh_server: FreshServer, new_page: NewPage
) -> None:
    for name, (content, _) in BAD_FILES.items():
        (seeds / "articles" / name).write_bytes(content)
    page = new_page(fresh_server(seeds=seeds))
    visit(page, "/articles")
    expect(page.get_by_role("heading", name="6 articles")).to_be_visible()
    lines = report(page, len(BAD_FILES)).splitlines()
    for name, (_, reason) in BAD_FILES.items():
        (line,) = [line for line in lines if f"{name}:" in line]
        assert reason in line


def test_a_broken_rule_is_named_and_the_rest_of_the_codebook_works(
    seeds: Path, fresh_server: FreshServer, new_page: NewPage
) -> None:
    with (seeds / "codebook" / "themes" / "alliances.toml").open("a", encoding="utf-8") as theme:
        theme.write(BROKEN_RULE)
    page = new_page(fresh_server(seeds=seeds))
    visit(page, "/overview")
    for name in ("Pricing power", "Technology controls", "Alliances", "Military demand"):
        expect(pill(page, name)).to_be_visible()
    first_report = report(page, 1)
    assert "alliances.toml" in first_report
    assert "broken-one" in first_report
    assert "7" in first_report
    page.keyboard.press("Escape")
    pill(page, "Alliances").click()
    expect(page.get_by_role("heading", name=re.compile(r"Alliances is in \d.*% of passages"))).to_be_visible()
