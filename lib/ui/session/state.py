"""What a session keeps between runs, and what its widgets have."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import streamlit as st

from lib.ui.session import address

T = TypeVar("T")


class Kept(Generic[T]):
    """Something that a session keeps under a name of its own.

    Parameters
    ----------
    name: as no widget is called.
    nothing: what is there before anything is kept.
    """

    def __init__(self, name: str, nothing: T) -> None:
        self._name, self._nothing = name, nothing

    def get(self) -> T:
        """What is kept."""
        value: T = st.session_state.get(self._name, self._nothing)
        return value

    def keep(self, value: T) -> T:
        """Keep something in the place of what was there."""
        st.session_state[self._name] = value
        return value

    def take(self) -> T:
        """What is kept, which is kept no longer."""
        value: T = st.session_state.pop(self._name, self._nothing)
        return value


def bind(key: str, shown: object, changed: Callable[[Any], None]) -> Callable[[], None]:
    """Have a widget show what the address says; gives its ``on_change``.

    ``changed`` is told what the widget has once a person has changed it.
    """
    return bind_together({key: shown}, lambda values: changed(values[key]))


def bind_together(shown: Mapping[str, object], changed: Callable[[Mapping[str, Any]], None]) -> Callable[[], None]:
    """The same for widgets that are read together, by their keys, whichever of them is changed.

    A browser that goes back twice in a row sends, with the second address, what its widgets showed before the first was
    drawn. Streamlit takes that for a change; to follow it would be to go forward again.
    """
    for key, value in shown.items():
        _show(key, value)

    def on_change() -> None:
        values = {key: st.session_state[key] for key in shown}
        by_hand = any(st.session_state.get(f"{key}_sent") != value for key, value in values.items())
        if by_hand or address.is_as_drawn():
            changed(values)

    return on_change


def _show(key: str, value: object) -> None:
    """One that shows it already is left alone: it need not be sent again."""
    st.session_state[f"{key}_sent"] = st.session_state.get(key)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def typed(key: str) -> str:
    """What a person typed into a field, without blanks around it."""
    return str(st.session_state.get(key) or "").strip()


def take_typed(key: str, empty: object = "") -> str:
    """The same; the field has ``empty`` again. For use in its callback."""
    text = typed(key)
    st.session_state[key] = empty
    return text


def selected_points(key: str) -> list[dict[str, Any]]:
    """The marks of a chart that are selected."""
    points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
    return points


def event(key: str, name: str) -> object:
    """What a component of our own tells, which a visitor may forge; None where it tells nothing."""
    return getattr(st.session_state[key], name, None)
