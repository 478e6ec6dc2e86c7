"""Words inside longer terms: whether they are counted, and what is said of those that are and those that are not."""

import streamlit as st

from lib.analyses.inside import other_in_words, parts_in_words
from lib.corpus.nodes import HitParts
from lib.ui.markup.elements import Markup, element, escape, joined
from lib.ui.markup.links import link
from lib.ui.session.address import INSIDE
from lib.ui.session.state import bind
from lib.ui.session.view import View
from lib.ui.widgets.choices import OptionsBox

_NAMED = 6
_HELP = (
    "The dictionary keeps phrases whole: *market price* is one word, and so are long Chinese words. With this on, "
    "*price* is counted inside them too; how often is said beside each number."
)


def counts_inside(view: View) -> bool:
    """Whether words are counted inside longer terms too: unless the address says not."""
    return view.address.first(INSIDE) != "0"


def draw_inside_switch(box: OptionsBox, key: str) -> bool:
    """A switch among the options of a page that is on unless the address says so."""
    view, on = box.view, counts_inside(box.view)
    if not on:
        box.note("Not inside phrases", INSIDE)
    if not view.wall:
        on_change = bind(key, on, lambda picked: view.address.write(**{INSIDE: None if picked else "0", "at": None}))
        st.toggle("Also inside phrases", key=key, on_change=on_change, help=_HELP)
    return on


def parts_html(view: View, parts: HitParts | None) -> Markup:
    """How often a word is alone and inside which longer terms, each a link to its lines; empty where it is in none."""
    included = counts_inside(view)
    if parts is None or not parts.n_inside:
        return element("span", other_in_words(parts)) if parts and parts.other else Markup()
    if view.wall:
        return escape(parts_in_words(parts, included=included))
    params = view.address.carried()
    longer = [
        link("concordance", params | {"node": [term]}, term, "color:inherit", f"All lines of {term}") + f" {n:,}"
        for term, n in parts.longer[:_NAMED]
    ]
    rest = parts.n_inside - sum(n for _, n in parts.longer[:_NAMED])
    named = joined([*longer, *([f"others {rest:,}"] if rest else [])], ", ")
    if included:
        counted = Markup("{:,} alone, {:,} inside {}").format(parts.n_alone, parts.n_inside, named)
    else:
        counted = Markup("{:,} more inside {} are not counted").format(parts.n_inside, named)
    return joined(filter(None, [element("span", counted), other_in_words(parts)]), " · ")
