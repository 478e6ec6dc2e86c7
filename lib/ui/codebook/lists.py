"""The entries of one part of the codebook to choose from, with what each does in the selection."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.codebook import Actor, Concept
from lib.codebook.edit import HEAD
from lib.corpus.articles.rules import rule_counts
from lib.corpus.counts import name_totals
from lib.ui.codebook.entries import HEAD_ENTRY, PARTS, Place, entry_in_force, entry_places, named, uses
from lib.ui.codebook.layout import entry_link
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.table import Cells, Table, cells_table
from lib.ui.session.state import bind
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted

LIST_HEIGHT = 780
RULES_UNSCROLLED, NAMED_UNSCROLLED = 23, 10


def draw_find_box(view: View, part: str) -> str:
    """What is sought among the concepts or actors; "" in the other parts."""
    if view.wall or part not in {"concepts", "actors"}:
        return ""
    on_change = bind("codebook_find", view.address.first("find"), lambda text: view.address.write(find=text))
    written = st.text_input(
        "Find",
        key="codebook_find",
        placeholder="An id or a name, 中文 too",
        on_change=on_change,
        width=200,
    )
    return written or ""


def entry_list(view: View, part: str, theme: str, find: str = "") -> Place | None:
    """The entries of a part to choose from; returns the chosen one, by default the first.

    ``find`` is what has to occur in the id, a label or the kind of a concept or an actor.
    """
    places = entry_places(view, part, theme)
    words = find.casefold().split()
    matching = [place for place in places if all(word in _searched(view, place) for word in words)]
    entry = view.address.first("entry").replace(HEAD_ENTRY, "")
    chosen = next((place for place in matching if "entry" in view.address.params and place.id == entry), None)
    chosen = chosen or next((place for place in matching if place.id), next(iter(matching), None))
    if part in {"themes", "subject"}:
        _draw_rules(view, part, theme, matching, chosen)
    elif part == "names":
        st.header("Names", anchor=False)
        st.markdown("Expressions that stay whole: nothing shorter is ever found inside one of them.")
    else:
        _draw_named(view, part, places, matching, chosen)
    return chosen


def _searched(view: View, place: Place) -> str:
    thing = entry_in_force(view, place)
    if not isinstance(thing, Concept | Actor):
        return place.id.casefold()
    kind = thing.kind if isinstance(thing, Actor) else ""
    return " ".join((thing.id, thing.label.en, thing.label.zh, kind)).casefold()


def _draw_rules(view: View, part: str, theme: str, places: Sequence[Place], chosen: Place | None) -> None:
    owner = next((own for own in view.codebook.themes if own.id == theme), None)
    counts = view.ask(rule_counts, view.subcorpus)
    own = counts[counts["theme"] == theme].set_index("rule")
    rules = [place for place in places if place.array != HEAD]
    name = f"{owner.label.en} {owner.label.zh}" if owner else "Subject gate"
    numbers = [[int(own[kind].get(place.id, 0)) for kind in ("n_passages", "n_sole")] for place in rules]
    frame = pd.DataFrame(numbers, columns=["n_passages", "n_sole"])
    frame.insert(0, "theme", theme)
    frame.insert(1, "rule", [place.id for place in rules])
    show.header(view, f"{name}: {counted(len(rules), 'rule')}", frame, "codebook_rules")
    if owner:
        about = entry_link(view, part, HEAD_ENTRY, "About this theme", theme=theme, current=chosen == places[0])
        st.html(element("p", f"{owner.about} ", "" if view.wall else about, style="line-height:1.6;margin:0 0 .3em"))
    else:
        st.markdown("What a passage must be about at all: where none of these rules fires, no theme is given.")
    heads = ("Rule", "Passages", "Alone") if owner else ("Rule",)
    rows = [
        Cells((_name(view, place, place == chosen), *(f"{n:,}" for n in pair if owner)), current=place == chosen)
        for place, pair in zip(rules, numbers, strict=True)
    ]
    _draw_table(
        view, cells_table(heads, rows, "codes counted" if owner else "codes"), tall=len(rows) > RULES_UNSCROLLED
    )
    if owner and not view.wall:
        st.markdown(":small[Alone: passages of the selection that have the theme from this rule and no other.]")


def _draw_named(
    view: View, part: str, places: Sequence[Place], matching: Sequence[Place], chosen: Place | None
) -> None:
    book = view.codebook
    used = uses(book)
    things = named(view)
    mentions = _mentions(view, part)
    listed = [(place, things[place.id]) for place in matching if place.id in things]
    listed.sort(key=lambda pair: -mentions.get(pair[0].id, 0))
    frame = pd.DataFrame(
        [
            {
                "id": thing.id,
                "en": thing.label.en,
                "zh": thing.label.zh,
                "mentions": mentions.get(place.id, 0),
                "patterns": len(book.words(thing.any)),
                "n_rules": used[thing.id],
            }
            for place, thing in listed
        ]
    )
    count = f"{len(matching)} of {len(places)}" if len(matching) < len(places) else str(len(places))
    show.header(view, f"{count} {part}", frame, f"codebook_{part}")
    rows = [
        Cells(
            (
                _titled(view, place, thing, place == chosen),
                f"{mentions.get(place.id, 0):,}",
                f"{used[thing.id]:,}",
            ),
            current=place == chosen,
        )
        for place, thing in listed
    ]
    rows += [
        Cells((_name(view, place, place == chosen), "left out", ""), current=place == chosen)
        for place in matching
        if place.id not in things
    ]
    if not rows:
        st.markdown(":small[Nothing here has all of these words. Try fewer.]")
        return
    _draw_table(
        view,
        cells_table((PARTS[part].removesuffix("s"), "Mentions", "Rules"), rows, "codes counted"),
        tall=len(rows) > NAMED_UNSCROLLED,
    )
    if not view.wall:
        st.markdown(
            ":small[Most mentions in the selection first, by all its names in both languages. "
            "Rules: those that name it, and those that name a list it is in.]"
        )


def _mentions(view: View, part: str) -> dict[str, int]:
    """How often the selection mentions each concept or actor, by its id."""
    totals = view.ask(name_totals, view.subcorpus, view.codebook, view.cutter)
    kind = f"{part.removesuffix('s')}:"
    own = totals[totals["spelling"].str.startswith(kind)]
    return dict(zip(own["spelling"].str.removeprefix(kind), own["count"].astype(int), strict=True))


def _draw_table(view: View, table: Table[Cells], *, tall: bool) -> None:
    with st.container(height=LIST_HEIGHT if tall and not view.wall else "content", border=False, key="codebook_list"):
        st.html(table.html(view))


def _titled(view: View, place: Place, entry: Concept | Actor, chosen: bool) -> Markup:
    """The names of a concept or an actor, above its id and kind."""
    kind = f" · {entry.kind}" if isinstance(entry, Actor) else ""
    small = element("span", f"{entry.id}{kind}", style="font-size:.875rem")
    return Markup("{}<br>{}").format(_name(view, place, chosen, f"{entry.label.en} {entry.label.zh}"), small)


def _name(view: View, place: Place, chosen: bool, shown: str = "") -> Markup:
    return entry_link(view, place.part, place.id, shown or place.id, theme=place.theme, current=chosen)
