"""The articles page: choose one from the table, read it with its evidence."""

import re

from playwright.sync_api import Page, expect

from lib.corpus import articles
from lib.corpus.articles import HitRow
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from tests.e2e.desk import address_with, address_without, read_numbers, settle, take_along, visit


def test_a_chosen_row_is_read_with_its_evidence_and_on_demand_its_rules(page: Page, seed_corpus: Corpus) -> None:
    listed = articles.article_list(seed_corpus, Subcorpus(), "newest", 10)
    visit(page, "/articles")
    reader = page.get_by_role("main")
    expect(reader.get_by_role("heading", name=listed["title"][0])).to_be_visible()
    page.get_by_role("table").get_by_role("link", name=listed["title"][2]).click()
    expect(page).to_have_url(address_with(article=listed["key"][2]))
    expect(reader.get_by_role("heading", name=listed["title"][2])).to_be_visible()

    hits = articles.hits_in_article(seed_corpus, int(listed["article"][2]))
    marks = reader.locator("mark")
    expect(marks.first).to_be_visible()
    notes = " ".join(marks.evaluate_all("marks => marks.map(mark => mark.title)"))
    for theme, rule in {("Alliances", hit.rule) for hit in rows(hits, HitRow) if hit.theme == "alliances"}:
        assert f"{theme}: {rule}" in notes
    marked = "".join(marks.all_inner_texts())
    assert all(hit.text in marked for hit in rows(hits, HitRow))

    rule = hits["rule"].iloc[-1]
    expect(reader.locator("code", has_text=rule)).to_have_count(0)
    rules = page.get_by_role("switch", name="Show the rules that fired")
    rules.focus()
    for on in (True, False, True):
        settle(page)
        page.keyboard.press(" ")
        expect(rules).to_be_checked(checked=on)
        expect(rules).to_be_focused()
    expect(reader.locator("code", has_text=re.compile(f"^{rule}$")).first).to_be_visible()
    expect(page).to_have_url(address_with(article=listed["key"][2], rules="1"))


def test_a_row_is_chosen_from_the_keyboard_which_stays_there(page: Page, seed_corpus: Corpus) -> None:
    listed = articles.article_list(seed_corpus, Subcorpus(), "newest", 10)
    visit(page, "/articles?theme=alliances")
    left = articles.article_list(seed_corpus, Subcorpus(themes=("alliances",)), "newest", 10)
    row = page.get_by_role("table").get_by_role("link", name=left["title"][1])
    row.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_with(article=left["key"][1], theme="alliances"))
    expect(page.get_by_role("heading", name=left["title"][1])).to_be_visible()
    expect(row).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name=left["title"][0])).to_be_visible()
    assert len(left) < len(listed)


def test_a_link_opens_an_article(page: Page, seed_corpus: Corpus) -> None:
    row = articles.article_list(seed_corpus, Subcorpus(), "oldest", 1).iloc[0]
    visit(page, f"/articles?article={row['key']}")
    expect(page.get_by_role("heading", name=row["title"])).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d{4}-\d{2}-\d{2} · \d{2}:\d{2}"))).to_be_visible()


def test_a_filter_shows_the_first_of_the_articles_that_are_left(page: Page, seed_corpus: Corpus) -> None:
    left = articles.article_list(seed_corpus, Subcorpus(query="Navarro"), "newest", 10)
    visit(page, "/articles")
    box = page.get_by_role("textbox", name="Search the text")
    box.fill("Busan")
    box.press("Enter")
    expect(page).to_have_url(address_with(q="Busan"))
    settle(page)
    box.fill("Navarro")
    box.press("Enter")
    expect(page.get_by_role("heading", name=left["title"][0])).to_be_visible()
    expect(page).to_have_url(address_without("article"))


def test_the_order_changes_which_article_comes_first(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/articles")
    orders = (
        ("Source, date ▾", "oldest"),
        ("Source, date ▴", "newest"),
        ("Passages", "most passages"),
        ("Article", "title"),
    )
    for head, order in orders:
        settle(page)
        page.get_by_role("columnheader").get_by_role("link", name=head, exact=True).click()
        first = articles.article_list(seed_corpus, Subcorpus(), order, 1)["title"].iloc[0]  # type: ignore[arg-type]  # a literal by construction
        expect(page.get_by_role("heading", name=first)).to_be_visible()


def test_the_list_stays_as_it_is_while_its_articles_are_read(page: Page, seed_corpus: Corpus) -> None:
    listed = articles.article_list(seed_corpus, Subcorpus(), "title", 10)
    visit(page, "/articles?order=title")
    page.get_by_role("table").get_by_role("link", name=listed["title"][3]).click()
    expect(page).to_have_url(address_with(article=listed["key"][3], order="title"))
    settle(page)
    titles = page.get_by_role("row").locator("td:first-child > a")
    expect(titles).to_have_text(listed["title"].tolist())
    expect(page.locator("tr.current")).to_contain_text(listed["title"][3])


def test_the_list_is_downloaded_as_it_stands(page: Page, seed_corpus: Corpus) -> None:
    visit(page, "/articles?theme=alliances")
    rows = read_numbers(take_along(page, "articles_table.csv"))
    listed = articles.article_list(seed_corpus, Subcorpus(themes=("alliances",)), "newest", 100)
    assert [row["Article's key"] for row in rows] == listed["key"].tolist()
    assert [row["Title"] for row in rows] == listed["title"].tolist()
