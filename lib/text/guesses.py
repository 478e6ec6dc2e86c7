"""What jieba guesses to be a word and is two: its guesses go by the look of single characters, not by grammar."""

from functools import cache

from lib.text.chinese_names import SIDES
from lib.text.lexicon import lexicon
from lib.text.splits import Parts

_PERSONS = "我你他她它"
# Behind the one character of a country, or a pronoun: what it says, means to do, and to whom.
_SAYS = "称指批拟将愿促吁欲对向与同已曾获"
_BODIES = "媒方军警官"
# What stands before a verb, and what stands before a noun.
_BEFORE_VERBS = "愿拟将已曾均仍也还又则并亦就再欲称"
_BEFORE_NOUNS = "同与就对向为以在将愿拟已被把从称"


@cache
def misguessed() -> dict[str, Parts]:
    """Spellings that no dictionary has, and their two words: 日称 is 日 and 称, 愿同 is 愿 and 同."""
    pairs = [
        *((side, verb) for side in SIDES + _PERSONS for verb in _SAYS),
        *((side + body, "称") for side in SIDES for body in _BODIES),
        *((left, right) for left in _BEFORE_VERBS for right in _BEFORE_NOUNS if left != right),
    ]
    known = lexicon().has
    return {left + right: (left, right) for left, right in pairs if not known(left + right)}
