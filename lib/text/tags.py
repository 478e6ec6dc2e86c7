"""What kind of word each Chinese word is."""

from collections.abc import Callable
from functools import cache

Tagged = list[tuple[str, str]]


def tag_words(run: str) -> Tagged:
    """The words of a run of simplified Chinese with jieba's tags: "nr" a person, "ns" a place, "nt" an organisation."""
    return _engine()(run)


@cache
def _engine() -> Callable[[str], Tagged]:
    try:
        from rjieba import Jieba
    except ImportError:
        return _slow_engine()
    return Jieba().tag


def _slow_engine() -> Callable[[str], Tagged]:
    from jieba.posseg import POSTokenizer

    from lib.text.han import jieba_engine

    tokenizer = POSTokenizer(jieba_engine(()))
    return lambda run: [(pair.word, pair.flag) for pair in tokenizer.cut(run)]
