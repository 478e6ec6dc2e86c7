from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.cutter import Cutter
from lib.text.dictionary.entries import Entry, load_dictionary
from lib.text.han import jieba_cut

SEEDS = Path(__file__).parents[2] / "seeds"
ENTRIES, _ = load_dictionary(SEEDS / "dictionary")


def split(*parts: str) -> Entry:
    return Entry("".join(parts), parts=parts)


SPLITS: list[str | Entry] = [
    split("中国", "人"),
    split("美国", "会"),
    split("价格", "上涨"),
    split("重稀土", "开采"),
    split("中", "重稀土开采"),
    split("许可", "證"),
    Entry("特朗普", ("川普",)),
    "稀土开采权",
    "中重稀土开采",
]
CUTTER = Cutter([entry for entry in SPLITS if entry != "中重稀土开采"])


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("出口价格上涨了", "出口 价格 上涨 了"),
        ("中国人,价格上涨", "中国 人 价格 上涨"),
        ("美国会不会让步", "美国 会 不会 让步"),
        ("中重稀土开采", "中 重稀土 开采"),
        ("稀土开采权", "稀土开采权"),
        ("許可證", "许可 证"),
        ("價格上漲 price rises", "价格 上涨 price rise"),
    ],
)
def test_an_entry_with_a_bar_is_cut_there(text: str, cut: str) -> None:
    assert CUTTER.terms(text) == cut.split()
    assert [token.term for token in CUTTER.tokens(text)] == cut.split()


@pytest.mark.parametrize("text", ["中国人民银行", "美国会议", "重稀土开采商"])
def test_a_longer_word_that_holds_it_stays_as_it_was(text: str) -> None:
    whole = Cutter(["重稀土开采商"])
    assert Cutter([*SPLITS, "重稀土开采商"]).terms(text) == whole.terms(text)


def test_a_word_without_an_entry_is_cut_as_before() -> None:
    lines = [line for path in (SEEDS / "articles").glob("*.txt") for line in path.read_text("utf-8").splitlines()]
    without, with_one = Cutter(ENTRIES), Cutter([*ENTRIES, split("天外", "来物")])

    assert [with_one.terms(line) for line in lines] == [without.terms(line) for line in lines]


def test_offsets_of_the_parts_point_into_the_text() -> None:
    text = "说价\u200b格上涨"

    assert [(text[t.start : t.end], t.term) for t in CUTTER.tokens(text)] == [
        ("说", "说"),
        ("价\u200b格", "价格"),
        ("上涨", "上涨"),
    ]


def test_a_part_counts_under_the_term_it_is_a_variant_of() -> None:
    cutter = Cutter([Entry("特朗普", ("川普",)), split("对", "川普"), "对川普政策"])

    assert cutter.terms("对川普") == ["对", "特朗普"]


def test_both_engines_split_alike() -> None:
    reference = Cutter(SPLITS, jieba_cut(["稀土开采权", "特朗普", "川普", "中重稀土开采"]))

    for text in ("价格上涨是中国人的事", "中重稀土开采与重稀土开采", "美国会"):
        assert reference.terms(text) == Cutter(SPLITS).terms(text)


@given(st.text(alphabet="中国人民美会价格上涨重稀土开采权許可證川普的 ", max_size=24))
def test_both_ways_of_cutting_agree_on_any_run(text: str) -> None:
    tokens = CUTTER.tokens(text)

    assert [token.term for token in tokens] == CUTTER.terms(text)
    assert "".join(text[token.start : token.end] for token in tokens) == text.replace(" ", "")
