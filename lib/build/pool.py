"""Work on all cores: a pool of processes where it is worth starting one."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

IN_PROCESS_BYTES = 2_000_000
AHEAD = 4

In = TypeVar("In")
Out = TypeVar("Out")


def workers_for(stack: ExitStack, inputs: dict[str, str]) -> Executor | None:
    """A process pool where the work is worth starting one; the seeds are done before it would be up."""
    size = sum(Path(path).stat().st_size for path in inputs if Path(path).is_file())
    if size <= IN_PROCESS_BYTES or (os.cpu_count() or 1) == 1:
        return None
    return stack.enter_context(ProcessPoolExecutor(mp_context=get_context("spawn")))


def mapped(workers: Executor | None, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[tuple[In, Out]]:
    """``(item, work(item))`` in order, a few items ahead of the reader at most."""
    if workers is None:
        yield from ((item, work(item)) for item in items)
        return
    waiting: deque[tuple[In, Future[Out]]] = deque()
    for item in items:
        waiting.append((item, workers.submit(work, item)))
        if len(waiting) > AHEAD:
            done, future = waiting.popleft()
            yield done, future.result()
    for done, future in waiting:
        yield done, future.result()
