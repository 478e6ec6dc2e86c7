"""What the general Chinese dictionary knows, and what it makes of a string."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from lib.text.han import Cut, plain_cuts, plain_jieba, plain_rjieba
from lib.text.tags import tag_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The general dictionary.

    Attributes
    ----------
    has: whether a simplified string is one of its words.
    cut, guess: a string cut into its words, and the same with guesses at words that it does not have.
    """

    has: Callable[[str], bool]
    cut: Cut
    guess: Cut

    def tag(self, word: str) -> str:
        """What kind of word one of its words is."""
        return tag_words(word)[0][1]


@cache
def lexicon() -> Lexicon:
    """The dictionary of jieba, without ours."""
    guess, cut = plain_cuts()
    try:
        return Lexicon(cast(Callable[[str], bool], plain_rjieba().has_word), cut, guess)
    except ImportError:
        frequencies = plain_jieba().FREQ
        return Lexicon(lambda word: bool(frequencies.get(word)), cut, guess)
