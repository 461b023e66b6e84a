"""One function over many tasks, here or in worker processes; results come in the order of the tasks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_function: Callable[[Any], Any] | None = None


def _prepare(function: Callable[[Any], Any]) -> None:
    """Runs once in each worker: rules inside `function` arrive once, and what is compiled of them stays."""
    global _function
    _function = function


def _work(task: Any) -> Any:
    assert _function is not None
    return _function(task)


def _pool(function: Callable[[Any], Any], workers: int) -> ProcessPoolExecutor:
    # spawn: the same on every system, and safe beside the threads of Arrow
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare, initargs=(function,))


def _one_by_one(
    function: Callable[[tuple[T, ...]], R], tasks: tuple[T, ...], crashed: Callable[[tuple[T, ...]], R]
) -> Iterator[tuple[tuple[T, ...], R]]:
    """Each task in a process that has nothing else to do, so that a dying process names its task."""
    left = deque((task,) for task in tasks)
    while left:
        with _pool(function, 1) as pool:
            try:
                while left:
                    result = pool.submit(_work, left[0]).result()
                    yield left.popleft(), result
            except BrokenProcessPool:
                yield left[0], crashed(left.popleft())


def in_order(
    function: Callable[[tuple[T, ...]], R],
    batches: Sequence[tuple[T, ...]],
    *,
    workers: int,
    crashed: Callable[[tuple[T, ...]], R],
) -> Iterator[tuple[tuple[T, ...], R]]:
    """Each batch with `function` of it. Where a worker dies, the batches it may have had are done again one task at a
    time, and `crashed` gives the result of the one that kills.

    `function` and the batches must be picklable where `workers` is more than 1.
    """
    if workers <= 1 or len(batches) <= 1:
        yield from ((batch, function(batch)) for batch in batches)
        return
    waiting = deque(batches)
    while waiting:
        yield from _until_broken(function, waiting, workers)
        if waiting:
            yield from _one_by_one(function, waiting.popleft(), crashed)


def _until_broken(
    function: Callable[[tuple[T, ...]], R], waiting: deque[tuple[T, ...]], workers: int
) -> Iterator[tuple[tuple[T, ...], R]]:
    """Results until all is done or a worker died; `waiting` then begins with the first batch without a result."""
    running: deque[Future[R]] = deque()
    with _pool(function, min(workers, len(waiting))) as pool:
        try:
            while waiting:
                ahead = min(len(waiting), 3 * workers)
                while len(running) < ahead:
                    running.append(pool.submit(_work, waiting[len(running)]))
                result = running[0].result()
                running.popleft()
                yield waiting.popleft(), result
        except BrokenProcessPool:
            return
        finally:
            for future in running:
                future.cancel()
