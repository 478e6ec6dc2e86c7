"""A real Chromium: the one that is there, or one fetched the ordinary way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

# The first has no windows of its own to draw: a test takes three quarters of the computing.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
    "microsoft-edge",
)
ARGUMENTS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class NoBrowserError(Exception):
    """There is no Chromium and none could be fetched."""


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium.

    Raises
    ------
    NoBrowserError: none is installed, and neither Playwright nor the system's package manager could bring one.
    """
    own = Path(playwright.chromium.executable_path)
    program = _installed() or (str(own) if own.exists() else None) or _fetched(own)
    arguments = ARGUMENTS + (["--no-sandbox"] if _is_root() else [])
    return playwright.chromium.launch(executable_path=program, args=arguments)


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _fetched(own: Path) -> str:
    outputs = [_run([sys.executable, "-m", "playwright", "install", "chromium"])]
    if own.exists():
        return str(own)
    if _is_root() and (apt := shutil.which("apt-get")):
        outputs += [
            _run([apt, "update", "-q"]),
            _run([apt, "install", "-y", "-q", "--no-install-recommends", "chromium"]),
        ]
        if found := _installed():
            return found
    raise NoBrowserError(
        "The browser tests need Chromium and none could be fetched. Install Chromium or Google Chrome, or run "
        "`uv run playwright install --with-deps chromium`, and start the tests again.\n" + "\n".join(outputs)
    )


def _run(command: list[str]) -> str:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(  # fixed commands
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=600
    )
    return f"$ {' '.join(command)}\n{(done.stdout + done.stderr)[-2000:]}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


class Watch:
    """What a page must never do: complain on the console, throw, or ask another host for something."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.complaints: list[str] = []
        self._home = home.removeprefix("http://")
        context.on("console", lambda message: self._note("console", message.text, message.type == "error"))
        context.on("weberror", lambda error: self._note("uncaught", str(error.error), True))
        context.on("request", lambda request: self._note("request", request.url, self._is_foreign(request.url)))
        context.on("page", self._watch_sockets)

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._note("socket", socket.url, self._is_foreign(socket.url)))

    def _is_foreign(self, url: str) -> bool:
        scheme, _, rest = url.partition("://")
        return scheme in {"http", "https", "ws", "wss"} and rest.partition("/")[0] != self._home

    def _note(self, kind: str, what: str, bad: bool) -> None:
        if bad:
            self.complaints.append(f"{kind}: {what}")
