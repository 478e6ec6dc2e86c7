import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.text.cutter import Cutter, term_language
from lib.text.dictionary.entries import Entry, load_dictionary
from lib.text.fold import fold
from lib.text.han import jieba_cut, rjieba_cut

SEEDS = Path(__file__).parents[2] / "seeds"
ENTRIES, _ = load_dictionary(SEEDS / "dictionary")
CUTTER = Cutter(ENTRIES)


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        (
            "中国稀土新政落地,惊动特朗普,他紧急回应,让两员大将马上处理",
            "中国 稀土 新政 落地 惊动 特朗普 他 紧急 回应 让 两员 大将 马上 处理",
        ),
        ("白宫密会稀土巨头!稀土战线悄然成形", "白宫 密 会 稀土 巨头 稀土 战线 悄然 成形"),
        (
            "美国憋大招挑战中国稀土,中方反应很快,更新技术出口限制目录",
            "美国 憋 大招 挑战 中国 稀土 中方 反应 很快 更新 技术出口限制目录",
        ),
        (
            "美媒突然发现:中方虽已恢复稀土供应,但又狠狠将了美国一军!",
            "美媒 突然 发现 中方 虽 已 恢复 稀土 供应 但 又 狠狠 将 了 美国 一军",
        ),
        ("别慌!中国稀土出口暴增6倍,这才是真正的杀招", "别慌 中国 稀土 出口 暴增 倍 这才 是 真正 的 杀招"),
        (
            "美国稀土重见希望!国防局怒砸重金,绕开中国是迟早的事情?",
            "美国 稀土 重见 希望 国防局 怒 砸 重金 绕开 中国 是 迟早 的 事情",
        ),
        ("资源话语权争夺", "资源 话语权 争夺"),
    ],
)
def test_the_seed_headlines_are_cut_at_the_joints(title: str, cut: str) -> None:
    assert CUTTER.terms(title) == cut.split()


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("商务部对中重稀土实施出口管制并要求出口许可证", "商务部 中重稀土 出口管制 出口许可证"),
        ("氧化镨钕和钕铁硼永磁体价格上涨", "氧化镨钕 钕铁硼 永磁体"),
        ("美方推动友岸外包,中方批评其长臂管辖", "美方 友岸外包 中方 长臂管辖"),
        ("纳瓦罗在白宫谈定价权与国防生产法", "纳瓦罗 白宫 定价权 国防生产法"),
        ("镓、锗、锑列入两用物项,最终用户须经审查", "镓 锗 锑 两用物项 最终用户"),
        ("北方稀土与包钢股份调整镨钕金属的长协", "北方稀土 包钢股份 镨钕金属 长协"),
        ("冶炼分离和分离提纯被列入不可靠实体清单之外", "冶炼分离 分离提纯 不可靠实体清单"),
        ("歼-20与F-35战机都离不开钐钴磁体", "歼-20 F-35战机 钐钴磁体"),
    ],
)
def test_chinese_terms_of_the_field_stay_whole(sentence: str, whole: str) -> None:
    terms = CUTTER.terms(sentence)

    assert [term for term in terms if term in whole.split()] == whole.split()


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Export Controls", ["export control"]),
        ("rare-earth-free magnets", ["rare earth", "free", "magnet"]),
        ("MP Materials' mine", ["MP Materials", "mine"]),
        ("The White House's plan", ["the", "White House", "plan"]),
        ("a white house", ["a", "white", "house"]),
        ("supply chainsaw", ["supply", "chainsaw"]),
        ("scarce earth", ["scarce", "earth"]),
        ("critical minerals agreement", ["critical mineral", "agreement"]),
        ("price support agreements", ["price support agreement"]),
        ("rare earthy", ["rare", "earthy"]),
        ("friend shoring, friendshoring", ["friend-shoring", "friend-shoring"]),
        ("Turkey ate turkeys", ["Turkey", "eat", "turkey"]),
        ("Virginia-class submarines", ["Virginia-class submarine"]),
        ("Lynas and 北方稀土", ["Lynas", "and", "北方稀土"]),
    ],
)
def test_phrases_stay_whole_at_word_boundaries(text: str, terms: list[str]) -> None:
    assert CUTTER.terms(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("US, USA, U.S. and U.S", ["U.S.", "U.S.", "U.S.", "and", "U.S."]),
        ("U.S.-led, US-China, China-US", ["U.S.", "lead", "U.S.", "China", "China", "U.S."]),
        ("Tell us", ["tell", "we"]),
        ("D.C. and J.D.", ["D.C.", "and", "J.D."]),
        ("F-35s, B-2, 5G, J-20, H100, AI", ["F-35", "B-2", "5G", "J-20", "H100", "AI"]),
        ("0.1% 99.999% 1,000 $400 US$400 $400M", []),
        ("2025-07-22 21:26 [3][7] 1990s 20th", []),
        ("10-Year deal, 50kg, 84K", ["10-year", "deal"]),
        ("see https://example.com/rare-earth?x=1, ok", ["see", "ok"]),
        ("mail a.b@rare.example.org or www.example.de", ["mail", "or"]),
        ("访问www.example.com查看稀土", ["访问", "查看", "稀土"]),
        ("over 0.1% of 99.999%-pure oxide[3][7], up 660% [1, 2]", ["over", "of", "pure", "oxide", "up"]),
        (
            "a 10-year, 110-dollar price; F-35A and F35s",
            ["a", "10-year", "110-dollar", "price", "F-35A", "and", "F-35"],
        ),
        (
            "EVs and MOUs with IEAs",
            ["electric vehicle", "and", "memorandum of understanding", "with", "International Energy Agency"],
        ),
        ("deep-sea mining, mine to magnet, U.S.-made", ["deep sea mining", "mine to magnet", "U.S.", "make"]),
        ("controls imposes allies countries", ["control", "impose", "ally", "country"]),
        ("state-led policy-makers", ["state-led", "policy-maker"]),
        ("China’s magnets", ["China", "magnet"]),
        ("NATO and LYNAS MINED", ["NATO", "and", "Lynas", "mine"]),
        ("controls—which", ["control", "which"]),
        ("A's's", ["a"]),
    ],
)
def test_english_words(text: str, terms: list[str]) -> None:
    assert CUTTER.terms(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("稀\u200b土出\u200d口", ["稀土", "出口"]),
        ("稀土😀管制👨\u200d👩\u200d👧☀\ufe0f1\ufe0f\u20e3", ["稀土", "管制"]),
        ("兩用物項", ["两用物项"]),
        ("ＡＩ芯片", ["AI", "芯片"]),
        ("希土類 レアアース 희토류 редкие", ["希土", "类", "レアアース", "희토류", "редкие"]),
        ("集中方式、完美方案、商务部门", ["集中", "方式", "完美", "方案", "商务", "部门"]),
        ("稀土㐀㐁中国\U00020000", ["稀土", "㐀", "㐁", "中国", "\U00020000"]),
        ("歼20与F35", ["歼-20", "与", "F-35"]),
        ("", []),
    ],
)
def test_awkward_text(text: str, terms: list[str]) -> None:
    assert CUTTER.terms(text) == terms


