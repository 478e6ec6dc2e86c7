"""Where rules and people part: misses and false alarms, with the rule at fault."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from lib.cli.terminal import printable
from lib.coding import Coder, Context
from lib.gold import Coded
from lib.model import Hit

_WIDTH = 200
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Mistake:
    """A theme on which rules and people part. ``hits`` gave it without cause; a miss has none that is sure."""

    passage: Coded
    theme: str
    hits: tuple[Hit, ...]


class Explanation(TypedDict):
    """A mistake with the rule at fault: ``rules`` each with its words, ``lacking`` what the nearest rule lacked."""

    theme: str
    language: str
    id: str
    text: str
    rules: dict[str, list[str]]
    lacking: list[str]


def mistakes(
    passages: Sequence[Coded], hits_by_passage: Sequence[Sequence[Hit]], themes: Sequence[str]
) -> Iterator[Mistake]:
    """The mistakes by theme and language; a theme that the coder was unsure of is none."""
    for theme in themes:
        for passage, hits in sorted(zip(passages, hits_by_passage, strict=True), key=lambda pair: pair[0].language):
            fired = tuple(hit for hit in hits if hit.theme == theme and hit.sure)
            if theme not in passage.unsure and bool(fired) != (theme in passage.themes):
                yield Mistake(passage, theme, fired)


def first_of_each(listed: Iterable[Mistake], most: int) -> Iterator[Mistake]:
    """At most so many of each theme and language."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for mistake in listed:
        group = mistake.theme, mistake.passage.language
        seen[group] += 1
        if seen[group] <= most:
            yield mistake


def explain(coder: Coder, mistake: Mistake) -> Explanation:
    """A mistake with the rule at fault: theme, language, id, text, rules (each with its words), lacking.

    The rules of a miss are those whose evidence is weak, or else the one that came nearest, with the words they found,
    and ``lacking`` is what was lacking.
    """
    passage, context = mistake.passage, Context(kind=mistake.passage.kind)
    rules = _words_by_rule(mistake.hits)
    lacking: tuple[str, ...] = ()
    if not rules and (weak := coder.strengths(passage.text, context).get(mistake.theme)):
        rules = _words_by_rule(hit for hit in coder.code(passage.text, context) if hit.theme == mistake.theme)
        lacking = (f"the evidence is {weak.in_words}", *(f"sure with {remedy}" for remedy in weak.remedies))
    elif not rules:
        for near in coder.near_misses(passage.text, mistake.theme, context)[:1]:
            rules, lacking = _words_by_rule(near.hits), near.lacking
    return {
        "theme": mistake.theme,
        "language": passage.language,
        "id": passage.id,
        "text": passage.text,
        "rules": rules,
        "lacking": list(lacking),
    }


def mistake_lines(explanation: Explanation) -> Iterator[str]:
    """An explained mistake for a terminal, the text cut to where its first word is."""
    rules = explanation["rules"]
    words = [word for words_found in rules.values() for word in words_found]
    yield printable(f"{explanation['theme']} {explanation['language']} {explanation['id']}: ") + _excerpt(
        explanation["text"], words[0] if words else ""
    )
    for rule, words_found in rules.items():
        yield printable(f"    {rule}: " + ", ".join(f'"{word}"' for word in words_found))
    for reason in explanation["lacking"]:
        yield printable(f"        why not: {reason}")
    if not rules:
        yield "    no rule of the theme comes near"


def _words_by_rule(hits: Iterable[Hit]) -> dict[str, list[str]]:
    rules: dict[str, dict[str, None]] = {}
    for hit in hits:
        rules.setdefault(hit.rule, {})[hit.text] = None
    return {rule: list(words) for rule, words in rules.items()}


def _excerpt(text: str, word: str) -> str:
    start = max(0, text.find(word) - _BEFORE) if len(text) > _WIDTH else 0
    end = start + _WIDTH
    return ("…" if start else "") + printable(" ".join(text[start:end].split())) + ("…" if end < len(text) else "")
