"""Files to take along: each is a link, and made when it is followed.

A link is good for the view that shows it and the one before it: what its file is made from is kept no longer.
"""

import secrets
from collections.abc import Callable
from mimetypes import guess_type
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lib.errors import DidymiumError
from lib.log import refused, unforeseen
from lib.ui.session.state import Kept

PATH = "/files/{session}/{name}"
Make = Callable[[], bytes | str]
_GONE = "This link belongs to an earlier view. Go back to the page and take the file from there."


class _Offers:
    """What one session may fetch; it goes with the session."""

    def __init__(self) -> None:
        self.name = secrets.token_urlsafe(16)
        self.now: dict[str, Make] = {}
        self.before: dict[str, Make] = {}


_OFFERS = Kept[_Offers | None]("downloads_offers", None)
_offers_by_session: WeakValueDictionary[str, _Offers] = WeakValueDictionary()


def begin_offers() -> None:
    """Begin a run: what its view offers takes the place of what the last one did."""
    offers = _own()
    offers.before, offers.now = offers.now, {}


def offer(name: str, make: Make) -> str:
    """The address of a file; ``make`` is called outside of the run, so it must hold all it needs."""
    offers = _own()
    offers.now[name] = make
    return PATH.lstrip("/").format(session=offers.name, name=name)


def _own() -> _Offers:
    offers = _OFFERS.get()
    if offers is None:
        offers = _Offers()
        _OFFERS.keep(offers)
        _offers_by_session[offers.name] = offers
    return offers


async def send_file(request: Request) -> Response:
    """A file that a session was offered; a sentence where it was not, or not lately, or where it cannot be made."""
    offers, name = _offers_by_session.get(request.path_params["session"]), request.path_params["name"]
    make = offers and (offers.now.get(name) or offers.before.get(name))
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
