"""Blind coding with the keyboard alone: what is pressed is what is kept."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lib.gold import Coded, append_coding, latest_codings, read_gold
from lib.settings import ROOT
from tests.e2e.conftest import NewPage
from tests.e2e.desk import address_with, address_without, settle, visit
from tests.e2e.servers import Server
from tests.e2e.test_e2e_accessibility import barriers_in_both_schemes
from tests.e2e.test_e2e_wall import READ_TYPE, TEXT

Kept = Callable[[], list[Coded]]
THEMES = ("Pricing power", "Technology controls", "Alliances", "Military demand")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A dashboard on a copy of the project's seeds, and that copy, for coders to add to."""
    folder = tmp_path_factory.mktemp("coding")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    running = Server(folder / "corpus", folder / "seeds", folder / "log.txt")
    yield running, folder / "seeds"
    running.stop()


@pytest.fixture
def seeds(served: tuple[Server, Path]) -> Path:
    """The seeds, with nothing coded yet."""
    shutil.rmtree(served[1] / "gold", ignore_errors=True)
    return served[1]


@pytest.fixture
def server(served: tuple[Server, Path], seeds: Path) -> Server:
    return served[0]


@pytest.fixture
def kept(seeds: Path) -> Kept:
    """What the file of Ana holds, line by line."""

    def lines() -> list[Coded]:
        found = list(read_gold(seeds / "gold" / "ana.jsonl"))
        assert all(isinstance(line, Coded) for line in found)
        return [line for line in found if isinstance(line, Coded)]

    return lines


def passage(page: Page) -> Locator:
    return page.get_by_role("group", name="Passage to code").locator(".text p")


def ready(page: Page) -> None:
    """The script has ended, and the desk shows what it sent and takes keys: it does so a moment later."""
    settle(page)
    expect(page.get_by_role("group", name="Passage to code")).to_have_attribute("aria-busy", "false")


def tally(page: Page, n: int) -> None:
    """So many are coded by this coder, and nothing is on its way any more."""
    expect(page.get_by_text(f"{n} coded today · {n} in all")).to_be_visible()
    ready(page)


def chosen(page: Page) -> list[str]:
    pressed = page.get_by_role("group", name="Themes").locator(".pick[aria-pressed=true] .label")
    return pressed.all_inner_texts()


def test_three_passages_are_coded_one_corrected_and_none_is_offered_again(page: Page, kept: Kept) -> None:
    visit(page, "/coding")
    page.get_by_role("textbox", name="Who codes?").fill("Ana")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_with(coder="Ana"))
    tally(page, 0)
    texts = []

    texts.append(passage(page).inner_text())
    page.keyboard.press("2")
    page.keyboard.press("4")
    page.keyboard.press("u")
    page.keyboard.press("1")
    assert chosen(page) == ["Technology controls", "Military demand"]
    page.keyboard.press("Enter")
    tally(page, 1)

    texts.append(passage(page).inner_text())
    page.keyboard.press("Space")
    tally(page, 2)

    texts.append(passage(page).inner_text())
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    tally(page, 3)
    assert page.get_by_role("textbox", name="Search the text").input_value() == ""
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == 0

    assert [coding.text for coding in kept()] == texts
    assert [sorted(coding.themes) for coding in kept()] == [
        ["military_demand", "technology_controls"],
        [],
        ["alliances"],
    ]
    assert [sorted(coding.unsure) for coding in kept()] == [["pricing_power"], [], []]
    assert {coding.coder for coding in kept()} == {"Ana"}

    page.keyboard.press("Backspace")
    expect(passage(page)).to_have_text(texts[2])
    ready(page)
    page.keyboard.press("ArrowLeft")
    expect(passage(page)).to_have_text(texts[1])
    ready(page)
    assert chosen(page) == []
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_without("passage"))
    tally(page, 3)
    assert len(kept()) == 4
    assert {coding.text: sorted(coding.themes) for coding in latest_codings(kept())}[texts[1]] == ["pricing_power"]

    page.reload()
    tally(page, 3)
    seen = set(texts)
    for n in range(4, 7):
        assert passage(page).inner_text() not in seen
        seen.add(passage(page).inner_text())
        page.keyboard.press("Space")
        tally(page, n)
    assert len({coding.id for coding in kept()}) == 6


