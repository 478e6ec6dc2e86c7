"""What the program tells whoever runs it: builds, saves, refused input, slow questions, errors under their numbers.

All of it goes to the logger ``didymium``, an event a line, and never holds the text of an article.
"""

import logging
import os
import secrets
from types import TracebackType

from lib.errors import Problem

LOGGER = logging.getLogger("didymium")
VARIABLE = "DIDYMIUM_LOG"
SLOW = 1.0
_LONGEST = 500
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """An event a line, whatever it quotes; lines of a traceback are indented, so that none passes for an event."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s didymium: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        record.message = _printable(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: _Raised) -> str:  # noqa: N802
        return "\n".join(f"    {_printable(line)}" for line in super().formatException(ei).splitlines())


def configure(level: str) -> None:
    """Send what is at least so important to standard error, once; ``DIDYMIUM_LOG`` names another level."""
    if LOGGER.handlers:
        return
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    LOGGER.addHandler(handler)
    named = os.environ.get(VARIABLE, "").upper()
    LOGGER.setLevel(named if named in logging.getLevelNamesMapping() else level)


def saved(file: str, entries: str) -> None:
    """Tell that a file which people edit was written, and what in it."""
    LOGGER.info("saved %s: %s", file, entries[:_LONGEST])


def refused(fault: Exception | Problem) -> str:
    """Tell what was refused; returns the sentence for whoever asked."""
    LOGGER.info("refused: %s", str(fault)[:_LONGEST])
    return str(fault)


def answered(name: str, seconds: float) -> None:
    """Tell of a question whose answer took longer than a second."""
    if seconds > SLOW:
        LOGGER.warning("slow question: %s took %.1f s", name, seconds)


def unforeseen(error: BaseException) -> str:
    """Log an error that nobody foresaw, its traceback whole; returns the number that it stands under."""
    number = f"{secrets.randbelow(10**6):06}"
    LOGGER.error("error %s: %s", number, type(error).__name__, exc_info=error)
    return number


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
