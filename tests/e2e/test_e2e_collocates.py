"""The page Collocates in a browser: rows, lines and points lead to passages, and no filter moves a word."""

import pytest
from playwright.sync_api import Page, expect

from lib.codebook import load_codebook
from lib.corpus import contexts
from lib.corpus.nodes import WordsNode, read_node
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.text import Cutter, load_dictionary
from tests.e2e.conftest import NewPage
from tests.e2e.desk import address_with, address_without, chip, choose_option, open_options, pill, settle, visit
from tests.e2e.servers import Server
from tests.e2e.test_e2e_accessibility import barriers_in_both_schemes

# Where the names are, and where the middle of each link is, in pixels of the window.
DRAWN = """() => {
  const plot = document.querySelector(".st-key-collocates_network .js-plotly-plot");
  const { xaxis, yaxis } = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  const found = { names: {}, links: [] };
  for (const points of plot.calcdata) {
    const { mode, customdata } = points[0].trace;
    points.forEach(({ x, y }, i) => {
      const at = [box.x + xaxis._offset + xaxis.c2p(x), box.y + yaxis._offset + yaxis.c2p(y)];
      if (mode.includes("text")) found.names[customdata[i]] = at;
      else if (mode === "markers") found.links.push([customdata[i], at]);
    });
  }
  return found;
}"""
Place = tuple[float, float]


def drawn(page: Page) -> tuple[dict[str, Place], list[tuple[list[str], Place]]]:
    """The names and the links of the network, once it is drawn and stands still."""
    expect(page.locator(".st-key-collocates_network svg text").first).to_be_visible()
    before, found = None, page.evaluate(DRAWN)
    while found != before:  # what opens below may move it yet
        page.wait_for_timeout(100)
        before, found = found, page.evaluate(DRAWN)
    return {name: tuple(place) for name, place in found["names"].items()}, found["links"]


def in_picture(page: Page) -> dict[str, Place]:
    """Where the names are, from the corner of the picture."""
    box = page.locator(".st-key-collocates_network .js-plotly-plot").bounding_box()
    assert box is not None
    return {name: (round(x - box["x"]), round(y - box["y"])) for name, (x, y) in drawn(page)[0].items()}


def free_link(page: Page) -> tuple[list[str], Place]:
    """A link whose middle is not near another one's, nor a point's."""
    names, links = drawn(page)
    places = [*names.values(), *(place for _, place in links)]
    near = [sorted(abs(x - a) + abs(y - b) for a, b in places)[1] for _, (x, y) in links]
    return links[near.index(max(near))]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds" / "dictionary")[0])


def expect_pair(page: Page, corpus: Corpus, cutter: Cutter, one: str, other: str) -> None:
    """The passages of a pair are listed, both marked; what stands inside phrases counts for the node alone."""
    node = read_node("rare earth", load_codebook(ROOT / "seeds" / "codebook"), inside=True)
    assert isinstance(node, WordsNode)
    first, second = (node if side == "rare earth" else side for side in (one, other))
    found = contexts.meetings(corpus, Subcorpus(), first, second, cutter, 5)
    opened = page.locator(".st-key-collocates_pair")
    heading = opened.get_by_role("heading", level=2)
    expect(heading).to_contain_text(f"{found.n_meetings:,} times within 5 words, in {found.n_passages} passage")
    expect(opened.locator("mark[title]")).to_have_count(len(found.spans))


def test_from_a_leading_word_to_its_collocates_to_the_passages_to_its_concordance(
    page: Page, seed_corpus: Corpus, cutter: Cutter
) -> None:
    visit(page, "/collocates")
    page.get_by_role("link", name="rare earth", exact=True).first.click()
    expect(page).to_have_url(address_with(node="rare+earth"))
    expect(page.get_by_role("heading", level=2).first).to_have_text("Collocates of rare earth")
    settle(page)
    row = page.locator(".collocates tbody tr").filter(has=page.get_by_role("link", name="supply chain", exact=True))
    row.get_by_title("The passages with rare earth and supply chain").first.click()
    expect(page).to_have_url(address_with(pair=["rare+earth", "supply+chain"]))
    expect_pair(page, seed_corpus, cutter, "rare earth", "supply chain")
    expect(row).to_have_class("current")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".st-key-collocates_pair")).to_have_count(0)
    expect(page).to_have_url(address_without("pair"))
    row.get_by_title("All lines of supply chain").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    expect(page).to_have_url(address_with(node="supply+chain"))


