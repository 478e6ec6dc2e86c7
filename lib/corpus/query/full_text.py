"""The full-text query: words, "phrases", AND / OR / NOT and parentheses.

The grammar, loosest first: ``a OR b``, ``a AND b`` (also ``a b``), ``NOT a`` (also ``-a``), ``( ... )``. Operators are
upper case. A word finds itself in all its forms, those that count as the same term (price: prices, priced; sell: sold),
also beside a hyphen; ``word*`` finds any ending, a phrase its words side by side, each in all forms; Chinese is found
anywhere in the text. Everything is compared folded (case, width, traditional / simplified). US, U.S. and USA find each
other. Which forms are terms of their own (pricing) the ``terms`` of the corpus say.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate
from os.path import commonprefix

from lib.characters import seen
from lib.chinese import has_han
from lib.errors import QueryError
from lib.text import fold
from lib.text.fold import fold_shapes
from lib.text.words import irregular_forms, lemma, type_spellings

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


def parse_query(query: str, terms: Collection[str] = frozenset()) -> Expression | None:
    """Read a query into a tree, or None for a blank one; ``terms`` are the spellings that the corpus counts.

    Raises
    ------
    QueryError: unbalanced quotes or parentheses, an operator without its operand, over 500 characters or over 20
        parentheses deep.
    """
    if len(query) > MAX_QUERY:
        raise QueryError(f"The search is {len(query)} characters long; {MAX_QUERY} is the most.")
    query = fold_shapes(seen(query))  # SQL cannot hold all that is not
    if query.count('"') % 2:
        raise QueryError('The search has an opening " without a closing one.')
    lexemes = _lex(query)
    if not lexemes:
        return None
    if _depth(lexemes) > MAX_DEPTH:
        raise QueryError(f"The search nests parentheses over {MAX_DEPTH} deep.")
    node, rest = _either(lexemes, terms)
    if rest:
        raise QueryError("The search has a ) without its (.")
    return node


def match_spans(query: str, text: str, terms: Collection[str] = frozenset()) -> list[tuple[int, int]]:
    """Where a text shows what a query asks for, as spans of the text; what stands under NOT is not looked for.

    Raises
    ------
    QueryError: as `parse_query`.
    """
    folded = fold(text)
    patterns = (wanted.pattern or re.escape(wanted.literal) for wanted in _wanted(parse_query(query, terms)))
    return sorted({match.span() for pattern in patterns for match in re.finditer(pattern, folded, re.ASCII)})


def _wanted(node: Expression | None) -> tuple[Phrase, ...]:
    match node:
        case Phrase():
            return (node,)
        case Conjunction(parts) | Alternation(parts):
            return tuple(phrase for part in parts for phrase in _wanted(part))
        case _:
            return ()


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


def _either(lexemes: list[Lexeme], terms: Collection[str]) -> tuple[Expression, list[Lexeme]]:
    node, rest = _both(lexemes, terms)
    parts = [node]
    while rest and rest[0][0] == "OR":
        node, rest = _both(rest[1:], terms)
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Alternation(tuple(parts))), rest


def _both(lexemes: list[Lexeme], terms: Collection[str]) -> tuple[Expression, list[Lexeme]]:
    node, rest = _single(lexemes, terms)
    parts = [node]
    while rest and rest[0][0] not in {"OR", "close"}:
        node, rest = _single(rest[1:] if rest[0][0] == "AND" else rest, terms)
        parts.append(node)
    return (parts[0] if len(parts) == 1 else Conjunction(tuple(parts))), rest


def _single(lexemes: list[Lexeme], terms: Collection[str]) -> tuple[Expression, list[Lexeme]]:
    if not lexemes:
        raise QueryError("The search ends where a word was expected.")
    (kind, value), rest = lexemes[0], lexemes[1:]
    if kind == "NOT":
        node, rest = _single(rest, terms)
        return (node.part if isinstance(node, Negation) else Negation(node)), rest
    if kind == "open":
        node, rest = _either(rest, terms)
        if not rest:
            raise QueryError("The search has a ( without its ).")
        return node, rest[1:]
    if kind in {"word", "phrase"}:
        spelled = tuple(_read_phrase(spelling, terms) for spelling in _spellings(value))
        return (spelled[0] if len(spelled) == 1 else Alternation(spelled)), rest
    raise QueryError(f"The search has {value or kind} where a word was expected.")


def _spellings(written: str) -> list[str]:
    """A word or phrase with the United States in all their spellings, where it names them."""
    words = written.split()
    named = next((number for number, word in enumerate(words) if word in _STATES_WRITTEN), None)
    if named is None:
        return [written]
    return [" ".join([*words[:named], state, *words[named + 1 :]]) for state in _STATES_WRITTEN[words[named]]]


def _read_phrase(written: str, terms: Collection[str]) -> Phrase:
    """What one word or phrase stands for, as written by a person."""
    folded = " ".join(fold(written).split())
    open_start, open_end = folded.startswith("*"), folded.endswith("*")
    folded = folded.strip("* ")
    if not folded:
        raise QueryError(f"{written!r} has no word in it; write at least one letter.")
    if "*" in folded or "|" in folded or re.fullmatch("/.+/", folded):
        raise QueryError(
            f"{written!r} is not a word of a search. A * stands at an end of it (control*), OR between two words; "
            "Concordance takes re*port, this | that and /regex/."
        )
    if has_han(folded):
        return Phrase(folded, "")
    words = folded.split()
    forms = [_forms(word, terms) for word in words]
    if open_start:
        forms[0] = words[:1]
    if open_end:
        forms[-1] = words[-1:]
    body = r"[\s-]+".join(f"(?:{'|'.join(map(re.escape, own))})" for own in forms)
    literal = max(map(commonprefix, forms), key=len)
    return Phrase(literal, ("" if open_start else _edge(folded[0])) + body + ("" if open_end else _edge(folded[-1])))


def _edge(char: str) -> str:
    """The boundary of a word that begins or ends with this; RE2 knows it for plain letters and digits alone."""
    return r"\b" if char.isascii() and char.isalnum() else ""


def _forms(word: str, terms: Collection[str]) -> list[str]:
    """The forms that count as a word: control, controls, controlled; allies, ally; sell, sold."""
    word = word.removesuffix("'s") or word
    if types := type_spellings(word):
        return [form for kind in types for form in (kind, f"{kind}s", f"{kind}'s")]
    if not word[-1:].isalnum():
        return [word]
    if len(word) < 3 or not word.isalpha():  # "used" is no form of "us"
        return [word, f"{word}s", f"{word}'s"]
    base = word if word in terms else lemma(word)
    forms = [form for form in (*_regular(base), *irregular_forms(base)) if _counts_as(form, base, terms)]
    return list(dict.fromkeys((base, word, *forms)))


def _counts_as(form: str, base: str, terms: Collection[str]) -> bool:
    """Whether a form has no term of its own: the dictionary keeps pricing apart from price."""
    plain = form.removesuffix("'s")
    return plain == base or (plain not in terms and lemma(plain) == lemma(base))


def _regular(base: str) -> list[str]:
    if re.search("[^aeiou]y$", base):
        return [base[:-1] + ending for ending in ("y", "y's", "ies", "ied", "ying")]
    if base.endswith("e"):
        return [base[:-1] + ending for ending in ("e", "e's", "es", "ed", "ing")]
    doubled = base[-1] if re.search("[aeiou][^aeiouwxy]$", base) else ""
    return [base + ending for ending in ("", "'s", "s", "es", "ed", "ing", f"{doubled}ed", f"{doubled}ing")]
