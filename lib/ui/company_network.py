"""The network on the page of company: what is drawn of a selection, and the places that no filter changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus import Corpus, Unit
from lib.figures import Called, Places, association_network, network_places
from lib.model import Language, Subcorpus
from lib.stats import CERTAIN
from lib.ui import address, show
from lib.ui.company import MEASURES, Question
from lib.ui.doors import ask
from lib.ui.filter import subcorpus
from lib.ui.robust_pairs import Noted, verdict
from lib.ui.shell import on_wall

MOST = 40
HEIGHT = 560
_SIGNS = f"Solid lines hold, dashed ones do not, dotted ones are not sure: a G² of {CERTAIN} or more is."
Leading = Callable[[Corpus, Question, Subcorpus], tuple[str, ...]]
Links = Callable[[Corpus, Question, Subcorpus, tuple[str, ...]], pd.DataFrame]


def draw_network(
    heading: str,
    question: Question,
    leading: Leading,
    links: Links,
    noted: Noted,
    unit: Unit | None,
    colours: str,
    called: Mapping[str, Called] | None = None,
) -> None:
    """The names that lead in the selection and the links among them; a click on either opens its passages.

    Parameters
    ----------
    leading: the names that a question leads to in a selection, the first first.
    links: the pairs of some names that are drawn, as `lib.stats.association` has them.
    noted: gives each link a note that says what it hangs on, where ``unit`` is to be left out.
    colours: what they mean, in a sentence.
    """
    names = ask(leading, question, subcorpus())[:MOST]
    pairs = ask(links, question, subcorpus(), names)
    pairs = noted(pairs, question, unit)
    places = network_places(pairs, question.by, _steady(question, leading, links, names)) if len(pairs) else {}
    drawn = association_network(pairs, question.by, HEIGHT, places, question.written, called)
    told = pairs if unit else pairs.drop(columns=["note", "sign"])
    show.figure(heading, drawn, told, "company_network", _opens(question))
    if not on_wall():
        _note(question, names, pairs, colours)
    if unit and len(pairs):
        st.markdown(f":small[{verdict(pairs, unit, 'link')} {_SIGNS}]")


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


def _steady(question: Question, leading: Leading, links: Links, names: Sequence[str]) -> Places:
    """Places that are the same under every filter; those of one language where the whole has few of its names."""
    whole = ask(steady_places, question, leading, links, ())
    if not subcorpus().languages or 2 * sum(name in whole for name in names) >= len(names):
        return whole
    return ask(steady_places, question, leading, links, subcorpus().languages)


def steady_places(
    corpus: Corpus, question: Question, leading: Leading, links: Links, languages: tuple[Language, ...]
) -> Places:
    """Where the names go that lead in the whole corpus or in one of its themes."""
    whole = Subcorpus(languages=languages)
    parts = (whole, *(replace(whole, themes=(theme,)) for theme in corpus.themes))
    names = dict.fromkeys(name for part in parts for name in leading(corpus, question, part)[:MOST])
    pairs = links(corpus, question, whole, tuple(names))
    return network_places(pairs, question.by) if len(pairs) else {}
