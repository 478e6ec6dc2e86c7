"""What rose and what fell, beside the words that are asked for: each can be added to them."""

from collections.abc import Sequence

import streamlit as st

from lib.analyses.leave_one_out import MARK
from lib.analyses.rises import Kind, Rise, Rises
from lib.figures.words import format_rate
from lib.frames import rows
from lib.stats import LEVEL
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.view import View
from lib.ui.trends.question import MOST, with_term
from lib.ui.widgets import figures as show
from lib.ui.widgets.notes import note, undated_note
from lib.wording import counted

_KINDS: dict[Kind, str] = {"word": "", "concept": "concept", "actor": "actor", "theme": "theme"}


def draw_rises(view: View, slots: Sequence[str], rises: Rises) -> None:
    """What rose and fell from the first half of the articles to the second, the surest of each kind."""
    show.header(view, _heading(rises), rises.leading, "trends_rises")
    listed = list(rows(rises.leading, Rise))
    rose, fell = ([row for row in listed if row.g2 * sign > 0] for sign in (1, -1))
    st.html(element("div", _list(view, slots, "Rose", rose), _list(view, slots, "Fell", fell)))
    note(
        f"{counted(rises.n_before, 'article')} before {rises.day}, {rises.n_after:,} from then on.",
        "Words per 1,000 words, names per 1,000 names, themes in percent of articles.",
        f"Pale: may be chance (p over {LEVEL}, corrected)." if any(row.p_adjusted > LEVEL for row in listed) else "",
        f"{MARK} rests on one article." if any(row.note for row in listed) else "",
        undated_note(rises.n_undated),
    )


def _heading(rises: Rises) -> str:
    if not rises.n_rising + rises.n_falling:
        return f"No rise or fall is sure since {rises.day}"
    return f"Since {rises.day} {rises.n_rising:,} surely rose, {rises.n_falling:,} fell"


def _list(view: View, slots: Sequence[str], name: str, own: list[Rise]) -> Markup:
    items = element("ul", *(_item(view, slots, row) for row in own))
    return element("div", element("b", name), items, class_="rises") if own else Markup()


def _item(view: View, slots: Sequence[str], row: Rise) -> Markup:
    label = view.styles[row.label].label if row.kind == "theme" else row.label
    params = {**view.address.params, "term": with_term(slots, row.term)}
    free = row.term not in slots and sum(map(bool, slots)) < MOST
    name = link("trends", params, label, "color:inherit", title=f"Draw {label}") if free else Markup("{}").format(label)
    sign = element("span", f" {MARK}", title=row.note) if row.note else Markup()
    unit = "\N{NO-BREAK SPACE}%" if row.kind == "theme" else ""
    rates = f" {format_rate(row.before)} → {format_rate(row.after)}{unit}"
    kind = element("small", f" {_KINDS[row.kind]}") if _KINDS[row.kind] else Markup()
    return element("li", name, sign, kind, rates, class_="" if row.p_adjusted <= LEVEL else "pale")
