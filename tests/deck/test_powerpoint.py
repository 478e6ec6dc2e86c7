"""The presentation: everything in it can be edited, holds the page's numbers, and says what it shows."""

import re
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pptx import Presentation
from pptx.util import Pt

from lib.briefing import Briefing, FrozenChart, FrozenTable, Pin, Step, TableColumn
from lib.deck import make_file
from lib.deck.charts.axes import as_number
from lib.deck.powerpoint import powerpoint
from lib.errors import DeckError
from tests.briefing.briefings import pin as pin_of
from tests.briefings import HOSTILE
from tests.deck.office import opened, parts, sheet_columns, words

PIN_KINDS = {
    "chart": (
        "overview_shares",
        "overview_time",
        "themes_sources",
        "keywords_count",
        "compare_words_bars",
        "trends_month",
    ),
    "table": ("overview_pairs", "themes_pairs", "keywords_source", "articles_table", "concordance_lines"),
    "group": ("collocates_network", "keywords_cloud"),
}


@pytest.fixture(scope="module")
def deck(briefing: Briefing) -> Any:
    return opened(powerpoint(briefing))


def of_pin(pin: Pin, **options: Any) -> Any:
    """The slides of a step with one pin."""
    return opened(powerpoint(Briefing("One", (Step("a", "pins", pin.heading, pins=(pin,)),)), **options))


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def sheets(presentation: Any) -> list[dict[str, list[Any]]]:
    return [
        sheet_columns(chart.part.chart_workbook.xlsx_part.blob)
        for slide in presentation.slides
        for chart in charts(slide)
    ]


@pytest.mark.parametrize("kind", PIN_KINDS)
def test_every_kind_of_figure_is_made_of_what_can_be_edited(pins: dict[str, Pin], kind: str) -> None:
    for key in PIN_KINDS[kind]:
        shapes = list(of_pin(pins[key]).slides[0].shapes)
        has = {"chart": "has_chart", "table": "has_table"}
        found = (
            [shape for shape in shapes if getattr(shape, has[kind], False)]
            if kind in has
            else [shape for shape in shapes if shape.shape_type is not None and shape.shape_type.name == "GROUP"]
        )
        assert found, key
        assert not any(shape.shape_type is not None and shape.shape_type.name == "PICTURE" for shape in shapes), key


def test_the_data_sheets_hold_the_numbers_of_the_page(pins: dict[str, Pin]) -> None:
    """Every number that a trace draws along its axis of values is in a column of its own, in its order."""
    n_checked = 0
    for key, pin in pins.items():
        if not isinstance(pin.content, FrozenChart) or key.startswith("collocates"):
            continue
        columns = [column for sheet in sheets(of_pin(pin)) for column in sheet.values()]
        for trace in pin.content.data:
            if trace["type"] == "heatmap" or (trace.get("marker") or {}).get("opacity") == 0 or not trace["x"]:
                continue
            if (
                trace.get("mode") == "text"
                or "fill" in trace
                or "width" in trace
                or (trace.get("line") or {}).get("shape")
            ):
                continue
            upright = "line-ns" in str((trace.get("marker") or {}).get("symbol"))
            along = "x" if upright or trace.get("orientation") == "h" or trace.get("error_x") else "y"
            wanted = [as_number(value) for value in trace[along]]
            assert any(_holds(column, wanted) for column in columns), (key, trace.get("name"), wanted)
            n_checked += sum(value is not None for value in wanted)
    assert n_checked > 700


def _holds(column: list[Any], wanted: list[float | None]) -> bool:
    """Whether a column has the numbers in their order, among rows without a number."""
    numbers = [value for value in column if isinstance(value, float) and abs(value) != 1e-12]
    asked = [value for value in wanted if value is not None]
    if not asked:
        return True
    found = iter(numbers)
    return all(any(abs(own - value) <= 1e-12 * max(1, abs(value)) for own in found) for value in asked)


def test_a_gap_of_a_line_is_a_point_left_out(pins: dict[str, Pin]) -> None:
    (chart,) = charts(of_pin(pins["overview_time"]).slides[0])
    xml = chart._chartSpace.xml
    assert 'dispBlanksAs val="gap"' in xml
    line = pins["overview_time"].content.data[0]["y"]  # type: ignore[union-attr]
    assert None in line
    values = re.findall(r"<c:yVal>.*?</c:yVal>", xml, re.DOTALL)[0]
    assert len(re.findall(r"<c:pt ", values)) == sum(value is not None for value in line)


