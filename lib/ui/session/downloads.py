"""Files to take along: each is a link, and made when it is followed.

A link is good for the view that shows it and the one before it: what its file is made from is kept no longer.
"""

import secrets
from collections.abc import Callable
from mimetypes import guess_type
from weakref import WeakValueDictionary

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lib.errors import DidymiumError
from lib.log import refused, unforeseen

PATH = "/files/{shelf}/{name}"
Make = Callable[[], bytes | str]
_KEY = "downloads_shelf"
_GONE = "This link belongs to an earlier view. Go back to the page and take the file from there."


class _Shelf:
    """What one session may fetch; it goes with the session."""

    def __init__(self) -> None:
        self.name = secrets.token_urlsafe(16)
        self.now: dict[str, Make] = {}
        self.before: dict[str, Make] = {}


_shelves: WeakValueDictionary[str, _Shelf] = WeakValueDictionary()


def turn_shelf() -> None:
    """Begin a run: what its view offers takes the place of what the last one did."""
    shelf = _own()
    shelf.before, shelf.now = shelf.now, {}


def offer(name: str, make: Make) -> str:
    """The address of a file; ``make`` is called outside of the run, so it must hold all it needs."""
    shelf = _own()
    shelf.now[name] = make
    return PATH.lstrip("/").format(shelf=shelf.name, name=name)


def _own() -> _Shelf:
    if _KEY not in st.session_state:
        shelf = st.session_state[_KEY] = _Shelf()
        _shelves[shelf.name] = shelf
    own: _Shelf = st.session_state[_KEY]
    return own


async def send_file(request: Request) -> Response:
    """A file that a session was offered; a sentence where it was not, or not lately, or where it cannot be made."""
    shelf, name = _shelves.get(request.path_params["shelf"]), request.path_params["name"]
    make = shelf and (shelf.now.get(name) or shelf.before.get(name))
    if not make:
        return PlainTextResponse(_GONE, 404)
    try:
        content = await run_in_threadpool(make)
    except DidymiumError as error:
        return PlainTextResponse(refused(error), 409)
    except Exception as error:  # noqa: BLE001  # logged whole, under the number that is shown
        number = unforeseen(error)
        return PlainTextResponse(f"This file cannot be made. The server's log has it as error {number}.", 500)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=guess_type(name)[0] or "application/octet-stream", headers=headers)
