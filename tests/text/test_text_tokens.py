"""Money, types of arms, formulas, names with dots and addresses: each is one word, or none."""

import pytest

from lib.coding.pattern import needles
from lib.coding.reading import reading_copy
from lib.coding.spotter import Spotter
from lib.corpus.query.full_text import match_spans
from lib.text import Cutter

CUTTER = Cutter([])


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("C$40m, NT$8 and S$2.5bn were paid in US$", ["and", "be", "pay", "in"]),
        ("NZ$1,200/t, £5 and €7", ["t", "and"]),
        ("Us and them", ["we", "and", "they"]),
        (
            "4G-ready sites, 2D-printed parts, 14nm-class chips",
            ["4G-ready", "site", "2D-printed", "part", "14nm-class", "chip"],
        ),
        ("19th-Century mines, a 5-Year plan", ["19th-century", "mine", "a", "5-year", "plan"]),
        ("P&G, Q&A's and S&P", ["P&G", "Q&A", "and", "S&P"]),
        ("Sm2Co17 and La2O3, CO2, GaN", ["Sm2Co17", "and", "La2O3", "CO2", "gan"]),
        ("1999's levy, “Beijing”'s reply", ["levy", "Beijing", "reply"]),
        ("H股下跌，C型钢，K线图", ["H股", "下跌", "C型", "钢", "K线", "图"]),
        ("A股份额", ["a", "股份", "额"]),
        ("见 https://例子.中国/新闻/稀土?词=钕铁 一文", ["见", "一文"]),
        ("链接http://a.cn/b发布", ["链接", "发布"]),
        ("总理安格拉·默克尔与奥拉夫•朔尔茨", ["总理", "安格拉·默克尔", "与", "奥拉夫", "朔", "尔茨"]),
        ("新闻·评论", ["新闻", "评论"]),
    ],
)
def test_tokens(text: str, terms: list[str]) -> None:
    assert [term.lower() for term in CUTTER.terms(text)] == [term.lower() for term in terms]
    assert [token.term for token in CUTTER.tokens(text)] == CUTTER.terms(text)


def test_formulas_and_letters_keep_their_capitals() -> None:
    assert CUTTER.terms("Nd2Fe14B, X光, 5G-Enabled") == ["Nd2Fe14B", "X光", "5G-enabled"]


def test_a_foreign_name_is_one_word_and_shown_as_it_is_written() -> None:
    text = "部长德米特里•梅德韦杰夫说"
    token = next(one for one in CUTTER.tokens(text) if "·" in one.term)
    assert (token.term, text[token.start : token.end]) == ("德米特里·梅德韦杰夫", "德米特里•梅德韦杰夫")
    assert CUTTER.parts([token.term])[token.term][0] == "德米特里"


@pytest.mark.parametrize(("written", "other"), [("J-20", "J20"), ("Su-35", "Su35"), ("DF-41", "DF41")])
def test_a_type_is_found_in_either_spelling(written: str, other: str) -> None:
    assert CUTTER.terms(written) == CUTTER.terms(other)
    for query, text in ((written, f"The {other} flew."), (other, f"Two {written}s flew.")):
        assert match_spans(query, text)
    for pattern, text in ((written, f"The {other} flew."), (other, f"The {written} flew.")):
        assert Spotter([pattern]).spot(reading_copy(text))


def test_the_spelling_of_the_dictionary_stands_for_both() -> None:
    cutter = Cutter(["F-16"])
    assert cutter.terms("F16, F-16, F16s and F16C") == ["F-16", "F-16", "F-16", "and", "F-16C"]
    assert len(needles("F-16")) == 2


def test_money_is_no_country_for_a_rule_either() -> None:
    assert not Spotter(["=US"]).spot(reading_copy("It paid US$5 billion."))
    assert Spotter(["=US"]).spot(reading_copy("The US paid $5 billion."))
