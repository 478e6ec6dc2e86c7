"""The stage as a file with nothing else at hand: walked by its keys."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lib.briefing import Briefing, Content, FrozenChart, FrozenCloud, FrozenTable, Step
from lib.corpus.query import Corpus
from lib.stage import stage_document
from tests.briefings import seed_briefing, seed_pins
from tests.e2e.conftest import SCREEN
from tests.e2e.test_e2e_accessibility import barriers
from tests.stage.talks import HOSTILE, TALK, pin

SHOWN = ".slide:not(.waiting)"


@pytest.fixture
def room(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser without a network; whatever a page complains of fails the test."""
    context = chromium.new_context(viewport=SCREEN, offline=True)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.extend([message.text] if message.type == "error" else []))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", lambda request: complaints.extend([request.url] if request.url.startswith("http") else []))
    yield context
    context.close()
    assert complaints == []


def written(briefing: Briefing, folder: Path) -> str:
    path = folder / "talk.html"
    path.write_bytes(stage_document(briefing))
    return path.as_uri()


def headline(page: Page) -> str:
    return page.locator(f"{SHOWN} h1").inner_text()


def until(page: Page, script: str) -> None:
    """The document's policy bars what `wait_for_function` does."""
    for _ in range(300):
        if page.evaluate(script):
            return
        time.sleep(0.02)
    pytest.fail(f"never true: {script}")


def is_at(page: Page, number: int) -> None:
    expect(page.locator(SHOWN)).to_have_attribute("aria-label", f"Step {number} of {len(TALK.steps)}")


