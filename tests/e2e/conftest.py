"""A real browser and a real server, shared by the tests that need no fresh ones."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from lib.settings import ROOT
from tests.e2e.browsers import NoBrowserError, Watch, launch
from tests.e2e.servers import Server

PATIENCE = 15_000
SCREEN = {"width": 1920, "height": 1080}


Scheme = Literal["light", "dark"]


class NewPage(Protocol):
    """A new browser window on a server."""

    def __call__(self, server: Server, scheme: Scheme = "light") -> Page: ...


class FreshServer(Protocol):
    """A server of one's own. Without ``corpus`` it starts with none; ``built`` gives it a copy of the seeds' corpus."""

    def __call__(self, seeds: Path = ..., corpus: Path | None = None, built: bool = False) -> Server: ...


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowserError as error:
            pytest.fail(str(error), pytrace=False)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the seeds, for every test that can share one."""
    folder = tmp_path_factory.mktemp("e2e")
    running = Server(folder / "corpus", ROOT / "seeds", folder / "log.txt")
    yield running
    running.stop()


@pytest.fixture
def fresh_server(tmp_path: Path, built_seeds: Path) -> Iterator[FreshServer]:
    """Starts servers nobody has visited yet."""
    with ExitStack() as stack:
        started = 0

        def start(seeds: Path = ROOT / "seeds", corpus: Path | None = None, built: bool = False) -> Server:
            nonlocal started
            started += 1
            folder = corpus or tmp_path / f"corpus{started}"
            if built:
                shutil.copytree(built_seeds, folder)
            running = Server(folder, seeds, tmp_path / f"log{started}.txt")
            stack.callback(running.stop)
            return running

        yield start


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Opens windows that nobody has used, and holds each to making no complaint and asking no other host."""
    watches: list[Watch] = []
    with ExitStack() as stack:

        def opened(server: Server, scheme: Scheme = "light") -> Page:
            context = chromium.new_context(
                viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
                color_scheme=scheme,
                base_url=server.url,
                locale="en-GB",
                accept_downloads=True,
            )
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            watches.append(Watch(context, server.url))
            return context.new_page()

        yield opened
    assert [complaint for watch in watches for complaint in watch.complaints] == []


@pytest.fixture
def page(new_page: NewPage, server: Server) -> Page:
    """A new window on the shared server."""
    return new_page(server)
