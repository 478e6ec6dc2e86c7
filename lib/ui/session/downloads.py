"""Files to take along: each is a link, and made when it is followed.

A link is good for the view that shows it and the one before it: what its file is made from is kept no longer.
"""

import secrets
from collections.abc import Callable
from mimetypes import guess_type
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lib.errors import DidymiumError
from lib.log import refused, unforeseen
from lib.ui.session.state import Kept

PATH = "/files/{session}/{name}"
Make = Callable[[], bytes | str]
MakeFrom = Callable[[bytes], bytes | str]
Method = tuple[tuple[str, str], ...]  # how it was counted: each way by its name, in plain words
LARGEST = 8_000_000  # bytes that a page may hand in
_GONE = "This link belongs to an earlier view. Go back to the page and take the file from there."
_NOT_DRAWN = "The browser draws this picture. Take it by a click on the page."
_ELSEWHERE = "This was asked for by a page of another address. Open the dashboard and do it there."
_TOO_LARGE = f"A page may hand in no more than {LARGEST:,} bytes. Show fewer marks, or take the numbers."


class _Offer(NamedTuple):
    """A file: the name to save it under, and what makes it of what the page hands in, if it is to hand in anything."""

    file: str
    make: MakeFrom
    handed_in: bool


class _Run:
    """What the view of one run offers, and how it was counted, which is known by its end."""

    def __init__(self) -> None:
        self.offers: dict[str, _Offer] = {}
        self.method: Method = ()


class _Offers:
    """What one session may fetch; it goes with the session."""

    def __init__(self) -> None:
        self.name = secrets.token_urlsafe(16)
        self.now, self.before = _Run(), _Run()


_OFFERS = Kept[_Offers | None]("downloads_offers", None)
_offers_by_session: WeakValueDictionary[str, _Offers] = WeakValueDictionary()


def begin_offers() -> None:
    """Begin a run: what its view offers takes the place of what the last one did."""
    offers = _own()
    offers.before, offers.now = offers.now, _Run()


def offer(name: str, make: Make, file: str = "") -> str:
    """The address of a file; ``make`` is called outside of the run, so it must hold all it needs.

    ``file`` is the name that it is saved under.
    """
    return _offered(name, _Offer(file or name, lambda _: make(), handed_in=False))


def offer_from_page(name: str, make: MakeFrom, file: str) -> str:
    """The same for a file that is made of what the page hands in when the link is followed, taken for hostile."""
    return _offered(name, _Offer(file, make, handed_in=True))


def tell_method(method: Method) -> None:
    """Say how the view of this run was counted."""
    _own().now.method = method


def method_of_run() -> Callable[[], Method]:
    """What gives how the view of this run was counted, once the run is over."""
    run = _own().now
    return lambda: run.method


def _offered(name: str, made: _Offer) -> str:
    offers = _own()
    offers.now.offers[name] = made
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
    found = offers and (offers.now.offers.get(name) or offers.before.offers.get(name))
    if not found:
        return PlainTextResponse(_GONE, 404)
    if found.handed_in and request.method != "POST":
        return PlainTextResponse(_NOT_DRAWN, 405)
    if request.method == "POST" and not _is_same_origin(request):
        return PlainTextResponse(_ELSEWHERE, 403)
    handed_in = await _body(request)
    if handed_in is None:
        return PlainTextResponse(_TOO_LARGE, 413)
    try:
        content = await run_in_threadpool(found.make, handed_in)
    except DidymiumError as error:
        return PlainTextResponse(refused(error), 409)
    except Exception as error:  # noqa: BLE001  # logged whole, under the number that is shown
        number = unforeseen(error)
        return PlainTextResponse(f"This file cannot be made. The server's log has it as error {number}.", 500)
    saved_as = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(found.file)}"
    headers = {"content-disposition": saved_as, "cache-control": "no-store"}
    return Response(content, media_type=guess_type(name)[0] or "application/octet-stream", headers=headers)


def _is_same_origin(request: Request) -> bool:
    """Whether a page of this server asks, as far as a browser says; what is no browser says nothing."""
    origin, host = request.headers.get("origin"), request.headers.get("host")
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and (origin is None or urlsplit(origin).netloc == host)


async def _body(request: Request) -> bytes | None:
    """What is handed in; None where it is more than may be."""
    parts, n = [], 0
    async for part in request.stream():
        parts.append(part)
        n += len(part)
        if n > LARGEST:
            return None
    return b"".join(parts)
