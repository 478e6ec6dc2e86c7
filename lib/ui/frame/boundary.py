"""Where an error that a page did not expect ends: in a sentence on the page, and in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import streamlit as st

from lib.errors import DidymiumError
from lib.log import refused, unforeseen
from lib.ui.markup.elements import element
from lib.ui.markup.escape import label
from lib.ui.session import address

PLACE = "page_error"


@contextmanager
def boundary() -> Iterator[None]:
    """Turn an error into a sentence below what is drawn; Streamlit's own stops and reruns are none."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  # logged whole, under the number that is shown
        _show(error)


def show_error(error: Exception) -> bool:
    """Show an error and the way back; True tells `st.App`, which hands on those of callbacks, that it was shown.

    A callback that fails ends the run before the page is drawn.
    """
    _show(error)
    st.html(element("a", "Show the page", href=f"?{urlencode(address.read(), doseq=True)}", target="_self"))
    return True


def _show(error: Exception) -> None:
    if isinstance(error, DidymiumError):
        sentence = label(refused(error), 600)
    else:
        number = unforeseen(error)
        sentence = f"This cannot be shown, for a reason that nobody foresaw. The server's log has it as error {number}."
    with st.container(key=PLACE):
        st.error(sentence, icon=":material/error:")
