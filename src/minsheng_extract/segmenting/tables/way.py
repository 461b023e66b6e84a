"""The way through the lines below a header that fills its columns best: which line is which cell of which row.

Lines are read one by one. Of all ways to have read them that put the last line into one column, only the best is
kept, so time is linear in the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.lining import NEVER, breaks_figure, breaks_office, suits_line

_NUMBER = re.compile(r"(?P<digits>\d{1,3})[.、]?\*?|[一二三四五六七八九十]{1,3}、?")
SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])[^,。;:]{2,24}"
    r"|[一二三四五六七八九十]{1,3}、[^,。;:\d]{4,16},[^,。;:\d]{4,16}"
)
_NUMBERED, _HEADED = 3.0, 2.0
_LEAPT, _UNNUMBERED, _FLOWS, _COUNTED = -1.0, -1.2, 0.5, 1.5
_FARTHEST = 9
_MANY_LINES: dict[ColumnRole | None, float] = {"lead": -0.2, "responsible": 0.0, "leader": -0.1}
_LEFT_OUT: dict[ColumnRole | None, float] = {
    "content": -0.8, "indicator": -0.8, "remark": 0.0, "lead": -0.15, "responsible": -0.15, "leader": -0.15,
    "deadline": -0.15, "other": -0.15, None: -0.15,
}  # fmt: skip
_NAMING: frozenset[ColumnRole | None] = frozenset({"content", "indicator"})
_MERGED: frozenset[ColumnRole | None] = frozenset({"number", "other"})
_NAME_COUNTED = re.compile(r"[(]?(\d{1,3})[.、)](?!\d)\S")
_LISTED = re.compile(r"[(]?[2-9][.、)](?!\d)\S")
_SHARE = re.compile(r"\d[\d.]*%")
_AMOUNT_ENDS = re.compile(r"\d[万亿]?[^\d,。;、]{1,3}$")
_LONG, _ENDS, _OPEN, _RESTS = 14, "。;:!?)", ",、(", ",。;、)"
_BELIEF = 12.0  # how far a way may fall behind the best table found before it is given up
_ALONE = -1


class Step(NamedTuple):
    """A line read: its column (-1: a heading over rows), whether it opens a row, and the step before.

    `counts` are the last row numbers in digits and in Chinese numerals.
    """

    score: float
    column: int
    opens: bool
    counts: tuple[int, int]
    before: Step | None


class Costs(NamedTuple):
    """What it costs to leave columns out: `skipped` up to each column within a row, `merged` before a row's first."""

    skipped: tuple[float, ...]
    merged: tuple[float, ...]

    def between(self, left: int, right: int) -> float:
        """The columns behind `left` and before `right`."""
        return self.skipped[right] - self.skipped[left + 1] if left != _ALONE else 0.0

    def rest(self, column: int) -> float:
        """The columns behind a row's last cell."""
        return self.between(column, len(self.skipped) - 1)


def best_way(lines: Iterable[Line], columns: Sequence[Column], rules: Rules) -> list[Step]:
    """The steps of the best way, one for each line of the table; none where nothing suits."""
    costs = _costs(columns)
    persons = any(column.role == "leader" for column in columns)
    steps: list[Step] = []
    best, end, last = 0.0, None, None
    for line in lines:
        flows = last is not None and _flows(last, line, rules)
        steps = list(_onward(steps, line, columns, costs, rules, persons=persons, flows=flows))
        last = line
        if not steps:
            break
        top = max(steps, key=lambda step: step.score + costs.rest(step.column))
        score = top.score + costs.rest(top.column)
        if score >= best and top.column != _ALONE:
            best, end = score, top
        elif score < best - _BELIEF:
            break
    return _traced(end)


def _costs(columns: Sequence[Column]) -> Costs:
    each = [_LEFT_OUT.get(column.role, -0.3) for column in columns]
    last = max((at for at, column in enumerate(columns) if column.role in _NAMING), default=0)
    merged = (column.role in _MERGED or (column.role in _NAMING and at < last) for at, column in enumerate(columns))
    first = [-0.1 if may else cost for may, cost in zip(merged, each, strict=True)]
    return Costs((0.0, *accumulate(each)), (0.0, *accumulate(first)))


def _onward(
    steps: Sequence[Step],
    line: Line,
    columns: Sequence[Column],
    costs: Costs,
    rules: Rules,
    *,
    persons: bool,
    flows: bool,
) -> Iterator[Step]:
    """The best way to put a line into each column; `flows` says that it goes on the sentence or list of the last."""
    first = _counted_column(columns)
    for at, column in enumerate(columns):
        if column.role == "number":
            found = _as_number(steps, line, at, costs)
        else:
            suit = suits_line(column, line.squeezed, rules, persons=persons)
            count = _count(line) if at == first else 0
            found = _as_cell(steps, at, suit, columns, costs, count, flows=flows) if suit > NEVER else None
        if found is not None:
            yield found
    if steps and SECTION.fullmatch(line.squeezed):
        last = max(steps, key=lambda step: step.score + costs.rest(step.column))
        yield Step(last.score + costs.rest(last.column) + _HEADED, _ALONE, True, (0, last.counts[1]), last)
    elif not steps and SECTION.fullmatch(line.squeezed):
        yield Step(_HEADED, _ALONE, True, (0, 0), None)


