"""Every page in either scheme, on the desk and on the wall, for readers of every kind."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewPage
from tests.e2e.desk import visit_in_turn
from tests.e2e.servers import Server

VIEWS = [
    "overview",
    "digest?read=themes",
    "themes?open=theme.alliances&open=language.en",
    "speakers?who=analysts",
    "articles?theme=pricing_power&rules=1",
    "articles?why=alliances",
    "keywords?word=China",
    "keywords?view=split&split=theme",
    "keywords?view=concepts",
    "keywords?view=cloud",
    "compare?a=theme:alliances&b=rest",
    "concordance?node=China",
    "concordance?node=China&view=places",
    "collocates?node=China",
    "collocates?view=names",
    "trends",
    "briefing",
    "dictionary",
    "dictionary?view=phrases",
    "codebook",
    "codebook?part=concepts",
    "codebook?part=versions",
]
ON_THE_WALL = [
    "overview",
    "articles?why=alliances",
    "keywords?view=cloud",
    "compare?a=theme:alliances&b=rest",
    "trends",
]
READABLE = 4.5

# axe passes over text in drawings; its contrast with the page is computed here, by WCAG 2's formula.
READ_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parse = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const blend = ([r, g, b, a = 1], under) => [r, g, b].map((part, i) => part * a + under[i] * (1 - a));
  const light = (rgb) => {
    const linear = (s) => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = parse(getComputedStyle(document.querySelector(".stApp")).backgroundColor).slice(0, 3);
  const found = [];
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot);
      if (node.localName !== "text" || !node.textContent.trim()) continue;
      const style = getComputedStyle(node);
      const ink = parse(style.fill);
      const alpha = (ink[3] ?? 1) * style.fillOpacity * style.opacity;
      if (!alpha || !node.getBoundingClientRect().width) continue;
      const [a, b] = [light(blend([...ink.slice(0, 3), alpha], paper)), light(paper)].sort((x, y) => y - x);
      found.push([node.textContent.trim().slice(0, 30), (a + 0.05) / (b + 0.05)]);
    }
  };
  look(document);
  return found;
}"""


@pytest.mark.parametrize("views", [VIEWS[::2], VIEWS[1::2]], ids=["even", "odd"])
def test_no_barrier_is_found_and_drawn_text_can_be_read(views: list[str], page: Page) -> None:
    found = []
    for address in visit_in_turn(page, (f"/{view}" for view in views)):
        found += [f"{address}: {what}" for what in [*barriers(page), *unreadable(page, address)]]
        with turned_dark(page):
            dark = [*barriers(page, ["color-contrast"]), *unreadable(page, address)]
        found += [f"{address}, dark: {what}" for what in dark]
    assert found == []


def test_no_barrier_is_found_on_the_wall(new_page: NewPage, server: Server) -> None:
    page, found = new_page(server, "dark"), []
    views = (f"/{view}{'&' if '?' in view else '?'}wall=1" for view in ON_THE_WALL)
    for address in visit_in_turn(page, views):
        found += [f"{address}: {what}" for what in [*barriers(page), *unreadable(page, address)]]
    assert found == []


@contextmanager
def turned_dark(page: Page) -> Iterator[None]:
    """The page as it is once the system has turned dark, as in the evening; then light again."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
        if scheme == "dark":
            yield


def barriers_in_both_schemes(page: Page) -> list[str]:
    """What axe-core finds on a light page, and in the colours of the same page turned dark."""
    found = barriers(page)
    with turned_dark(page):
        return found + barriers(page, ["color-contrast"])


def barriers(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe-core finds, a line for each element; by some of its rules, or by all."""
    chosen = {"runOnly": [*rules]} if rules else {}
    options = {"resultTypes": ["violations"], **chosen}
    if found := Axe().run(page, options=options).response["violations"]:
        page.wait_for_timeout(400)  # a colour that was on its way from one scheme to the other has arrived
        found = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']} ({violation['help']}): {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def unreadable(page: Page, view: str) -> list[str]:
    """Text in drawings that does not stand out from the page, once a chart that changes its ink has done so."""
    if view.startswith(("/overview", "/themes", "/keywords", "/collocates", "/trends")) or "view=places" in view:
        expect(page.locator("svg text").first).to_be_visible()
    faint: list[tuple[str, float]] = []
    for _ in range(20):
        faint = [(text, ratio) for text, ratio in page.evaluate(READ_CONTRAST) if ratio < READABLE]
        if not faint:
            break
        page.wait_for_timeout(100)
    return [f"{text} {ratio:.1f}:1" for text, ratio in faint]


def test_every_chart_says_what_it_shows(page: Page) -> None:
    views = (
        "/overview",
        "/themes",
        "/keywords",
        "/keywords?view=split&split=theme",
        "/compare?a=theme:alliances&b=rest",
        "/trends",
    )
    for _ in visit_in_turn(page, views):
        charts = page.locator(".stPlotlyChart")
        expect(charts.first).to_be_visible()
        for chart in charts.all():
            expect(chart).to_have_accessible_name(re.compile(r"\d"))
