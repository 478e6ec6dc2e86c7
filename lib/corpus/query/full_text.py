"""The full-text query: words, "phrases", AND / OR / NOT and parentheses.

The grammar, loosest first: ``a OR b``, ``a AND b`` (also ``a b``), ``NOT a`` (also ``-a``), ``( ... )``. Operators are
upper case. A word finds itself with its regular endings, ``word*`` any ending, a phrase the words side by side;
Chinese is found anywhere in the text. Everything is compared folded (case, width, traditional / simplified). US, U.S.
and USA find each other.
"""

import re
from dataclasses import dataclass
from itertools import accumulate
from os.path import commonprefix

from lib.chinese import has_han
from lib.errors import QueryError
from lib.text import fold
from lib.text.fold import fold_shapes
from lib.text.words import lemma

MAX_QUERY = 500
MAX_DEPTH = 20
_LEXEME = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-(?=[\w"(]))|"(?P<phrase>[^"]*)"|(?P<word>[^\s()"]+))'
)
# They count as one word. Folded, "US" cannot be told from the pronoun, so only who writes it looks for it.
_STATES = ("U.S.", "USA")
_STATES_WRITTEN = {"US": ("US", *_STATES), **dict.fromkeys(("USA", "U.S.", "U.S", "U.S.A.", "U.S.A"), _STATES)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to find: ``literal`` must occur in the folded text, ``pattern`` (or "") says where.

    ``pattern`` is a regular expression in RE2's dialect, built from escaped input alone.
    """

    literal: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Negation:
    part: "Expression"


@dataclass(frozen=True, slots=True)
class Conjunction:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Alternation:
    parts: tuple["Expression", ...]


Expression = Phrase | Negation | Conjunction | Alternation
Lexeme = tuple[str, str]


def parse_query(query: str) -> Expression | None:
    """Read a query into a tree, or None for a blank one.

    Raises
    ------
    QueryError: unbalanced quotes or parentheses, an operator without its operand, over 500 characters or over 20
        parentheses deep.
    """
    if len(query) > MAX_QUERY:
        raise QueryError(f"The search is {len(query)} characters long; {MAX_QUERY} is the most.")
    query = fold_shapes(_seen(query))
    if query.count('"') % 2:
        raise QueryError('The search has an opening " without a closing one.')
    lexemes = _lex(query)
    if not lexemes:
        return None
    if _depth(lexemes) > MAX_DEPTH:
        raise QueryError(f"The search nests parentheses over {MAX_DEPTH} deep.")
    node, rest = _either(lexemes)
    if rest:
        raise QueryError("The search has a ) without its (.")
    return node


def match_spans(query: str, text: str) -> list[tuple[int, int]]:
    """Where a text shows what a query asks for, as spans of the text; what stands under NOT is not looked for.

    Raises
    ------
    QueryError: as `parse_query`.
    """
    folded = fold(text)
    patterns = (wanted.pattern or re.escape(wanted.literal) for wanted in _wanted(parse_query(query)))
    return sorted({match.span() for pattern in patterns for match in re.finditer(pattern, folded, re.ASCII)})


def _wanted(node: Expression | None) -> tuple[Phrase, ...]:
    match node:
        case Phrase():
            return (node,)
        case Conjunction(parts) | Alternation(parts):
            return tuple(phrase for part in parts for phrase in _wanted(part))
        case _:
            return ()


def _seen(query: str) -> str:
    """The query without what cannot be seen: the text has none of it, and SQL cannot hold all of it."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "" for char in query)


def _depth(lexemes: list[Lexeme]) -> int:
    steps = ({"open": 1, "close": -1}.get(kind, 0) for kind, _ in lexemes)
    return max(accumulate(steps))


def _lex(query: str) -> list[Lexeme]:
    lexemes: list[Lexeme] = []
    for match in _LEXEME.finditer(query):
        kind = match.lastgroup or ""
        value = match.group(kind)
        if kind == "word" and value in {"AND", "OR", "NOT"}:
            kind = value
        if kind == "minus":
            kind = "NOT"
        if kind != "phrase" or value.strip():
            lexemes.append((kind, value))
    return lexemes


def _either(lexemes: list[Lexeme]) -> tuple[Expression, list[Lexeme]]:
    node, rest = _both(lexemes)
    parts = [node]
    while rest and rest[0][0] == "OR":
        node, rest = _both(rest[1:])
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Alternation(tuple(parts))), rest


def _both(lexemes: list[Lexeme]) -> tuple[Expression, list[Lexeme]]:
    node, rest = _single(lexemes)
    parts = [node]
    while rest and rest[0][0] not in {"OR", "close"}:
        node, rest = _single(rest[1:] if rest[0][0] == "AND" else rest)
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Conjunction(tuple(parts))), rest


def _single(lexemes: list[Lexeme]) -> tuple[Expression, list[Lexeme]]:
    if not lexemes:
        raise QueryError("The search ends where a word was expected.")
    (kind, value), rest = lexemes[0], lexemes[1:]
    if kind == "NOT":
        node, rest = _single(rest)
        return (node.part if isinstance(node, Negation) else Negation(node)), rest
    if kind == "open":
        node, rest = _either(rest)
        if not rest:
            raise QueryError("The search has a ( without its ).")
        return node, rest[1:]
    if kind in {"word", "phrase"}:
        spelled = tuple(map(read_phrase, _spellings(value)))
        return (spelled[0] if len(spelled) == 1 else Alternation(spelled)), rest
    raise QueryError(f"The search has {value or kind} where a word was expected.")


def _spellings(written: str) -> list[str]:
    """A word or phrase with the United States in all their spellings, where it names them."""
    words = written.split()
    named = next((number for number, word in enumerate(words) if word in _STATES_WRITTEN), None)
    if named is None:
        return [written]
    return [" ".join([*words[:named], state, *words[named + 1 :]]) for state in _STATES_WRITTEN[words[named]]]


def read_phrase(written: str) -> Phrase:
    """What one word or phrase stands for, as written by a person."""
    folded = " ".join(fold(written).split())
    open_ended = folded.endswith("*")
    folded = folded.rstrip("*").rstrip()
    if not folded:
        raise QueryError(f"{written!r} has no word in it; write at least one letter.")
    if has_han(folded):
        return Phrase(folded, "")
    *before, last = folded.split()
    forms = [last] if open_ended else _forms(last)
    body = r"[\s-]+".join([*map(re.escape, before), f"(?:{'|'.join(map(re.escape, forms))})"])
    literal = max((*before, commonprefix(forms)), key=len)  # noqa: RUF071 - words, not paths
    return Phrase(literal, _edge(folded[0]) + body + ("" if open_ended else _edge(last[-1])))


def _edge(char: str) -> str:
    """The boundary of a word that begins or ends with this; RE2 knows it for plain letters and digits alone."""
    return r"\b" if char.isascii() and char.isalnum() else ""


def _forms(word: str) -> list[str]:
    """A word and its regular forms: control, controls, controlled; allies, ally. Irregular ones stay alone."""
    word = word.removesuffix("'s") or word
    if not word[-1:].isalnum():
        return [word]
    if len(word) < 3 or not word.isalpha():  # "used" is no form of "us"
        return [word, f"{word}s", f"{word}'s"]
    regular = _regular(lemma(word))
    return regular if word in regular else _regular(word)


def _regular(base: str) -> list[str]:
    if re.search("[^aeiou]y$", base):
        return [base[:-1] + ending for ending in ("y", "y's", "ies", "ied", "ying")]
    if base.endswith("e"):
        return [base[:-1] + ending for ending in ("e", "e's", "es", "ed", "ing")]
    doubled = base[-1] if re.search("[aeiou][^aeiouwxy]$", base) else ""
    return [base + ending for ending in ("", "'s", "s", "es", "ed", "ing", f"{doubled}ed", f"{doubled}ing")]
