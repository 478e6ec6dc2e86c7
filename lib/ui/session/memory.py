"""Keeps collections of garbage short.

Streamlit runs a full collection after each run, before the browser is told. It walks over every object there is.
Packages, codebook and dictionaries stay as long as the server, yet walking over them takes longer than drawing a page.
"""

import gc
from time import perf_counter
from typing import Literal

LONG = 0.01  # seconds; an empty page of Streamlit's takes less
EVERY = 600.0  # seconds
_began = _walked = 0.0


def keep_short() -> None:
    """From now on, what survives a long full collection is left out of those that follow, but for one in ten minutes:
    sessions that have ended since are to be found. Calls after the first do nothing.
    """
    if _timed not in gc.callbacks:
        gc.callbacks.append(_timed)


def walk_all_again() -> None:
    """Have the next full collection look at everything once more. For when something large has been replaced."""
    gc.unfreeze()


def _timed(phase: Literal["start", "stop"], about: dict[str, int]) -> None:
    global _began, _walked
    if about["generation"] < 2:
        return
    if phase == "start":
        _began = perf_counter()
        if _began - _walked > EVERY:
            _walked = _began
            gc.unfreeze()
    elif perf_counter() - _began > LONG:
        gc.freeze()
