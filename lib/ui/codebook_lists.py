"""The entries of one part of the codebook to choose from, with what each does in the selection."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.codebook import Actor, Concept
from lib.codebook.edit import HEAD
from lib.corpus.rules import rule_counts
from lib.ui import address, show
from lib.ui.codebook_entries import HEAD_ENTRY, PARTS, Place, entry_of, named, places_of, uses
from lib.ui.codebook_layout import entry_link, row, table
from lib.ui.doors import ask, codebook
from lib.ui.filter import subcorpus
from lib.ui.plain import html
from lib.ui.shell import on_wall

LIST_HEIGHT = 780
RULES_UNSCROLLED, NAMED_UNSCROLLED = 23, 10


def entry_list(part: str, theme: str) -> Place | None:
    """The entries of a part to choose from; returns the chosen one, by default the first."""
    places = places_of(part, theme)
    found = _found(places) if part in {"concepts", "actors"} else places
    asked = address.first("entry").replace(HEAD_ENTRY, "")
    chosen = next((place for place in found if "entry" in address.read() and place.id == asked), None)
    chosen = chosen or next((place for place in found if place.id), next(iter(found), None))
    if part in {"themes", "subject"}:
        _draw_rules(part, theme, found, chosen)
    elif part == "names":
        st.header("Names", anchor=False)
        st.markdown("Expressions that stay whole: nothing shorter is ever found inside one of them.")
    else:
        _draw_named(part, places, found, chosen)
    return chosen


def _found(places: list[Place]) -> list[Place]:
    """The entries that what is typed occurs in: in an id, a label or a kind."""
    if on_wall():
        return places
    address.show("codebook_find", address.first("find"))
    asked = st.text_input(
        "Find",
        key="codebook_find",
        placeholder="An id or a name, 中文 too",
        on_change=lambda: address.write(find=st.session_state["codebook_find"]),
    )
    words = (asked or "").casefold().split()
    return [place for place in places if all(word in _searched(place) for word in words)]


def _searched(place: Place) -> str:
    thing = entry_of(place)
    if not isinstance(thing, Concept | Actor):
        return place.id.casefold()
    kind = thing.kind if isinstance(thing, Actor) else ""
    return " ".join((thing.id, thing.label.en, thing.label.zh, kind)).casefold()


def _draw_rules(part: str, theme: str, places: Sequence[Place], chosen: Place | None) -> None:
    owner = next((own for own in codebook().themes if own.id == theme), None)
    counts = ask(rule_counts, subcorpus())
    own = counts[counts["theme"] == theme].set_index("rule")
    rules = [place for place in places if place.array != HEAD]
    name = f"{owner.label.en} {owner.label.zh}" if owner else "Subject gate"
    numbers = [[int(own[kind].get(place.id, 0)) for kind in ("n_passages", "n_sole")] for place in rules]
    frame = pd.DataFrame(numbers, columns=["n_passages", "n_sole"])
    frame.insert(0, "theme", theme)
    frame.insert(1, "rule", [place.id for place in rules])
    show.header(f"{name}: {len(rules)} {'rule' if len(rules) == 1 else 'rules'}", frame, "codebook_rules")
    if owner:
        about = entry_link(part, HEAD_ENTRY, "About this theme", theme, current=chosen == places[0])
        st.html(f'<p style="line-height:1.6;margin:0 0 .3em">{html(owner.about)} {"" if on_wall() else about}</p>')
    else:
        st.markdown("What a passage must be about at all: where none of these rules fires, no theme is given.")
    heads = ("Rule", "Passages", "Alone") if owner else ("Rule",)
    rows = [
        row(
            (_name(place, place == chosen), *(f"{number:,}" for number in pair if owner)),
            current=place == chosen,
        )
        for place, pair in zip(rules, numbers, strict=True)
    ]
    _draw_table(table(heads, rows, counted=bool(owner)), len(rows) > RULES_UNSCROLLED)
    if owner and not on_wall():
        st.markdown(":small[Alone: passages of the selection that have the theme from this rule and no other.]")


def _draw_named(part: str, places: Sequence[Place], found: Sequence[Place], chosen: Place | None) -> None:
    book = codebook()
    used = uses(book)
    things = named()
    listed = [(place, things[place.id]) for place in found if place.id in things]
    frame = pd.DataFrame(
        [
            {
                "id": thing.id,
                "en": thing.label.en,
                "zh": thing.label.zh,
                "patterns": len(book.words(thing.any)),
                "n_rules": used[thing.id],
            }
            for _, thing in listed
        ]
    )
    count = f"{len(found)} of {len(places)}" if len(found) < len(places) else str(len(places))
    show.header(f"{count} {part}", frame, f"codebook_{part}")
    rows = [
        row(
            (
                f"{_name(place, place == chosen, f'{thing.label.en} {thing.label.zh}')}<br>"
                f'<span style="font-size:.875rem">{html(thing.id)}'
                f"{' · ' + thing.kind if isinstance(thing, Actor) else ''}</span>",
                f"{len(book.words(thing.any)):,}",
                f"{used[thing.id]:,}",
            ),
            current=place == chosen,
        )
        for place, thing in listed
    ]
    rows += [row((_name(p, p == chosen), "left out", ""), current=p == chosen) for p in found if p.id not in things]
    if not rows:
        st.markdown(":small[Nothing here has all of these words. Try fewer.]")
        return
    _draw_table(
        table((PARTS[part].removesuffix("s"), "Patterns", "Rules"), rows, counted=True), len(rows) > NAMED_UNSCROLLED
    )
    if not on_wall():
        st.markdown(":small[Rules: those that name it, and those that name a list it is in.]")


def _draw_table(drawn: str, tall: bool) -> None:
    with st.container(height=LIST_HEIGHT if tall and not on_wall() else "content", border=False, key="codebook_list"):
        st.html(drawn)


def _name(place: Place, chosen: bool, shown: str = "") -> str:
    return entry_link(place.part, place.id, html(shown or place.id), place.theme, current=chosen)