def test_every_run_names_a_latin_and_a_chinese_font(briefing: Briefing) -> None:
    content = powerpoint(briefing)
    runs = 0
    for name, xml in parts(content, r"ppt/(slides/slide|charts/|notesSlides/notes).*\.xml$").items():
        for run in re.findall(r"<a:r>.*?</a:r>", xml, re.DOTALL):
            assert 'latin typeface="Calibri"' in run, (name, run)
            assert 'ea typeface="Microsoft YaHei"' in run, (name, run)
            runs += 1
    assert runs > 1_000


def test_titles_notes_and_sources_are_where_a_program_looks_for_them(briefing: Briefing, deck: Any) -> None:
    first = next(step for step in briefing.steps if step.kind == "pins")
    slide = next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == first.headline)
    notes = slide.notes_slide.notes_text_frame.text
    assert notes.startswith("Say it slowly.")
    assert "How it was counted: Share. The passages that carry a theme, of all passages." in notes
    passage = first.pins[0].passages[0]
    assert passage.text in notes
    assert passage.url in notes
    every = " ".join(text for shape in slide.shapes for text in words(shape))
    assert first.note in every
    assert "Filter: none, all articles" in every
    assert "6 articles · 500 passages" in every


def test_what_shows_something_says_what(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type.name == "GROUP":
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name


def test_links_of_a_network_stay_attached(pins: dict[str, Pin]) -> None:
    slide = of_pin(pins["collocates_network"]).slides[0]
    ends = [int(end) for end in slide._element.xpath("//p:cxnSp//a:stCxn/@id | //p:cxnSp//a:endCxn/@id")]
    dots = {int(one) for one in slide._element.xpath("//p:sp[p:spPr/a:prstGeom/@prst='ellipse']//p:cNvPr/@id")}
    lines = [trace for trace in pins["collocates_network"].content.data if trace["mode"] == "lines"]  # type: ignore[union-attr]
    assert len(ends) == 2 * sum(x is None for trace in lines for x in trace["x"])
    assert set(ends) <= dots
    numbers = slide._element.xpath("//p:cNvPr/@id")
    assert len(numbers) == len(set(numbers))


def test_cells_of_a_heat_map_are_the_deeper_the_more(pins: dict[str, Pin]) -> None:
    slide = of_pin(pins["overview_pairs"]).slides[0]
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    by_count = {
        int(cell.text): sum(bytes.fromhex(str(cell.fill.fore_color.rgb)))
        for row in list(table.rows)[1:]
        for cell in list(row.cells)[1:]
    }
    assert by_count[max(by_count)] == min(by_count.values())
    assert table.cell(1, 0).text == "● Pricing power"


def test_a_long_table_goes_on_and_says_what_has_no_room() -> None:
    rows = tuple((f"row {n}", n) for n in range(500))
    pin = _pin(FrozenTable((TableColumn("Name"), TableColumn("Count", "number")), rows))
    slides = list(of_pin(pin).slides)
    assert 3 <= len(slides) <= 6
    shown = [text for slide in slides for shape in slide.shapes if shape.has_table for text in words(shape)]
    assert shown[2:4] == ["row 0", "0"]
    n_rows = sum(text.startswith("row ") for text in shown)
    last = " ".join(text for shape in slides[-1].shapes for text in words(shape))
    assert f"{500 - n_rows} more rows" in last


def test_two_pins_stand_side_by_side(deck: Any) -> None:
    slide = next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == "Two figures side by side")
    left, right = sorted((shape for shape in slide.shapes if shape.has_chart), key=lambda shape: shape.left)
    assert left.left + left.width <= right.left
    assert left.top == right.top


def test_dark_is_the_stage_s_dark(pins: dict[str, Pin]) -> None:
    xml = (
        of_pin(pins["overview_shares"], scheme="dark")
        .slides[0]
        .slide_layout.slide_master.part.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
        )
        .blob.decode()
    )
    assert re.search(r'<a:lt1[^>]*>\s*<a:srgbClr val="14181D"', xml)


def _pin(content: Any) -> Pin:
    return pin_of("one", content)


