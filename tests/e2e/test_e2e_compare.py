"""The page Compare in a browser: theme against theme, from a bar and from a count to the lines behind it."""

import re

import pytest
from playwright.sync_api import Page, expect

from lib.corpus import counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import key_words, keyness
from lib.text import load_stopwords
from tests.e2e.desk import address_with, choose_option, click_mark, settle, visit

A, B = "technology_controls", "pricing_power"
VIEW = f"/compare?a=theme:{A}&b=theme:{B}"


@pytest.fixture(scope="module")
def words(seed_corpus: Corpus) -> list[tuple[str, str]]:
    """The words that should be drawn, with their side."""
    target, reference = (counts.term_counts(seed_corpus, Subcorpus(themes=(theme,))) for theme in (A, B))
    found = key_words(keyness(target, reference, load_stopwords(ROOT / "seeds/stopwords")[0]), "g2", 15)
    return list(found[["term", "side"]].itertuples(index=False, name=None))


def test_a_theme_against_a_theme_from_a_bar_to_its_lines(page: Page, words: list[tuple[str, str]]) -> None:
    visit(page, f"/compare?a=theme:{B}&b=rest")
    choose_option(page, "Compare", "Theme with theme")
    expect(page.get_by_role("heading", name="Pricing power against Technology controls")).to_be_visible()
    page.get_by_role("button", name="Swap").click()
    expect(page).to_have_url(address_with(a=f"theme%3A{A}", b=f"theme%3A{B}"))
    expect(page.get_by_role("heading", name="Technology controls against Pricing power")).to_be_visible()
    settle(page)
    bars = page.locator(".st-key-compare_bars .barlayer g.point")
    expect(bars).to_have_count(len(words))
    term, side = words[0]
    assert side == "target"
    steps = page.evaluate("history.length")
    click_mark(page, bars.first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    expect(page).to_have_url(address_with(node=term.replace(" ", "+"), theme=A))
    assert page.evaluate("history.length") == steps + 1, "another page is one step, so that one step leads back"
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")
    expect(page).to_have_url(address_with(a=f"theme%3A{A}", b=f"theme%3A{B}"))


def test_a_count_of_the_table_opens_its_lines_under_its_side(page: Page, words: list[tuple[str, str]]) -> None:
    visit(page, VIEW)
    table = page.get_by_role("region", name="Leading words")
    term, side = words[-1]
    assert side == "reference"
    row = table.get_by_role("row").filter(
        has=page.get_by_role("rowheader", name=re.compile(rf"^{re.escape(term)}( †)?$"))
    )
    row.get_by_role("link", name=row.get_by_role("cell").nth(3).inner_text(), exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Concordance")
    expect(page).to_have_url(address_with(node=term.replace(" ", "+"), theme=B))


def test_the_table_is_sorted_by_its_heads(page: Page) -> None:
    visit(page, VIEW)
    table = page.get_by_role("region", name="Leading words")
    table.get_by_role("link", name="Word", exact=True).click()
    expect(page).to_have_url(address_with(sort="label"))
    expect(table.get_by_role("columnheader", name="Word ▴")).to_have_attribute("aria-sort", "ascending")
    listed = table.get_by_role("rowheader").all_inner_texts()
    assert listed == sorted(listed, key=str.casefold)


def test_chinese_against_english_by_concept(page: Page) -> None:
    visit(page, "/compare")
    choose_option(page, "Compare", "Chinese with English")
    expect(page.get_by_role("heading", name="Chinese against English")).to_be_visible()
    settle(page)
    expect(page.get_by_text("A rate is per 1,000 mentions of all concepts and actors")).to_be_visible()
    table = page.get_by_role("region", name="Leading words")
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Rare earths", exact=True))
    row.get_by_role("link").first.click()
    expect(page).to_have_url(address_with(node="concept%3Arare-earths", language="zh"))


def test_a_side_is_chosen_and_what_cannot_be_compared_is_said(page: Page) -> None:
    visit(page, VIEW)
    choose_option(page, "B", "Military demand")
    expect(page).to_have_url(address_with(a=f"theme%3A{A}", b="theme%3Amilitary_demand"))
    expect(page.get_by_role("heading", name="Technology controls against Military demand")).to_be_visible()
    visit(page, "/compare?a=all&b=rest")
    expect(page.get_by_text("All that the filter leaves has no rest.")).to_be_visible()
