"""What is looked up once a run: whether a file is still the one that was read is asked for with each link and query."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, TypeVar

T = TypeVar("T")
_here = local()


@contextmanager
def one_run() -> Iterator[None]:
    """Keep what is looked up until the end of the run, in this thread alone."""
    _here.kept = {}
    try:
        yield
    finally:
        del _here.kept


def once(what: Hashable, look: Callable[[], T]) -> T:
    """What is kept of this run, or else looked up; outside of a run it always is."""
    kept: dict[Hashable, Any] | None = getattr(_here, "kept", None)
    if kept is None:
        return look()
    if what not in kept:
        kept[what] = look()
    found: T = kept[what]
    return found


def look_again() -> None:
    """Forget what was looked up: this run has written files itself."""
    if hasattr(_here, "kept"):
        _here.kept = {}
