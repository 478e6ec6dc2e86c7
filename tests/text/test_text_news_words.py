"""Words of the news are whole, what only looks like one is not, and the dictionary moves no other cut."""

import pytest

from lib.settings import current_settings
from lib.text import Cutter, load_dictionary

CUTTER = Cutter(load_dictionary(current_settings().dictionary)[0])
PLAIN = Cutter([])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("十四五期间部署低空经济", ["十四五", "期间", "部署", "低空经济"]),
        ("約旦河西岸與加沙地帶", ["约旦河西岸", "与", "加沙地带"]),
        ("进博会上谈碳达峰", ["进博会", "上谈", "碳达峰"]),
        ("韩称已出动军机", ["韩", "称", "已", "出动", "军机"]),
        ("愿同各方合作", ["愿", "同", "各方", "合作"]),
        ("飛彈與人工智慧", ["导弹", "与", "人工智能"]),
        ("輝達的晶片", ["英伟达", "的", "芯片"]),
    ],
)
def test_words_of_the_news(text: str, words: list[str]) -> None:
    assert CUTTER.terms(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "孩子们在公园里唱歌，老师说今天的作业不多",
        "这家店的面条好吃又便宜，排队的人真不少",
        "他把行李放在门口，就急急忙忙地赶去车站了",
        "昨晚的球赛打得精彩，观众都站起来鼓掌",
        "医生建议多喝水，早睡早起，少吃油腻的东西",
        "山路弯弯曲曲，车开得慢，大家一路说说笑笑",
        "交通要道上堵了两个小时，特别是在下班的时候",
    ],
)
def test_ordinary_sentences_are_cut_as_without_the_dictionary(text: str) -> None:
    assert CUTTER.terms(text) == PLAIN.terms(text)
