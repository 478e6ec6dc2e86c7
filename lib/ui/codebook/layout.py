"""Entries of the codebook laid out to be read: lists of patterns, conditions, proofs. All HTML is made here."""

from collections.abc import Iterable, Iterator, Sequence

from lib.codebook import Actor, Codebook, Concept, Near, Patterns, Rule, UnlessNear, Where
from lib.figures.style import ACCENT, LINE
from lib.model import LANGUAGE_NAMES
from lib.revision import Proof
from lib.ui.markup.elements import Markup, element, joined
from lib.ui.markup.links import link
from lib.ui.session.view import View

FIRST = 40
_BARE = "margin:0;padding:0"
_EVEN = (
    "font-family:ui-monospace,Menlo,Consolas,'Didymium CJK',monospace;font-size:.875rem;line-height:1.6;"
    "white-space:pre-wrap;overflow-wrap:anywhere"
)


def entry_link(
    view: View, part: str, name: str, inner: str, *, theme: str = "", current: bool = False, title: str = ""
) -> Markup:
    """A link to an entry on this page under the filter and view that are on."""
    params = view.address.without("part", "of", "entry", "new")
    where = {"part": [part], "of": [theme], "entry": [name]}
    params = params | {key: value for key, value in where.items() if value[0]}
    return link("codebook", params, inner, "color:inherit", title, current)


def rule_html(view: View, rule: Rule, book: Codebook) -> Markup:
    """What a rule looks for, condition by condition."""
    return _parts(_conditions(view, rule, book))


def named_html(view: View, entry: Concept | Actor, book: Codebook) -> Markup:
    """The patterns of a concept or an actor, and who uses it."""
    conditions = list(_lists(view, "One of", entry.any, book))
    if isinstance(entry, Concept) and not entry.counted:
        conditions.append(("Counted", element("div", "no: words for rules, no thing of its own")))
    used = joined(map(_word, users(view, entry.id, book))) or "no rule and no list"
    return _parts([*conditions, ("Used by", element("div", used))])


def names_html(view: View, names: Patterns, book: Codebook) -> Markup:
    """The expressions that stay whole."""
    return _parts(_lists(view, "Stay whole", names, book))


def users(view: View, name: str, book: Codebook) -> list[Markup]:
    """Links to the rules and concepts whose lists name a concept or an actor."""
    rules = [
        entry_link(view, "themes", rule.id, f"{theme.id}/{rule.id}", theme=theme.id)
        for theme in book.themes
        for rule in theme.rules
        if any(name in part.concepts for part in rule.parts())
    ]
    gate = [
        entry_link(view, "subject", rule.id, f"subject/{rule.id}")
        for rule in book.gate
        if any(name in part.concepts for part in rule.parts())
    ]
    lists = [
        entry_link(view, part, user.id, user.id)
        for part, kind in (("concepts", book.concepts), ("actors", book.actors))
        for user in kind
        if name in user.any.concepts
    ]
    return rules + gate + lists


def proofs_html(proofs: Iterable[Proof]) -> Markup:
    """A rule's own sentences, each with what it ought to do and whether it does."""
    items = [
        element(
            "li", element("b", f"{'✓' if proof.passes else '✗'} {_verdict(proof)}"), element("span", proof.sentence)
        )
        for proof in proofs
    ]
    return element("ul", *items, class_="proofs", style=_BARE) if items else Markup()


def changes_html(changes: Sequence[str], diff: str) -> Markup:
    """What a save changed, in sentences, with the lines of the file behind a click."""
    told = element("ul", *(element("li", change) for change in changes)) if changes else Markup()
    lines = element("details", element("summary", "As TOML"), difference_html(diff), class_="as-toml")
    return element("div", told or element("p", "No word of a rule is other than before."), lines, class_="changes")


def difference_html(diff: str) -> Markup:
    """A unified diff, its lines wrapped; what came is tinted, what went has a broken edge."""
    edges = {"+": f"background:{ACCENT}26;border-left:3px solid {ACCENT}", "-": f"border-left:3px dashed {LINE}"}
    plain = "border-left:3px solid transparent"
    lines = (
        element("div", line or " ", style=f"{edges.get(line[:1], plain)};padding:0 .6em") for line in diff.splitlines()
    )
    return element("div", *lines, style=_EVEN)


def toml_html(text: str) -> Markup:
    """An entry as it is written."""
    return element("div", text, style=_EVEN)


def _verdict(proof: Proof) -> str:
    if proof.passes:
        return "finds" if proof.wanted else "leaves alone"
    return "should find" if proof.wanted else "should not find"


def _parts(conditions: Iterable[tuple[str, Markup]]) -> Markup:
    items = (element("dt", name) + element("dd", condition) for name, condition in conditions)
    return element("dl", *items, class_="parts", style=_BARE)


def _conditions(view: View, rule: Rule, book: Codebook) -> Iterator[tuple[str, Markup]]:
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
        yield "Only in", joined(_where(rule.where))
    if rule.unless or rule.unless_codes:
        words = joined(condition for _, condition in _lists(view, "", rule.unless, book)) if rule.unless else Markup()
        yield "Not if", words + _codes(rule.unless_codes, "codes")
    if rule.unless_near:
        yield from _lists(view, f"Without words that have {_beside(rule.unless_near)}", rule.unless_near.any, book)


def _distance(near: Near) -> str:
    window = f"within {near.within} words" if isinstance(near.within, int) else f"in one {near.within}"
    return f"Close together, {window}{', in this order' if near.ordered else ''}: one of"


def _beside(bar: UnlessNear) -> str:
    return f"{'beside them' if isinstance(bar.within, int) else f'in their {bar.within}'} one of"


def _lists(view: View, name: str, patterns: Patterns, book: Codebook) -> Iterator[tuple[str, Markup]]:
    lines: dict[str, list[str]] = {
        LANGUAGE_NAMES["en"]: list(patterns.en),
        LANGUAGE_NAMES["zh"]: [element("span", word, lang="zh") for word in patterns.zh],
        "Lists": [_list_link(view, concept, book) for concept in patterns.concepts],
        "Countries": [
            Markup("{} {}").format(code, _size(book.words(Patterns(countries=(code,))))) for code in patterns.countries
        ],
    }
    yield name, joined(_line(kind, words) for kind, words in lines.items() if words)


def _list_link(view: View, name: str, book: Codebook) -> Markup:
    """A link to a concept or an actor, with how many patterns it brings; its tooltip has the first of them."""
    part = "actors" if name in {actor.id for actor in book.actors} else "concepts"
    words = book.words(Patterns(concepts=(name,)))
    first = ", ".join(words[:FIRST]) + (", …" if len(words) > FIRST else "")
    return Markup("{} {}").format(entry_link(view, part, name, name, title=first), _size(words))


def _size(words: Sequence[str]) -> Markup:
    return element("span", str(len(words)), style="opacity:.75")


def _line(kind: str, words: Iterable[str]) -> Markup:
    return element("div", element("i", kind), *map(_word, words))


def _word(inner: str) -> Markup:
    return element("span", inner, class_="pattern")


def _codes(codes: Iterable[str], kind: str) -> Markup:
    words = list(codes)
    return _line(kind, words) if words else Markup()


def _where(where: Where) -> Iterator[Markup]:
    for name in ("kind", "section", "source"):
        if values := getattr(where, name):
            yield _line(name, values)
    for name in ("since", "until"):
        if day := getattr(where, name):
            yield _line(name, [str(day)])
