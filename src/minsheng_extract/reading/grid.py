"""A table before it stands in a text: slots on a grid, tidied the same way for every format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Slot(NamedTuple):
    """One cell with its text. A merged cell stands once, at its first row and column; both count from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


class Grid(NamedTuple):
    """The slots of one table in reading order, and how many rows and columns they fill."""

    rows: int
    columns: int
    slots: tuple[Slot, ...]


class Parts(NamedTuple):
    """A grid parted from the lines above and below it that only look like rows."""

    before: tuple[str, ...]
    grid: Grid
    after: tuple[str, ...]


def grid_of(slots: Iterable[Slot]) -> Grid:
    """The grid of some slots: rows and columns in which no text starts are taken out, merged cells shrink with them.

    >>> grid_of([Slot(0, 0, "a"), Slot(1, 0, ""), Slot(2, 3, "b")]).slots[1]
    Slot(row=1, column=1, text='b', row_span=1, column_span=1)
    """
    given = list(slots)
    row_at = _places(slot.row for slot in given if slot.text)
    column_at = _places(slot.column for slot in given if slot.text)
    moved = (
        Slot(
            row_at[slot.row],
            column_at[slot.column],
            slot.text,
            _reach(row_at, slot.row, slot.row_span),
            _reach(column_at, slot.column, slot.column_span),
        )
        for slot in given
        if slot.row in row_at and slot.column in column_at
    )
    return Grid(len(row_at), len(column_at), tuple(sorted(moved)))


def _places(used: Iterable[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(sorted(set(used)))}


def _reach(places: dict[int, int], start: int, span: int) -> int:
    if span == 1:
        return 1
    return sum(start <= old < start + span for old in places)


def part(grid: Grid) -> Parts:
    """Titles above a table's header and notes merged over its whole foot become lines of their own.

    A sheet has its title in its first row, a Word file above the table: both read the same then.
    A table of one row or one column is layout, and becomes lines altogether.
    """
    if grid.rows < 2 or grid.columns < 2:
        return Parts(_texts(grid.slots), Grid(0, 0, ()), ())
    by_row = _by_row(grid)
    first, last = 0, grid.rows
    while first < last - 2 and _is_title(by_row[first]):
        first += 1
    while last > first + 2 and _spans_all(by_row[last - 1], grid.columns):
        last -= 1
    kept = [
        slot._replace(row=slot.row - first, row_span=min(slot.row_span, last - slot.row))
        for row in by_row[first:last]
        for slot in row
    ]
    before = _texts(slot for row in by_row[:first] for slot in row)
    after = _texts(slot for row in by_row[last:] for slot in row)
    return Parts(before, grid_of(kept), after)


def _texts(slots: Iterable[Slot]) -> tuple[str, ...]:
    return tuple(slot.text for slot in slots if slot.text)


def _by_row(grid: Grid) -> list[list[Slot]]:
    rows: list[list[Slot]] = [[] for _ in range(grid.rows)]
    for slot in grid.slots:
        rows[slot.row].append(slot)
    return rows


def _is_title(row: Sequence[Slot]) -> bool:
    filled = [slot for slot in row if slot.text]
    return len(filled) == 1 and filled[0].row_span == 1 and filled[0].column == 0


def _spans_all(row: Sequence[Slot], columns: int) -> bool:
    return len(row) == 1 and row[0].column_span == columns
