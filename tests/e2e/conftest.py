"""A real browser and a real server, shared by the tests that need no fresh ones."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize, expect, sync_playwright

from lib.settings import ROOT
from tests.e2e.browsers import NoBrowserError, Watch, launch
from tests.e2e.servers import Server

PATIENCE = 15_000
MOST_STEPS = 25  # of a window's history: a browser counts no more than fifty
SCREEN = ViewportSize(width=1920, height=1080)


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

    The last few are kept, since a server of one's own is gone after its test. Their windows are kept too: the next page
    is there in half the time in one that has loaded the dashboard before.
    """

    KEPT = 4

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[tuple[str, Scheme], tuple[BrowserContext, Watch]] = {}
        self._idle: dict[BrowserContext, list[Page]] = {}

    def profile(self, server: Server, scheme: Scheme) -> tuple[BrowserContext, Watch]:
        """The profile and what it complains of; what an earlier test left in it is gone."""
        if (kept := self._open.pop((server.url, scheme), None)) is None:
            kept = self._new(server.url, scheme)
        self._open[server.url, scheme] = kept
        while len(self._open) > self.KEPT:
            oldest, _ = self._open.pop(next(iter(self._open)))
            self._idle.pop(oldest, None)
            oldest.close()
        return kept

    def window(self, context: BrowserContext) -> Page:
        """A window of a profile, as if new."""
        idle = self._idle.get(context)
        return idle.pop() if idle else context.new_page()

    def put_back(self, page: Page) -> None:
        """Leave a window as if new for the next test; one that gave it a script, a listener or a medium closes it."""
        if page.is_closed():
            return
        if page.evaluate("history.length") > MOST_STEPS:
            page.close()
            return
        # A page of a server that is gone has no storage.
        page.evaluate("try { localStorage.clear(); sessionStorage.clear() } catch {}")
        page.on("dialog", _go_on)
        page.goto("about:blank")
        page.remove_listener("dialog", _go_on)
        page.set_viewport_size(SCREEN)
        self._idle.setdefault(page.context, []).append(page)

    def _new(self, url: str, scheme: Scheme) -> tuple[BrowserContext, Watch]:
        context = self._browser.new_context(
            viewport=SCREEN,
            color_scheme=scheme,
            base_url=url,
            locale="en-GB",
            accept_downloads=True,
            reduced_motion="reduce",  # a page that animates nothing takes two thirds of the computing
        )
        context.set_default_timeout(PATIENCE)
        return context, Watch(context, url)


def _go_on(unsaved: Dialog) -> None:
    unsaved.accept()


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Windows:
    return Windows(chromium)


@pytest.fixture
def new_page(windows: Windows) -> Iterator[NewPage]:
    """Opens windows as if nobody had used them, and holds each to making no complaint and asking no other host."""
    pages: list[Page] = []
    watches: set[Watch] = set()

    def opened(server: Server, scheme: Scheme = "light") -> Page:
        context, watch = windows.profile(server, scheme)
        watches.add(watch)
        pages.append(windows.window(context))
        return pages[-1]

    yield opened
    for page in pages:
        windows.put_back(page)
    complaints = [complaint for watch in watches for complaint in watch.complaints]
    for watch in watches:
        watch.complaints.clear()
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage, server: Server) -> Page:
    """A new window on the shared server."""
    return new_page(server)
