"""Entries of the codebook laid out to be read: lists of patterns, conditions, proofs. All HTML is made here."""

from collections.abc import Iterable, Iterator, Sequence

from lib.codebook import Actor, Codebook, Concept, Near, Patterns, Rule, Where
from lib.figures.style import ACCENT, LINE
from lib.model import LANGUAGE_NAMES
from lib.revision import Proof
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.session.view import View

TOLD = 40
_EVEN = (
    "font-family:ui-monospace,Menlo,Consolas,'Didymium CJK',monospace;font-size:.875rem;line-height:1.6;"
    "white-space:pre-wrap;overflow-wrap:anywhere"
)


def entry_link(
    view: View, part: str, name: str, inner: str, theme: str = "", current: bool = False, title: str = ""
) -> str:
    """A link to an entry on this page under the filter and view that are on; ``inner`` is HTML already."""
    kept = view.address.without("part", "of", "entry", "new")
    where = {"part": [part], "of": [theme], "entry": [name]}
    params = kept | {key: value for key, value in where.items() if value[0]}
    return link("codebook", params, inner, "color:inherit", title, current)


def rule_html(view: View, rule: Rule, book: Codebook) -> str:
    """What a rule looks for, condition by condition."""
    return _parts(_conditions(view, rule, book))


def named_html(view: View, named: Concept | Actor, book: Codebook) -> str:
    """The patterns of a concept or an actor, and who uses it."""
    conditions = list(_lists(view, "One of", named.any, book))
    if isinstance(named, Concept) and not named.counted:
        conditions.append(("Counted", "<div>no: words for rules, no thing of its own</div>"))
    used = "".join(_word(item) for item in users(view, named.id, book)) or "no rule and no list"
    return _parts([*conditions, ("Used by", f"<div>{used}</div>")])


def names_html(view: View, names: Patterns, book: Codebook) -> str:
    """The expressions that stay whole."""
    return _parts(_lists(view, "Stay whole", names, book))


def users(view: View, name: str, book: Codebook) -> list[str]:
    """Links to the rules and concepts whose lists name a concept or an actor, as HTML."""
    rules = [
        entry_link(view, "themes", rule.id, escape(f"{theme.id}/{rule.id}"), theme.id)
        for theme in book.themes
        for rule in theme.rules
        if any(name in part.concepts for part in rule.parts())
    ]
    gate = [
        entry_link(view, "subject", rule.id, escape(f"subject/{rule.id}"))
        for rule in book.gate
        if any(name in part.concepts for part in rule.parts())
    ]
    lists = [
        entry_link(view, part, user.id, escape(user.id))
        for part, kind in (("concepts", book.concepts), ("actors", book.actors))
        for user in kind
        if name in user.any.concepts
    ]
    return rules + gate + lists


def proofs_html(proofs: Iterable[Proof]) -> str:
    """A rule's own sentences, each with what it ought to do and whether it does."""
    items = "".join(
        f"<li><b>{'✓' if proof.holds else '✗'} {_said(proof)}</b><span>{escape(proof.sentence)}</span></li>"
        for proof in proofs
    )
    return f'<ul class="proofs" style="margin:0;padding:0">{items}</ul>' if items else ""


def difference_html(diff: str) -> str:
    """A unified diff, its lines wrapped; what came is tinted, what went has a broken edge."""
    edges = {"+": f"background:{ACCENT}26;border-left:3px solid {ACCENT}", "-": f"border-left:3px dashed {LINE}"}
    plain = "border-left:3px solid transparent"
    lines = "".join(
        f'<div style="{edges.get(line[:1], plain)};padding:0 .6em">{escape(line) or " "}</div>'
        for line in diff.splitlines()
    )
    return f'<div style="{_EVEN}">{lines}</div>'


def toml_html(text: str) -> str:
    """An entry as it is written."""
    return f'<div style="{_EVEN}">{escape(text)}</div>'


def _said(proof: Proof) -> str:
    if proof.holds:
        return "finds" if proof.wanted else "leaves alone"
    return "should find" if proof.wanted else "should not find"


def _parts(conditions: Iterable[tuple[str, str]]) -> str:
    items = "".join(f"<dt>{name}</dt><dd>{what}</dd>" for name, what in conditions)
    return f'<dl class="parts" style="margin:0;padding:0">{items}</dl>'


def _conditions(view: View, rule: Rule, book: Codebook) -> Iterator[tuple[str, str]]:
    if rule.any:
        yield from _lists(view, "One of", rule.any, book)
    for part in rule.all:
        yield from _lists(view, "And, anywhere, one of" if rule.any else "One of", part, book)
    if rule.near:
        for number, part in enumerate(rule.near.all):
            yield from _lists(view, _distance(rule.near) if number == 0 else "and one of", part, book)
    if rule.codes:
        yield "Only with", _codes(rule.codes.all, "all of") + _codes(rule.codes.any, "one of")
    if rule.where:
        yield "Only in", "".join(_where(rule.where))
    if rule.unless or rule.unless_codes:
        words = "".join(what for _, what in _lists(view, "", rule.unless, book)) if rule.unless else ""
        yield "Not if", words + _codes(rule.unless_codes, "codes")


def _distance(near: Near) -> str:
    window = f"within {near.within} words" if isinstance(near.within, int) else f"in one {near.within}"
    return f"Close together, {window}{', in this order' if near.ordered else ''}: one of"


def _lists(view: View, name: str, patterns: Patterns, book: Codebook) -> Iterator[tuple[str, str]]:
    lines: dict[str, list[str]] = {
        LANGUAGE_NAMES["en"]: [escape(word) for word in patterns.en],
        LANGUAGE_NAMES["zh"]: [f'<span lang="zh">{escape(word)}</span>' for word in patterns.zh],
        "Lists": [_list_link(view, named, book) for named in patterns.concepts],
        "Countries": [
            f"{escape(code)} {_size(book.words(Patterns(countries=(code,))))}" for code in patterns.countries
        ],
    }
    yield name, "".join(_line(kind, words) for kind, words in lines.items() if words)


def _list_link(view: View, name: str, book: Codebook) -> str:
    """A link to a concept or an actor, with how many patterns it brings; a pointer is told the first of them."""
    part = "actors" if name in {actor.id for actor in book.actors} else "concepts"
    words = book.words(Patterns(concepts=(name,)))
    told = ", ".join(words[:TOLD]) + (", …" if len(words) > TOLD else "")
    return f"{entry_link(view, part, name, escape(name), title=told)} {_size(words)}"


def _size(words: Sequence[str]) -> str:
    return f'<span style="opacity:.75">{len(words)}</span>'


def _line(kind: str, words: Iterable[str]) -> str:
    return f"<div><i>{kind}</i>{''.join(map(_word, words))}</div>"


def _word(inner: str) -> str:
    return f'<span class="pattern">{inner}</span>'


def _codes(codes: Iterable[str], kind: str) -> str:
    words = [escape(code) for code in codes]
    return _line(kind, words) if words else ""


def _where(where: Where) -> Iterator[str]:
    for name in ("kind", "section", "source"):
        if values := getattr(where, name):
            yield _line(name, map(escape, values))
    for name in ("since", "until"):
        if day := getattr(where, name):
            yield _line(name, [escape(str(day))])
