"""Every page in either scheme, on the desk and on the wall, for readers of every kind."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewPage, Scheme
from tests.e2e.desk import visit_in_turn
from tests.e2e.servers import Server

VIEWS = [
    "overview",
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


@pytest.mark.parametrize(("scheme", "wall"), [("light", False), ("dark", False), ("dark", True)])
def test_no_barrier_is_found_and_drawn_text_can_be_read(
    scheme: Scheme, wall: bool, new_page: NewPage, server: Server
) -> None:
    page = new_page(server, scheme)
    found = []
    views = [f"{view}{'&' if '?' in view else '?'}wall=1" for view in ON_THE_WALL] if wall else VIEWS
    for address in visit_in_turn(page, (f"/{view}" for view in views)):
        view = address[1:]
        # Off the wall dark pages are light pages in other colours: the rest was looked at there.
        found += [f"{view}: {barrier}" for barrier in barriers(page, colours_alone=scheme == "dark" and not wall)]
        found += [f"{view}: {text} {ratio:.1f}:1" for text, ratio in drawn_text(page, view) if ratio < READABLE]
    assert found == []


def barriers(page: Page, colours_alone: bool = False) -> list[str]:
    """What axe-core finds, a line for each element; with ``colours_alone`` in the colours of text only."""
    rules = {"runOnly": ["color-contrast"]} if colours_alone else {}
    answer = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response
    return [
        f"{violation['id']} ({violation['help']}): {node['html'][:160]}"
        for violation in answer["violations"]
        for node in violation["nodes"]
    ]


def drawn_text(page: Page, view: str) -> list[tuple[str, float]]:
    if view.startswith(("overview", "themes", "keywords", "collocates", "trends")) or "view=places" in view:
        expect(page.locator("svg text").first).to_be_visible()
    read: list[tuple[str, float]] = [(text, ratio) for text, ratio in page.evaluate(READ_CONTRAST)]
    return read


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
