"""One switch leaves out each article, source or rule in turn; what does not hold without one is marked."""

from typing import Literal

import streamlit as st

from lib.analyses.leave_one_out import why_none
from lib.corpus.leave_one_out import Unit
from lib.model import Subcorpus
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.ui.widgets.choices import OptionsBox, choose

PARAMETER = "loo"  # in links that people have
_UNITS: dict[str, Unit] = {"article": "article", "source": "source", "rule": "rule"}
_CHOICES: dict[Literal["off"] | Unit, str] = {"off": "Off", "article": "Article", "source": "Source", "rule": "Rule"}
_MEANING = (
    "Each article (or source, or rule) is left out in turn and all is counted again. What would not stay among the "
    "results without one of them is marked †, and says which."
)


def draw_switch(box: OptionsBox, page: str) -> None:
    """The control, among the options of a page; `unit_left_out` reads what it asks for."""
    choose(box, f"{page}_leave_one_out", "Does it hold without one …", PARAMETER, _CHOICES, tooltip=_MEANING)


def unit_left_out(view: View, *selections: Subcorpus) -> Unit | None:
    """What is to be left out in turn; None where nothing is, or after a sentence that says why nothing can be.

    ``selections`` are what it is left out of: the filter, or the sides of a comparison.
    """
    unit = _UNITS.get(view.address.first(PARAMETER))
    if unit and (why := why_none(view.corpus, selections or (view.subcorpus,), unit)):
        st.warning(label(why, 300), icon=":material/info:")
        return None
    return unit
