"""Who speaks in Chinese text: found where the text says it, and nobody where it does not."""

import pytest

from lib.speakers.chinese import chinese_attributions

Found = list[tuple[str, str]]


def found(text: str) -> Found:
    """Speaker and kind of each attribution of a sentence that is sure."""
    return [(one.speaker, one.kind) for one in chinese_attributions(text) if one.sure]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("商务部发言人表示，出口管制不变。", [("商务部", "name")]),
        ("商务部新闻发言人何咏前10月9日在发布会上表示，出口管制不变。", [("何咏前", "name")]),
        ("对此，外交部回应称，双方应通过对话解决问题。", [("外交部", "name")]),
        ("有分析人士指出，价格还会上涨。", [("分析人士", "group")]),
        ("多位业内人士普遍认为，价格还会上涨。", [("业内人士", "group")]),
        ("美国官员称谈判仍在继续", [("美国官员", "group")]),
        ("“价格还会涨。”黄仁勋说。", []),
        ("黄仁勋说：“价格还会涨。”", [("黄仁勋", "name")]),
        ("美国总统特朗普当地时间周二宣布，将加征关税。", [("特朗普", "name")]),
        ("英国首相基尔·斯塔默接受采访时表示，谈判仍在继续。", [("基尔·斯塔默", "name")]),
        ("据路透社报道，谈判仍在继续。", [("路透社", "name")]),
        ("美方称谈判仍在继续。", [("美方", "name")]),
        ("外交部：中方反对加征关税", [("外交部", "name")]),
        ("北京大学教授李国强认为，价格还会上涨。", [("李国强", "name")]),
        ("伊朗议会副议长称，谈判仍在继续。", [("伊朗议会副议长", "role")]),
        ("商務部發言人表示，出口管制不變。", [("商务部", "name")]),
        ("李国强在接受媒体采访时，表示价格还会上涨。", [("李国强", "name")]),
    ],
)
def test_a_speaker_is_found_by_how_a_report_says_so(text: str, speakers: Found) -> None:
    assert found(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "他表示，价格还会上涨。",
        "该公司称，价格还会上涨。",
        "记者表示不解。",
        "该厂号称全球最大。",
        "稀土被称为工业维生素。",
        "小说称得上经典。",
        "有人认为，价格还会上涨。",
        "深圳一公司宣布，价格还会上涨。",
        "演员 回应网友称：“价格还会涨。”",
        "据称，价格还会上涨。",
        "据悉，价格还会上涨。",
        "图中红线表示，价格还会上涨。",
        "总的来说，价格还会上涨。",
        "表示称说",
        "",
    ],
)
def test_what_is_no_speaker_is_nobody(text: str) -> None:
    assert found(text) == []


def test_the_receipt_is_where_the_words_stand() -> None:
    text = "近日，商務部新聞發言人表示，管制不變。"
    (one,) = chinese_attributions(text)
    assert (text[one.start : one.end], one.speaker) == ("商務部新聞發言人", "商务部")


def test_a_name_of_hundreds_of_characters_is_nobody() -> None:
    assert found("稀" * 500 + "公司表示，价格还会上涨。") == []
