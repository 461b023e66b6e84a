"""A table's rows -> numbered units: a row with a number, a heading row over rows."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.records import Cell, ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.markers import Marker, marker_at
from minsheng_extract.segmenting.names import Named, names_in
from minsheng_extract.segmenting.rows import Grid, Row
from minsheng_extract.segmenting.unit import Unit

_PUNCTUATION = " .、,:;。()（）*★▲"
_LONGEST_NUMBER = 12
_RULE = "table.number"


class RowUnits(NamedTuple):
    """The units of one table, and for each row the index of the unit it belongs to."""

    units: list[Unit]
    by_row: list[int | None]


class _Table(NamedTuple):
    text: str
    grid: Grid
    first: int
    under: int | None
    paragraph: int
    prefix: tuple[str, ...]
    rules: Rules


def row_units(
    text: str, grid: Grid, first: int, under: int | None, paragraph: int, prefix: tuple[str, ...], rules: Rules
) -> RowUnits:
    """The units of a table that stands under the unit `under`; the first has the index `first`.

    Rows without a number go on the row above. A table without a column of numbers has units where
    its rows name offices or due days; they are numbered from 1.
    """
    table = _Table(text, grid, first, under, paragraph, prefix, rules)
    units: list[Unit] = []
    by_row: list[int | None] = []
    section: tuple[Marker, int] | None = None
    numbered = _column(grid, "number") is not None
    current: int | None = None
    last: Cell | None = None
    count = 0
    for row in grid.rows:
        if row.head:
            by_row.append(None)
            continue
        if (marker := _section(row, table)) is not None:
            above = section[0] if section else None
            same = above is None or above.style is marker.style
            parent = under if same else (section[1] if section else under)
            current = first + len(units)
            units.append(_section_unit(marker, row, parent, table))
            section = (marker, current) if same else section
        else:
            cell = _number_cell(row, grid) if numbered else None
            if numbered and cell is not None and cell.end > cell.start and cell != last:
                current, last = first + len(units), cell
                units.append(_row_unit(text[cell.start : cell.end], cell.start, row, section, table))
            elif not numbered and _names_offices(grid) and row.own:
                current, count = first + len(units), count + 1
                units.append(_row_unit(str(count), row.own[0].start, row, section, table))
            if current is not None and units and current >= first:
                _state(units[current - first], row, table)
        by_row.append(current if current is not None else under)
    return RowUnits(units, by_row)


def _column(grid: Grid, role: ColumnRole) -> int | None:
    return next((at for at, column in enumerate(grid.columns) if column.role == role), None)


def _names_offices(grid: Grid) -> bool:
    return any(column.role in ("lead", "responsible", "leader", "deadline") for column in grid.columns)


def _number_cell(row: Row, grid: Grid) -> Cell | None:
    at = _column(grid, "number")
    cell = row.cells.get(at) if at is not None else None
    return cell if cell is not None and cell.end - cell.start <= _LONGEST_NUMBER else None


def _section(row: Row, table: _Table) -> Marker | None:
    """The list number of a row that is one cell alone: 一、就业创业."""
    filled = [cell for cell in row.own if cell.end > cell.start]
    if len(filled) != 1 or len(row.cells) > len(row.own) + len(table.grid.columns):
        return None
    cell = filled[0]
    return marker_at(fold(table.text[cell.start : cell.end]), 0, cell.end - cell.start, table.rules)


def _section_unit(marker: Marker, row: Row, under: int | None, table: _Table) -> Unit:
    cell = next(cell for cell in row.own if cell.end > cell.start)
    return Unit(
        element=marker.element,
        marker=table.text[cell.start + marker.start : cell.start + marker.end].strip(),
        start=cell.start,
        text_start=cell.start + marker.end,
        text_end=cell.end,
        under=under,
        paragraph=table.paragraph,
        prefix=table.prefix,
        rules=[marker.style.id],
        row=True,
    )


def _row_unit(number: str, start: int, row: Row, section: tuple[Marker, int] | None, table: _Table) -> Unit:
    content = _content(row, table)
    return Unit(
        element="".join(fold(number).split()).strip(_PUNCTUATION) or number.strip(),
        marker=number.strip(),
        start=start,
        text_start=content.start if content else start,
        text_end=content.end if content else start,
        under=section[1] if section else table.under,
        paragraph=table.paragraph,
        prefix=table.prefix,
        rules=[_RULE],
        row=True,
    )


def _content(row: Row, table: _Table) -> Cell | None:
    """The cell that says what the row is about."""
    for role in ("content", "indicator", "plan"):
        for at, column in enumerate(table.grid.columns):
            cell = row.cells.get(at)
            if column.role == role and cell is not None and cell.end > cell.start:
                return cell
    return None


def _state(unit: Unit, row: Row, table: _Table) -> None:
    """Offices, leaders and the due day from the row's cells; merged cells state theirs for each row once."""
    for at, column in enumerate(table.grid.columns):
        cell = row.cells.get(at)
        if cell is None or cell.end <= cell.start or (cell.column != at):
            continue
        if column.role == "deadline":
            unit.deadline = unit.deadline or (cell.start, cell.end)
        elif column.role in ("lead", "responsible", "leader"):
            written = table.text[cell.start : cell.end]
            named = names_in(written, fold(written), 0, len(written), column.role, table.rules)
            unit.named += [name for name in named if name not in unit.named]


def named_of(unit: Unit, role: str) -> tuple[str, ...]:
    """The names of a unit that act in one part."""
    return tuple(dict.fromkeys(named.name for named in unit.named if named.role == role))


__all__ = ["Named", "RowUnits", "named_of", "row_units"]
