"""Work on all cores: a pool of processes where it is worth starting one."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TypeVar

from loky import ProcessPoolExecutor

from lib.errors import CorpusError

IN_PROCESS_BYTES = 2_000_000
AHEAD = 4

In = TypeVar("In")
Out = TypeVar("Out")


def start_workers(stack: ExitStack, inputs: dict[str, str]) -> Executor | None:
    """A process pool where the work is worth starting one; the seeds are done before it would be up.

    Its processes do not run the program's main file again, as the standard library's would: in a served dashboard that
    is a page.
    """
    size = sum(Path(path).stat().st_size for path in inputs if Path(path).is_file())
    if size <= IN_PROCESS_BYTES or (os.cpu_count() or 1) == 1:
        return None
    pool: Executor = ProcessPoolExecutor(os.cpu_count(), initializer=_end_with_parent, initargs=(os.getpid(),))
    return stack.enter_context(pool)


def warm_up(workers: Executor | None, work: Callable[[], object]) -> None:
    """Have every process load what some work needs, while there is nothing for it to do yet."""
    if workers is not None:
        for _ in range(os.cpu_count() or 1):
            workers.submit(work)


def mapped(workers: Executor | None, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[tuple[In, Out]]:
    """``(item, work(item))`` in order, a few items ahead of the reader at most.

    Raises
    ------
    CorpusError: a process of the pool was ended from outside.
    """
    if workers is None:
        yield from ((item, work(item)) for item in items)
        return
    try:
        yield from _ahead(workers, work, items)
    except BrokenExecutor as error:
        raise CorpusError(
            "A process of the build was ended from outside, as happens where memory runs out. What was live stays. "
            f"Start the build again, with fewer articles or more memory. ({str(error).splitlines()[0]})"
        ) from error


def _ahead(workers: Executor, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[tuple[In, Out]]:
    waiting: deque[tuple[In, Future[Out]]] = deque()
    for item in items:
        waiting.append((item, workers.submit(work, item)))
        if len(waiting) > AHEAD:
            done, future = waiting.popleft()
            yield done, future.result()
    for done, future in waiting:
        yield done, future.result()


def _end_with_parent(parent: int) -> None:
    """A worker waits for work for ever; one whose build was killed must not."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
