"""The word cloud: no word over another, none outside, the same words in the same places, no box for a glyph."""

import struct
from collections.abc import Sequence
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

from lib.corpus import Corpus, term_counts
from lib.figures import Cloud, cloud_picture, cloud_svg, word_cloud
from lib.figures.style import LANGUAGE_HUES
from lib.model import Subcorpus
from lib.stats import frequencies

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["<script>alert(1)</script>", "&amp;", "]]>", "a\0b\x1b", "\u202egnirts", "'\"", "稀土", "𠮷", "🙂", " "]


def terms(words: Sequence[str], language: str = "en") -> pd.DataFrame:
    count = range(len(words) * 3, 0, -3)
    return pd.DataFrame({"term": list(words), "language": language, "count": list(count)})


@pytest.fixture(scope="module")
def cloud(seed_corpus: Corpus) -> Cloud:
    return word_cloud(frequencies(term_counts(seed_corpus, Subcorpus()), top=100), "count")


def ink(cloud: Cloud, number: int) -> np.ndarray:
    """The marks a word leaves, as drawn, on a canvas 200 pixels wider on each side."""
    canvas = Image.new("L", (cloud.width + 400, cloud.height + 400))
    word = cloud.words[number]
    font = ImageFont.truetype(str(sans_path()), word.size)
    ImageDraw.Draw(canvas).text((word.x + 200, word.y + 200), word.text, fill=255, font=font, anchor="ls")
    return np.asarray(canvas) > 0


def test_a_cloud_places_its_words_inside_and_apart(cloud: Cloud) -> None:
    assert len(cloud.words) > 60
    covered = np.zeros((cloud.height + 400, cloud.width + 400), bool)
    for number, word in enumerate(cloud.words):
        own = ink(cloud, number)
        assert own.any(), word
        assert own.sum() == own[200:-200, 200:-200].sum(), f"{word} leaves the canvas"
        assert not (own & covered).any(), f"{word} covers another word"
        covered |= own


def test_every_word_is_placed_or_counted_as_left_out(cloud: Cloud) -> None:
    assert len(cloud.words) + cloud.left_out == 100
    crowded = word_cloud(terms([f"extraordinarily{n}" for n in range(400)]), "count")
    assert crowded.left_out > 0
    assert len(crowded.words) + crowded.left_out == 400


def test_the_same_words_stand_in_the_same_places(cloud: Cloud, seed_corpus: Corpus) -> None:
    again = word_cloud(frequencies(term_counts(seed_corpus, Subcorpus()), top=100), "count")
    assert again == cloud


def test_words_are_sized_by_value_and_coloured_by_language(cloud: Cloud) -> None:
    sizes = [word.size for word in cloud.words]
    assert sizes == sorted(sizes, reverse=True)
    assert {word.colour for word in cloud.words} == set(LANGUAGE_HUES.values())
    assert cloud.words[0].text in cloud.alt


def test_words_without_occurrences_are_not_drawn() -> None:
    frame = terms(["a", "b"]).assign(count=[3, 0])
    assert [word.text for word in word_cloud(frame, "count").words] == ["a"]


def test_no_words_are_an_empty_cloud() -> None:
    cloud = word_cloud(terms([]), "count")
    assert (cloud.words, cloud.left_out) == ((), 0)
    assert ElementTree.fromstring(cloud_svg(cloud, "T", "N")).tag == f"{SVG}svg"
    assert cloud_picture(cloud, "T", "N")


def test_the_svg_is_a_document_that_holds_hostile_words_as_text() -> None:
    cloud = word_cloud(terms(HOSTILE), "count")
    title, note = "<b>T</b> & 稀土 \x00", 'n"</svg><script/>\ud7ff\x0b'
    root = ElementTree.fromstring(cloud_svg(cloud, title, note))
    assert {element.tag for element in root.iter()} == {SVG + tag for tag in ("svg", "title", "rect", "text")}
    said = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert "<script>alert(1)</script>" in said
    assert said[0] == "<b>T</b> & 稀土 "
    assert not any("href" in name or name.startswith("on") for element in root.iter() for name in element.attrib)


def test_the_picture_is_a_png_of_the_declared_size(cloud: Cloud) -> None:
    for scale in (1, 3):
        data = cloud_picture(cloud, "Count: 100 leading words", "no filter · corpus 1", scale)
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", data[16:24])
        assert (width, height) == (cloud.width * scale, (cloud.height + 58) * scale)


def test_a_chinese_word_is_drawn_and_no_box() -> None:
    font = ImageFont.truetype(str(sans_path()), 40)
    missing = bytes(font.getmask("\U0010fffd"))
    for letter in "稀土镓锗钕镝铽钐钪釔鎵鍺價格戰略":
        drawn = bytes(font.getmask(letter))
        assert any(drawn)
        assert drawn != missing, letter


def test_the_picture_shows_the_words() -> None:
    from io import BytesIO

    blank = Image.open(BytesIO(cloud_picture(word_cloud(terms([]), "count"), "T", "N", 1)))
    drawn = Image.open(BytesIO(cloud_picture(word_cloud(terms(["稀土"], "zh"), "count"), "T", "N", 1)))
    assert len(drawn.getcolors(10**6) or []) > len(blank.getcolors(10**6) or [])
