"""A talk on a real server: speaker window, followers, a phone; and a server that dies in the middle."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.briefing import write_briefing
from lib.build import build
from lib.settings import ROOT, Settings
from lib.stage.presenter import stage_link
from tests.e2e.conftest import SCREEN, FreshServer
from tests.e2e.test_e2e_stage import SHOWN
from tests.stage.talks import TALK

NAME = "price 稀土"
FOLLOWS = 0.5  # seconds in which every window is where it was driven to


def are_at(number: int, *pages: Page, of: int = len(TALK.steps)) -> None:
    for page in pages:
        expect(page.locator(SHOWN).first).to_have_attribute("aria-label", f"Step {number} of {of}")


def takes(drive: Callable[[], None], page: Page, number: int) -> float:
    """Seconds from an act in one window to its step in another."""
    begun = time.monotonic()
    drive()
    label = f"Step {number} of {len(TALK.steps)}"
    while page.locator(SHOWN).first.get_attribute("aria-label") != label:
        if time.monotonic() - begun > 10:
            pytest.fail(f"never came to {label}")
    return time.monotonic() - begun


def test_a_talk_goes_on_whatever_happens_to_its_server(
    fresh_server: FreshServer, chromium: Browser, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    path = seeds / "briefings" / f"{NAME}.json"
    path.unlink(missing_ok=True)
    write_briefing(path, TALK)
    server = fresh_server(seeds, built=True)
    room, phones = (chromium.new_context(viewport=SCREEN, base_url=server.url) for _ in range(2))
    link = stage_link(server.corpus, NAME)
    stage = room.new_page()
    stage.goto(f"/{link}")
    are_at(1, stage)
    assert "key" not in stage.url
    with room.expect_page() as opening:
        stage.keyboard.press("n")
    speaker = opening.value
    are_at(1, speaker)
    expect(speaker.get_by_role("region", name="Notes")).to_have_text("Welcome everybody.")
    followers = [phones.new_page() for _ in range(2)]
    for follower in followers:
        follower.goto(f"/stage/{quote(NAME)}/follow")
    phone = phones.new_page()
    phone.goto(f"/{link.replace('#present', '#remote')}")
    are_at(1, *followers)

    # every window drives, and all are there at once
    assert takes(lambda: stage.keyboard.press("ArrowRight"), speaker, 2) < FOLLOWS
    assert takes(lambda: speaker.keyboard.press("End"), stage, 8) < FOLLOWS
    are_at(8, *followers)
    speaker.keyboard.press("2")
    speaker.keyboard.press("Enter")
    are_at(2, stage, speaker, *followers)
    phone.get_by_role("button", name="Next step").click()
    are_at(3, stage, speaker, *followers)
    expect(phone.get_by_role("status")).to_have_text("Step 3 of 8")
    followers[0].keyboard.press("ArrowRight")
    phone.reload()
    expect(phone.get_by_role("status")).to_have_text("Step 3 of 8")
    are_at(3, stage, *followers)

    # another tab of the same briefing is a talk of its own
    other = room.new_page()
    other.goto(f"/stage/{quote(NAME)}#5")
    are_at(5, other)
    other.keyboard.press("ArrowRight")
    are_at(6, other)
    are_at(3, stage, speaker, *followers)
    other.close()

    # a question from the floor, and back to the step
    stage.bring_to_front()
    stage.keyboard.press("ArrowLeft")
    stage.keyboard.press("q")
    live = stage.frame_locator("iframe")
    expect(live.get_by_role("heading", name="Themes", exact=True)).to_be_visible(timeout=60_000)
    expect(live.get_by_text("Search the text")).to_be_visible()
    live.get_by_role("heading", name="Themes", exact=True).click()
    live.locator("button.pin").first.click()
    expect(live.get_by_text("Pinned")).to_be_visible()
    stage.keyboard.press("Escape")
    expect(stage.locator("iframe")).to_be_hidden()
    expect(stage.get_by_role("status")).to_have_text("One step more: it comes next.")
    are_at(2, stage, speaker, of=9)
    stage.keyboard.press("ArrowRight")
    are_at(3, stage, speaker, *followers, of=9)
    expect(stage.locator(SHOWN)).not_to_contain_text("Controls lead")
    expect(phone.get_by_role("status")).to_have_text("Step 3 of 9")

    # what the corpus becomes changes nothing of what was pinned
    settings = Settings(seeds=seeds, corpus=server.corpus)
    rules = next((seeds / "codebook" / "themes").glob("*.toml"))
    rules.write_text(rules.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    build(settings)
    stage.keyboard.press("ArrowRight")
    expect(stage.locator(SHOWN)).to_contain_text("Controls lead")
    are_at(4, stage, speaker, *followers, of=9)

    begun = time.monotonic()
    server.stop()
    assert time.monotonic() - begun < 1, "a server with followers ends within a second"
    stage.keyboard.press("ArrowRight")
    are_at(5, stage, speaker, of=9)
    stage.reload()
    are_at(5, stage, of=9)
    speaker.keyboard.press("ArrowRight")
    are_at(6, stage, speaker, of=9)
    server.start()
    are_at(6, *followers, of=9)
    expect(phone.get_by_role("status")).to_have_text("Step 6 of 9", timeout=20_000)
    phone.get_by_role("button", name="Next step").click()
    are_at(7, stage, speaker, *followers, of=9)
    room.close()
    phones.close()
