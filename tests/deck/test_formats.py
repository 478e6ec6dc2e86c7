"""What leaves the room besides PowerPoint: handout, workbook, pictures, PDF and the document of the stage."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from lib.briefing import Briefing, EvidencePassage, FrozenTable, MarkedPart, Pin, Step, TableColumn
from lib.deck import FORMATS, make_file
from lib.deck.handout import markdown, web_address
from lib.deck.tables import cell_text
from lib.deck.workbook import briefing_workbook
from lib.errors import DeckError
from lib.stage import stage_document
from tests.briefing.briefings import pin as pin_of
from tests.briefings import HOSTILE
from tests.deck.office import parts, sheet_columns


def one_step(pin: Pin, *more: Pin) -> Briefing:
    return Briefing("One", (Step("a", "pins", "What was found", "For the room", "Say it.", pins=(pin, *more)),))


def test_the_handout_has_findings_numbers_and_passages_with_their_links(pins: dict[str, Pin]) -> None:
    text = markdown(one_step(pins["overview_shares"]))
    passage, table = pins["overview_shares"].passages[0], pins["overview_shares"].numbers
    assert table is not None
    assert "## 1. What was found\n\nFor the room" in text
    theme, *counts = (cell_text(value, column.kind) for value, column in zip(table.rows[1], table.columns, strict=True))
    assert f"| {theme} | {' | '.join(counts)} |".replace("_", "\\_") in text
    assert "[example.org](https://example.org/article)" in text
    part = passage.marked[0]
    assert f"**{passage.text[part.start : part.end]}**" in text
    assert "How it was counted: Share. The passages that carry a theme" in text
    assert "Say it." in text


def test_no_markup_of_an_article_comes_into_the_handout() -> None:
    text = HOSTILE.replace("\ud800", "") + " [x](javascript:alert(1)) **b** | cell\n# head\n- item"
    passage = EvidencePassage(
        text, text, text, text, "javascript:alert(1)", marked=(MarkedPart(0, 5, "#B8690F", text),)
    )
    table = FrozenTable((TableColumn(text),), ((text,),))
    pin = msgspec.structs.replace(pin_of("x", table), heading=text, passages=(passage,), notes=(text,), numbers=table)
    made = markdown(Briefing(text, (Step("a", "pins", text, text, text, pins=(pin,)),)))
    assert not re.search(r"(?<!\\)<", made)
    assert not re.search(r"(?<!\\)\]\(", made)
    assert made.count("\n# ") + made.startswith("# ") == 1
    assert re.search(r"(?<!\\)\|[^\n]*(?<!\\)\| cell", made) is None


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://example.org/a b(c)", "https://example.org/a%20b%28c%29"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_are_links(written: str, link: str) -> None:
    assert web_address(written) == link


def test_the_workbook_has_a_sheet_a_step_with_the_numbers_as_they_are(briefing: Briefing, pins: dict[str, Pin]) -> None:
    made = briefing_workbook(briefing)
    (book,) = parts(made, r"xl/workbook\.xml$").values()
    names = re.findall(r'<sheet name="([^"]+)"', book)
    assert len(names) == len(briefing.steps)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)
    table = pins["overview_shares"].numbers
    assert table is not None
    place = next(n for n, step in enumerate(briefing.steps, 1) if step.pins and step.pins[0] == pins["overview_shares"])
    cells = [cell for column in sheet_columns(made, place).values() for cell in column]
    texts = {cell for cell in cells if isinstance(cell, str)}
    numbers = {cell for cell in cells if isinstance(cell, float)}
    for value in (value for row in table.rows for value in row if value is not None):
        assert value in texts or min(abs(number - float(value)) for number in numbers) < 1e-12


def test_no_cell_of_the_workbook_runs(pins: dict[str, Pin]) -> None:
    table = FrozenTable((TableColumn("=1+1"),), (("=cmd|'/c calc'!A1",), (HOSTILE,), (float("inf"),)))
    pin = msgspec.structs.replace(pins["overview_shares"], content=table, numbers=table, heading="=1+1")
    steps = tuple(Step(f"s{n}", "pins", "[a]:*?/\\" + "'" * 40, pins=(pin,)) for n in range(3))
    columns = sheet_columns(briefing_workbook(Briefing("x", steps)))
    texts = [cell for column in columns.values() for cell in column if isinstance(cell, str)]
    assert texts
    assert not [text for text in texts if text.startswith("=")]


def test_pictures_and_numbers_of_each_figure_are_in_the_archive(pins: dict[str, Pin]) -> None:
    made = make_file(one_step(pins["overview_shares"], pins["keywords_cloud"]), ".zip")
    with zipfile.ZipFile(BytesIO(made)) as files:
        names = sorted(files.namelist())
        assert [name.rpartition(".")[2] for name in names] == ["csv", "png", "svg"] * 2
        assert all(name.startswith(("01a-", "01b-")) for name in names)
        for name in names:
            content = files.read(name)
            if name.endswith("svg"):
                root = ElementTree.fromstring(content)
                assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) > 10
            elif name.endswith("png"):
                assert content.startswith(b"\x89PNG")
            else:
                assert "# Shows: " in content.decode("utf-8-sig")
        csv = files.read(names[0]).decode("utf-8-sig")
    table = pins["overview_shares"].numbers
    assert table is not None
    assert f"technology_controls,{table.rows[1][1]}," in csv


def test_the_pdf_has_a_page_a_step_and_the_notes_where_they_are_asked_for(pins: dict[str, Pin]) -> None:
    briefing = Briefing("Two", (Step("t", "title", "First"), *one_step(pins["overview_shares"]).steps))
    plain, notes = (make_file(briefing, ".pdf", notes=notes) for notes in (False, True))
    for made, width in ((plain, "960"), (notes, "594")):
        assert made.startswith(b"%PDF")
        assert len(re.findall(rb"/Type\s*/Page\b", made)) == len(briefing.steps)
        assert re.search(rf"/MediaBox\s*\[0 0 {width}".encode(), made)


def test_without_a_chromium_a_sentence_says_what_else_there_is(
    pins: dict[str, Pin], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROME", "/nowhere/chromium")
    with pytest.raises(DeckError, match=r"CHROME names /nowhere/chromium.*HTML, PPTX, Markdown and Excel need none"):
        make_file(one_step(pins["overview_shares"]), ".pdf")
    monkeypatch.delenv("CHROME")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DeckError, match="There is no Chromium on this machine"):
        make_file(one_step(pins["overview_shares"]), ".zip")


def test_the_html_is_the_stage_s_document(pins: dict[str, Pin]) -> None:
    briefing = one_step(pins["overview_shares"])
    assert make_file(briefing, ".HTML") == stage_document(briefing)


def test_an_ending_that_is_none_is_told_which_there_are(pins: dict[str, Pin]) -> None:
    with pytest.raises(DeckError, match=r"A briefing is no \.docx\. Write one of \.pptx, \.html"):
        make_file(one_step(pins["overview_shares"]), ".docx")


@pytest.mark.parametrize("ending", [ending for ending in FORMATS if ending != ".pdf"])
def test_a_briefing_without_steps_can_be_taken_along(ending: str) -> None:
    assert make_file(Briefing("None yet"), ending)


def test_the_template_is_for_powerpoint(pins: dict[str, Pin], tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="There is no template"):
        make_file(one_step(pins["overview_shares"]), ".pptx", template=tmp_path / "none.potx")
