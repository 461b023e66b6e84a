"""Tables with a cell a line, or part of one, whose header says what each column holds: rows told apart by that.

A number or a group may stand in the first of several rows alone, and a cell may have several lines. Read is only
what is certain: each row has lines that suit its columns well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng_extract.reading.heads import opening, role_of
from minsheng_extract.records import ColumnRole
from minsheng_extract.segmenting.counters import is_row_number
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column, unit_in
from minsheng_extract.segmenting.tables.lining import suits_line
from minsheng_extract.segmenting.tables.region import FEWEST_HEADS, MOST_HEADS, Found, LooseRow, Region, Span
from minsheng_extract.segmenting.tables.way import SECTION, Step, best_way

_TELLING: frozenset[ColumnRole | None] = frozenset(
    {"number", "unit", "lead", "responsible", "leader", "deadline", "marks", "ratio", "base", "plan", "done", "nature"}
)
_NAMES: frozenset[ColumnRole | None] = frozenset({"content", "indicator"})
_NAMING: frozenset[ColumnRole | None] = frozenset({"content", "indicator", "plan"})
_SORT_AND_NAME = 2
_DIGIT = re.compile(r"\d")
_FIRST_HEADS, _LONGEST_SORT = 3, 4  # 工程名称; what is longer is a title above the heads
_FEWEST_ROWS, _FEWEST_TELLING = 2, 2
_SURE_CELL, _SURE_ROWS, _NUMBER = 0.9, 0.9, 2.0

Group = list[tuple[Line, Step]]


def rows_of_cells(region: Region) -> Found | None:
    """The table that begins at a region's first line, its header with a head a line."""
    for width in _widths(region):
        lines = list(islice(region.lines(), width))
        heads = region.joined_heads(lines)
        columns = region.columns(heads) if region.is_header(heads) else ()
        if not _are_telling(columns):
            continue
        steps = best_way(_below(region, width), columns, region.rules)
        groups = _groups(steps, list(islice(_below(region, width), len(steps))))
        if _is_certain(groups, columns, region):
            rows = [_row(_without_sort(group, groups, columns, region)) for group in groups]
            return Found(heads, rows, width + len(steps))
    return None


def _below(region: Region, width: int) -> Iterator[Line]:
    """The lines under a header, up to where its heads come again: what follows is a table of its own."""
    first, second = (line.squeezed for line in islice(region.lines(), 2))
    held: Line | None = None
    for line in region.lines(width):
        if held is not None:
            if held.squeezed == first and line.squeezed == second:
                return
            yield held
        held = line
    if held is not None:
        yield held


def _widths(region: Region) -> list[int]:
    """How many heads there may be: up to the first number, less a group before it; else as long as lines are heads."""
    lines = list(islice(region.lines(), MOST_HEADS + 2))
    written = [line.squeezed for line in lines]
    lead = _before_numbers(lines, region)
    if lead is None:
        heads = region.stacked_heads()
        known = 0 if any(column.role == "number" for column in region.columns(heads)) else len(heads)
        return [width for width in (known, known - 1) if width >= FEWEST_HEADS]
    first = next((at for at, line in enumerate(written) if at and is_row_number(line.rstrip("、"))), 0)
    section = next((at for at, line in enumerate(written[:first]) if SECTION.fullmatch(line)), first)
    return [width for width in (min(section, first - lead),) if FEWEST_HEADS <= width <= MOST_HEADS]


def _before_numbers(lines: Sequence[Line], region: Region) -> int | None:
    """How many cells of a row stand before its number, 0 or 1; None where no column near the first has numbers."""
    heads = ["".join(region.written(span).split()) for span in region.joined_heads(lines[:_FIRST_HEADS])]
    place = opening(region.rules).place(heads[:2])
    if place is None and len(heads) > 1 and opening(region.rules).number.search(heads[1]):
        named = len(heads[0]) <= _LONGEST_SORT and role_of(heads[0], region.rules) == "content"
        return 1 if named else None
    return place


def _are_telling(columns: Sequence[Column]) -> bool:
    """Whether enough columns can be told from others by what stands in them, beside one that names the rows."""
    telling = sum(column.role in _TELLING for column in columns)
    return telling >= _FEWEST_TELLING and any(column.role in _NAMING for column in columns)


def _groups(steps: Sequence[Step], lines: Sequence[Line]) -> list[Group]:
    groups: list[Group] = []
    for step, line in zip(steps, lines, strict=True):
        if step.opens or not groups:
            groups.append([])
        groups[-1].append((line, step))
    return groups


def _is_certain(groups: Sequence[Group], columns: Sequence[Column], region: Region) -> bool:
    """Whether enough rows have several cells, and nearly all suit well."""
    rows = [group for group in groups if group[0][1].column >= 0]
    if sum(len(row) > 1 for row in rows) < _FEWEST_ROWS:
        return False
    sure = sum(_suits(row, columns, region) >= _SURE_CELL for row in rows)
    return sure >= _SURE_ROWS * len(rows)


def _suits(row: Group, columns: Sequence[Column], region: Region) -> float:
    """How well the lines of a row suit, each on an average."""
    persons = any(column.role == "leader" for column in columns)
    numbers = sum(columns[step.column].role == "number" for _, step in row)
    cells = [(line, columns[step.column]) for line, step in row if columns[step.column].role != "number"]
    written = ((column, region.written((line.start, line.end))) for line, column in cells)
    suiting = sum(suits_line(column, each, region.rules, persons=persons) for column, each in written)
    return (_NUMBER * numbers + suiting) / len(row)


def _without_sort(group: Group, groups: Sequence[Group], columns: Sequence[Column], region: Region) -> Group:
    """A row without the line above its name that sorts rows: the name alone states its unit, 新增就业(人).

    A column wide enough for both lines in one has not broken a name in two.
    """
    named = [at for at, (_, step) in enumerate(group) if step.column >= 0 and columns[step.column].role in _NAMES]
    if len(named) != _SORT_AND_NAME or len({group[at][1].column for at in named}) > 1:
        return group
    sort, name = (group[at][0].squeezed for at in named)
    if unit_in(name, region.rules) is None or unit_in(sort, region.rules) is not None or _DIGIT.search(sort):
        return group
    column = group[named[0]][1].column
    widest = max(len(line.squeezed) for each in groups for line, step in each if step.column == column)
    return [*group[: named[0]], *group[named[1] :]] if len(sort) + len(name) < widest else group


def _row(group: Group) -> LooseRow:
    if group[0][1].column < 0:
        return LooseRow({0: (group[0][0].start, group[0][0].end)}, section=True)
    cells: dict[int, Span] = {}
    for line, step in group:
        cells[step.column] = (cells.get(step.column, (line.start, line.end))[0], line.end)
    return LooseRow(cells)
