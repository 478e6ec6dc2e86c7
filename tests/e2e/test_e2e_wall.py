"""The wall view: what is read across a room."""

import re

import pytest
from playwright.sync_api import Page, expect

from lib.corpus.articles import coverage
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import theme_shares
from tests.e2e.desk import address_with, address_without, click_mark, expect_selection, settle, visit

TEXT, AXIS = 24, 18
VIEWS = [
    "overview",
    "themes",
    "themes?open=theme.alliances&open=language.en",
    "articles",
    "articles?why=alliances",
    "keywords",
    "keywords?view=split&split=theme",
    "keywords?view=concepts",
    "keywords?view=cloud",
    "compare?a=theme:alliances&b=rest",
    "concordance?node=China",
    "collocates?node=China",
    "trends",
    "dictionary",
    "codebook",
    "coding",
]

# Where each heading and each chart is drawn.
PLACES = """() => [...document.querySelectorAll("h1, h2, .stPlotlyChart")].map((one) => {
  const { left, width } = one.getBoundingClientRect();
  return [Math.round(left), Math.round(width)];
})"""
# What each piece of text is drawn with: page text as computed, text in drawings as scaled, text on a canvas as asked.
READ_CANVAS = """
window.canvasType = new Map();
const fill = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  const size = parseFloat(/([\\d.]+)px/.exec(this.font)[1]) * this.getTransform().d / (window.devicePixelRatio || 1);
  window.canvasType.set(text, size);
  return fill.call(this, text, ...rest);
};
"""
READ_TYPE = """() => {
  const found = [];
  const look = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.shadowRoot) look(node.shadowRoot);
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const holder = node.parentElement;
      if (holder.closest("style, script, canvas, title, .st-key-wall_leave, [aria-hidden=true]")) continue;
      if (!holder.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const svg = holder.closest("svg");
      const scale = svg ? Math.hypot(holder.getScreenCTM().b, holder.getScreenCTM().d) : 1;
      found.push([node.data.trim().slice(0, 40), parseFloat(getComputedStyle(holder).fontSize) * scale, !!svg]);
    }
  };
  look(document.body);
  return found;
}"""


@pytest.mark.parametrize("view", VIEWS)
def test_all_type_on_the_wall_is_large_and_all_chrome_is_gone(view: str, page: Page) -> None:
    page.add_init_script(READ_CANVAS)
    visit(page, f"/{view}{'&' if '?' in view else '?'}wall=1")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_label("Sidebar")).to_be_hidden()
    for control in ("radio", "switch", "textbox", "combobox"):
        expect(page.get_by_role(control)).to_have_count(0)
    read = page.evaluate(READ_TYPE)
    assert len(read) > 6  # a page that nobody has coded for says no more
    small = [(text, round(size, 1)) for text, size, drawn in read if size < (AXIS if drawn else TEXT)]
    assert small == []
    assert page.evaluate("[...window.canvasType].filter(([text, size]) => text.length > 1 && size < 24)") == []
    page.close()


@pytest.mark.parametrize("name", ["overview", "articles", "keywords"])
def test_the_wall_is_entered_by_its_switch_and_left_by_escape_under_the_same_filter(
    name: str, page: Page, seed_corpus: Corpus
) -> None:
    chosen = Subcorpus(themes=("alliances",))
    visit(page, f"/{name}?theme=alliances")
    page.get_by_text("Wall view").click()
    expect(page).to_have_url(address_with(wall="1", theme="alliances"))
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_hidden()
    expect(page.get_by_text("any of the themes Alliances", exact=True)).to_be_visible()
    expect_selection(page, seed_corpus, chosen)
    settle(page)
    page.keyboard.press("Escape")
    expect(page).to_have_url(address_without("wall"))
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_be_visible()
    expect(page.get_by_role("switch", name="Wall view")).not_to_be_checked()
    expect_selection(page, seed_corpus, chosen)


def test_a_bar_on_the_wall_opens_its_sentences_in_view_and_escape_closes_them_before_it_leaves(
    page: Page, seed_corpus: Corpus
) -> None:
    shares = theme_shares(coverage(seed_corpus, Subcorpus()), seed_corpus.themes)
    n = shares.loc[shares["theme"] == "technology_controls", "n_passages"].item()
    page.set_viewport_size({"width": 1280, "height": 800})
    visit(page, "/overview?wall=1")
    click_mark(page, page.locator(".st-key-overview_shares g.point").nth(1))
    opened = page.get_by_role("heading", name=f"Technology controls: {n} passages")
    expect(opened).to_be_in_viewport()
    settle(page)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(page).to_have_url(address_with(wall="1"))
    settle(page)
    page.keyboard.press("Escape")
    expect(page).to_have_url(address_without("wall"))


@pytest.mark.parametrize("name", ["overview", "keywords", "compare"])
def test_the_wall_is_the_same_by_its_switch_and_by_its_address(name: str, page: Page) -> None:
    visit(page, f"/{name}?theme=alliances")
    page.get_by_text("Wall view").click()
    expect(page).to_have_url(address_with(wall="1"))
    settle(page)
    by_switch = page.evaluate(PLACES)
    page.reload()
    settle(page)
    assert page.evaluate(PLACES) == by_switch
    assert by_switch[0][0] < 150  # nothing is left of it


def test_the_wall_says_the_filter_the_sources_and_the_days(page: Page) -> None:
    visit(page, "/overview?wall=1&theme=alliances&language=en")
    said = page.locator(".head .question")
    expect(said).to_contain_text("Filter: any of the themes Alliances; language English")
    expect(said).to_contain_text(re.compile(r"\d{4}-\d\d-\d\d"))
    visit(page, "/overview?wall=1")
    expect(said).to_contain_text("Filter: none, all articles")
    expect(said).to_contain_text("2025-07-17 to 2025-11-23")
    expect(said).to_contain_text("2 without a date")


@pytest.mark.parametrize(("width", "columns"), [(1280, 1), (1920, 2)])
def test_the_charts_of_the_overview_have_room_on_every_wall(width: int, columns: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, "/overview?wall=1")
    lefts = set()
    for chart in ("shares", "time", "pairs", "sources"):
        plot = page.locator(f".st-key-overview_{chart} .nsewdrag").first.bounding_box()
        assert plot is not None
        assert plot["width"] > 300
        frame = page.locator(f".st-key-overview_{chart}").bounding_box()
        assert frame is not None
        lefts.add(round(frame["x"]))
    assert len(lefts) == columns
    drawn = page.locator(".st-key-overview_shares text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert max(drawn) <= width
