"""Cutting Chinese by jieba's algorithm."""

import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache, partial
from typing import TYPE_CHECKING, cast

from lib.text.splits import Parts, Splits

if TYPE_CHECKING:
    from jieba import Tokenizer
    from rjieba import Jieba

# Between runs: neither engine ever puts a line break into a word.
_BREAK = "\n"
_SEAM = "\0"
# Common enough that a term of the field wins over its pieces, and no more: what they add to the total of the dictionary
# moves cuts where no term of ours stands (with 300 and 20,000 202 of 60,000 runs of ordinary text, so 8).
_SHORT, _LONG = 20, 300
_LONG_FROM = 4
_SHORTEST_APART = 3  # two characters are one word

Cut = Callable[[str], list[str]]
Forget = Callable[[str], object]


class HanCutter:
    """Cuts runs of simplified Han characters; ``words`` join jieba's own dictionary, ``splits`` cut what it has whole.

    ``guesses`` are words that it never has, and their parts: they are looked up, which costs a tenth of a search.

    `rjieba` does the work where its wheel can be imported, else `jieba` itself, token for token the same.
    """

    def __init__(
        self,
        words: Iterable[str],
        cut: Cut | None = None,
        splits: Mapping[str, Parts] | None = None,
        guesses: Mapping[str, Parts] | None = None,
    ) -> None:
        self._cut = cut or _engine(list(words))
        self._splits = Splits(splits or {})
        self._guesses = dict(guesses or {})

    def cut(self, run: str) -> list[str]:
        """Cut one run; the words joined are the run."""
        return self._splits.cut(self._without_guesses(self._cut(run)))

    def cut_many(self, runs: list[str]) -> list[list[str]]:
        """Cut many runs in one call, which is twice as fast as one by one."""
        if not runs:
            return []
        joined = _BREAK.join(runs)
        seamed = _SEAM.join(self._cut(joined))
        cut = [self._without_guesses(words.split(_SEAM)) for words in seamed.split(f"{_SEAM}{_BREAK}{_SEAM}")]
        return list(map(self._splits.cut, cut)) if self._splits.occur(joined) else cut

    def _without_guesses(self, words: list[str]) -> list[str]:
        if self._guesses.keys().isdisjoint(words):
            return words
        return [part for word in words for part in self._guesses.get(word, (word,))]


@cache
def plain_cuts() -> tuple[Cut, Cut]:
    """The cut by jieba's own dictionary, and the same without its guesses at words that it does not have."""
    try:
        fast = plain_rjieba()
        return fast.cut, partial(fast.cut, hmm=False)
    except ImportError:
        slow = plain_jieba()
        return cast(Cut, slow.lcut), cast(Cut, partial(slow.lcut, HMM=False))


@cache
def plain_rjieba() -> "Jieba":
    """The fast engine without words of ours, for what only asks it."""
    return _rjieba_engine(())


@cache
def plain_jieba() -> "Tokenizer":
    """The reference engine without words of ours, for what only asks it."""
    return jieba_engine(())


def _engine(words: list[str]) -> Cut:
    try:
        return rjieba_cut(words)
    except ImportError:
        return jieba_cut(words)


def rjieba_cut(words: Iterable[str]) -> Cut:
    """Make the fast engine, with a dictionary of its own."""
    return cast(Cut, _rjieba_engine(words).cut)


def _rjieba_engine(words: Iterable[str]) -> "Jieba":
    from rjieba import Jieba

    engine = Jieba()
    for word in words:
        engine.add_word(word, max(_weight(word), engine.suggest_freq(word)), None)
    return engine


def jieba_cut(words: Iterable[str]) -> Cut:
    """Make the reference engine, with a dictionary of its own and no trace outside this process."""
    return cast(Cut, jieba_engine(words).lcut)


def jieba_engine(words: Iterable[str]) -> "Tokenizer":
    """The reference engine itself, for what also tags."""
    with warnings.catch_warnings():
        # Its source has invalid escapes (3.12 warns) and asks for pkg_resources (which is deprecated).
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(jieba.logging.WARNING)
    engine = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as private:
        # Else it would load a marshalled cache that anybody may have left in the shared folder.
        engine.tmp_dir = private
        engine.initialize()
    for word in words:
        engine.add_word(word, max(_weight(word), engine.suggest_freq(word)))
    return engine


def parts_of_words(words: Iterable[str], known: Iterable[str], whole: Set[str] = frozenset()) -> dict[str, list[str]]:
    """What each of some words is cut into where it is no word itself: 出口管制 is 出口 and 管制, 价格战 is 价格 and 战.

    Longer words are taken apart first, and then their parts, so that 美国国防部 holds 国防; two characters are one
    word. ``known`` are words of the field that join jieba's own, ``whole`` are not taken apart (印度 is no part of
    印度尼西亚).
    """
    cut, forget = _forgetful_engine(list(known))
    by_length: dict[int, set[str]] = {}
    for word in words:
        by_length.setdefault(len(word), set()).add(word)
    parts: dict[str, list[str]] = {}
    for length in range(max(by_length, default=0), _SHORTEST_APART - 1, -1):
        for word in by_length.get(length, set()) - whole:
            forget(word)
            parts[word] = cut(word)
            for part in parts[word]:
                by_length.setdefault(len(part), set()).add(part)
    for word in sorted(parts, key=len):
        parts[word] = [inner for part in parts[word] for inner in parts.get(part, [part])]
    return parts


def _forgetful_engine(words: list[str]) -> tuple[Cut, Forget]:
    """An engine of its own, and what takes a word out of its dictionary."""
    try:
        fast = _rjieba_engine(words)
    except ImportError:
        slow = jieba_engine(words)
        return cast(Cut, slow.lcut), lambda word: slow.add_word(word, 0)
    return cast(Cut, fast.cut), lambda word: fast.add_word(word, 0, None)


def _weight(word: str) -> int:
    return _LONG if len(word) >= _LONG_FROM else _SHORT
