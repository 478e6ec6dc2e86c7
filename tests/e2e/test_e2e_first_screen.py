"""On a laptop the answer is on the first screen: where the first result of every page begins, measured."""

from playwright.sync_api import Page, ViewportSize, expect

from lib.settings import ROOT
from tests.e2e.conftest import NewPage
from tests.e2e.desk import address_without, open_box, segment, settle, visit, visit_in_turn
from tests.e2e.servers import Server

LAPTOP = ViewportSize(width=1280, height=800)
LOWEST = 260
VIEWS = [
    "overview",
    "overview?theme=alliances",
    "digest",
    "themes",
    "speakers",
    "articles",
    "articles?theme=alliances&q=China",
    "keywords",
    "keywords?view=split&split=source",
    "keywords?view=concepts",
    "keywords?view=cloud",
    "keywords?word=China",
    "compare",
    "compare?a=theme:alliances&b=theme:pricing_power",
    "compare?a=until:2025-07-22&b=since:2025-07-23",
    "concordance",
    "concordance?node=China",
    "concordance?node=China&view=places",
    "collocates",
    "collocates?node=China",
    "collocates?view=names",
    "trends",
    "briefing",
    "dictionary",
    "dictionary?view=phrases",
    "dictionary?view=changes",
    "codebook",
    "codebook?part=concepts",
    "codebook?part=actors",
    "codebook?part=versions",
    "coding",
    "coding?coder=Ana",
]
# The first heading, table, figure or passage of a page's own, whichever stands highest.
FIRST = """() => {
  const own = ["dictionary_sentence", "coding_desk", "coding_name", "briefing_step"].map((key) => `.st-key-${key}`);
  const results = ["h2, table, .stPlotlyChart", ...own].join(", ");
  const tops = [...document.querySelectorAll(`[data-testid=stMain] :is(${results})`)]
    .map((one) => one.getBoundingClientRect())
    .filter((box) => box.width > 1 && box.height > 1)
    .map((box) => box.top);
  return Math.round(Math.min(...tops));
}"""


def test_every_page_is_measured() -> None:
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert {view.partition("?")[0] for view in VIEWS} == pages


def test_the_first_result_begins_high_on_every_page(new_page: NewPage, server: Server) -> None:
    page = new_page(server)
    page.set_viewport_size(LAPTOP)
    tops = {view: page.evaluate(FIRST) for view in visit_in_turn(page, (f"/{view}" for view in VIEWS))}
    assert {view: top for view, top in tops.items() if top >= LOWEST} == {}


def test_options_say_what_is_not_as_usual_and_take_it_back(page: Page) -> None:
    page.set_viewport_size(LAPTOP)
    visit(page, "/keywords")
    expect(page.locator(".unusual")).to_have_count(0)
    expect(page.get_by_role("radiogroup", name="Leading words")).to_have_count(0)
    open_box(page)
    segment(page, "Leading words", "50").click()
    segment(page, "Does it hold without one …", "Article").click()
    page.keyboard.press("Escape")
    unusual = page.locator(".unusual").get_by_role("link")
    expect(unusual).to_have_text(["Leading words: 50 ×", "Does it hold without one: Article ×"])
    settle(page)
    unusual.first.click()
    expect(unusual).to_have_text(["Does it hold without one: Article ×"])
    expect(page).to_have_url(address_without("top"))


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    wide = []
    pages = ("overview", "articles", "keywords", "compare", "concordance", "collocates", "trends", "codebook")
    for view in visit_in_turn(page, (f"/{name}" for name in pages)):
        for width in (390, 900, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            page.wait_for_timeout(200)  # figures follow a window's size a little later
            if page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") > width:
                wide.append((view, width))
    assert wide == []
