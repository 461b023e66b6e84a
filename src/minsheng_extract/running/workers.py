"""One function over many batches, here or in worker processes; results come in the order of the batches.

Each worker has a pipe of its own and one batch at a time, so that a worker that dies names the batch
that killed it. A pool that shares queues cannot say which it was, and may wait for it for ever.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from minsheng_extract.settled import settled

T = TypeVar("T")
R = TypeVar("R")
Batch = tuple[T, ...]
Done = tuple[tuple[T, ...], R]

_AHEAD = 3  # batches given out before the first of them is done, for each worker
_context = get_context("spawn")  # the same on every system, and safe beside the threads of Arrow


class WorkersError(RuntimeError):
    """Worker processes cannot start. The message says why that may be."""


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """What a worker does: `function` of each batch that comes, until nobody is there to send one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that gave the work
    with settled():
        connection.send(None)  # ready
        while True:
            try:
                batch = connection.recv()
            except EOFError:
                return
            try:
                connection.send((function(batch), None))
            except Exception as error:
                connection.send((None, error))


class _Worker(Generic[T, R]):
    """A process with a pipe to it. The function, and the rules in it, goes there once."""

    def __init__(self, function: Callable[[Batch[T]], R]) -> None:
        self.connection, theirs = _context.Pipe()
        self._process = _context.Process(target=_serve, args=(theirs, function), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def give(self, batch: Batch[T]) -> None:
        """Send a batch. Raises `WorkersError` where the process did not come up."""
        try:
            self._ready = self._ready or self.connection.recv() is None
        except (EOFError, OSError) as died:
            raise WorkersError(
                "worker processes cannot start; in a script put the call under "
                "'if __name__ == \"__main__\":', or use workers=1"
            ) from died
        self.connection.send(batch)

    def take(self) -> R:
        """The result of the batch given. Raises `EOFError` where the process died of it."""
        try:
            result, error = self.connection.recv()
        except OSError as died:
            raise EOFError from died
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        self.connection.close()
        self._process.kill()
        self._process.join()


def in_order(
    function: Callable[[Batch[T]], R],
    batches: Sequence[Batch[T]],
    *,
    workers: int,
    crashed: Callable[[Batch[T]], R],
) -> Iterator[Done[T, R]]:
    """Each batch with `function` of it; an error that it raises is raised here.

    Where a worker dies, its batch is done again one task at a time, and `crashed` gives the result of
    the one that kills. `function` and the batches must be picklable where `workers` is more than 1.

    Raises `WorkersError` where processes cannot start.
    """
    if workers <= 1 or len(batches) <= 1:
        yield from ((batch, function(batch)) for batch in batches)
        return
    farm = [_Worker(function) for _ in range(min(workers, len(batches)))]
    try:
        yield from _farmed(farm, function, batches, crashed)
    finally:
        for worker in farm:
            worker.end()


def _farmed(
    farm: list[_Worker[T, R]],
    function: Callable[[Batch[T]], R],
    batches: Sequence[Batch[T]],
    crashed: Callable[[Batch[T]], R],
) -> Iterator[Done[T, R]]:
    """The batches given to whoever is idle, a worker that died replaced in the farm."""
    idle = list(farm)
    busy: dict[Any, tuple[_Worker[T, R], int]] = {}
    done: dict[int, list[Done[T, R]]] = {}
    given = first = 0
    while first < len(batches):
        while idle and given < min(len(batches), first + _AHEAD * len(farm)):
            worker = idle.pop()
            worker.give(batches[given])
            busy[worker.connection] = (worker, given)
            given += 1
        for connection in wait(list(busy)):
            worker, number = busy.pop(connection)
            try:
                done[number] = [(batches[number], worker.take())]
            except EOFError:
                worker.end()
                done[number] = list(_one_by_one(function, batches[number], crashed))
                farm[farm.index(worker)] = worker = _Worker(function)
            idle.append(worker)
        while first in done:
            yield from done.pop(first)
            first += 1


def _one_by_one(
    function: Callable[[Batch[T]], R], tasks: Batch[T], crashed: Callable[[Batch[T]], R]
) -> Iterator[Done[T, R]]:
    """Each task by itself, in a process of which nothing is lost when it dies."""
    worker: _Worker[T, R] = _Worker(function)
    try:
        for task in tasks:
            worker.give((task,))
            try:
                yield (task,), worker.take()
            except EOFError:
                worker.end()
                worker = _Worker(function)
                yield (task,), crashed((task,))
    finally:
        worker.end()
