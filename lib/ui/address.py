"""The address bar as the state of a view: read at every run, written by callbacks, carried from page to page."""

from collections.abc import Sequence

import streamlit as st

from lib.ui.url import FILTER

Read = dict[str, list[str]]
CARRIED = (*FILTER, "wall")
_DRAWN = "address_drawn"
_PAGE = "address_page"
_DIGITS = 20  # more than any list has rows; Python refuses to read a few thousand


def read() -> Read:
    """The query parameters as they stand, each with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def carried() -> Read:
    """The parameters that go along to another page: the filter and the wall."""
    return {name: values for name, values in read().items() if name in CARRIED}


def without(*dropped: str) -> Read:
    """The parameters but for some, for links that change a part of the view."""
    return {name: values for name, values in read().items() if name not in dropped}


def enter(page: str) -> Read:
    """Begin a run of a page: the parameters that its view is drawn from."""
    st.session_state[_DRAWN] = params = read()
    st.session_state[_PAGE] = page
    return params


def here() -> str:
    """The page that runs, or in callbacks the one that ran last."""
    page: str = st.session_state[_PAGE]
    return page


def write(**changes: str | Sequence[str] | None) -> None:
    """Set some parameters; None, "" and an empty list take one away. For use in callbacks."""
    params: dict[str, str | Sequence[str]] = dict(read())
    for name, value in changes.items():
        if value:
            params[name] = value
        else:
            params.pop(name, None)
    st.query_params.from_dict(params)


def show(key: str, value: object) -> None:
    """Have a widget show what the address says. One that does already is left alone: it need not be sent again."""
    st.session_state[f"{key}_sent"] = st.session_state.get(key)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def by_hand(*keys: str) -> bool:
    """Whether one of these widgets was changed by a person. For use in their callbacks.

    A browser that goes back twice in a row sends, with the second address, what its widgets showed before the first was
    drawn. Streamlit takes that for a change; to follow it would be to go forward again.
    """
    state = st.session_state
    return state.get(_DRAWN) == read() or any(state.get(f"{key}_sent") != state[key] for key in keys)


def link(key: str) -> Read:
    """The parameters that open an article under the filter that is on; the list it is chosen from stays as it is."""
    kept = without("article", "why") if here() == "articles" else carried()
    return {**kept, "article": [key]}


def first(name: str) -> str:
    """The first value of a parameter, or ""."""
    return st.query_params.get_all(name)[0] if name in st.query_params else ""


def number(name: str, default: int, most: int) -> int:
    """A whole number in the address, ``most`` where it is more; the default where it is none."""
    written = first(name)
    return min(int(written[:_DIGITS]), most) if written.isdecimal() else default
