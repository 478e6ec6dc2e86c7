"""What is sure and what is weak, learnt again from what was coded here."""

from collections.abc import Sequence

import streamlit as st

from lib.analyses.calibration import update_calibration
from lib.codebook import forget_own, shipped_calibration, write_calibration
from lib.errors import CorpusError
from lib.gold import Coded
from lib.log import refused
from lib.ui.session.live import bring_up_to_date
from lib.ui.session.state import Kept
from lib.ui.session.view import View
from lib.wording import counted, noun

LEAST = 20
_DONE = Kept("coding_learnt", "")


def draw_learning(view: View, everyone: Sequence[Coded]) -> None:
    """What the strength of themes was learnt from, and a button that lets it learn from the codings here."""
    calibration = view.codebook.strength
    if calibration is None or view.wall:
        return
    st.header("What is sure and what is weak", anchor=False)
    if done := _DONE.take():
        st.success(done)
    own = ", those coded here among them, on which the scores above flatter a little" if calibration.own else ""
    n = len({(coding.id, coding.text) for coding in everyone})
    st.markdown(f"Learnt from {counted(calibration.passages, 'coded passage')}{own}.")
    with st.container(horizontal=True):
        st.button(
            f"Learn again with the {n:,} {noun(n, 'passage')} coded here",
            key="coding_learn",
            icon=":material/school:",
            disabled=n < LEAST,
            help=f"It takes {LEAST} at least. The weights move as far as these outweigh what they were learnt from; "
            "all counts follow. From coded sets of your own: python -m lib calibrate GOLD...",
            on_click=_learn,
            args=(view, tuple(everyone)),
        )
        if calibration.own:
            st.button("Take that back", key="coding_unlearn", type="tertiary", on_click=_unlearn, args=(view,))


def _learn(view: View, everyone: Sequence[Coded]) -> None:
    shipped = shipped_calibration(view.settings.codebook)
    if shipped is None:
        return
    try:
        write_calibration(view.settings.codebook, update_calibration(view.codebook, shipped, everyone))
    except OSError as error:
        refused(error)
        _DONE.keep(f"Nothing was learnt: {view.settings.codebook} cannot be written ({error.strerror}).")
        return
    _count_again(view, "Learnt.")


def _unlearn(view: View) -> None:
    try:
        forget_own(view.settings.codebook)
    except OSError as error:
        refused(error)
        _DONE.keep(f"Nothing was taken back: {view.settings.codebook} cannot be written ({error.strerror}).")
        return
    _count_again(view, "Taken back.")


def _count_again(view: View, done: str) -> None:
    try:
        bring_up_to_date(view.settings)
        _DONE.keep(f"{done} Every page shows the new counts.")
    except CorpusError as error:
        _DONE.keep(f"{done} The corpus could not be coded again: {error}")
