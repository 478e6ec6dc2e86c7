"""Who is in the room: the stage tells where it is, followers go there, a presenter's phone asks it to move."""

import asyncio
import json
from contextlib import suppress
from itertools import count
from typing import Any, Literal
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from lib.briefing import briefing_path
from lib.errors import BriefingError
from lib.settings import current_settings
from lib.stage.presenter import is_presenter

Role = Literal["stage", "remote", "follow"]
_PRESENTERS: dict[object, Role] = {"stage": "stage", "remote": "remote"}
MOST = 1_000  # windows of one briefing
_LONGEST = 2_000  # letters of a message
_WAITING = 64  # messages that may wait for one window
_PATIENCE = 10.0  # seconds for the first message
_ASKED = frozenset({"next", "before", "black"})
_REFUSED, _NONE, _FULL = 4403, 4404, 4429


class _Seat:
    """A window that is connected. What it is told waits until it can be sent, so that none waits for a slow one.

    Of each kind the latest is all that counts, but each thing that a phone asks for.
    """

    def __init__(self, socket: WebSocket, role: Role) -> None:
        self.socket, self.role = socket, role
        self._waiting: dict[tuple[str, int], dict[str, Any]] = {}
        self._told, self._asked = asyncio.Event(), count()

    def tell(self, message: dict[str, Any]) -> None:
        kind = message["kind"]
        key = (kind, next(self._asked) if kind == "do" else 0)
        self._waiting.pop(key, None)
        if len(self._waiting) < _WAITING:
            self._waiting[key] = message
            self._told.set()

    async def send(self) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):  # what listens to it sees that it is gone
            while await self._told.wait():
                self._told.clear()
                while self._waiting:
                    message = self._waiting.pop(next(iter(self._waiting)))
                    await self.socket.send_text(json.dumps(message))


class _Room:
    """The windows of one briefing. ``lead`` is the stage whose step the audience sees."""

    def __init__(self) -> None:
        self.seats: set[_Seat] = set()
        self.lead: _Seat | None = None
        self.state: dict[str, Any] = {}

    def enter(self, seat: _Seat) -> None:
        self.seats.add(seat)
        if seat.role != "stage":
            seat.tell({"kind": "lead", "here": self.lead is not None})
            if self.state:
                seat.tell(self.state)
        self._count()

    def leave(self, seat: _Seat) -> None:
        self.seats.discard(seat)
        if seat is self.lead:
            self.lead = None
            self._tell({"kind": "lead", "here": False})
        self._count()

    def hear(self, seat: _Seat, message: dict[str, Any]) -> None:
        """A stage says where it is; it leads if none does, or if somebody moved it. A phone asks the lead to move."""
        if seat.role == "stage" and (state := _state_of(message)):
            if self.lead not in {None, seat} and not message.get("moved"):
                return
            if self.lead is not seat:
                self.lead = seat
                self._tell({"kind": "lead", "here": True})
                self._count()
            self.state = state
            self._tell(state)
        elif seat.role == "remote" and message.get("do") in _ASKED and self.lead:
            self.lead.tell({"kind": "do", "do": message["do"]})

    def _tell(self, message: dict[str, Any]) -> None:
        for seat in self.seats:
            if seat.role != "stage":
                seat.tell(message)

    def _count(self) -> None:
        if self.lead:
            self.lead.tell({"kind": "followers", "n": sum(seat.role == "follow" for seat in self.seats)})


_rooms: dict[str, _Room] = {}


async def attend(socket: WebSocket) -> None:
    """A window of a briefing, from its first message ``{"role", "key"}`` until it goes."""
    name = socket.path_params["name"]
    await socket.accept()
    if not _is_own(socket) or not _exists(name):
        await socket.close(_NONE)
        return
    room = _rooms.setdefault(name, _Room())
    try:
        role = _role_of(await asyncio.wait_for(_receive(socket), _PATIENCE), name)
    except (WebSocketDisconnect, TimeoutError):
        return
    if role is None or len(room.seats) >= MOST:
        await socket.close(_FULL if role else _REFUSED)
        return
    seat = _Seat(socket, role)
    sending = asyncio.create_task(seat.send())
    room.enter(seat)
    try:
        while True:
            room.hear(seat, await _receive(socket))
    except WebSocketDisconnect:
        pass
    finally:
        room.leave(seat)
        sending.cancel()
        if not room.seats:
            _rooms.pop(name, None)


async def _receive(socket: WebSocket) -> dict[str, Any]:
    """The next message; what is none is empty."""
    text = await socket.receive_text()
    try:
        message = json.loads(text) if len(text) <= _LONGEST else {}
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def _role_of(message: dict[str, Any], name: str) -> Role | None:
    """What a window may be: anybody may follow, whoever has the token may present; else None."""
    role = message.get("role")
    if role == "follow":
        return "follow"
    presents = is_presenter(current_settings().corpus, name, str(message.get("key", "")))
    return _PRESENTERS.get(str(role)) if presents else None


def _state_of(message: dict[str, Any]) -> dict[str, Any]:
    match message:
        case {"step": str(step), "number": int(number), "black": bool(black)}:
            return {"kind": "state", "step": step, "number": number, "black": black}
    return {}


def _is_own(socket: WebSocket) -> bool:
    """Whether a page of this server asks."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")


def _exists(name: str) -> bool:
    with suppress(BriefingError):
        return briefing_path(current_settings().briefings, name).exists()
    return False
