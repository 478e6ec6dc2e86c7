"""The cloud in a browser: a filter changes sizes and no place, and every word opens."""

from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.e2e.desk import address_with, chip, pill, settle, visit

READ = """all => all.map(one => {
  const canvas = one.ownerSVGElement.getBoundingClientRect(), box = one.getBoundingClientRect();
  const middle = [box.x + box.width / 2 - canvas.x, box.y + box.height / 2 - canvas.y];
  return [one.dataset.word, ...middle, box.height];
})"""


class Word(NamedTuple):
    """Where the middle of a word is in the drawing, and how high it is."""

    x: float
    y: float
    high: float


def read(page: Page) -> dict[str, Word]:
    """The words as drawn, once no size is on its way to another."""
    settle(page)
    words = page.locator(".st-key-keywords_cloud_words svg text")
    expect(words.first).to_be_visible()
    page.evaluate("() => document.fonts.load('16px \"Didymium Sans\"', 'a中').then(() => document.fonts.ready)")
    page.evaluate("() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)))")
    return {word: Word(*numbers) for word, *numbers in words.evaluate_all(READ)}


def expect_same_places(before: dict[str, Word], after: dict[str, Word], least: int) -> None:
    shared = before.keys() & after.keys()
    assert len(shared) >= least
    moved = {
        word: (before[word], after[word])
        for word in shared
        if abs(before[word].x - after[word].x) > 1 or abs(before[word].y - after[word].y) > 1
    }
    assert moved == {}


def test_two_filters_change_sizes_and_no_place(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page, "/keywords?view=cloud")
    whole = read(page)
    assert len(whole) > 140
    drawing = page.locator(".st-key-keywords_cloud_words svg")
    drawing.evaluate("one => { one.kept = true; }")

    pill(page, "Technology controls").click()
    expect(chip(page, "Technology controls")).to_be_visible()
    controls = read(page)
    expect_same_places(whole, controls, 60)
    shared = whole.keys() & controls.keys()
    assert sum(abs(whole[word].high - controls[word].high) > 1 for word in shared) > 20

    pill(page, "Technology controls").click()
    expect(chip(page, "Technology controls")).to_have_count(0)
    pill(page, "Alliances").click()
    expect(chip(page, "Alliances")).to_be_visible()
    alliances = read(page)
    assert alliances.keys() != controls.keys()
    expect_same_places(controls, alliances, 15)
    expect_same_places(whole, alliances, 25)
    assert drawing.evaluate("one => one.kept"), "the drawing was thrown away, not changed"

    visit(page, page.url)
    again = read(page)
    assert again.keys() == alliances.keys()
    expect_same_places(alliances, again, len(again))
    page.close()


def test_a_word_is_opened_by_a_click_and_by_keys(page: Page) -> None:
    visit(page, "/keywords?view=cloud")
    cloud = page.get_by_role("group", name="Word cloud of")
    cloud.get_by_role("button", name="supply chain,").click()
    expect(page.get_by_role("heading", name="Passages with supply chain")).to_be_visible()
    expect(page).to_have_url(address_with(view="cloud", word="supply+chain"))
    settle(page)
    largest = cloud.get_by_role("button", name="rare earth,")
    largest.focus()
    largest.press("ArrowRight")
    expect(cloud.get_by_role("button", name="U.S.,")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Passages with rare earth")).to_be_visible()
    expect(largest).to_be_focused()


def test_the_wall_is_filled(page: Page) -> None:
    visit(page, "/keywords?view=cloud&theme=military_demand&wall=1")
    words = read(page)
    drawing = page.locator(".st-key-keywords_cloud_words svg").bounding_box()
    assert drawing is not None
    assert drawing["y"] + drawing["height"] < 1080
    left, right = min(word.x for word in words.values()), max(word.x for word in words.values())
    top, bottom = min(word.y for word in words.values()), max(word.y for word in words.values())
    assert right - left > 0.5 * 1920
    assert bottom - top > 0.6 * 1080
    expect(page.get_by_text("words keep their places under every filter")).to_be_in_viewport()
