"""Why is this one "alliances"? A click on a tag, wherever it is, answers with rules and words."""

import json
import shutil
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from tests.e2e.conftest import FreshServer, NewPage
from tests.e2e.desk import address_with, address_without, take_along, visit

WHY = "Why Alliances?"


def tag(place: Locator, title: str) -> Locator:
    return place.locator(f"a[title^='{title}']").first


def listed(corpus: Corpus, carries: bool) -> str:
    """The key of the newest article that carries alliances, or of the newest that does not."""
    with_theme = articles.article_list(corpus, Subcorpus(themes=("alliances",)), "newest", 100)
    if carries:
        return str(with_theme["key"].iloc[0])
    every = articles.article_list(corpus, Subcorpus(), "newest", 100)
    return str(every.loc[~every["key"].isin(with_theme["key"]), "key"].iloc[0])


def test_a_tag_on_the_overview_is_answered_in_the_reader(page: Page, seed_corpus: Corpus) -> None:
    key = listed(seed_corpus, carries=True)
    visit(page, "/overview")
    tag(page.get_by_role("main"), WHY).click()
    expect(page).to_have_url(address_with(article=key, why="alliances"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page.get_by_role("heading", name="Why Alliances")).to_be_visible()
    number = int(articles.article(seed_corpus, key)["article"].iloc[0])
    hits = articles.hits_in_article(seed_corpus, number)
    own = hits[hits["theme"] == "alliances"]
    fired = page.locator("li", has_text=str(own["rule"].iloc[0])).first
    expect(fired).to_contain_text(f"“{own['text'].iloc[0]}”")
    notes = page.get_by_role("main").locator("mark[title]").evaluate_all("marks => marks.map(mark => mark.title)")
    assert notes
    assert all(note.startswith(("Alliances: ", "found")) for note in notes)


def test_a_theme_that_an_article_does_not_carry_says_what_was_lacking(page: Page, seed_corpus: Corpus) -> None:
    visit(page, f"/articles?article={listed(seed_corpus, carries=False)}")
    tag(page.get_by_role("main"), "Why not Alliances?").click()
    expect(page.get_by_role("heading", name="Why not Alliances")).to_be_visible()
    expect(page.locator("li", has_text="Just missed").first).to_contain_text("lacking")


def test_a_second_click_closes_the_reasons(page: Page, seed_corpus: Corpus) -> None:
    visit(page, f"/articles?article={listed(seed_corpus, carries=True)}&why=alliances")
    tag(page.get_by_role("main"), "Close the reasons").click()
    expect(page.get_by_role("heading", name="Why Alliances")).to_have_count(0)
    expect(page).to_have_url(address_without("why"))


def test_the_tag_of_a_passage_behind_a_word_is_answered_too(page: Page) -> None:
    visit(page, "/keywords?word=China&theme=alliances")
    tag(page.get_by_role("main"), WHY).click()
    expect(page).to_have_url(address_with(theme="alliances", why="alliances"))
    expect(page.get_by_role("heading", name="Why Alliances")).to_be_visible()


def test_a_theme_nobody_knows_is_named_in_plain_text(page: Page, seed_corpus: Corpus) -> None:
    visit(page, f"/articles?article={listed(seed_corpus, carries=True)}&why=<b>x</b>")
    expect(page.get_by_text("There is no theme “<b>x</b>” here")).to_be_visible()


def test_hand_coded_passages_tell_on_every_tag_what_it_is_worth(
    fresh_server: FreshServer, new_page: NewPage, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    (seeds / "gold").mkdir(exist_ok=True)
    coded = [
        {
            "id": "1",
            "lang": "en",
            "text": "Both countries signed a critical minerals agreement.",
            "themes": ["alliances"],
        },
        {"id": "2", "lang": "en", "text": "The bakery opened on Monday.", "themes": []},
    ]
    (seeds / "gold" / "ann.jsonl").write_text("\n".join(map(json.dumps, coded)), encoding="utf-8")
    page = new_page(fresh_server(seeds=seeds, built=True))
    visit(page, "/overview")
    expect(tag(page.get_by_role("main"), WHY)).to_have_attribute("title", f"{WHY} F1 1.00, 2 passages (few)")
    assert "F1 1.00, 2 passages (few)" in take_along(page, "overview_shares.csv").read_text(encoding="utf-8-sig")


def test_a_reason_leads_to_its_passage_and_to_its_rule(page: Page, seed_corpus: Corpus) -> None:
    key = listed(seed_corpus, carries=True)
    visit(page, f"/articles?article={key}&why=alliances")
    page.get_by_role("link", name="passage").last.click()
    number = page.get_by_role("link", name="passage").last.inner_text().split()[1]
    expect(page.locator(f"#passage-{number}")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Why Alliances")).to_have_count(1)
    rule = page.locator("li code").first.inner_text()
    page.get_by_role("link", name=rule).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codebook")
    expect(page.get_by_role("heading", level=2, name=rule)).to_be_visible()