def test_a_slip_of_the_keys_saves_nothing(page: Page, kept: Kept) -> None:
    visit(page, "/coding?coder=Ana")
    ready(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("No theme is chosen: press 1 to 4, or Space for none of them.")).to_be_visible()
    page.keyboard.press("3")
    page.keyboard.press("Space")
    expect(page.get_by_text("Themes are chosen: Enter saves them.")).to_be_visible()
    page.keyboard.press("3")
    search = page.get_by_role("textbox", name="Search the text")
    search.click()
    page.keyboard.type("u 12")
    assert search.input_value() == "u 12"
    assert chosen(page) == []
    search.fill("")
    page.keyboard.press("Tab")
    page.get_by_text("After saving, show what the rules say").click()
    expect(page).to_have_url(address_with(reveal="1"))
    ready(page)
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tally(page, 1)
    assert [sorted(coding.themes) for coding in kept()] == [["military_demand"]]
    expect(page.get_by_text(re.compile("The rules (agree with|differ on) your last one"))).to_be_visible()


def test_the_coder_sees_neither_the_article_nor_the_rules_opinion(page: Page, seeds: Path) -> None:
    visit(page, "/coding?coder=Ana&theme=alliances")
    expect(page.get_by_text("The theme filter is left out here")).to_be_visible()
    expect(page.get_by_text("50 left in sample 1")).to_be_visible()
    desk = page.get_by_role("group", name="Passage to code")
    shown = desk.inner_text().replace(passage(page).inner_text(), "")
    for name in THEMES:
        assert shown.count(name) == 1
    assert chosen(page) == []
    expect(page.locator("mark")).to_have_count(0)


def test_one_in_five_is_a_passage_that_another_has_coded(page: Page, seeds: Path, kept: Kept) -> None:
    visit(page, "/coding?coder=Ana&seed=1")
    for n in range(1, 3):
        ready(page)
        page.keyboard.press("Space")
        tally(page, n)
    page.get_by_role("button", name="Change").click()
    name = page.get_by_role("textbox", name="Who codes?")
    expect(name).to_be_visible()
    settle(page)
    name.fill("Bo")
    name.press("Enter")
    for n in range(1, 6):
        tally(page, n - 1)
        page.keyboard.press("Space")
    tally(page, 5)
    other = [line.id for line in read_gold(seeds / "gold" / "bo.jsonl") if isinstance(line, Coded)]
    assert [name in {coding.id for coding in kept()} for name in other] == [False, False, False, False, True]
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_role("row", name=re.compile("Alliances 1 2 100%"))).to_be_visible()
    expect(page.get_by_text("Fewer than 20 passages coded twice: says little yet.")).to_be_visible()


def test_a_coder_stays_blind_and_a_change_of_mind_after_looking_is_marked(page: Page, seeds: Path) -> None:
    visit(page, "/coding?coder=Eve")
    for n in range(1, 3):
        ready(page)
        page.keyboard.press("Space")
        tally(page, n)
    results = page.get_by_role("heading", name=re.compile("The rules against"))
    expect(results).to_have_count(0)
    expect(page.get_by_role("row", name=re.compile("Mean of the themes"))).to_have_count(0)
    change_the_last(page, "1")
    tally(page, 2)

    page.get_by_text("Results so far").click()
    expect(results).to_be_visible()
    ready(page)
    page.reload()
    tally(page, 2)
    expect(results).to_have_count(0)
    change_the_last(page, "3")
    tally(page, 2)
    page.keyboard.press("Space")
    tally(page, 3)
    assert marks(seeds / "gold" / "eve.jsonl") == [False, False, False, True, False]


