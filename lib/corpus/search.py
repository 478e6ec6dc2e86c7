"""The full-text query: words, "phrases", AND / OR / NOT and parentheses.

The grammar, loosest first: ``a OR b``, ``a AND b`` (also ``a b``), ``NOT a`` (also ``-a``), ``( ... )``. Operators are
upper case. A word finds itself with its regular endings, ``word*`` any ending, a phrase the words side by side;
Chinese is found anywhere in the text. Everything is compared folded (case, width, traditional / simplified).
"""

import re
from dataclasses import dataclass

from lib.errors import QueryError
from lib.text import fold

MAX_QUERY = 500
_LEXEME = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(]))|"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+))'
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to find: ``literal`` must occur in the folded text, ``pattern`` (or "") says where.

    ``pattern`` is a regular expression in RE2's dialect, built from escaped input alone.
    """

    literal: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class Both:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Node", ...]


Node = Phrase | Not | Both | Either


def parse(query: str) -> Node | None:
    """Read a query into a tree, or None for a blank one.

    Raises
    ------
    QueryError: unbalanced quotes or parentheses, an operator without its operand, or over 500 characters.
    """
    if len(query) > MAX_QUERY:
        raise QueryError(f"The search is {len(query)} characters long; {MAX_QUERY} is the most.")
    if query.count('"') % 2:
        raise QueryError('The search has an opening " without a closing one.')
    lexemes = _lex(query)
    if not lexemes:
        return None
    node, rest = _either(lexemes)
    if rest:
        raise QueryError("The search has a ) without its (.")
    return node


def phrases(node: Node | None) -> tuple[Phrase, ...]:
    """The phrases a match may show, leaving out what stands under NOT."""
    match node:
        case Phrase():
            return (node,)
        case Both(parts) | Either(parts):
            return tuple(found for part in parts for found in phrases(part))
        case _:
            return ()


Lexeme = tuple[str, str]


def _lex(query: str) -> list[Lexeme]:
    lexemes: list[Lexeme] = []
    for found in _LEXEME.finditer(query):
        kind = found.lastgroup or ""
        value = found.group(kind)
        if kind == "word" and value in {"AND", "OR", "NOT"}:
            kind = value
        if kind == "minus":
            kind = "NOT"
        if kind != "phrase" or value.strip():
            lexemes.append((kind, value))
    return lexemes


def _either(lexemes: list[Lexeme]) -> tuple[Node, list[Lexeme]]:
    node, rest = _both(lexemes)
    parts = [node]
    while rest and rest[0][0] == "OR":
        node, rest = _both(rest[1:])
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), rest


def _both(lexemes: list[Lexeme]) -> tuple[Node, list[Lexeme]]:
    node, rest = _single(lexemes)
    parts = [node]
    while rest and rest[0][0] not in {"OR", "close"}:
        node, rest = _single(rest[1:] if rest[0][0] == "AND" else rest)
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Both(tuple(parts))), rest


def _single(lexemes: list[Lexeme]) -> tuple[Node, list[Lexeme]]:
    if not lexemes:
        raise QueryError("The search ends where a word was expected.")
    (kind, value), rest = lexemes[0], lexemes[1:]
    if kind == "NOT":
        node, rest = _single(rest)
        return Not(node), rest
    if kind == "open":
        node, rest = _either(rest)
        if not rest:
            raise QueryError("The search has a ( without its ).")
        return node, rest[1:]
    if kind in {"word", "phrase"}:
        return phrase(value), rest
    raise QueryError(f"The search has {value or kind} where a word was expected.")


def phrase(written: str) -> Phrase:
    """What one word or phrase stands for, as written by a person."""
    folded = " ".join(fold(written).split())
    open_ended = folded.endswith("*")
    folded = folded.rstrip("*")
    if not folded:
        raise QueryError(f"{written!r} has no word in it; write at least one letter.")
    if _HAN.search(folded):
        return Phrase(folded, "")
    words = folded.split()
    left = r"\b" if folded[0].isalnum() else ""
    body = r"[\s-]+".join(map(re.escape, words))
    if not open_ended and words[-1].isalnum():
        body = r"[\s-]+".join([*map(re.escape, words[:-1]), _inflected(words[-1])])
    return Phrase(max((_stem(word) for word in words), key=len), left + body)


def _stem(word: str) -> str:
    """What every regular form of a word begins with."""
    return re.sub(r"(?<=\w{3})(?:ies|ied|ying|es|s|ed|ing|e|y)$", "", word) if word.isalpha() else word


def _inflected(word: str) -> str:
    stem = _stem(word)
    if stem == word:
        return re.escape(word) + r"(?:'s|s|es|ed|ing)?\b"
    return re.escape(stem) + r"(?:'s|s|es|e|e's|ed|ing|y|y's|ies|ied|ying)?\b"
