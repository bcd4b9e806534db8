"""One function over many items, in several processes, answers in the order of the items; it knows no documents."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint.errors import Bilingual, ReportlintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

Item = TypeVar("Item")
Answer = TypeVar("Answer")

BATCH = 100_000
"""How much (in the unit of the sizes, bytes as a rule) is handed to a process at once, so that talk costs little."""
WORTH = 400_000
"""From what sum of sizes on further processes pay: starting one costs as much as reading a few hundred kilobytes."""
_AHEAD = 4
"""How many batches a process may be ahead of what was answered, so that answers do not pile up."""


def processes(asked: int | None, sizes: Sequence[int]) -> int:
    """Return how many processes to use: those asked for, else as many as there are cores and as the work is worth."""
    if asked is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        asked = min(cores, sum(sizes) // WORTH)
    return max(1, min(asked, len(sizes)))


def in_order(
    function: Callable[[Item], Answer], items: Sequence[Item], sizes: Sequence[int], count: int
) -> Iterator[Answer]:
    """Yield the answers for all items, in their order.

    count: of processes; 1 means this one. The function is inherited where processes can be forked, else pickled once
    for each; answers are always pickled. Items so large that they would keep one process busy to the end begin first.
    The processes end with the iteration, however it ends. ReportlintError if one of them was killed.
    """
    if count == 1:
        yield from map(function, items)
        return
    import multiprocessing
    import signal
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    batches = list(_batches(sizes, count))
    with ProcessPoolExecutor(
        count, multiprocessing.get_context(method), initializer=_begin, initargs=(function, signal.SIGINT)
    ) as pool:
        early = {
            batch: pool.submit(_answers, items[slice(*batch)])
            for batch in sorted(batches, key=lambda batch: -sum(sizes[slice(*batch)]))
            if sum(sizes[slice(*batch)]) * count > sum(sizes) // 2
        }
        waiting: deque[Future[list[Answer]]] = deque()
        try:
            for batch in batches:
                waiting.append(early.get(batch) or pool.submit(_answers, items[slice(*batch)]))
                if len(waiting) >= _AHEAD * count:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            problem = Bilingual(
                "有检查进程被终止（可能内存不足），没有查完",
                "a process was killed (out of memory?): not all was checked",
            )
            raise ReportlintError(problem) from error
        except BaseException:  # as Ctrl-C: nobody waits for what is under way
            for process in multiprocessing.active_children():
                process.terminate()
            pool.shutdown(cancel_futures=True)  # its own thread ends before the interpreter does
            raise


def _batches(sizes: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of runs of items, none of which is too large a part of the whole."""
    enough = min(BATCH, max(1, sum(sizes) // (8 * count)))
    start, weight = 0, 0
    for at, size in enumerate(sizes):
        if weight and weight + size > enough:
            yield start, at
            start, weight = at, 0
        weight += size
    if sizes:
        yield start, len(sizes)


_function: Callable[[Any], Any]
"""What a worker process calls; set when it begins."""


def _begin(function: Callable[[Any], Any], interrupt: int) -> None:
    import signal

    global _function  # noqa: PLW0603  # a process of its own, that has no other place to keep it
    _function = function
    signal.signal(interrupt, signal.SIG_IGN)  # who started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # in this way


def _answers(items: Sequence[Any]) -> list[Any]:
    return [_function(item) for item in items]
