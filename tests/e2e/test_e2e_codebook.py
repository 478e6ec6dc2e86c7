"""The codebook page: a rule is edited, previewed, saved and brought back, and nobody overwrites anybody unseen."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from lib.codebook import Actor, Codebook, Concept, Label, Patterns, Rule, Theme, load_codebook
from lib.codebook.edit import load_trial, read_sheet, replace_entry, sheet_entries
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.revision import ThemeChange, revise
from lib.settings import ROOT
from lib.ui.codebook.entries import uses
from lib.ui.codebook.preview import MOST_COMPARED
from tests.e2e.conftest import FreshServer, NewPage
from tests.e2e.desk import address_with, choose_option, go_to, segment, settle, tally, visit
from tests.e2e.servers import Server
from tests.e2e.test_e2e_accessibility import barriers, barriers_in_both_schemes

FILE = "themes/alliances.toml"
RULE = next(entry for entry in sheet_entries(read_sheet(ROOT / "seeds" / "codebook", FILE)) if entry.array == "rules")
EDIT = f"/codebook?of=alliances&entry={RULE.id}&edit=1&as=toml"
HEAD = f'[[rules]]\nid = "{RULE.id}"\n'
PROOFS = 'hits = ["China sells gallium."]\nmisses = ["Gallium is rare."]'
CHINA = f'{HEAD}any = {{ en = ["China"] }}\n{PROOFS}'
BEIJING = f'{HEAD}any = {{ en = ["China", "Beijing"] }}\n{PROOFS}'


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns("versions", "gold"))
    return tmp_path / "seeds"


@pytest.fixture
def served(fresh_server: FreshServer, seeds: Path) -> Server:
    return fresh_server(seeds=seeds, built=True)


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=FILE)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def alert(page: Page, text: str) -> Locator:
    """What the page says in a box of its own, be it good or bad news."""
    return page.get_by_role("alert").or_(page.get_by_role("status")).filter(has_text=text)


def alliances(seeds: Path, corpus: Corpus, written: str) -> tuple[int, int, int]:
    """Passages with the theme before and after an edit, and how many the rule then fires on."""
    folder = seeds / "codebook"
    after = load_trial(folder, FILE, replace_entry(read_sheet(folder, FILE), "rules", RULE.id, written))
    revision = revise(corpus, load_codebook(folder), after)
    (row,) = (row for row in rows(revision.totals, ThemeChange) if row.theme == "alliances")
    assert row.gained > 0
    return row.before, row.after, row.gained


def expect_passages(page: Page, n: int) -> None:
    expect(tally(page)).to_have_text(re.compile(rf"· {n} passages?$"))


def test_a_rule_is_edited_previewed_saved_and_brought_back(
    served: Server, seeds: Path, new_page: NewPage, seed_corpus: Corpus
) -> None:
    before, after, gained = alliances(seeds, seed_corpus, CHINA)
    original = (seeds / "codebook" / FILE).read_bytes()
    page, colleague = new_page(served), new_page(served)
    visit(colleague, "/articles?theme=alliances")
    expect_passages(colleague, before)
    visit(page, f"/codebook?of=alliances&entry={RULE.id}")
    button(page, "Edit").click()
    segment(page, "Edit as", "TOML").click()
    expect(box(page)).to_have_value(re.compile(f'id = "{RULE.id}"'))

    box(page).fill(CHINA.replace("]", "", 1))
    expect(alert(page, "This is not TOML")).to_be_visible()
    box(page).fill(CHINA.replace('"China"', '"*"'))
    expect(alert(page, "can never match")).to_be_visible()
    box(page).fill(CHINA.replace("China sells", "Chile sells"))
    expect(alert(page, "A proof does not hold")).to_be_visible()
    expect(page.get_by_text("✗ should find")).to_be_visible()
    expect(button(page, "Save")).to_be_disabled()

    box(page).fill(CHINA)
    changed = page.get_by_role("row", name=re.compile(rf"^Alliances {before} → {after} \+{gained} "))
    expect(changed).to_be_visible()
    expect(page.get_by_text(f"Alliances gained {gained}")).to_be_visible()
    assert (seeds / "codebook" / FILE).read_bytes() == original
    settle(page)
    note = page.get_by_role("textbox", name="What is it for?")
    note.fill("a broad rule")
    note.press("Tab")
    settle(page)
    button(page, "Save").click()
    expect(alert(page, "Every page shows the new counts")).to_be_visible()
    settle(page)
    expect(page.get_by_role("row", name=re.compile(rf"^{RULE.id} \d+ {gained}$"))).to_be_visible()
    assert 'any = { en = ["China"] }' in (seeds / "codebook" / FILE).read_text(encoding="utf-8")

    visit(page, "/overview?theme=alliances")
    expect_passages(page, after)
    go_to(page, "Articles")
    expect_passages(page, after)
    colleague.get_by_role("link", name="Passages").click()
    expect_passages(colleague, after)

    visit(page, "/codebook")
    segment(page, "Show", "Versions").click()
    expect(page).to_have_url(address_with(part="versions"))
    expect(page.get_by_role("heading", name="2 versions")).to_be_visible()
    expect(page.get_by_text("a broad rule")).to_be_visible()
    expect(button(page, "In force")).to_have_count(1)
    button(page, "Bring back").click()
    expect(page.get_by_text(re.compile(f"Rule {RULE.id}: .*loses “China” in English")).first).to_be_visible()
    expect(page.get_by_text(f"Alliances lost {gained}")).to_be_visible()
    settle(page)
    button(page, "Leave as it is").click()
    expect(button(page, "Bring it back")).to_have_count(0)
    settle(page)
    button(page, "Bring back").click()
    assert (seeds / "codebook" / FILE).read_bytes() != original
    button(page, "Bring it back").click()
    expect(alert(page, f"Brought back {FILE}")).to_be_visible()
    expect(page.get_by_role("heading", name="3 versions")).to_be_visible()
    expect(page.get_by_text(re.compile("^3 · Brought back version 1 of .* UTC · "))).to_be_visible()
    expect(button(page, "In force")).to_have_count(1)
    expect(button(page, "Same text as now")).to_be_disabled()
    assert (seeds / "codebook" / FILE).read_bytes() == original
    visit(page, "/overview?theme=alliances")
    expect_passages(page, before)
    colleague.get_by_role("link", name="Source, date").click()
    expect_passages(colleague, before)


def test_a_word_comes_and_goes_as_a_chip_by_the_keyboard_alone(
    served: Server, seeds: Path, new_page: NewPage, seed_corpus: Corpus
) -> None:
    page = new_page(served)
    visit(page, EDIT.replace("&as=toml", ""))
    bars = page.get_by_role("combobox", name="Not if", exact=True)
    bars.focus()
    page.keyboard.type("gallium")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_text("New: “gallium” in English.")).to_be_visible()
    settle(page)
    bars.focus()
    page.keyboard.type("稀土")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_text("New: “gallium” in English, “稀土” in Chinese.")).to_be_visible()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settle(page)
    assert barriers(page) == []
    bars.focus()
    page.keyboard.press("Backspace")
    expect(page.get_by_text("New: “gallium” in English.")).to_be_visible()
    settle(page)
    segment(page, "Edit as", "TOML").click()
    expect(box(page)).to_have_value(re.compile(r'unless = \{.*en = \[.*"gallium".*\]'))


def test_a_sentence_that_should_not_count_proposes_what_would_bar_it(
    served: Server, seeds: Path, new_page: NewPage, seed_corpus: Corpus
) -> None:
    page = new_page(served)
    visit(page, "/themes")
    page.get_by_role("link", name="Counted wrongly?").first.click()
    expect(page).to_have_url(address_with(part="sentence"))
    settle(page)
    page.get_by_role("button", name=re.compile("^.*Should not count as")).first.click()
    first = page.locator(".st-key-codebook_proposal_0")
    expect(first.get_by_text(re.compile("gains|loses"))).to_be_visible(timeout=60_000)
    settle(page)
    page.mouse.move(0, 0)
    assert barriers(page) == []
    before = {file: file.read_bytes() for file in (seeds / "codebook").rglob("*.toml")}
    first.get_by_role("button", name="Take this").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible(timeout=60_000)
    expect(segment(page, "Edit as", "Chips")).to_be_checked()
    settle(page)
    button(page, "Save").click()
    saved = alert(page, "Saved")
    expect(saved).to_be_visible(timeout=60_000)
    expect(saved).to_be_in_viewport()
    assert sum(file.read_bytes() != text for file, text in before.items()) == 1
    assert load_codebook(seeds / "codebook").problems == ()


def test_two_who_edit_one_rule_do_not_overwrite_each_other(served: Server, seeds: Path, new_page: NewPage) -> None:
    hers, his = new_page(served), new_page(served)
    for page, written in ((hers, CHINA), (his, BEIJING)):
        visit(page, EDIT)
        box(page).fill(written)
        expect(page.get_by_role("heading", name="What would change")).to_be_visible()
        settle(page)
    button(hers, "Save").click()
    expect(alert(hers, "Saved")).to_be_visible()
    saved = (seeds / "codebook" / FILE).read_bytes()

    button(his, "Save").click()
    expect(alert(his, "changed by somebody else")).to_be_visible()
    expect(his.get_by_text('+any = { en = ["China"] }').first).to_be_visible()
    expect(button(his, "Save")).to_have_count(0)
    assert (seeds / "codebook" / FILE).read_bytes() == saved

    settle(his)
    button(his, "Put my text into the newer file").click()
    expect(box(his)).to_have_value(BEIJING)
    expect(his.get_by_role("heading", name="What would change")).to_be_visible()
    settle(his)
    button(his, "Save").click()
    expect(alert(his, "Saved")).to_be_visible()
    assert (seeds / "codebook" / FILE).read_bytes() == saved.replace(CHINA.encode(), BEIJING.encode())
    visit(hers, "/codebook?part=versions")
    expect(hers.get_by_role("heading", name="3 versions")).to_be_visible()


def test_a_rule_is_duplicated_and_taken_out_again(served: Server, seeds: Path, page: Page, new_page: NewPage) -> None:
    original = (seeds / "codebook" / FILE).read_bytes()
    page = new_page(served)
    visit(page, EDIT)
    button(page, "Duplicate").click()
    expect(page.get_by_role("heading", name="New rule")).to_be_visible()
    expect(box(page)).to_have_value(re.compile(f'id = "{RULE.id}-copy"'))
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settle(page)
    button(page, "Save").click()
    expect(page).to_have_url(address_with(entry=f"{RULE.id}-copy"))
    expect(page.get_by_role("heading", name=f"{RULE.id}-copy", exact=True)).to_be_visible()
    settle(page)
    button(page, "Take out").click()
    expect(alert(page, "will be taken out")).to_be_visible()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settle(page)
    button(page, "Save").click()
    expect(alert(page, "Saved")).to_be_visible()
    expect(page.get_by_role("link", name=f"{RULE.id}-copy", exact=True)).to_have_count(0)
    assert (seeds / "codebook" / FILE).read_bytes() == original


def test_what_is_written_is_kept_while_one_looks_elsewhere(served: Server, new_page: NewPage) -> None:
    page = new_page(served)
    visit(page, EDIT)
    box(page).fill(CHINA)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    settle(page)
    go_to(page, "Overview")
    go_to(page, "Codebook")
    choose_option(page, "Theme", "Alliances")
    expect(page.get_by_role("heading", name=RULE.id, exact=True)).to_be_visible()
    button(page, "Edit").click()
    segment(page, "Edit as", "TOML").click()
    expect(box(page)).to_have_value(CHINA)
    settle(page)
    button(page, "Discard").click()
    expect(box(page)).to_have_value(RULE.text)


def test_a_concept_is_found_and_leads_to_the_rules_that_use_it(page: Page) -> None:
    visit(page, "/codebook?part=concepts")
    find = page.get_by_role("textbox", name="Find")
    find.fill("稀土")
    find.press("Enter")
    expect(page).to_have_url(re.compile("find="))
    settle(page)
    page.locator(".st-key-codebook_list").get_by_role("link", name="稀土").first.click()
    settle(page)
    page.locator(".parts a[href*='part=themes']").first.click()
    expect(page).to_have_url(address_with(part="themes"))
    expect(page.get_by_role("heading", name="Its own proofs")).to_be_visible()


def test_no_barrier_is_found_in_the_editor_and_the_versions(served: Server, new_page: NewPage) -> None:
    page = new_page(served)
    visit(page, EDIT)
    box(page).fill("[[rules")
    expect(alert(page, "This is not TOML")).to_be_visible()
    settle(page)
    found = barriers_in_both_schemes(page)
    box(page).fill(CHINA)
    expect(page.get_by_role("heading", name="Passages that change")).to_be_visible()
    settle(page)
    found += barriers_in_both_schemes(page)
    button(page, "Save").click()
    expect(alert(page, "Saved")).to_be_visible()
    visit(page, "/codebook?part=versions")
    page.get_by_text("What it changed").first.click()
    expect(page.get_by_text("As TOML").first).to_be_visible()
    settle(page)  # what opens runs the page again, and what is clicked meanwhile is drawn anew, closed
    page.get_by_text("As TOML").first.click()
    expect(page.get_by_text('+any = { en = ["China"] }').first).to_be_visible()
    settle(page)
    page.mouse.move(1, 1)
    found += barriers_in_both_schemes(page)
    assert found == []


def test_the_wall_shows_the_rules_without_a_way_to_change_them(page: Page) -> None:
    visit(page, f"{EDIT}&wall=1")
    expect(page.get_by_role("heading", name=RULE.id, exact=True)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(1)  # the way back


def test_a_window_with_something_unsaved_asks_before_it_reloads(served: Server, new_page: NewPage) -> None:
    page = new_page(served)
    requests: list[str] = []

    def answer(dialog: Dialog) -> None:
        requests.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    visit(page, EDIT)
    expect(page.get_by_text("Reloading the window loses it")).to_be_visible()
    box(page).click()
    page.reload()
    settle(page)
    assert requests == []
    box(page).press("End")
    box(page).press_sequentially("# more")
    page.reload()
    settle(page)
    assert requests == ["beforeunload"]
    expect(box(page)).to_have_value(RULE.text)
    page.close()


def test_a_new_id_is_said_to_break_links(served: Server, new_page: NewPage) -> None:
    page = new_page(served)
    visit(page, EDIT)
    box(page).fill(CHINA.replace(RULE.id, "renamed"))
    expect(alert(page, f"This renames “{RULE.id}” to “renamed”")).to_be_visible()
    settle(page)
    box(page).fill(CHINA)
    expect(alert(page, "This renames")).to_have_count(0)


def test_a_large_corpus_says_to_preview_before_saving(
    seeds: Path, fresh_server: FreshServer, new_page: NewPage
) -> None:
    lines = "\n\n".join(f"China sold {number} tonnes of gallium in that year." for number in range(MOST_COMPARED + 1))
    (seeds / "articles" / "long.txt").write_text(f"Gallium in numbers\n\n{lines}\n", encoding="utf-8")
    page = new_page(fresh_server(seeds=seeds))
    visit(page, EDIT)
    box(page).fill(CHINA)
    expect(page.get_by_text("Press Preview first")).to_be_visible()
    expect(button(page, "Save")).to_be_disabled()
    settle(page)
    page.get_by_role("button", name=re.compile("^Preview on ")).click()
    expect(button(page, "Save")).to_be_enabled(timeout=60_000)
    expect(page.get_by_text("Press Preview first")).to_have_count(0)


def test_what_the_address_asks_for_in_vain_is_said(page: Page) -> None:
    visit(page, "/codebook?part=zzz&entry=<b>zzz</b>")
    expect(alert(page, "the part “zzz” and the entry “<b>zzz</b>”")).to_be_visible()
    visit(page, f"/codebook?part=concepts&entry={RULE.id}")  # left over from the part that was looked at before
    expect(alert(page, "the address asks for")).to_have_count(0)


def test_the_rules_of_an_actor_are_those_of_the_lists_it_is_in_too() -> None:
    def listed(name: str, *concepts: str) -> Concept:
        return Concept(name, Label(name, name), Patterns(en=(name,), concepts=concepts))

    rules = (Rule("a", any=Patterns(concepts=("outer",))), Rule("b", unless=Patterns(concepts=("inner", "firm"))))
    theme = Theme("t", Label("T", "题"), "", rules)
    firm = Actor("firm", "company", Label("Firm", "公司"), Patterns(en=("Firm",)))
    book = Codebook(
        "", (theme,), concepts=(listed("outer", "inner"), listed("inner", "firm"), listed("x")), actors=(firm,)
    )
    assert uses(book) == {"outer": 1, "inner": 2, "firm": 2}
