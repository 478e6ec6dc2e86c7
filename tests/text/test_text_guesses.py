"""What jieba guesses to be one word and grammar says is two."""

import pytest

from lib.text import Cutter
from lib.text.guesses import misguessed

CUTTER = Cutter([])


@pytest.mark.parametrize(
    "words",
    [
        "印 称 边境 平静",
        "朝 称 已 试射 新型 导弹",
        "法媒 称 谈判 破裂",
        "菲 拟 购买 潜艇",
        "中方 愿 就此 与 各方 对话",
        "我 愿 与 大家 分享",
        "英 将 提高 关税",
        "双方 拟 在 北京 签约",
        "外长 愿 同 邻国 和解",
        "他 已 被捕",
        "越 对 韩 出口 大增",
    ],
)
def test_grammar_parts_what_single_characters_seem_to_make(words: str) -> None:
    assert CUTTER.terms(words.replace(" ", "")) == words.split()
    assert [token.term for token in CUTTER.tokens(words.replace(" ", ""))] == words.split()


@pytest.mark.parametrize("words", ["中将 军衔", "简称", "对称 图形", "名称 不同", "德行", "将军 退役", "正在 休息"])
def test_words_of_the_dictionary_stay_whole(words: str) -> None:
    assert CUTTER.terms(words.replace(" ", "")) == words.split()


def test_an_entry_that_keeps_one_whole_comes_first() -> None:
    assert "日拟" in misguessed()
    assert Cutter(["日拟"]).terms("日拟提高") == ["日拟", "提高"]
