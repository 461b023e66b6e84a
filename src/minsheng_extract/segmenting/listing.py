"""List numbers that have a line of their own, told from page numbers and from figures of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.lines import Line

_ALONE = re.compile(r"\d{1,2}|[一二三四五六七八九十]{1,3}")
_TEXT = re.compile(r"[^\d\s].*[一-龥].*[一-龥]|\d[\d,.]*[^\d\s].{8,}[。;]")
_ITEM = re.compile(r"(?:\d{1,3}[.、)]|\(\d{1,3}\)).")
_CLOSING = "。;)"
_LONGEST_ITEM, _LONGEST_NUMBER = 400, 3


def is_number_alone(line: Line) -> bool:
    """Whether a line is a number and nothing else.

    >>> is_number_alone(Line(0, 2, "12")), is_number_alone(Line(0, 3, "12个"))
    (True, False)
    """
    return len(line.squeezed) <= _LONGEST_NUMBER and _ALONE.fullmatch(line.squeezed) is not None


def numbers_alone(lines: Sequence[Line]) -> frozenset[int]:
    """Where the numbers 1, 2, 3 … of a list stand, each alone on its line and with its item's text below.

    A text that begins with a figure is a sentence, so that no row of a table is taken for one. Page numbers stand
    farther apart than the items of such a list are long.

    >>> lines = [Line(0, 1, "1"), Line(2, 6, "新建学校"), Line(7, 8, "2"), Line(9, 13, "改造公厕")]
    >>> sorted(numbers_alone(lines))
    [0, 7]
    """
    places = [at for at, line in enumerate(lines) if is_number_alone(line)]
    headed = [at for at in places if at + 1 < len(lines) and _TEXT.match(lines[at + 1].squeezed)]
    kinds = ([at for at in headed if lines[at].squeezed.isdecimal() == arabic] for arabic in (True, False))
    return frozenset(lines[at].start for kind in kinds for run in _runs(lines, kind) for at in run)


def closes_items(lines: Sequence[Line]) -> bool:
    """Whether some items of a list end on their first line as sentences do, so that others are broken off there.

    >>> closes_items([Line(0, 9, "1)新建学校2所。"), Line(10, 19, "2)为老人"), Line(20, 29, "3)改造公厕2座。")])
    True
    """
    items = [line.squeezed for line in lines if _ITEM.match(line.squeezed)]
    closed = sum(each[-1] in _CLOSING for each in items)
    return closed > 1 and closed * 6 >= len(items)


def _runs(lines: Sequence[Line], places: Sequence[int]) -> Iterator[list[int]]:
    """Lists that begin with 1 and go on by one, two numbers or more."""
    run: list[int] = []
    for at in places:
        number = counter_value(lines[at].squeezed)
        follows = bool(run) and number == counter_value(lines[run[-1]].squeezed) + 1
        if follows:
            run.append(at)
        elif number == 1:
            if _is_list(lines, run):
                yield run
            run = [at]
    if _is_list(lines, run):
        yield run


def _is_list(lines: Sequence[Line], run: Sequence[int]) -> bool:
    distances = sorted(lines[below].start - lines[above].end for above, below in pairwise(run))
    return bool(distances) and distances[len(distances) // 2] <= _LONGEST_ITEM
