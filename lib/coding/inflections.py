"""The forms of an English word that are as good as the word itself."""

import re

from lib.text.words import lemma

_WORD = re.compile("[a-z]{3,}")
_DOUBLES = re.compile("[aeiou][bdglmnprt]$")  # ban, banned
_Y = re.compile("[^aeiou]y$")  # supply, supplied


def verb_forms(word: str) -> list[str]:
    """The regular forms in -ed and -ing of one small-lettered word, those that the lemmatiser takes for its forms.

    So "ban" has "banned" and "banning", "mine" has "mined" but not "mining", an industry, and a noun alone has none.
    """
    if not _WORD.fullmatch(word):
        return []
    past, going = f"{word}ed", f"{word}ing"
    if word.endswith("e"):
        past, going = f"{word}d", f"{word[:-1]}ing"
    elif _Y.search(word):
        past = f"{word[:-1]}ied"
    doubled = [f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"] if _DOUBLES.search(word) else []
    return [form for form in (past, going, *doubled) if lemma(form) == word]
