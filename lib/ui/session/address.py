"""The address bar as the state of a view: read once a run and handed on, written by callbacks, carried along."""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from lib.model import Subcorpus
from lib.subcorpora.query_string import FILTER, to_params

Params = dict[str, list[str]]
INSIDE = "inside"  # "0" where words are counted alone, not inside longer terms
CARRIED = (*FILTER, "wall", INSIDE)
_ADDRESS = "address_drawn"
_TRIAL: ContextVar["_Trial | None"] = ContextVar("address_trial", default=None)
_DIGITS = 20  # more than any list has rows; Python refuses to read a few thousand


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a view.

    Attributes
    ----------
    page: the page that is shown, "articles".
    params: the query parameters, each with all its values.
    """

    page: str
    params: Mapping[str, Sequence[str]]

    @property
    def wall(self) -> bool:
        """Whether the view is to be read across a room."""
        return self.first("wall") == "1"

    def values(self, name: str) -> list[str]:
        """All values of a parameter."""
        return list(self.params.get(name, ()))

    def first(self, name: str) -> str:
        """The first value of a parameter, or ""."""
        return next(iter(self.params.get(name, ())), "")

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number, ``most`` where it is more; the default where it is none."""
        written = self.first(name)
        return min(int(written[:_DIGITS]), most) if written.isdecimal() else default

    def carried(self) -> Params:
        """The parameters that go along to another page: the filter, the wall, and how words are counted."""
        return {name: list(values) for name, values in self.params.items() if name in CARRIED}

    def carried_with_filter(self, subcorpus: Subcorpus) -> Params:
        """The parameters that go along to another page, under another filter."""
        return {name: values for name, values in self.carried().items() if name not in FILTER} | to_params(subcorpus)

    def without(self, *dropped: str) -> Params:
        """The parameters but for some, for links that change a part of the view."""
        return {name: list(values) for name, values in self.params.items() if name not in dropped}

    def with_filter(self, subcorpus: Subcorpus) -> Params:
        """The parameters of the same view under another filter, from the first page of its lists on."""
        return self.without(*FILTER, "at") | to_params(subcorpus)

    def with_article(self, key: str) -> Params:
        """The parameters that open an article under the filter that is on; the list it is chosen from stays."""
        params = self.without("article", "why") if self.page == "articles" else self.carried()
        return {**params, "article": [key]}

    def now(self) -> "Address":
        """The address of the same page as it stands, with what was written since. For use in callbacks."""
        return Address(self.page, read())

    def write(self, **changes: str | Sequence[str] | None) -> None:
        """Set some parameters; None, "" and an empty list take one away. For use in callbacks."""
        params: dict[str, str | Sequence[str]] = dict(read())
        for name, value in changes.items():
            if value:
                params[name] = value
            else:
                params.pop(name, None)
        go_to(self.page, params)

    def set_filter(self, subcorpus: Subcorpus) -> None:
        """Make a filter the one in the address; a page's own place in a list starts over. For use in callbacks."""
        go_to(self.page, self.now().with_filter(subcorpus))


class _Trial:
    """A click that goes nowhere: the parameters it begins with, and where it would lead."""

    def __init__(self, params: Params) -> None:
        self.params = params
        self.leads: tuple[str, Params] | None = None


def where_leads(here: Address, click: Callable[[], None]) -> tuple[str, Params] | None:
    """The page and the parameters that a click would lead to, without going there; None where it does nothing."""
    trial = _Trial({name: list(values) for name, values in here.params.items()})
    token = _TRIAL.set(trial)
    try:
        click()
    finally:
        _TRIAL.reset(token)
    return trial.leads


def go_to(page: str, params: Mapping[str, str | Sequence[str]]) -> None:
    """Make some parameters the address of a page, the one that is shown. For use in callbacks."""
    if trial := _TRIAL.get():
        listed = {name: [value] if isinstance(value, str) else list(value) for name, value in params.items()}
        trial.params, trial.leads = listed, (page, listed)
    else:
        st.query_params.from_dict(params)


def is_trial() -> bool:
    """Whether a click is only tried."""
    return _TRIAL.get() is not None


def read() -> Params:
    """The query parameters as they stand, each with all its values."""
    if trial := _TRIAL.get():
        return trial.params
    return {name: st.query_params.get_all(name) for name in st.query_params}


def enter(page: str) -> Address:
    """Begin a run of a page: the address that its view is drawn from."""
    address = st.session_state[_ADDRESS] = Address(page, read())
    return address


def is_as_drawn() -> bool:
    """Whether the address is still the one that the last run began with. For use in callbacks."""
    drawn = st.session_state.get(_ADDRESS)
    return drawn is not None and drawn.params == read()