def test_tokens_point_into_the_text_as_it_was_written() -> None:
    text = "Ｆ－３５s 要稀\u200b土, “Rare Earths” and China's 許可證"

    surfaces = [(text[t.start : t.end], t.term, t.language) for t in CUTTER.tokens(text)]

    assert surfaces == [
        ("Ｆ－３５s", "F-35", "en"),
        ("要", "要", "zh"),
        ("稀\u200b土", "稀土", "zh"),
        ("Rare Earths", "rare earth", "en"),
        ("and", "and", "en"),
        ("China", "China", "en"),
        ("許可證", "许可证", "zh"),
    ]


PIECES = [
    *(
        "稀土",
        "稀",
        "中重稀土管制",
        "許可證",
        "，",
        "。",
        "rare earths",
        "Rare-Earth",
        "U.S.",
        "US",
        "F-35",
        "'s",
        "’s",
    ),
    *(
        " ",
        " ",
        "-",
        "s",
        "A",
        "X-",
        "nato",
        ".",
        "—",
        "\u200b",
        "\ufe0f",
        "😀",
        "0.1%",
        "$4",
        "5G",
        "10-year",
        "export controls",
        "Ａ",
        "é",
    ),
    *("https://x.com/a", "a@b.org", ".com", "[3]", "İ", "レア", "\n", "MP Materials", "歼-20", "刚果（金）"),
]
mixed = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)


