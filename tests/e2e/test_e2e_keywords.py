"""The keywords page: every way to see a word leads to the passages it stands in."""

import csv
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from lib import corpus as queries
from lib.corpus import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import frequencies
from lib.text import load_stopwords
from tests.e2e.desk import address_with, address_without, click_mark, segment, settle, tick_row, visit

ROW_HEIGHT = 35


@pytest.fixture(scope="module")
def words(seed_corpus: Corpus) -> list[str]:
    """The leading words of the seeds by count."""
    counted = frequencies(queries.term_counts(seed_corpus, Subcorpus()), load_stopwords(ROOT / "seeds/stopwords")[0])
    leading: list[str] = counted["term"].head(25).tolist()
    return leading


def expect_passages(page: Page, word: str) -> None:
    """The passages of a word are listed, and each has it marked."""
    expect(page.get_by_role("heading", name=f"Passages with {word}", exact=True)).to_be_visible()
    settle(page)
    marks = page.locator("mark").all_inner_texts()
    assert marks
    assert all(mark.casefold().startswith(word.casefold()[:3]) or word == "U.S." for mark in marks)


def test_a_bar_a_row_and_a_close_button(page: Page, words: list[str]) -> None:
    visit(page, "/keywords")
    expect(page.get_by_text("Click a word to see its passages.")).to_be_visible()
    bars = page.locator(".st-key-keywords_bars g.point")
    expect(bars).to_have_count(25)
    click_mark(page, bars.nth(3))
    expect(page).to_have_url(address_with(word=words[3].replace(" ", "+")))
    expect_passages(page, words[3])

    tick_row(page, "keywords_words", 2, ROW_HEIGHT)
    expect_passages(page, words[2])

    page.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Click a word to see its passages.")).to_be_visible()
    expect(page).to_have_url(address_without("word"))


def test_passages_lead_to_their_article(page: Page) -> None:
    visit(page, "/keywords?word=Busan")
    expect_passages(page, "Busan")
    page.get_by_role("link", name="Read").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page.get_by_role("main")).to_contain_text("Following a meeting in Busan")


def test_words_of_the_cloud_are_clicked_or_pressed(page: Page, words: list[str]) -> None:
    visit(page, "/keywords?view=cloud")
    cloud = page.get_by_role("group", name=f"Word cloud of 25 words. Largest: {words[0]}")
    cloud.get_by_role("button", name=f"{words[4]},").click()
    expect_passages(page, words[4])
    pressed = cloud.get_by_role("button", name="稀土,")
    pressed.focus()
    pressed.press("Enter")
    expect_passages(page, "稀土")
    expect(page).to_have_url(address_with(view="cloud", word="%E7%A8%80%E5%9C%9F"))


def test_words_by_theme_and_by_language(page: Page, words: list[str], seed_corpus: Corpus) -> None:
    visit(page, "/keywords")
    segment(page, "Show as", "By theme").click()
    by_theme = page.locator(".st-key-keywords_themes")
    for name in ("Pricing power", "Technology controls", "Alliances", "Military demand", "no theme"):
        expect(by_theme.locator(".legend")).to_contain_text(name)
    segment(page, "Show as", "By language").click()
    by_language = page.locator(".st-key-keywords_languages")
    for name in ("Chinese", "English", "稀土", words[0]):
        expect(by_language.locator("svg text").get_by_text(name, exact=True).first).to_be_visible()
    expect(page).to_have_url(address_with(view="languages"))
    segment(page, "Words in", "Chinese").click()
    n_chinese = (queries.term_counts(seed_corpus, Subcorpus())["language"] == "zh").sum()
    heading = page.locator(".st-key-keywords_words").locator("xpath=preceding::h2[1]")
    expect(heading).not_to_contain_text("479")
    assert int(heading.inner_text().split()[0].replace(",", "")) <= n_chinese


def test_the_measure_decides_the_order_and_the_csv_holds_what_is_shown(
    page: Page, seed_corpus: Corpus, tmp_path: Path
) -> None:
    counts = queries.term_counts(seed_corpus, Subcorpus())
    stopwords = load_stopwords(ROOT / "seeds/stopwords")[0]
    visit(page, "/keywords")
    for name, measure in (("Articles", "n_articles"), ("Count", "count")):
        segment(page, "Measure", name).click()
        expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()
        settle(page)
        listed = frequencies(counts, stopwords, by=measure)  # type: ignore[arg-type]  # a literal by construction
        with page.expect_download() as download:
            page.locator(".st-key-keywords_table_csv").get_by_role("button").click()
        file = tmp_path / f"{measure}.csv"
        download.value.save_as(file)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert [row["term"].removeprefix("'") for row in rows] == listed["term"].tolist()
        assert [int(row["count"]) for row in rows] == listed["count"].tolist()
    expect(page.locator(".st-key-keywords_bars .ytick").first).to_be_visible()


def test_the_cloud_is_downloaded_as_a_picture_and_as_a_drawing(page: Page, words: list[str], tmp_path: Path) -> None:
    visit(page, "/keywords?view=cloud&theme=alliances")
    files = {}
    for form in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=form).click()
        files[form] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[form])
    with Image.open(BytesIO(files["PNG"].read_bytes())) as picture:
        picture.verify()
        assert picture.width >= 1000
        assert picture.format == "PNG"
    drawing = ElementTree.parse(files["SVG"]).getroot()  # our own file
    said = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert words[0] in said
    assert any("Alliances" in (text or "") for text in said)