@pytest.mark.parametrize("text", [HOSTILE, "=cmd|'/c calc'!A1", "<b>x</b>" * 5_000, "\x00\x1f\ufffe", "稀" * 40_000])
def test_hostile_text_is_text(pins: dict[str, Pin], text: str) -> None:
    chart = pins["keywords_count"].content
    assert isinstance(chart, FrozenChart)
    layout = {**chart.layout, "yaxis": {**chart.layout["yaxis"], "ticktext": [text] * 25}, "meta": {"alt": text}}
    hostile = msgspec.structs.replace(
        pins["keywords_count"], heading=text, content=FrozenChart(chart.data, layout), notes=(text,)
    )
    table = msgspec.structs.replace(hostile, content=FrozenTable((TableColumn(text),), ((text,), (None,))))
    pinned = ((hostile,), (table,), (hostile, table))
    steps = [Step(f"s{n}", "pins", text, text, text, pins=pins_of_step) for n, pins_of_step in enumerate(pinned)]
    steps += [Step("t", "text", text, text), Step("e", "pins", text)]
    content = powerpoint(Briefing(text, tuple(steps)))
    presentation = opened(content)
    assert len(presentation.slides) == len(steps)
    assert all(slide.shapes.title.text_frame.text for slide in presentation.slides)
    assert sheets(presentation), "read back, and no cell is a formula"
    assert len(content) < 3_000_000


@pytest.mark.parametrize(
    "data", [(), ({"type": "bar", "x": [], "y": []},), ({"type": "scatter", "x": [None], "y": [1]},)]
)
def test_an_empty_figure_is_a_slide(data: Any) -> None:
    assert len(of_pin(_pin(FrozenChart(data, {"height": 300}))).slides) == 1


DAMAGED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"type": "scatter", "mode": "lines", "x": [1], "y": [1], "line": {"width": "wide"}}, {}),
    ({"type": "heatmap", "z": [[1]]}, {}),
    ({"type": "scatter", "x": 5, "y": None}, {"annotations": [{"x": 1}], "shapes": [{}]}),
    ({"type": "scatter", "x": [1], "y": [1], "marker": {"size": "big"}}, {"margin": {"l": "wide"}}),
    ({"type": "bar", "orientation": "h", "x": [1e300, -1e300], "y": ["a", "b"]}, {"xaxis": {"range": [0, 0]}}),
]


@pytest.mark.parametrize(("trace", "layout"), DAMAGED)
@pytest.mark.parametrize("ending", [".pptx", ".md", ".xlsx"])
def test_a_figure_that_was_damaged_by_hand_leaves_the_rest_whole(
    pins: dict[str, Pin], trace: dict[str, Any], layout: dict[str, Any], ending: str
) -> None:
    damaged = msgspec.structs.replace(_pin(FrozenChart((trace,), layout)), numbers=None)
    steps = (Step("a", "pins", "Damaged", pins=(damaged,)), Step("b", "pins", "Whole", pins=(pins["overview_shares"],)))
    made = make_file(Briefing("Two", steps), ending)
    if ending == ".pptx":
        damaged_slide, whole = opened(made).slides
        assert damaged_slide.shapes.title.text_frame.text == "Damaged"
        assert charts(whole)


def _template(path: Path, **names: str) -> Path:
    """A template of an organisation: other sizes, layouts of other names, one slide in it."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(720), Pt(540)
    for layout in presentation.slide_layouts:
        layout.name = f"Ministry {layout.name}"
    presentation.slides.add_slide(presentation.slide_layouts[0])
    presentation.save(str(path))
    return path


def test_the_layouts_of_an_own_template_are_used(tmp_path: Path, briefing: Briefing) -> None:
    path = _template(tmp_path / "house.pptx")
    potx = tmp_path / "house.potx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(potx, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"presentation.main+xml", b"template.main+xml") if name[0] == "[" else part)
    for template in (path, potx):
        presentation = opened(powerpoint(briefing, template=template))
        used = [slide.slide_layout.name for slide in presentation.slides]
        assert used[:4] == [
            "Ministry Title Slide", "Ministry Section Header", "Ministry Title and Content", "Ministry Title Only",
        ]  # fmt: skip
        assert presentation.slides[0].shapes.title.text_frame.text == briefing.steps[0].headline
        width = presentation.slide_width
        assert all(shape.left + shape.width <= width for slide in presentation.slides for shape in slide.shapes)


def test_a_template_that_cannot_be_used_says_why(tmp_path: Path, briefing: Briefing) -> None:
    with pytest.raises(DeckError, match=r"There is no template nowhere\.potx"):
        powerpoint(briefing, template=tmp_path / "nowhere.potx")
    (tmp_path / "letter.pptx").write_bytes(b"not a presentation")
    with pytest.raises(DeckError, match=r"letter\.pptx is no presentation"):
        powerpoint(briefing, template=tmp_path / "letter.pptx")
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(layout)
    presentation.save(str(tmp_path / "bare.pptx"))
    with pytest.raises(DeckError, match=r"bare\.pptx has no layouts"):
        powerpoint(briefing, template=tmp_path / "bare.pptx")


def test_a_briefing_without_steps_is_a_presentation() -> None:
    assert len(opened(powerpoint(Briefing("None yet"))).slides) == 0
