"""A view is pinned by a click that moves nothing, and pins are put in order by keys and by dragging."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from lib.briefing import list_briefings, read_briefing
from lib.settings import ROOT
from tests.e2e.conftest import FreshServer, NewPage
from tests.e2e.desk import go_on, settle, visit
from tests.e2e.test_e2e_accessibility import barriers


def steps(page: Page) -> list[str]:
    """The headlines in the order of the list."""
    return page.locator(".st-key-briefing_steps .name").all_inner_texts()


def test_views_are_pinned_from_two_pages_and_ordered(
    fresh_server: FreshServer, new_page: NewPage, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds, ignore=shutil.ignore_patterns("briefings"))
    page = new_page(fresh_server(seeds))
    visit(page, "/overview")
    heading = page.locator(".heading h2").first
    before, finding = heading.bounding_box(), heading.inner_text()
    page.locator("[data-pin$='/overview_shares.pin']").click()
    expect(page.get_by_text("Pinned as step 1 of")).to_be_visible()
    assert heading.bounding_box() == before
    assert barriers(page) == []
    go_on(page, "/concordance?node=China")
    page.locator("[data-pin$='/concordance_lines.pin']").press("Enter")
    expect(page.get_by_text("Pinned as step 2 of")).to_be_visible()
    page.locator("[data-pin$='/concordance_lines.pin']").click()
    expect(page.get_by_text("Pinned as step 3 of")).to_be_visible()
    page.locator(".pinned").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken out of")).to_be_visible()
    page.locator("[data-pin$='/concordance_lines.pin']").click()
    page.locator(".pinned").get_by_role("link", name="Briefing").click()
    expect(page.get_by_role("heading", level=1, name="Briefing")).to_be_visible()
    settle(page)
    assert steps(page)[0] == finding
    assert len(steps(page)) == 3
    expect(page.locator("[aria-current=step]")).to_have_text(re.compile("China"))

    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".st-key-briefing_steps li")).to_have_count(4)
    settle(page)
    page.locator("li .step").first.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("li .name").nth(1)).to_have_text(finding)
    settle(page)
    expect(page.locator("li .step").nth(1)).to_be_focused()
    page.locator("li .hold").nth(1).evaluate("hold => hold.scrollIntoView({ block: 'nearest' })")
    handle, last = page.locator("li .hold").nth(1).bounding_box(), page.locator("li").last.bounding_box()
    assert handle
    assert last
    page.mouse.move(handle["x"] + 8, handle["y"] + 12)
    page.mouse.down()
    page.mouse.move(handle["x"] + 8, last["y"] + 12, steps=4)
    page.mouse.up()
    expect(page.locator("li .name").last).to_have_text(finding)
    settle(page)
    page.get_by_label("Headline: the finding").fill("Who leads <b>now</b>")
    page.get_by_label("Headline: the finding").press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("<b>now</b>")
    settle(page)
    assert barriers(page) == []
    (one,) = list_briefings(seeds / "briefings")
    briefing, problems = read_briefing(one.path)
    assert problems == []
    assert [step.headline for step in briefing.steps][-1] == finding
    assert [bool(step.pins) for step in briefing.steps].count(True) == 3
