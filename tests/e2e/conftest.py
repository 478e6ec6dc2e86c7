"""A real browser and a real server, shared by the tests that need no fresh ones."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

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


class Windows:
    """Browser profiles, one for each server and scheme: one that was used has the scripts of a page at hand.

    The last few are kept, since a server of one's own is gone after its test.
    """

    KEPT = 4

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[tuple[str, Scheme], tuple[BrowserContext, Watch]] = {}

    def profile(self, server: Server, scheme: Scheme) -> tuple[BrowserContext, Watch]:
        """The profile and what it complains of; what an earlier test left in it is gone."""
        if (kept := self._open.pop((server.url, scheme), None)) is None:
            kept = self._new(server.url, scheme)
        self._open[server.url, scheme] = kept
        while len(self._open) > self.KEPT:
            self._open.pop(next(iter(self._open)))[0].close()
        return kept

    def _new(self, url: str, scheme: Scheme) -> tuple[BrowserContext, Watch]:
        context = self._browser.new_context(
            viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
            color_scheme=scheme,
            base_url=url,
            locale="en-GB",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        return context, Watch(context, url)


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Windows:
    return Windows(chromium)


@pytest.fixture
def new_page(windows: Windows) -> Iterator[NewPage]:
    """Opens windows that nobody has used, and holds each to making no complaint and asking no other host."""
    pages: list[Page] = []
    watches: set[Watch] = set()

    def opened(server: Server, scheme: Scheme = "light") -> Page:
        context, watch = windows.profile(server, scheme)
        watches.add(watch)
        pages.append(context.new_page())
        return pages[-1]

    yield opened
    for page in pages:
        if not page.is_closed():
            page.evaluate("try { localStorage.clear() } catch {}")  # a page of a server that is gone has none
            page.close()
    complaints = [complaint for watch in watches for complaint in watch.complaints]
    for watch in watches:
        watch.complaints.clear()
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage, server: Server) -> Page:
    """A new window on the shared server."""
    return new_page(server)
