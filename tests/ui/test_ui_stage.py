"""The stage's addresses on a real server: its bytes, its links, its audience."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from lib.briefing import read_briefing, write_briefing
from lib.stage import stage_document
from lib.stage.presenter import is_presenter, presenter_token, stage_link
from lib.ui.stage.routes import STAGE_ROUTES
from tests.stage.talks import TALK

NAME = "price 稀土"


class Answer(NamedTuple):
    status: int
    body: bytes
    etag: str


class Served(NamedTuple):
    """A server with one briefing."""

    port: int
    path: Path
    token: str

    def get(self, path: str, **headers: str) -> Answer:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as asked:
            asked.request("GET", path, headers=headers)
            answer = asked.getresponse()
            return Answer(answer.status, answer.read(), str(answer.headers["etag"]))

    @contextmanager
    def window(self, role: str, key: str = "", **options: Any) -> Iterator[ClientConnection]:
        with connect(f"ws://127.0.0.1:{self.port}/stage/{quote(NAME)}/live", proxy=None, **options) as opened:
            opened.send(json.dumps({"role": role, "key": key}))
            yield opened


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(tmp_path / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path / "corpus"))
    path = tmp_path / "seeds" / "briefings" / f"{NAME}.json"
    write_briefing(path, TALK)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(Starlette(routes=STAGE_ROUTES), log_level="critical", ws="websockets-sansio")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(listening.getsockname()[1], path, presenter_token(tmp_path / "corpus", NAME))
        server.should_exit = True
        thread.join(10)


def heard(window: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of a kind."""
    while True:
        message: dict[str, Any] = json.loads(window.recv(timeout=5))
        if message["kind"] == kind:
            return message


def hears_nothing(window: ClientConnection, kind: str) -> bool:
    try:
        while json.loads(window.recv(timeout=0.3))["kind"] != kind:
            pass
    except TimeoutError:
        return True
    return False


def state(number: int, **more: Any) -> str:
    return json.dumps({"step": TALK.steps[number].id, "number": number, "black": False, "moved": True, **more})


def test_served_bytes_are_those_of_the_exported_file(served: Served) -> None:
    answer = served.get(f"/stage/{quote(NAME)}")
    assert (answer.status, answer.body) == (200, stage_document(read_briefing(served.path)[0]))
    assert served.get(f"/stage/{quote(NAME)}", **{"if-none-match": answer.etag}).status == 304


def test_an_edited_briefing_is_served_as_it_is_now(served: Served) -> None:
    assert b"Pricing leads" in served.get(f"/stage/{quote(NAME)}").body
    served.path.write_text(
        served.path.read_text(encoding="utf-8").replace("Pricing leads", "Prices lead"), encoding="utf-8"
    )
    assert b"Prices lead" in served.get(f"/stage/{quote(NAME)}").body


def test_the_audience_gets_no_notes(served: Served) -> None:
    answer = served.get(f"/stage/{quote(NAME)}/follow")
    assert answer.status == 200
    assert b"Say it slowly." not in answer.body


@pytest.mark.parametrize("name", ["none", "<script>", "..%2F..%2Fetc%2Fpasswd"])
def test_an_unknown_briefing_is_answered_with_a_sentence(name: str, served: Served) -> None:
    answer = served.get(f"/stage/{quote(name, safe='%')}")
    text = answer.body.decode()
    assert answer.status == 404
    assert "<script>" not in text
    assert served.get("/stage/none/live").status in {403, 404}


def test_only_the_presenter_gets_the_link_for_a_phone(served: Served) -> None:
    where = f"/stage/{quote(NAME)}/link"
    assert served.get(f"{where}/remote").status == 403
    assert served.get(f"{where}/remote", **{"x-presenter": "guessed"}).status == 403
    made = json.loads(served.get(f"{where}/remote", **{"x-presenter": served.token}).body)
    assert made["link"].endswith(f"/stage/{quote(NAME)}#remote&key={served.token}")
    assert json.loads(served.get(f"{where}/follow").body)["link"].endswith("/follow")


def test_a_token_is_of_one_briefing_and_lasts(tmp_path: Path) -> None:
    token = presenter_token(tmp_path, "a")
    assert stage_link(tmp_path, "a").endswith(f"#present&key={token}")
    assert is_presenter(tmp_path, "a", token)
    assert not is_presenter(tmp_path, "b", token)
    assert not is_presenter(tmp_path, "a", "")
    assert not is_presenter(tmp_path / "other", "a", token)
    assert (tmp_path / "presenter.key").stat().st_mode & 0o077 == 0


def test_followers_see_the_stage_and_cannot_move_it(served: Served) -> None:
    with served.window("stage", served.token) as stage, served.window("follow") as early:
        stage.send(state(2))
        assert heard(early, "state")["number"] == 2
        with served.window("follow") as late:
            assert heard(late, "state")["step"] == TALK.steps[2].id
            late.send(state(5))
            late.send(json.dumps({"do": "next"}))
            late.send("no JSON")
            assert hears_nothing(early, "state")
            assert hears_nothing(stage, "do")


def test_a_phone_asks_the_stage_and_never_moves_it_by_coming_back(served: Served) -> None:
    with served.window("stage", served.token) as stage:
        stage.send(state(3))
        for _ in range(2):
            with served.window("remote", served.token) as phone:
                assert heard(phone, "state")["number"] == 3
                assert hears_nothing(stage, "do")
                phone.send(json.dumps({"do": "next"}))
                assert heard(stage, "do")["do"] == "next"


def test_two_stages_do_not_drive_each_other(served: Served) -> None:
    with served.window("stage", served.token) as first, served.window("follow") as follower:
        first.send(state(1))
        assert heard(follower, "state")["number"] == 1
        with served.window("stage", served.token) as second:
            second.send(state(6, moved=False))
            assert hears_nothing(follower, "state")
            second.send(state(7))
            assert heard(follower, "state")["number"] == 7
            assert hears_nothing(first, "state")


@pytest.mark.parametrize(("role", "key"), [("stage", ""), ("remote", "guessed"), ("king", ""), ("", "")])
def test_whoever_has_no_token_is_sent_away(role: str, key: str, served: Served) -> None:
    with served.window(role, key) as window, pytest.raises(ConnectionClosed):
        window.recv(timeout=5)
    assert window.close_code == 4403


def test_a_page_of_another_site_gets_nothing(served: Served) -> None:
    with pytest.raises(ConnectionClosed), served.window("follow", origin="https://example.org") as window:
        window.recv(timeout=5)
