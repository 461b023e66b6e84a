"""A table's rows -> numbered units: a row with a number, a heading row over rows, a row with offices of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.records import Cell, ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.markers import Marker, marker_at
from minsheng_extract.segmenting.offices import Statement
from minsheng_extract.segmenting.tables.rows import Grid, Row
from minsheng_extract.segmenting.tables.stating import OFFICES, stated_in
from minsheng_extract.segmenting.unit import Unit

_DIGIT = re.compile(r"\d")
_PUNCTUATION = " .、,:;。()*★▲"
_LONGEST_NUMBER = 12
_RULE = "table.number"


class Place(NamedTuple):
    """Where a table stands: its paragraph, the unit above it, what paths begin with, the index of its first unit."""

    paragraph: int
    under: int | None
    prefix: tuple[str, ...]
    first: int


class RowUnits(NamedTuple):
    """The units of one table, and for each row the index of the unit it belongs to.

    `above` has what a form states for the unit it stands under.
    """

    units: list[Unit]
    by_row: list[int | None]
    above: Statement | None = None


@dataclass(slots=True)
class _Reader:
    """What is open while rows are read: the heading rows, the outermost first, and the numbered row.

    `listed`: the row that is about what has a list number itself (1.养老服务), in a table without numbers of its own.
    """

    text: str
    grid: Grid
    place: Place
    rules: Rules
    units: list[Unit] = field(default_factory=list)
    sections: list[tuple[Marker, int]] = field(default_factory=list)
    numbered: tuple[Cell, int] | None = None
    listed: tuple[Cell, int] | None = None
    current: int | None = None
    count: int = 0


def row_units(text: str, grid: Grid, place: Place, rules: Rules) -> RowUnits:
    """The units of a table.

    Rows without a number go on the numbered row above; where they name offices of their own they are
    its parts, numbered from 1. So are the rows of a table without a column of numbers.
    """
    if grid.form:
        return RowUnits([], [place.under] * len(grid.rows), stated_in(text, grid, grid.rows[-1], rules))
    reader = _Reader(text, grid, place, rules, current=place.under)
    by_row = [None if row.head or row.frame else _read(reader, row) for row in grid.rows]
    return RowUnits(reader.units, by_row)


def _read(reader: _Reader, row: Row) -> int | None:
    """The unit of one row, made if need be."""
    if (marker := _section(reader, row)) is not None:
        _open_section(reader, marker, next(cell for cell in row.own if cell.end > cell.start))
    elif (cell := _number_cell(reader, row)) is not None:
        if reader.numbered is None or cell != reader.numbered[0]:
            _open_sorting(reader, row, before=cell.start)
            written = reader.text[cell.start : cell.end]
            reader.numbered = (cell, _open(reader, row, cell.start, written, _above(reader)))
            reader.count = 0
            reader.units[-1].state(stated_in(reader.text, reader.grid, row, reader.rules))
        else:
            _read_part(reader, row, reader.numbered[1])
    elif _role_column(reader.grid, "number") is not None and _sorting(reader, row):
        _open_sorting(reader, row)
    elif reader.numbered is not None:
        _read_part(reader, row, reader.numbered[1])
    elif _role_column(reader.grid, "number") is None and (
        _has_own(row, reader.grid, (*OFFICES, "deadline")) or _is_listed(reader, row)
    ):
        _open_unnumbered(reader, row)
    return reader.current


def _is_listed(reader: _Reader, row: Row) -> bool:
    """Whether what a row is about has a list number: 1.入园率."""
    content = _content(reader.grid, row, own=True)
    return content is not None and _marker_in(reader, content) is not None


def _open_unnumbered(reader: _Reader, row: Row) -> None:
    """A row without a column of numbers: what it is about may be numbered itself, else it is counted."""
    _open_sorting(reader, row)
    content = _content(reader.grid, row)
    if reader.listed is not None and content == reader.listed[0]:
        _read_part(reader, row, reader.listed[1])
        return
    if content is None and reader.listed is None and reader.count and reader.units[-1].row:
        also = stated_in(reader.text, reader.grid, row, reader.rules)
        reader.units[-1].state(also._replace(deadline=None))  # another office's day is not that of the whole
        return
    marker = _marker_in(reader, content) if content is not None else None
    reader.count += 1
    if content is None or marker is None:
        _open(reader, row, row.own[0].start, str(reader.count), _above(reader), counted=True)
        reader.units[-1].state(stated_in(reader.text, reader.grid, row, reader.rules))
        return
    written = reader.text[content.start : content.start + marker.end]
    reader.listed = (content, _open(reader, row, content.start, written, _above(reader)))
    reader.count = 0
    unit = reader.units[-1]
    unit.state(stated_in(reader.text, reader.grid, row, reader.rules))
    unit.element, unit.text_start, unit.rules = marker.element, content.start + marker.end, [marker.style.id]


def _open_sorting(reader: _Reader, row: Row, before: int | None = None) -> None:
    """The sections that a row's own cells open, those before an offset."""
    for cell, section in _sorting(reader, row):
        if before is None or cell.start < before:
            _open_section(reader, section, cell)


def _sorting(reader: _Reader, row: Row) -> list[tuple[Cell, Marker]]:
    """A row's own cells of what sorts the rows, numbered themselves (一、教育), that say something new."""
    columns = reader.grid.columns
    cells = [cell for cell in row.own if cell.column < len(columns) and columns[cell.column].role == "other"]
    new = (cell for cell in cells if cell.end > cell.start and not _goes_on(reader, cell))
    return [(cell, section) for cell in new if (section := _marker_in(reader, cell)) is not None]


