"""Tables that go on overleaf: the repeated header dropped, a row cut by the page break made whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from minsheng_extract.reading.grid import Slot
from minsheng_extract.reading.set_line import SetLine
from minsheng_extract.reading.typeset import begins_in_cell, is_full, paragraphs

_SAME = 6.0
_MOST_PAD = 8.0
_HEADER_ROWS = 3


class LaidCell(NamedTuple):
    """A cell's place in the grid, its left and right edge, and its lines (on several pages, where it was cut)."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    x1: float
    lines: tuple[SetLine, ...]

    @property
    def text(self) -> str:
        """Its characters, for comparison."""
        return "".join(line.text for line in self.lines).replace(" ", "")


class LaidTable(NamedTuple):
    """A table as laid on a page, or on several in a row: `page` is the last, `columns` the lines between columns."""

    page: int
    top: float
    columns: tuple[float, ...]
    rows: int
    cells: tuple[LaidCell, ...]


def stitched(table: LaidTable, more: LaidTable) -> LaidTable | None:
    """Both as one where `more` stands on the next page in the same columns; None where it is another table."""
    if more.page != table.page + 1 or not _same_columns(table.columns, more.columns):
        return None
    columns = max(table.columns, more.columns, key=len)
    upper, lower = _regridded(table, columns), _without_header(table, _regridded(more, columns))
    lower_rows = more.rows - (len({c.row for c in more.cells}) - len({c.row for c in lower}))
    if not lower:
        return table._replace(page=more.page)
    cut = _is_cut(upper, lower, table.rows)
    moved = [cell._replace(row=cell.row + table.rows - cut) for cell in lower]
    first = table.rows - cut
    cells = _merged(upper, moved, first) if cut else _groups_extended(upper, moved, first)
    return LaidTable(more.page, table.top, columns, table.rows + lower_rows - cut, tuple(cells))


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    few, many = sorted((one, other), key=len)
    ends_meet = abs(few[0] - many[0]) <= _SAME and abs(few[-1] - many[-1]) <= _SAME
    return ends_meet and all(any(abs(at - place) <= _SAME for place in many) for at in few)


def _regridded(table: LaidTable, columns: Sequence[float]) -> list[LaidCell]:
    def nearest(x: float) -> int:
        return min(range(len(columns)), key=lambda place: abs(columns[place] - x))

    return [
        cell._replace(column=nearest(cell.x0), column_span=max(nearest(cell.x1) - nearest(cell.x0), 1))
        for cell in table.cells
    ]


def _without_header(table: LaidTable, cells: list[LaidCell]) -> list[LaidCell]:
    """The cells below the rows that repeat the first rows of the table; these count from 0 again."""

    def rows(of: Sequence[LaidCell], count: int) -> list[list[str]]:
        return [[cell.text for cell in of if cell.row == row] for row in range(count)]

    for count in range(_HEADER_ROWS, 0, -1):
        head = rows(table.cells, count)
        if head == rows(cells, count) and any(map(any, head)):
            return [cell._replace(row=cell.row - count) for cell in cells if cell.row >= count]
    return cells


def _is_cut(upper: Sequence[LaidCell], lower: Sequence[LaidCell], rows: int) -> bool:
    """True where the first row overleaf is the rest of the last row.

    Some of its cells are empty then, because they ended before the break, or have all their text
    after it; and where both parts have text, the upper part's last line is full. A single line that
    is not full, as a row's number, is whole: then the row is.
    """
    above = {cell.column: cell for cell in upper if cell.row + cell.row_span == rows}
    below = {cell.column: cell for cell in lower if cell.row == 0}
    pairs = [(above[column], below[column]) for column in above.keys() & below.keys()]
    pairs = [(up, low) for up, low in pairs if low.lines or up.row_span == low.row_span == 1]
    ended = [(up, low) for up, low in pairs if bool(up.lines) != bool(low.lines)]
    both = [(up, low) for up, low in pairs if up.lines and low.lines]
    full = [is_full(up.lines[-1], low.lines[0], _width(up, upper)) for up, low in both]
    whole = [len(up.lines) == 1 and not cut for (up, _), cut in zip(both, full, strict=True)]
    return bool(ended) and not any(whole) and (any(full) or not both)


def _merged(upper: Sequence[LaidCell], lower: Sequence[LaidCell], row: int) -> list[LaidCell]:
    """All cells, those of the cut row with the lines of both their parts."""
    rest = {cell.column: cell for cell in lower if cell.row == row}
    taken: set[int] = set()
    cells: list[LaidCell] = []
    for cell in upper:
        low = rest.get(cell.column) if cell.row + cell.row_span == row + 1 else None
        if low is not None:
            taken.add(cell.column)
            cell = cell._replace(lines=cell.lines + low.lines, row_span=cell.row_span + low.row_span - 1)
        cells.append(cell)
    return cells + [cell for cell in lower if not (cell.row == row and cell.column in taken)]


def _groups_extended(upper: Sequence[LaidCell], lower: Sequence[LaidCell], row: int) -> list[LaidCell]:
    """All cells; one that is empty at the head of the page goes on from the one above it, in a column of groups."""
    grouped = {cell.column for cell in (*upper, *lower) if cell.row_span > 1}
    empty = {cell.column: cell for cell in lower if cell.row == row and not cell.lines and cell.column in grouped}
    joined: set[int] = set()
    cells: list[LaidCell] = []
    for cell in upper:
        low = empty.get(cell.column)
        if low is not None and cell.lines and cell.row + cell.row_span == row and cell.column_span == low.column_span:
            joined.add(cell.column)
            cell = cell._replace(row_span=cell.row_span + low.row_span)
        cells.append(cell)
    return cells + [cell for cell in lower if not (cell.row == row and cell.column in joined)]


def slots(table: LaidTable, text_of: Callable[[Sequence[SetLine]], str]) -> Iterator[Slot]:
    """The table's slots in reading order; `text_of` gives the text of one paragraph's lines."""
    for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
        begins = begins_in_cell(_width(cell, table.cells))
        text = "\n".join(text_of(lines) for lines in paragraphs(cell.lines, begins))
        yield Slot(cell.row, cell.column, text, cell.row_span, cell.column_span)


def _width(cell: LaidCell, cells: Sequence[LaidCell]) -> float:
    """How wide a line of the cell may be: the table's narrowest left margin is taken off on both sides.

    Right margins do not tell: a full stop may hang into them.
    """
    margins = [line.x0 - each.x0 for each in cells for line in each.lines]
    pad = min(max(min(margins, default=0.0), 0.0), _MOST_PAD)
    return cell.x1 - cell.x0 - 2 * pad
