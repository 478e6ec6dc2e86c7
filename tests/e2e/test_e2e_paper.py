"""Print of a page gives whole charts, in ink that white paper shows, and says which filter is on."""

from playwright.sync_api import Page, expect

from tests.e2e.desk import visit

A4 = 718  # pixels between its margins, which Letter has more of
INK = "rgb(32, 36, 42)"
_REACH = """() => [...document.querySelectorAll(".js-plotly-plot")].map((plot) => {
    const { left, right } = plot.querySelector(".main-svg").getBoundingClientRect();
    const clips = [];
    for (let at = plot; at; at = at.parentElement)
        if (!["visible", "clip"].includes(getComputedStyle(at).overflowX)) clips.push(at.className);
    return [right - left, clips];
})"""


def on_paper(page: Page) -> None:
    """Have the page styled as it is printed."""
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def test_charts_are_whole_on_paper(page: Page) -> None:
    for address in ("/themes?language=en", "/compare"):
        page.emulate_media(media="screen")
        visit(page, address)
        expect(page.locator(".js-plotly-plot .main-svg").last).to_be_attached()
        on_paper(page)
        reach = page.evaluate(_REACH)
        assert len(reach) >= 2
        for width, clips in reach:
            assert 0.4 * A4 < width <= A4
            assert not clips, "a chart is cut off by what holds it"
    page.close()


def test_paper_says_what_is_filtered_and_leaves_out_what_is_pressed(page: Page) -> None:
    visit(page, "/themes?language=en")
    on_paper(page)
    expect(page.locator(".chips")).to_contain_text("English")
    for pressed in ("[data-testid=stSidebar]", ".site", ".heading .downloads", ".heading .pin"):
        expect(page.locator(pressed).first).to_be_hidden()
    page.close()


def test_ink_is_dark_on_paper_whatever_the_scheme(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, "/overview")
    expect(page.locator(".js-plotly-plot .xtick text").first).to_be_attached()
    on_paper(page)
    expect(page.locator(".js-plotly-plot .xtick text").first).to_have_css("fill", INK)
    expect(page.locator(".heading h2").first).to_have_css("color", INK)
    page.close()
