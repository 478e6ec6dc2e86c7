"""What comes from an article is shown, never read: in labels, in HTML, in a spreadsheet, in marked text."""

import csv as reader
import io
import re
import string
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.articles import ArticlePassage, HitRow
from lib.figures.style import theme_styles
from lib.frames import columns
from lib.spreadsheets import csv
from lib.ui.markup.badges import badge
from lib.ui.markup.elements import escape, joined
from lib.ui.markup.escape import label
from lib.ui.markup.passages import MarkedSpan, article_html, hit_spans, marked, receipts_html

HOSTILE = "<script>alert('x')</script> & \"$a$\" ![](https://x/y.png) :red[z]"
STYLES = theme_styles({"price": "Pricing <power>"})


class Tags(HTMLParser):
    """The tags and attributes a browser would see, and the text between them."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""
        self.feed(str(document))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_ascii_punctuation_mark_of_a_label_is_literal() -> None:
    for mark in string.punctuation:
        assert label(f"a{mark}b") == f"a\\{mark}b"


@settings(deadline=None)
@given(st.text())
def test_a_label_holds_no_live_mark_and_no_line_end(text: str) -> None:
    shown = label(text, 10_000)
    assert re.sub(r"\\[!-/:-@\[-`{-~]", "", shown).translate(str.maketrans("", "", string.punctuation)) == re.sub(
        r"\\[!-/:-@\[-`{-~]", "", shown
    )
    assert "\n" not in shown
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown) == " ".join(text.split())


def test_a_long_label_is_cut_before_it_is_escaped() -> None:
    assert label("*" * 100, 10) == "\\*" * 9 + "…"
    assert label("x" * 80) == "x" * 80


@settings(deadline=None)
@given(st.text())
def test_html_is_the_text_again_once_it_is_read(text: str) -> None:
    shown = escape(text)
    assert unescape(shown) == unescape(text.replace("&", "&amp;"))
    assert not {"<", ">", '"', "'"} & set(shown)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://x")'])
def test_no_cell_of_a_spreadsheet_runs(cell: str) -> None:
    frame = pd.DataFrame({"term": [cell, "稀土"], "count": [-1, 2]})
    before = frame.copy(deep=True)
    rows = list(reader.reader(io.StringIO(csv(frame).decode("utf-8-sig"), newline="")))
    assert rows == [["term", "count"], ["'" + cell, "-1"], ["稀土", "2"]]
    pd.testing.assert_frame_equal(frame, before)


def test_a_carriage_return_begins_no_row_of_its_own() -> None:
    assert b"\r" not in csv(pd.DataFrame({"term": ["a\r=1+1", "\r=1"]}))


def test_a_spreadsheet_knows_it_is_utf8_and_lists_become_words() -> None:
    data = csv(pd.DataFrame({"themes": [["=a", "b"], []], "day": [None, "2025-07-22"]}))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [["themes", "day"], ["'=a; b", ""], ["", "2025-07-22"]]


SPANS = st.lists(
    st.builds(
        MarkedSpan, st.integers(0, 40), st.integers(0, 40), st.sampled_from(["#B8690F", "#3572E8"]), st.text(max_size=9)
    ),
    max_size=6,
)


@settings(deadline=None)
@given(st.text(max_size=40), SPANS)
def test_marked_text_is_the_text_again_and_has_no_tag_but_marks(text: str, spans: list[MarkedSpan]) -> None:
    inside = [span for span in spans if span.start <= span.end <= len(text)]
    document = marked(text, inside)
    bare = re.sub(r"<mark style=\"[^\"<>]*\"(?: title=\"[^\"<>]*\")?>|</mark>", "", document)
    assert "<" not in bare
    assert unescape(bare) == unescape(text.replace("&", "&amp;"))
    covered = {at for span in inside for at in range(span.start, span.end)}
    in_marks = "".join(unescape(part) for part in re.findall(r"<mark [^>]*>(.*?)</mark>", document, re.DOTALL))
    assert in_marks == "".join(unescape(escape(text[at])) for at in sorted(covered))


def test_where_spans_overlap_each_keeps_its_line_and_its_note() -> None:
    document = marked("price floor", [MarkedSpan(0, 11, "#111111", "a: one"), MarkedSpan(6, 11, "#222222", "b: two")])
    first, second = re.findall(r"<mark style=\"([^\"]*)\" title=\"([^\"]*)\">[^<]*</mark>", document)
    assert ("#111111" in first[0], "#222222" in first[0]) == (True, False)
    assert ("#111111" in second[0], "#222222" in second[0]) == (True, True)
    assert (first[1], second[1]) == ("a: one", "a: one; b: two")


def test_no_spans_no_marks() -> None:
    assert marked("稀土 <b>", []) == "稀土 &lt;b&gt;"
    assert marked("", [MarkedSpan(0, 0, "#111111", "x")]) == ""


def test_notes_and_badges_are_escaped() -> None:
    read = Tags(marked("x", [MarkedSpan(0, 1, "#111111", HOSTILE)]) + joined(map(badge, STYLES.values())))
    assert set(read.tags) == {"mark", "span"}
    assert set(read.attributes) <= {"class", "style", "title", "aria-hidden"}
    assert "Pricing <power>" in read.text


def test_an_article_is_its_passages_with_their_evidence() -> None:
    passages = pd.DataFrame(
        [
            (10, 0, "title", "", [], "en", "The title", 0, 0),
            (11, 1, "lead", HOSTILE, [3, 7], "en", f"A price. {HOSTILE}", 1, 0),
            (12, 2, "bullet", HOSTILE, [], "zh", "稀土价格", 0, 0),
        ],
        columns=columns(ArticlePassage),
    )
    hits = pd.DataFrame(
        [(11, "price", HOSTILE, 2, 7, "price", True), (12, "unknown", "r", 0, 2, "稀土", True)],
        columns=columns(HitRow),
    )
    read = Tags(article_html(passages, hits, STYLES, receipts=True))
    assert set(read.tags) == {"div", "h3", "p", "mark", "span", "ul", "li", "code"}
    assert set(read.attributes) <= {"class", "id", "style", "lang", "title", "aria-hidden"}
    assert read.tags.count("h3") == 1
    assert "The title" not in read.text
    assert f"A price. {HOSTILE} [3][7]" in read.text
    assert "– 稀土价格" in read.text
    quiet = Tags(article_html(passages, hits, STYLES, receipts=False))
    assert "ul" not in quiet.tags
    assert quiet.tags.count("mark") == 1


def test_receipts_name_rule_and_words_once() -> None:
    hits = pd.DataFrame(
        [
            (11, "price", "floor", start, start + 5, text, True)
            for start, text in ((0, "price"), (9, "price"), (20, "<Price>"))
        ],
        columns=columns(HitRow),
    )
    read = Tags(receipts_html(hits, STYLES))
    assert "floor by “price”, “<Price>”" in read.text
    assert len(hit_spans(hits, STYLES)) == 3