def _goes_on(reader: _Reader, cell: Cell) -> bool:
    """Whether a cell says again what the open section says."""
    if not reader.sections:
        return False
    unit = reader.units[reader.sections[-1][1] - reader.place.first]
    return reader.text[unit.start : unit.text_end] == reader.text[cell.start : cell.end]


def _read_part(reader: _Reader, row: Row, whole: int) -> None:
    """A row that a numbered row reaches: a part of it where it names offices of its own."""
    if _has_own(row, reader.grid, OFFICES) and _content(reader.grid, row, own=True) is not None:
        reader.count += 1
        _open(reader, row, row.own[0].start, str(reader.count + 1), whole, counted=True)
        reader.units[-1].state(stated_in(reader.text, reader.grid, row, reader.rules))
    elif _has_own(row, reader.grid, OFFICES):
        reader.units[whole - reader.place.first].state(stated_in(reader.text, reader.grid, row, reader.rules))


def _open(reader: _Reader, row: Row, start: int, written: str, under: int | None, *, counted: bool = False) -> int:
    """The unit of a row under its number; where the row was counted, no marker stands in the text."""
    content = (_content(reader.grid, row, own=True) if counted else None) or _content(reader.grid, row)
    if content is not None and not counted and _role_column(reader.grid, "number") is not None:
        content = _sorted(reader, row, content) or content
    unit = Unit(
        element="".join(fold(written).split()).strip(_PUNCTUATION) or written.strip(),
        marker="" if counted else written.strip(),
        start=start,
        text_start=content.start if content else start,
        text_end=content.end if content else start,
        under=under,
        paragraph=reader.place.paragraph,
        prefix=reader.place.prefix,
        rules=[_RULE],
        row=True,
    )
    reader.units.append(unit)
    reader.current = reader.place.first + len(reader.units) - 1
    return reader.current


def _sorted(reader: _Reader, row: Row, sorting: Cell) -> Cell | None:
    """What a numbered row is about whose first cell has a list number of its own, and so sorts the rows: 一、教育."""
    marker = _marker_in(reader, sorting)
    if marker is None or _DIGIT.search(marker.element):
        return None
    role = reader.grid.columns[sorting.column].role
    below = (cell for cell in row.own if cell.column > sorting.column and reader.grid.columns[cell.column].role == role)
    return next((cell for cell in below if cell.end > cell.start), None)


def _above(reader: _Reader) -> int | None:
    return reader.sections[-1][1] if reader.sections else reader.place.under


def _section(reader: _Reader, row: Row) -> Marker | None:
    """The list number of a row that is one cell alone: 一、就业创业."""
    filled = [cell for cell in row.own if cell.end > cell.start]
    if len(filled) != 1 or any(cell.row + cell.row_span > cell.row + 1 for cell in row.cells.values()):
        return None
    return _marker_in(reader, filled[0])


def _marker_in(reader: _Reader, cell: Cell) -> Marker | None:
    written = fold(reader.text[cell.start : cell.end])
    marker = marker_at(written, 0, len(written), reader.rules)
    return marker if marker and not marker.style.weak and marker.end < len(written) else None


def _open_section(reader: _Reader, marker: Marker, cell: Cell) -> None:
    while reader.sections and not _is_deeper(marker, reader.sections[-1][0]):
        reader.sections.pop()
    unit = Unit(
        element=marker.element,
        marker=reader.text[cell.start + marker.start : cell.start + marker.end].strip(),
        start=cell.start,
        text_start=cell.start + marker.end,
        text_end=cell.end,
        under=_above(reader),
        paragraph=reader.place.paragraph,
        prefix=reader.place.prefix,
        rules=[marker.style.id],
        row=True,
    )
    reader.units.append(unit)
    reader.current = reader.place.first + len(reader.units) - 1
    if not reader.sections or not _DIGIT.search(marker.element):  # 1. below 一、 numbers a row with parts
        reader.sections.append((marker, reader.current))
    reader.numbered = None


def _is_deeper(marker: Marker, above: Marker) -> bool:
    return above.style is not marker.style and above.style.rank < marker.style.rank


def _role_column(grid: Grid, role: ColumnRole) -> int | None:
    return next((at for at, column in enumerate(grid.columns) if column.role == role), None)


def _number_cell(reader: _Reader, row: Row) -> Cell | None:
    at = _role_column(reader.grid, "number")
    cell = row.cells.get(at) if at is not None else None
    return cell if cell is not None and 0 < cell.end - cell.start <= _LONGEST_NUMBER else None


def _has_own(row: Row, grid: Grid, roles: tuple[ColumnRole, ...]) -> bool:
    """Whether a cell of one of these roles begins in the row."""
    return any(
        cell.end > cell.start and cell.column < len(grid.columns) and grid.columns[cell.column].role in roles
        for cell in row.own
    )


def _content(grid: Grid, row: Row, *, own: bool = False) -> Cell | None:
    """The cell that says what the row is about; `own` asks for one that begins in it."""
    for role in ("content", "indicator", "plan"):
        for at, column in enumerate(grid.columns):
            cell = row.cells.get(at)
            if column.role == role and cell is not None and cell.end > cell.start and (not own or cell in row.own):
                return cell
    return None