def test_a_change_of_mind_after_being_shown_the_rules_answer_is_marked(page: Page, seeds: Path) -> None:
    visit(page, "/coding?coder=Dan&reveal=1")
    ready(page)
    page.keyboard.press("Space")
    tally(page, 1)
    expect(page.get_by_text(re.compile("The rules (agree with|differ on) your last one"))).to_be_visible()
    change_the_last(page, "2")
    tally(page, 1)
    assert marks(seeds / "gold" / "dan.jsonl") == [False, True]


def marks(file: Path) -> list[bool]:
    """Whether an answer was changed after looking, line by line."""
    return [coding.seen for coding in read_gold(file) if isinstance(coding, Coded)]


def change_the_last(page: Page, key: str) -> None:
    page.keyboard.press("Backspace")
    expect(page).to_have_url(re.compile("[?&]passage="))
    ready(page)
    page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(page).to_have_url(address_without("passage"))


def test_a_folder_that_cannot_be_written_is_said_and_what_was_chosen_stays(page: Page, seeds: Path) -> None:
    (seeds / "gold").write_text("in the way", encoding="utf-8")
    visit(page, "/coding?coder=Ana")
    ready(page)
    text = passage(page).inner_text()
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This coding is not saved")).to_be_visible()
    ready(page)
    expect(passage(page)).to_have_text(text)
    assert chosen(page) == ["Alliances"]
    (seeds / "gold").unlink()
    page.keyboard.press("Enter")
    tally(page, 1)


def test_hostile_text_is_shown_as_it_stands(page: Page, seeds: Path) -> None:
    hostile = '<img src=x onerror="document.title=1"> **bold** $x$ [a](http://a.example)'
    append_coding(seeds / "gold", Coded("p1", hostile, "en", frozenset({"<b>x</b>"}), coder="Ana", coded_at="<i>2025"))
    visit(page, "/coding?coder=Ana&reveal=1")
    ready(page)
    page.keyboard.press("Backspace")
    expect(passage(page)).to_have_text(hostile)
    ready(page)
    expect(page.get_by_text("You coded this on <i>2025")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(passage(page)).not_to_have_text(hostile)


def test_a_long_passage_is_read_to_its_end_with_the_arrow_keys(page: Page, seeds: Path) -> None:
    long = Coded("p1", "外界普遍认为这将影响供应链。" * 120, "zh", frozenset(), coder="Ana", coded_at="2025-11-22")
    append_coding(seeds / "gold", long)
    visit(page, "/coding?coder=Ana&passage=p1")
    expect(passage(page)).to_have_text(long.text)
    box = page.get_by_role("group", name="Passage to code").locator(".text")
    for _press in range(60):
        page.keyboard.press("ArrowDown")
    assert box.evaluate("box => box.scrollHeight - box.scrollTop - box.clientHeight") < 2
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == 0


def test_no_barrier_is_found_while_coding_and_the_wall_shows_results_alone(
    new_page: NewPage, server: Server, seeds: Path
) -> None:
    coded = Coded("p1", "The ministry set a price floor for the oxide.", "en", frozenset({"pricing_power"}))
    for coder in ("Bo", "Li Wei"):
        append_coding(seeds / "gold", Coded(coded.id, coded.text, coded.language, coded.themes, coder=coder))
    page = new_page(server)
    visit(page, "/coding")
    assert barriers_in_both_schemes(page) == []
    visit(page, "/coding?coder=Ana")
    ready(page)
    page.keyboard.press("2")
    page.keyboard.press("u")
    assert barriers_in_both_schemes(page) == []
    visit(page, "/coding?coder=Ana&wall=1")
    expect(page.get_by_role("heading", name="The rules against 1 coded passage")).to_be_visible()
    expect(page.get_by_role("heading", name="Agreement between coders")).to_be_visible()
    expect(page.get_by_role("group", name="Passage to code")).to_have_count(0)
    assert barriers_in_both_schemes(page) == []
    small = [(text, size) for text, size, drawn in page.evaluate(READ_TYPE) if size < TEXT and not drawn]
    assert small == []