def test_a_line_and_a_point_open_their_passages(page: Page, seed_corpus: Corpus, cutter: Cutter) -> None:
    visit(page, "/collocates?node=rare+earth")
    (one, other), (x, y) = free_link(page)
    page.mouse.move(x - 2, y - 1)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    expect(page).to_have_url(address_with(pair=[one.replace(" ", "+"), other.replace(" ", "+")]))
    expect_pair(page, seed_corpus, cutter, one, other)
    settle(page)
    x, y = drawn(page)[0]["China"]
    page.mouse.move(x - 2, y - 1)
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    expect(page).to_have_url(address_with(pair=["rare+earth", "China"]))
    expect_pair(page, seed_corpus, cutter, "rare earth", "China")


def test_words_stay_where_they_are_under_two_filters(page: Page) -> None:
    visit(page, "/collocates?node=China")
    whole = in_picture(page)
    for theme in ("Technology controls", "Pricing power"):
        pill(page, theme).click()
        expect(chip(page, theme)).to_be_visible()
        settle(page)
        filtered = in_picture(page)
        both = whole.keys() & filtered.keys()
        assert len(both) > 5
        assert {name: filtered[name] for name in both} == {name: whole[name] for name in both}
        pill(page, theme).click()
        expect(chip(page, theme)).to_have_count(0)
        settle(page)


def test_what_is_asked_is_in_the_address_and_a_link_restores_it(page: Page) -> None:
    visit(page, "/collocates")
    field = page.get_by_role("textbox", name="Collocates of")
    field.fill("export control | 出口管制")
    field.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Collocates of export control | 出口管制")
    choose_option(page, "Ranked by", "MI3")
    expect(page).to_have_url(address_with(by="mi3"))
    choose_option(page, "Within", "10 words")
    expect(page).to_have_url(address_with(window="10"))
    settle(page)
    first = page.locator(".collocates tbody tr").first.inner_text()
    page.reload()
    settle(page)
    expect(page.locator(".collocates tbody tr").first).to_have_text(first, use_inner_text=True)
    page.get_by_role("link", name="Together", exact=True).click()
    expect(page).to_have_url(address_with(sort="count"))
    expect(page.get_by_role("columnheader", name="Together")).to_have_attribute("aria-sort", "descending")


def test_concepts_and_actors_lead_to_their_passages(page: Page) -> None:
    visit(page, "/collocates?view=names")
    options = open_options(page, "Mentioned with")
    page.keyboard.type("Rare earths 稀土")
    options.filter(has_text="Rare earths 稀土").click()
    expect(page).to_have_url(address_with(node="concept%3Arare-earths"))
    expect(page.get_by_role("heading", level=2).first).to_have_text("Mentioned with Rare earths")
    page.get_by_title("The passages with actor:china and concept:rare-earths").first.click()
    opened = page.locator(".st-key-collocates_pair")
    expect(opened.get_by_role("heading", level=2)).to_contain_text("China and Rare earths: in ")
    expect(opened.locator("mark").filter(has_text="稀土").first).to_be_visible()


def test_nobody_is_kept_out(new_page: NewPage, server: Server) -> None:
    page = new_page(server)
    found = []
    for view in ("collocates?node=rare+earth&pair=rare+earth&pair=China&loo=article", "collocates?view=names&wall=1"):
        visit(page, f"/{view}")
        expect(page.locator(".st-key-collocates_network svg text").first).to_be_visible()
        found += [f"{view}: {barrier}" for barrier in barriers_in_both_schemes(page)]
    assert found == []