@settings(max_examples=400)
@given(mixed)
def test_both_ways_of_cutting_agree_and_tokens_never_overlap(text: str) -> None:
    tokens = CUTTER.tokens(text)

    assert [token.term for token in tokens] == CUTTER.terms(text)
    assert all(token.term.strip() == token.term != "" for token in tokens)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@given(st.text(alphabet="稀土出口管制中重镨钕國許可證\u200b的是", max_size=20))
def test_chinese_tokens_slice_back_to_their_term(text: str) -> None:
    for token in CUTTER.tokens(text):
        assert fold(text[token.start : token.end]).replace("\u200b", "") == token.term


def test_the_fast_engine_cuts_as_jieba_does() -> None:
    words = [s for entry in ENTRIES for s in entry.spellings if all("\u4e00" <= letter <= "\u9fff" for letter in s)]
    fast, reference = rjieba_cut(words), jieba_cut(words)
    titles = [
        line
        for path in (SEEDS / "articles").glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
        if term_language(line) == "zh"
    ]
    sentences = [
        *titles,
        "商务部公布对中重稀土相关物项实施出口管制的决定,出口经营者须申请出口许可证",
        "美国国防部将成为MP材料公司最大股东,并为氧化镨钕设定价格下限",
        "盟友被要求在关键矿产上选边站队,友岸外包说易行难",
        "缅甸离子型稀土矿停产,氧化镝和氧化铽现货价格大涨",
        "企业反映磁体断供导致汽车生产线停摆,库存只够两周",
        "长臂管辖与反制措施轮番上演,谁掌握定价权谁就掌握话语权",
        "他来到了网易杭研大厦,小明硕士毕业于中国科学院计算所",
    ]

    assert [fast(sentence) for sentence in sentences] == [reference(sentence) for sentence in sentences]
    assert Cutter(ENTRIES, reference).terms(sentences[-2]) == CUTTER.terms(sentences[-2])


def test_a_variant_counts_as_its_term() -> None:
    cutter = Cutter([Entry("特朗普", ("川普",)), Entry("Critical Minerals Pact", ("CMP",)), "F-99 jet"])

    assert cutter.terms("川普 the CMP F-99 Jets") == ["特朗普", "the", "Critical Minerals Pact", "F-99 jet"]


def test_two_cutters_keep_their_dictionaries_apart() -> None:
    with_term, without = Cutter(["稀金矿盟"]), Cutter([])

    assert with_term.terms("稀金矿盟") == ["稀金矿盟"]
    assert without.terms("稀金矿盟") != ["稀金矿盟"]


def test_jieba_loads_only_when_asked_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import sys, tempfile, pathlib; from lib.text.cutter import Cutter; Cutter([]).terms('稀土');"
        "assert 'jieba' not in sys.modules;"
        "from lib.text.han import jieba_cut; jieba_cut([]);"
        "print(len(list(pathlib.Path(tempfile.gettempdir()).iterdir())))"
    )

    environment = {**os.environ, "PYTHONPATH": str(SEEDS.parent), "TMPDIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False, env=environment
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "0\n", "")


@pytest.mark.parametrize(
    ("term", "language"), [("稀土", "zh"), ("F-35战机", "zh"), ("rare earth", "en"), ("レア", "en")]
)
def test_language_is_chinese_if_there_is_any_han(term: str, language: str) -> None:
    assert term_language(term) == language


def test_hostile_runs_are_cut_in_no_time() -> None:
    for text in ("a." * 50_000, "a-" * 50_000, "1." * 50_000, "a@" * 50_000, "rare " * 20_000, "http://" * 15_000):
        assert len(CUTTER.terms(text)) <= len(text)
