"""The network on the page of company: what is drawn of a selection, and the places that no filter changes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses.collocates import MOST, Leading, Links, Question, steady_places
from lib.analyses.leave_one_out import PairCheck, verdict
from lib.corpus.leave_one_out import Unit
from lib.figures.network import NetworkLayout, NodeLabel, association_network, network_layout
from lib.stats import CERTAIN
from lib.ui.collocates.question import MEASURES
from lib.ui.session import address
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

HEIGHT = 560
_SIGNS = f"Solid lines hold, dashed ones do not, dotted ones are not sure: a G² of {CERTAIN} or more is."


def draw_network(
    view: View,
    heading: str,
    question: Question,
    leading: Leading,
    links: Links,
    check: PairCheck,
    unit: Unit | None,
    colours: str,
    called: Mapping[str, NodeLabel] | None = None,
) -> None:
    """The names that lead in the selection and the links among them; a click on either opens its passages.

    Parameters
    ----------
    leading: the names that a question leads to in a selection, the first first.
    links: the pairs of some names that are drawn, as `lib.stats.association` has them.
    check: gives each link a note that says what it hangs on, where ``unit`` is to be left out.
    colours: what they mean, in a sentence.
    """
    names = view.ask(leading, question, view.subcorpus)[:MOST]
    pairs = view.ask(links, question, view.subcorpus, names)
    pairs = check(view.corpus, view.subcorpus, pairs, question, unit)
    places = network_layout(pairs, question.by, _steady(view, question, leading, links, names)) if len(pairs) else {}
    drawn = association_network(pairs, question.by, HEIGHT, places, question.written, called)
    told = pairs if unit else pairs.drop(columns=["note", "sign"])
    show.figure(view, heading, drawn, told, "collocates_network", _opens(question))
    if not view.wall:
        _note(question, names, pairs, colours)
    if unit and len(pairs):
        st.markdown(f":small[{verdict(pairs, unit, 'link', 'together')} {_SIGNS}]")


def _note(question: Question, names: Sequence[str], pairs: pd.DataFrame, colours: str) -> None:
    unlinked = len(names) - len({*pairs["name_a"], *pairs["name_b"]} - {question.written})
    said = [
        f"Lines are the strongest links by {MEASURES[question.by]}; click one, or a point, for its passages.",
        colours,
    ]
    said += [f"{unlinked:,} of {len(names):,} have none and are not drawn."] if unlinked > 0 else []
    said += [f"The picture has the first {MOST}."] if question.top > MOST else []
    st.markdown(f":small[{' '.join(said)}]")


def _opens(question: Question) -> Callable[[Any], None]:
    """What a click does: a link opens its passages; a point those with the node, or the company of its own."""

    def opens(picked: Any) -> None:
        match picked:
            case [str(one), str(other)]:
                address.write(pair=[one, other], at=None)
            case str(name) if not question.written:
                address.write(node=name, pair=None, at=None)
            case str(name) if name != question.written:
                address.write(pair=[question.written, name], at=None)

    return opens


def _steady(view: View, question: Question, leading: Leading, links: Links, names: Sequence[str]) -> NetworkLayout:
    """Places that are the same under every filter; those of one language where the whole has few of its names."""
    whole = view.ask(steady_places, question, leading, links, ())
    if not view.subcorpus.languages or 2 * sum(name in whole for name in names) >= len(names):
        return whole
    return view.ask(steady_places, question, leading, links, view.subcorpus.languages)
