"""Pictures to take along: a title and notes around them, letters that no font is asked for, nothing hostile."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.errors import PictureError
from lib.figures.pictures import Caption, framed, outlined, read_chart, text_width
from lib.figures.pictures.outlines import printable, wrapped

SVG = "{http://www.w3.org/2000/svg}"
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="500" height="200">'
CAPTION = Caption("Pricing power leads", ("6 articles · 40 passages", "Filter: none"), "Bars")


def chart(inner: str) -> ElementTree.Element:
    body, width, height = read_chart(f"{OPEN}{inner}</svg>".encode())
    return ElementTree.fromstring(framed(body, width, height, CAPTION))


def extent(element: str) -> tuple[float, float]:
    """From where to where an outline of horizontal text reaches."""
    path = ElementTree.fromstring(element).attrib["d"]
    across: list[float] = []
    for command, numbers in re.findall(r"([MLHVCQZ])([^MLHVCQZ]*)", path):
        values = [float(value) for value in re.findall(r"-?\d+\.?\d*", numbers)]
        across += values if command == "H" else values[::2] if command in "MLCQ" else []
    return min(across), max(across)


@pytest.mark.parametrize("text", ["Share of passages", "稀土", "定价权 in 45%", "◆ Alliances †", "“quota” … −3"])
def test_letters_are_drawn_in_both_languages_and_no_font_is_asked_for(text: str) -> None:
    element = ElementTree.fromstring(outlined(text, 10, 50, 13, "#20242A"))
    assert element.tag == "path"
    start, end = extent(outlined(text, 10, 50, 13, "#20242A"))
    assert 9 < start < 14
    assert end - 10 == pytest.approx(text_width(text, 13), abs=3)


def test_a_line_is_as_long_as_the_page_had_it() -> None:
    start, end = extent(outlined("rare earth", 0, 0, 13, "#000", length=40))
    assert end - start == pytest.approx(40, abs=2)


def test_what_the_font_lacks_stays_text_and_is_escaped() -> None:
    element = ElementTree.fromstring(outlined("<b>한국 & 🙂</b>", 0, 0, 13, '"><x'))
    assert (element.tag, element.text) == ("text", "<b>한국 & 🙂</b>")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_wrapping_loses_no_letter(text: str) -> None:
    lines = wrapped(text, 10, 60)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")
    assert all(text_width(line, 10) <= 60 or len(line) == 1 for line in lines)


def test_title_and_notes_stand_around_the_chart_and_are_told() -> None:
    root = chart('<rect x="1" y="2" width="30" height="40" style="fill: rgb(1, 2, 3)"/>')
    assert root.findtext(f"{SVG}title") == "Pricing power leads"
    assert root.findtext(f"{SVG}desc") == "Bars · 6 articles · 40 passages · Filter: none"
    inner = root.find(f"{SVG}svg")
    assert inner is not None
    above, below = float(inner.attrib["y"]), float(root.attrib["height"])
    assert above > 20
    assert below > above + 200 + 2 * 15
    rect = inner.find(f"{SVG}rect")
    assert rect is not None
    assert (rect.get("fill"), rect.get("height")) == ("rgb(1, 2, 3)", "40")


def test_a_rotated_title_of_an_axis_stays_where_it_was() -> None:
    text = '<text x="3" y="4" font-size="12" textLength="30" fill="#123456">Share</text>'
    root = chart(f'<g transform="rotate(-90,9,80)" opacity="0.5">{text}</g>')
    group = root.find(f"{SVG}svg/{SVG}g")
    assert group is not None
    assert (group.get("transform"), group.get("opacity")) == ("rotate(-90,9,80)", "0.5")
    assert group.find(f"{SVG}path") is not None


def test_a_heat_map_comes_through() -> None:
    root = chart('<image x="0" y="0" width="9" height="9" xlink:href="data:image/png;base64,iVBORw0KGgo="/>')
    assert [image.get("href") for image in root.iter(f"{SVG}image")] == ["data:image/png;base64,iVBORw0KGgo="]


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<g onclick="alert(1)" onload="alert(1)"><rect width="1" height="1"/></g>',
        '<image href="https://elsewhere.example/x.png" width="9" height="9"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>',
        '<a href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='alert(1)'/></p></foreignObject>",
        '<rect fill="url(https://elsewhere.example/#a)" style="stroke: URL(//elsewhere.example/b)" width="1"/>',
        "<style>@import url(https://elsewhere.example/x.css)</style>",
        '<use href="https://elsewhere.example/x.svg#a"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<text x="1" y="9" font-size="12">&lt;script&gt;</text>',
    ],
)
def test_nothing_that_runs_or_loads_comes_through(inner: str) -> None:
    body = read_chart(f"{OPEN}{inner}</svg>".encode()).body
    assert not re.search(r"script|alert|elsewhere|javascript|href|\bon\w+=", body)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"no svg",
        b"\xff\xfe",
        b'<!DOCTYPE x [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">&a;</svg>',
        b'<svg width="10" height="10"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="10"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="nan" height="10"/>',
        f"{OPEN}{'<g>' * 200}{'</g>' * 200}</svg>".encode(),
    ],
)
def test_what_is_no_chart_is_refused_in_a_sentence(document: bytes) -> None:
    with pytest.raises(PictureError, match="the picture"):
        read_chart(document)