def _as_number(steps: Sequence[Step], line: Line, at: int, costs: Costs) -> Step | None:
    """A row's number follows the one before, in digits or in Chinese numerals, or is the first."""
    match = _NUMBER.fullmatch(line.squeezed)
    if match is None:
        return None
    value, kind = counter_value(line.squeezed), 0 if match["digits"] else 1
    found: list[Step] = []
    for step in steps or (None,):
        counts = step.counts if step is not None else (0, 0)
        leap = value - counts[kind] - 1 if counts[kind] else min(value - 1, 1)
        headed = step is not None and step.column == _ALONE  # a list of what concerns one office leaves rows out
        leap = min(leap, 1) if headed else leap
        if not 0 <= leap < _FARTHEST:
            continue
        follows = (counts[0], value) if kind else (value, counts[1])
        within = step is not None and step.opens and step.column != _ALONE and step.column < at
        opened = 0.0 if within else costs.merged[at]
        closed = costs.between(step.column, at) if within and step else costs.rest(step.column) if step else 0.0
        score = (step.score if step else 0.0) + closed + opened + _NUMBERED + leap * _LEAPT
        found.append(Step(score, at, not within, follows, step))
    return max(found, key=lambda step: step.score, default=None)


def _counted_column(columns: Sequence[Column]) -> int | None:
    """The column of names, which may be numbered where no column has the rows' numbers: 3、新建公园."""
    if any(column.role == "number" for column in columns):
        return None
    return next((at for at, column in enumerate(columns) if column.role in _NAMING), None)


def _count(line: Line) -> int:
    """The number that a row's name begins with, 0 for none."""
    match = _NAME_COUNTED.match(line.squeezed)
    return int(match[1]) if match else 0


def _as_cell(
    steps: Sequence[Step], at: int, suit: float, columns: Sequence[Column], costs: Costs, count: int, *, flows: bool
) -> Step | None:
    """A cell goes on the row, or its own cell's last line, or opens a row where what is merged was left out.

    A name whose `count` is the next one opens a row.
    """
    number = next((place for place, column in enumerate(columns) if column.role == "number"), None)
    opened = costs.merged[at] + (_UNNUMBERED if number is not None and at > number else 0.0)
    if not steps:
        return Step(opened + suit + (_COUNTED if count == 1 else 0.0), at, True, (count, 0), None)
    ways: list[tuple[float, bool, Step]] = []
    for step in steps:
        if _ALONE < step.column < at:
            ways.append((step.score + costs.between(step.column, at), False, step))
        elif step.column == at:
            ways.append((step.score + (_FLOWS if flows else _repeated(columns[at])), False, step))
        follows = count > 0 and count == step.counts[0] + 1
        goes_on = flows or (count == 0 and step.counts[0] > 0 and columns[at].role in _NAMING and number is None)
        counted = _COUNTED if follows else -_FLOWS if goes_on else 0.0
        ways.append((step.score + costs.rest(step.column) + opened + counted, True, step))
    score, opens, before = max(ways, key=lambda way: way[0])
    return Step(score + suit, at, opens, (count or before.counts[0], before.counts[1]), before)


def _flows(above: Line, line: Line, rules: Rules) -> bool:
    """Whether a line goes on the one above: a full one without its end, a list with its next number, half a figure.

    A bare share (98%) is what a row has reached, below however full a line.
    """
    if _SHARE.fullmatch(line.squeezed):
        return above.squeezed[-1] in _OPEN
    if _LISTED.match(line.squeezed) or line.squeezed[0] in _RESTS or above.squeezed[-1] in _OPEN:
        return True
    if breaks_figure(above.squeezed, line.squeezed, rules) or breaks_office(above.squeezed, line.squeezed, rules):
        return True
    full = len(above.squeezed) >= max(_LONG, len(line.squeezed) - 2)
    return full and above.squeezed[-1] not in _ENDS and _AMOUNT_ENDS.search(above.squeezed) is None


def _repeated(column: Column) -> float:
    """What it costs that a cell has another line."""
    return _MANY_LINES.get(column.role, -1.0)


def _traced(step: Step | None) -> list[Step]:
    found: list[Step] = []
    while step is not None:
        found.append(step)
        step = step.before
    return found[::-1]
