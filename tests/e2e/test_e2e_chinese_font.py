"""Chinese is never drawn in boxes, on a machine without a single Chinese font either."""

from playwright.sync_api import Page, expect

from tests.e2e.desk import visit

# Draws characters with an element's own font; a box for a missing glyph would look the same for any two of them.
DRAW = """async (element, letters) => {
  const family = getComputedStyle(element).fontFamily;
  await document.fonts.load(`32px ${family}`, letters);
  const canvas = new OffscreenCanvas(48, 48);
  const context = canvas.getContext("2d");
  return [...letters].map((letter) => {
    context.clearRect(0, 0, 48, 48);
    context.font = `32px ${family}`;
    context.fillText(letter, 4, 38);
    return [...context.getImageData(0, 0, 48, 48).data].join("");
  });
}"""


def test_the_page_brings_its_own_chinese_font(page: Page) -> None:
    visit(page, "/articles")
    assert page.evaluate("document.fonts.load('16px \"Didymium CJK\"', '稀土').then((faces) => faces.length)") == 1
    assert page.evaluate("document.fonts.check('16px \"Didymium CJK\"', '稀土')")
    answer = page.request.get("/fonts/didymium-cjk.otf")
    assert answer.ok
    assert answer.body()[:4] == b"OTTO"


def test_two_characters_of_a_headline_look_different(page: Page) -> None:
    visit(page, "/articles")
    heading = page.get_by_role("main").get_by_role("heading", level=2).filter(has_text="稀土")
    expect(heading).to_be_visible()
    drawn = heading.evaluate(DRAW, "稀土镨钕\U0010fffd")
    assert len(set(drawn)) == 5


def test_two_characters_of_the_cloud_look_different(page: Page) -> None:
    visit(page, "/keywords?view=cloud&words=zh")
    drawn = page.get_by_role("button", name="稀土,").evaluate(DRAW, "稀土镨钕\U0010fffd")
    assert len(set(drawn)) == 5
