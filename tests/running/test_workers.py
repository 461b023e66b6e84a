from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from minsheng_extract.running import in_order

Batch = tuple[int, ...]
BATCHES: list[Batch] = [(n, n + 100) for n in range(12)]


def double(batch: Batch) -> list[int]:
    return [2 * number for number in batch]


def die_on(fatal: int, batch: Batch) -> list[int]:
    if fatal in batch:
        os._exit(3)  # as a reader that runs out of memory does
    return double(batch)


def raise_on(fatal: int, batch: Batch) -> list[int]:
    if fatal in batch:
        raise ValueError(f"cannot {fatal}")
    return double(batch)


def crashed(batch: Batch) -> list[int]:
    return [-number for number in batch]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_batches(workers: int) -> None:
    results = in_order(double, BATCHES, workers=workers, crashed=crashed)
    assert list(results) == [(batch, double(batch)) for batch in BATCHES]


def test_a_dying_worker_loses_only_the_task_that_killed_it() -> None:
    results = list(in_order(partial(die_on, 103), BATCHES[:6], workers=2, crashed=crashed))
    assert [task for tasks, _ in results for task in tasks] == [task for batch in BATCHES[:6] for task in batch]
    flat = {task: number for tasks, numbers in results for task, number in zip(tasks, numbers, strict=True)}
    assert flat == {task: -task if task == 103 else 2 * task for batch in BATCHES[:6] for task in batch}


def test_an_error_of_the_function_is_not_swallowed() -> None:
    with pytest.raises(ValueError, match="cannot 5"):
        list(in_order(partial(raise_on, 5), BATCHES, workers=2, crashed=crashed))


class UnpicklableError(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def raise_unpicklable(batch: Batch) -> list[int]:
    raise UnpicklableError("a", "b")


def test_an_error_that_cannot_be_sent_does_not_hang() -> None:
    with pytest.raises(Exception, match="second"):
        list(in_order(raise_unpicklable, BATCHES, workers=2, crashed=crashed))


def test_no_process_is_left_when_the_results_are_not_all_taken() -> None:
    results = in_order(double, BATCHES, workers=2, crashed=crashed)
    assert next(results)[1] == [0, 200]
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from minsheng_extract.running import in_order\n"
        "print(list(in_order(len, [(1,), (2,)], workers=2, crashed=len)))\n"
    )
    ended = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 1
    assert "__main__" in ended.stderr.splitlines()[-1]


def test_no_batches_no_results() -> None:
    assert list(in_order(double, [], workers=4, crashed=crashed)) == []