def test_a_talk_is_walked_by_its_keys_from_a_file(room: BrowserContext, tmp_path: Path) -> None:
    page = room.new_page()
    page.goto(f"{written(TALK, tmp_path)}#2")
    is_at(page, 2)
    for key, number in (
        ("ArrowRight", 3), ("Space", 4), ("PageDown", 5), ("ArrowLeft", 4), ("PageUp", 3), ("End", 8), ("Home", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        is_at(page, number)
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    is_at(page, 5)
    assert page.url.endswith("#5")
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("There is no step 40: this briefing has 8.")
    page.keyboard.press(".")
    expect(page.locator(".black")).to_be_visible()
    page.keyboard.press(".")
    expect(page.locator(".black")).to_be_hidden()
    page.keyboard.press("o")
    cards = page.locator(".overview .grid button")
    expect(cards).to_have_count(8)
    expect(cards.nth(4)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    is_at(page, 6)
    assert headline(page) == HOSTILE
    assert page.title() == TALK.title
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.reload()
    is_at(page, 6)


def test_a_mark_opens_its_passages_in_place_and_escape_keeps_the_step(room: BrowserContext, tmp_path: Path) -> None:
    page = room.new_page()
    page.goto(f"{written(TALK, tmp_path)}#2")
    is_at(page, 2)
    page.locator(f"{SHOWN} .points path").first.click(position={"x": 60, "y": 30}, force=True)
    opened = page.get_by_role("dialog", name="Pricing power")
    expect(opened).to_contain_text("The strongest 2 of 9 passages in 4 articles, as pinned.")
    expect(opened.locator("mark")).to_have_text("price floor")
    expect(opened.get_by_role("link")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    is_at(page, 2)
    page.keyboard.press("e")
    page.get_by_role("button", name="Pricing power").click()
    expect(page.get_by_role("dialog", name="Pricing power")).to_be_visible()


def test_a_figure_that_goes_on_ends_as_if_drawn_anew(room: BrowserContext, tmp_path: Path) -> None:
    page, address = room.new_page(), written(TALK, tmp_path)
    bars = f"[...document.querySelectorAll('{SHOWN} .points path')].map((path) => path.getAttribute('d')).join()"
    page.goto(f"{address}#3")
    is_at(page, 3)
    fresh = page.evaluate(bars)
    page.keyboard.press("ArrowLeft")
    is_at(page, 2)
    until(page, f"document.querySelectorAll('{SHOWN} .points path').length === 2")
    page.keyboard.press("ArrowRight")
    is_at(page, 3)
    between = page.evaluate(bars)
    until(page, f"{bars} === {fresh!r}")
    assert between != fresh


@pytest.mark.parametrize("width", [1280, 3840])
def test_letters_can_be_read_across_a_room(width: int, chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page(viewport={"width": width, "height": width * 9 // 16})
    address = written(TALK, tmp_path)
    smallest = f"""(axis) => Math.min(...[...document.querySelector("{SHOWN}").querySelectorAll("text, p, td, th")]
      .filter((node) => node.textContent.trim() && Boolean(node.closest(".xtick, .ytick")) === axis)
      .map((node) => {{
        const board = document.querySelector(".board").getBoundingClientRect().width / 1920;
        const plot = node.closest(".plot");
        const scale = plot ? plot.getBoundingClientRect().width / plot.offsetWidth / board : 1;
        return parseFloat(getComputedStyle(node).fontSize) * scale;
      }}))"""
    for number in range(1, len(TALK.steps) + 1):
        page.goto(f"{address}#{number}")
        is_at(page, number)
        assert page.evaluate(smallest, False) >= 23.99
        assert page.evaluate(smallest, True) >= 17.99
        assert page.evaluate("document.querySelector('.board').getBoundingClientRect().width") == pytest.approx(width)
    page.close()


def test_a_link_to_no_step_says_so(room: BrowserContext, tmp_path: Path) -> None:
    page, address = room.new_page(), written(TALK, tmp_path)
    page.goto(f"{address}#99")
    is_at(page, 1)
    said = "The link asks for step “99”. This briefing has 8 steps; this is step 1."
    expect(page.get_by_role("status")).to_have_text(said)
    page.goto("about:blank")
    page.goto(written(Briefing("Empty"), tmp_path))
    expect(page.get_by_role("main")).to_contain_text("This briefing has no steps yet.")


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_no_barrier_is_found_on_stage_overview_and_speaker_window(
    scheme: str, chromium: Browser, tmp_path: Path
) -> None:
    page, address = chromium.new_page(viewport=SCREEN, bypass_csp=True), written(TALK, tmp_path)
    found = []
    for number in range(1, len(TALK.steps) + 1):
        page.goto("about:blank")
        page.goto(f"{address}#{number}&scheme={scheme}")
        is_at(page, number)
        found += [f"step {number}: {barrier}" for barrier in barriers(page)]
    opens: list[tuple[str, Callable[[], None]]] = [
        ("overview", lambda: page.keyboard.press("o")),
        ("help", lambda: page.keyboard.press("?")),
    ]
    for name, press in opens:
        press()
        expect(page.get_by_role("dialog")).to_be_visible()
        found += [f"{name}: {barrier}" for barrier in barriers(page)]
        page.keyboard.press("Escape")
    page.goto("about:blank")
    page.goto(f"{address}#speaker&scheme={scheme}")
    expect(page.get_by_text(re.compile("Step 1 of"))).to_be_visible()
    found += [f"speaker: {barrier}" for barrier in barriers(page)]
    page.close()
    assert found == []


def test_odd_steps_show_what_they_can_and_the_rest_goes_on(room: BrowserContext, tmp_path: Path) -> None:
    odd: list[tuple[str, Content, str]] = [
        ("table", FrozenTable((), ()), "Nothing was there to be shown."),
        ("cloud", FrozenCloud(0, 0, ()), "Nothing was there to be shown."),
        (
            "chart",
            FrozenChart(({"type": "nonsense", "x": {"a": 1}},), {"xaxis": 5, "annotations": 7}),
            "cannot be drawn",
        ),
        ("none", FrozenChart((), {}), "Odd"),
    ]
    steps = [Step(name, "pins", "Odd", "n" * 300_000, "m" * 300_000, pins=(pin(name, made),)) for name, made, _ in odd]
    many = [Step(f"s{number}", "text", f"Step {number}") for number in range(496)]
    page = room.new_page()
    page.goto(written(Briefing("Odd", (*steps, *many)), tmp_path))
    for number, (_, _, said) in enumerate(odd, 1):
        expect(page.locator(SHOWN)).to_have_attribute("aria-label", f"Step {number} of 500")
        expect(page.locator(SHOWN)).to_contain_text(said)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    expect(page.locator(SHOWN)).to_contain_text("Step 495")
    page.keyboard.press("o")
    expect(page.locator(".overview .grid button")).to_have_count(500)


def test_a_presenters_remote_starts_and_stops_the_show_and_fingers_swipe(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{written(TALK, tmp_path)}#2")
    is_at(page, 2)
    page.keyboard.press("F5")
    until(page, "document.fullscreenElement !== null")
    page.keyboard.press("Escape")
    until(page, "document.fullscreenElement === null")
    is_at(page, 2)
    fingers = context.new_cdp_session(page)
    for way, number in (((300, 200, 80), 3), ((80, 200, 300), 2)):
        for kind, x in zip(("touchStart", "touchMove", "touchMove"), way, strict=True):
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 700}]})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        is_at(page, number)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_windows_of_one_talk_drive_each_other_and_no_other_talk(room: BrowserContext, tmp_path: Path) -> None:
    address = written(TALK, tmp_path)
    stage = room.new_page()
    stage.goto(f"{address}#2")
    is_at(stage, 2)
    with room.expect_page() as opening:
        stage.keyboard.press("n")
    speaker = opening.value
    now = speaker.locator(f".now {SHOWN}")
    expect(now).to_have_attribute("aria-label", "Step 2 of 8")
    expect(speaker.locator(f".next {SHOWN}")).to_have_attribute("aria-label", "Step 3 of 8")
    expect(speaker.get_by_role("region", name="Notes")).to_have_text("Say it slowly.")
    expect(speaker.locator(".step-time")).to_contain_text("of 2:00")
    speaker.keyboard.press("ArrowRight")
    is_at(stage, 3)
    stage.keyboard.press("ArrowRight")
    expect(now).to_have_attribute("aria-label", "Step 4 of 8")
    speaker.keyboard.press(".")
    expect(stage.locator(".black")).to_be_visible()
    speaker.reload()
    expect(now).to_have_attribute("aria-label", "Step 4 of 8")
    speaker.keyboard.press("ArrowRight")
    is_at(stage, 5)
    # a tab that was duplicated has the storage of the other
    kept = stage.evaluate("JSON.stringify(sessionStorage)")
    twin = room.new_page()
    twin.add_init_script(f"if (!sessionStorage.step) Object.assign(sessionStorage, {kept})")
    twin.goto(address)
    is_at(twin, 5)
    until(twin, f"sessionStorage.session !== {stage.evaluate('sessionStorage.session')!r}")
    twin.keyboard.press("Home")
    is_at(twin, 1)
    is_at(stage, 5)
    stage.keyboard.press("End")
    expect(now).to_have_attribute("aria-label", "Step 8 of 8")
    is_at(twin, 1)


def test_every_kind_of_figure_is_drawn_in_each_scheme_in_letters_that_can_be_read(
    room: BrowserContext, seed_corpus: Corpus, tmp_path: Path
) -> None:
    talk = seed_briefing(seed_pins(seed_corpus))
    page, address = room.new_page(), written(talk, tmp_path)
    smallest = f"""Math.min(99, ...[...document.querySelectorAll("{SHOWN} .plot text")]
      .filter((node) => node.textContent.trim() && getComputedStyle(node).visibility === "visible")
      .map((node) => parseFloat(getComputedStyle(node).fontSize)
        * new DOMMatrix(getComputedStyle(node.closest(".plot")).transform).a))"""
    for scheme in ("light", "dark", "contrast"):
        page.goto("about:blank")
        page.goto(f"{address}#1&scheme={scheme}")
        for number, step in enumerate(talk.steps, 1):
            shown = page.locator(SHOWN)
            expect(shown).to_have_attribute("aria-label", f"Step {number} of {len(talk.steps)}")
            assert "cannot be drawn" not in shown.inner_text(), f"{scheme}: {step.headline}"
            assert page.evaluate(smallest) >= 17.99, f"{scheme}: {step.headline}"
            page.keyboard.press("ArrowRight")
