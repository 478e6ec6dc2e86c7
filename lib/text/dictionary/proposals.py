"""The entry of the dictionary that would put a cut right, as a person would write it."""

from collections.abc import Sequence

from lib.model import Token
from lib.text.fold import fold_case, fold_shapes
from lib.text.phrases import plural

_BETWEEN = ("", " ", "-")


def mergeable(text: str, left: Token, right: Token) -> bool:
    """Whether two words that follow each other could be one: nothing but a blank or a hyphen stands between them."""
    return fold_shapes(text[left.end : right.start]) in _BETWEEN


def whole_entry(text: str, tokens: Sequence[Token]) -> str:
    """The entry that keeps these neighbouring words whole.

    English stands in small letters where the words count under such, and the last one in the singular, so that the
    entry is found in any capitals and in the plural too.
    """
    written = ""
    for number, token in enumerate(tokens):
        between = text[tokens[number - 1].end : token.start] if number else ""
        written += fold_shapes(between) + _spelling(text, token, last=number == len(tokens) - 1)
    return written


def split_entry(text: str, token: Token, at: int) -> str:
    """The entry that cuts a Chinese word at an index of the text."""
    return f"{fold_shapes(text[token.start : at])} | {fold_shapes(text[at : token.end])}"


def _spelling(text: str, token: Token, last: bool) -> str:
    surface = fold_shapes(text[token.start : token.end])
    if token.term != fold_case(token.term):
        # A name is spelled as it stands ("US"), but a plural is not its spelling.
        return token.term if last and fold_case(surface) == fold_case(plural(token.term)) else surface
    small = fold_case(surface)
    return token.term if last and small == plural(token.term) else small
