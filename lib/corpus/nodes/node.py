"""The node: what a concordance is a concordance of, as a person writes it.

The grammar: ``word``, ``a phrase of words``, ``control*`` (also ``*control``, ``re*port``), ``this | that`` for either,
``/regex/`` over spellings, ``theme:id`` and ``rule:theme/rule`` for the hits of a code; `nodes.names` adds
``concept:id`` and ``actor:id``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from lib.characters import seen
from lib.codebook import Codebook
from lib.errors import QueryError
from lib.text import fold
from lib.text.fold import fold_shapes

MAX_NODE = 200
MAX_SPELLINGS = 200
MAX_STARS = 3
_CODE = re.compile(r"\s*(theme|rule)\s*:\s*(.*)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordsNode:
    """One or more spellings, each a word, a phrase or a pattern with ``*``; any of them is found.

    A word finds every surface form of its term ("control": controls, Controlled); a phrase one term where the
    dictionary keeps it whole, else its terms side by side.

    Attributes
    ----------
    inside: whether it is also found as part of longer terms: price in *market price*, 稀土 in 稀土元素.
    """

    spellings: tuple[str, ...]
    inside: bool = False


@dataclass(frozen=True, slots=True)
class RegexNode:
    """Terms in whose spelling a regular expression (RE2's dialect) is found, whatever the case."""

    pattern: str


@dataclass(frozen=True, slots=True)
class CodeNode:
    """The hits of a theme, or of one ``rule`` of it ("" for all)."""

    theme: str
    rule: str


@dataclass(frozen=True, slots=True)
class NameNode:
    """The mentions of a concept or an actor, "concept:rare-earths", but those inside the longer name of another."""

    id: str
    book: Codebook


Node: TypeAlias = WordsNode | RegexNode | CodeNode | NameNode


def parse_node(text: str, *, inside: bool = False) -> Node:
    """Read a node as a person writes it; ``inside`` finds words within longer terms too.

    Raises
    ------
    QueryError: nothing to look for, over 200 characters, a regex without its end, a rule without its theme, a ``*``
        with no letter near it or over 3 of them in a word.
    """
    asked = " ".join(fold_shapes(seen(text)).split())
    if len(asked) > MAX_NODE:
        raise QueryError(f"What was asked for is longer than {MAX_NODE} characters. Ask for less at once.")
    if code := _CODE.fullmatch(asked):
        return _code(code[1].lower(), code[2])
    if asked.startswith("/"):
        return _regex(asked)
    return words_node(asked.split("|"), inside=inside)


def words_node(spellings: Iterable[str], *, inside: bool = False) -> WordsNode:
    """A node of several spellings: those of a concept, for one.

    Raises
    ------
    QueryError: as `parse_node`, or over 200 spellings.
    """
    unlike = {fold(spelling): spelling for spelling in map(_spelling, spellings)}
    if not unlike:
        raise QueryError("Nothing was asked for. Write a word, a phrase, control*, /regex/ or theme:id.")
    if len(unlike) > MAX_SPELLINGS:
        raise QueryError(f"{len(unlike):,} spellings were asked for at once; {MAX_SPELLINGS} is the most.")
    return WordsNode(tuple(unlike.values()), inside)


def _spelling(written: str) -> str:
    plain = " ".join(fold_shapes(seen(written)).split())
    if not any(map(str.isalnum, plain)):
        reason = (
            f"{plain!r} has no letter in it" if plain else "Nothing was asked for, or nothing stands on one side of a |"
        )
        raise QueryError(f"{reason}. Write a word, a phrase, or part of a word with *: control*.")
    if max(word.count("*") for word in plain.split()) > MAX_STARS:
        raise QueryError(f"{plain!r} has a word with over {MAX_STARS} *; write more letters and fewer *.")
    return plain


def _code(kind: str, written: str) -> CodeNode:
    theme, slash, rule = (part.strip() for part in written.partition("/"))
    if not theme or (kind == "rule") != bool(rule) or (kind == "theme" and slash):
        right = "rule:alliances/frameworks" if kind == "rule" else "theme:alliances"
        raise QueryError(f"'{kind}:{written}' does not name a {kind}. Write it like this: {right}.")
    return CodeNode(theme, rule)


def _regex(written: str) -> RegexNode:
    pattern = written[1:-1]
    if len(written) < 2 or not written.endswith("/"):
        raise QueryError(f"{written!r} begins a regular expression that has no end. Write it so: /^re.*al$/.")
    if not pattern.strip():
        raise QueryError("There is nothing between the slashes. Write a regular expression: /^re.*al$/.")
    return RegexNode(pattern)
