"""The word cloud: places that no filter changes, no word over another, sizes by value, no box for a glyph."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.figures.cloud import Cloud, CloudLayout, CloudWord, cloud_layout, cloud_svg, word_cloud
from lib.figures.cloud.type import SMALLEST, font
from lib.figures.pictures import Caption
from lib.figures.style import theme_styles
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import frequencies
from lib.text import load_stopwords

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["<script>alert(1)</script>", "&amp;", "]]>", "a\0b\x1b\n", "\u202egnirts", "'\"", "稀土", "𠮷", "🙂", " "]
STYLES = theme_styles({"pricing_power": "Pricing power", "alliances": "Alliances & <b>friends</b>"})
STOPWORDS = load_stopwords(ROOT / "seeds/stopwords")[0]
CAPTION = Caption("Count: 100 leading words", ("no filter", "corpus 1"))
Lists = dict[str, pd.Series]


def values(words: Sequence[str]) -> pd.Series:
    """Falling values."""
    return pd.Series(np.arange(len(words) * 3, 0, -3), index=pd.Index(list(words), dtype="str"))


@pytest.fixture(scope="module")
def lists(seed_corpus: Corpus) -> Lists:
    """The 150 leading words of the seeds and of each theme in them."""
    chosen = {"": Subcorpus()} | {theme: Subcorpus(themes=(theme,)) for theme in seed_corpus.themes}
    counted = {name: frequencies(term_counts(seed_corpus, one), STOPWORDS, top=150) for name, one in chosen.items()}
    return {name: listed.set_index("term")["count"] for name, listed in counted.items()}


@pytest.fixture(scope="module")
def layout(lists: Lists) -> CloudLayout:
    return cloud_layout(lists.values())


@pytest.fixture(scope="module")
def cloud(lists: Lists, layout: CloudLayout) -> Cloud:
    return word_cloud(lists[""], layout)


def ink(cloud: Cloud, word: CloudWord) -> np.ndarray:
    """The marks a word leaves, as drawn, on a canvas 200 pixels wider on each side."""
    canvas = Image.new("L", (cloud.width + 400, cloud.height + 400))
    font = ImageFont.truetype(str(sans_path()), word.size)
    ImageDraw.Draw(canvas).text((word.x + 200, word.y + 200), word.visible_text, fill=255, font=font, anchor="mm")
    return np.asarray(canvas) > 0


def expect_apart(cloud: Cloud) -> None:
    covered = np.zeros((cloud.height + 400, cloud.width + 400), bool)
    for word in cloud.words:
        own = ink(cloud, word)
        assert own.any(), word
        assert own.sum() == own[200:-200, 200:-200].sum(), f"{word} leaves the canvas"
        assert not (own & covered).any(), f"{word} covers another word"
        covered |= own


def test_words_stand_inside_and_apart_under_every_theme(lists: Lists, layout: CloudLayout) -> None:
    for leading in lists.values():
        cloud = word_cloud(leading, layout)
        assert len(cloud.words) > 60
        expect_apart(cloud)


def test_what_the_layout_was_made_for_has_room_at_its_size(lists: Lists, layout: CloudLayout) -> None:
    for theme, leading in lists.items():
        cloud = word_cloud(leading, layout)
        assert len(cloud.left_out) + len(cloud.smaller) + len(cloud.guests) <= 0.05 * len(leading), theme


def test_another_filter_changes_sizes_and_no_place(lists: Lists, layout: CloudLayout) -> None:
    whole, theme = (
        {word.text: word for word in word_cloud(lists[name], layout).words if word.at_home}
        for name in ("", "technology_controls")
    )
    shared = whole.keys() & theme.keys()
    assert len(shared) > 60
    assert all((whole[word].x, whole[word].y) == (theme[word].x, theme[word].y) for word in shared)
    assert sum(whole[word].size != theme[word].size for word in shared) > len(shared) / 2


def test_the_same_words_give_the_same_cloud(lists: Lists, cloud: Cloud) -> None:
    again = cloud_layout(list(lists.values()))
    assert word_cloud(lists[""], again) == cloud
    shuffled = lists[""].sort_index().sort_values(ascending=False, kind="stable")
    assert {word.text: (word.x, word.y) for word in word_cloud(shuffled, again).words if word.at_home} == {
        word.text: (word.x, word.y) for word in cloud.words if word.at_home
    }


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_is_selected_each_word_is_placed_apart_or_told(
    data: st.DataObject, lists: Lists, layout: CloudLayout
) -> None:
    known = [*layout.homes, *(f"guest{n}" for n in range(40)), "敌" * 12, "W" * 80]
    chosen = data.draw(st.lists(st.sampled_from(known), unique=True, max_size=150))
    drawn = pd.Series(
        data.draw(st.lists(st.integers(0, 2000), min_size=len(chosen), max_size=len(chosen))),
        index=pd.Index(chosen, dtype="str"),
        dtype="int64",
    )
    cloud = word_cloud(drawn, layout)
    assert {word.text for word in cloud.words} | set(cloud.left_out) == set(drawn.index[drawn > 0])
    assert all(word.size >= SMALLEST for word in cloud.words)
    assert all((word.x, word.y) == layout.homes[word.text] for word in cloud.words if word.at_home)
    assert set(cloud.guests) <= set(known) - layout.homes.keys()
    expect_apart(cloud)


def test_areas_go_by_values(cloud: Cloud) -> None:
    first = cloud.words[0]
    true = [word for word in cloud.words if word.due > SMALLEST and not word.is_smaller]
    assert len(true) > 30
    for word in true:
        assert (word.due / first.due) ** 2 == pytest.approx(word.value / first.value)
        assert word.size == pytest.approx(word.due, rel=0.06)
    assert first.text in cloud.alt


def test_two_words_that_share_a_place_are_not_drawn_over_one_another() -> None:
    """Neither list has both, so both may stand in the middle; a selection with both has to say what it did."""
    layout = cloud_layout([values(["tungsten"]), values(["gallium"])])
    assert layout.homes["tungsten"] == pytest.approx(layout.homes["gallium"], abs=60)
    cloud = word_cloud(values(["tungsten", "gallium"]), layout)
    assert cloud.words[0].text == "tungsten"
    assert cloud.left_out + cloud.smaller == ("gallium",)
    expect_apart(cloud)


def test_a_guest_moves_nobody(lists: Lists, layout: CloudLayout) -> None:
    leading = lists["alliances"]
    joined = pd.concat([pd.Series({"tungsten": int(leading.max()) * 2}), leading])
    with_guest, without = word_cloud(joined, layout), word_cloud(leading, layout)
    assert with_guest.guests == ("tungsten",)
    places = {word.text: (word.x, word.y) for word in with_guest.words}
    assert all(places[word.text] == (word.x, word.y) for word in without.words if word.text in places)


def test_what_finds_no_room_is_named() -> None:
    words = [f"extraordinarily{n}" for n in range(400)]
    crowded = word_cloud(values(words), cloud_layout([values(words)]))
    assert crowded.left_out
    assert len(crowded.words) + len(crowded.left_out) == 400


def test_words_without_a_value_are_not_drawn() -> None:
    given = pd.Series([3.0, 0.0, float("nan")], index=pd.Index(["a", "b", "c"], dtype="str"))
    cloud = word_cloud(given, cloud_layout([given]))
    assert ([word.text for word in cloud.words], cloud.left_out) == (["a"], ())


def test_no_words_are_an_empty_cloud() -> None:
    cloud = word_cloud(values([]), cloud_layout([]))
    assert (cloud.words, cloud.left_out) == ((), ())
    assert ElementTree.fromstring(cloud_svg(cloud, CAPTION)).tag == f"{SVG}svg"


def test_a_word_has_the_hue_of_its_theme_and_the_files_have_the_legend() -> None:
    given = values(["quota", "ally", "year"])
    cloud = word_cloud(given, cloud_layout([given]), {"quota": "pricing_power", "ally": "alliances"}, STYLES)
    themes = {word.text: word.theme for word in cloud.words}
    assert themes == {"quota": STYLES["pricing_power"], "ally": STYLES["alliances"], "year": None}
    fills = [path.get("fill") for path in ElementTree.fromstring(cloud_svg(cloud, CAPTION)).iter(f"{SVG}path")]
    hues = [STYLES["pricing_power"].hue, STYLES["alliances"].hue]
    assert [fills.count(hue) for hue in hues] == [2, 2]  # the word, and its theme's mark in the legend


def test_the_picture_draws_hostile_words_and_runs_none() -> None:
    cloud = word_cloud(values(HOSTILE), cloud_layout([values(HOSTILE)]))
    assert len(cloud.words) == len(HOSTILE)
    caption = Caption("<b>T</b> & 稀土 \x00", ('n"</svg><script/>\ud7ff\x0b',))
    root = ElementTree.fromstring(cloud_svg(cloud, caption))
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "desc", "rect", "path", "text")
    }
    assert root.findtext(f"{SVG}title") == "<b>T</b> & 稀土 "
    assert not any("href" in name or name.startswith("on") for element in root.iter() for name in element.attrib)


def test_the_picture_draws_each_word_where_the_page_has_it(cloud: Cloud) -> None:
    root = ElementTree.fromstring(cloud_svg(cloud, CAPTION))
    inner = root.find(f"{SVG}svg")
    assert inner is not None
    assert len(inner.findall(f"{SVG}path")) == len(cloud.words)
    wide, high = map(float, root.attrib["viewBox"].split()[2:])
    assert (wide, inner.get("height")) == (cloud.width, f"{cloud.height:g}")
    assert high > cloud.height
    numbers = re.findall(r"-?[\d.]+", inner.findall(f"{SVG}path")[0].attrib["d"])
    assert abs(float(numbers[0]) - cloud.words[0].x) < cloud.words[0].length * cloud.words[0].size


def test_a_chinese_word_is_drawn_and_no_box() -> None:
    font = ImageFont.truetype(str(sans_path()), 40)
    missing = bytes(font.getmask("\U0010fffd"))
    for letter in "稀土镓锗钕镝铽钐钪釔鎵鍺價格戰略●■◆▲":
        drawn = bytes(font.getmask(letter))
        assert any(drawn)
        assert drawn != missing, letter


def test_a_few_faces_serve_any_number_of_sizes() -> None:
    assert font(20.4) is font(19.8)
    assert len({id(font(20 + number / 100)) for number in range(1_000)}) <= 11
