"""The installed Chromium, which prints and draws what nothing here can draw without a browser."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from lib.errors import DeckError

NAMES: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell", "chrome",
    "microsoft-edge", "msedge", "brave-browser",
)  # fmt: skip
_PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_SECONDS: Final = 120


def find_browser() -> Path:
    """The Chromium of this machine: that of the variable CHROME, else one of the usual names and places.

    Raises
    ------
    DeckError: there is none.
    """
    asked = os.environ.get("CHROME", "")
    candidates = [asked] if asked else [*NAMES, *_PLACES]
    found = next((path for name in candidates if (path := shutil.which(name))), None)
    if found is None:
        reason = f"CHROME names {asked}, which is no program" if asked else "There is no Chromium on this machine"
        raise DeckError(
            f"{reason}. PDF and pictures are drawn by one: install Chromium or Chrome, or name it in CHROME. "
            "HTML, PPTX, Markdown and Excel need none, and any browser prints the HTML at #print."
        )
    return Path(found)


def print_document(document: bytes, fragment: str) -> bytes:
    """An HTML document, opened at a fragment (``print``), as PDF.

    Raises
    ------
    DeckError: there is no Chromium, or it did not print.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made.pdf")
        _run(document, fragment, Path(folder), f"--print-to-pdf={made}", "--no-pdf-header-footer")
        if not made.is_file() or not made.read_bytes().startswith(b"%PDF"):
            raise DeckError("Chromium made no PDF. Print the HTML from a browser instead, at #print.")
        return made.read_bytes()


def drawn_document(document: bytes) -> str:
    """What an HTML document is once it has loaded, as text.

    Raises
    ------
    DeckError: there is no Chromium, or it gave nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        return _run(document, "", Path(folder), "--dump-dom").decode("utf-8", "replace")


def _run(document: bytes, fragment: str, folder: Path, *how: str) -> bytes:
    """What Chromium writes; it sees a file of its own and nothing of the person's."""
    page = folder / "page.html"
    page.write_bytes(document)
    command = [
        str(find_browser()), "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--hide-scrollbars", "--disable-background-networking", f"--user-data-dir={folder / 'profile'}",
        *how, f"{page.as_uri()}#{fragment}",
    ]  # fmt: skip
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")  # Chromium does not start as root with it
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DeckError(f"Chromium did not answer ({type(error).__name__}). Take the HTML and print that.") from error
    return done.stdout
