"""Tables that are still lines, known by the roles of their heads.

What reading could tell by its form alone is a table already. Here the rules say what the heads mean,
so cells that were merged, left out or written on several lines find their columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Cell, Document, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.lines import Line, lines_of
from minsheng_extract.segmenting.tables.barred import BAR, cells_of_bars, rows_of_bars
from minsheng_extract.segmenting.tables.blanked import rows_of_blanks
from minsheng_extract.segmenting.tables.boxed import TOP, rows_of_boxes
from minsheng_extract.segmenting.tables.comma import HEADER, rows_of_commas
from minsheng_extract.segmenting.tables.levelled import rows_of_levels
from minsheng_extract.segmenting.tables.measured import cells_of_measures, rows_of_measures
from minsheng_extract.segmenting.tables.placed import rows_of_places
from minsheng_extract.segmenting.tables.region import LONGEST_HEAD, Found, LooseRow, Region, Span
from minsheng_extract.segmenting.tables.stacked import rows_by_number, rows_by_width
from minsheng_extract.segmenting.tables.stacked_rows import rows_of_cells
from minsheng_extract.segmenting.tables.turned import rows_of_kinds

_PLAIN = "text/plain"
_FORMS = (
    cells_of_measures, rows_of_levels, rows_of_bars, cells_of_bars, rows_of_cells, rows_by_number, rows_of_places,
    rows_by_width,
)  # fmt: skip
_LONGEST_FIRST_HEAD = 10
_MEASURES = frozenset({"indicator", "content", "other"})

Look = Callable[[Sequence[Line | Table], int, str, Rules], Found | None]


def pieces_of(document: Document, folded: str, rules: Rules) -> list[Line | Table]:
    """The lines and tables of a document in order.

    In plain text reading knows tables by their form alone: one that the roles of its heads find too
    is read by those, unless blanks alone part its cells.
    """
    if document.media_type != _PLAIN or not document.tables:
        pieces = _with_tables(_split(document.tables, folded), folded, rules, _found_at)
    else:
        found = _with_tables(_split((), folded), folded, rules, _found_at)
        tables = [piece for piece in found if isinstance(piece, Table)]
        pieces = _split(list(_first_apart(tables, document.tables)), folded)
    if document.media_type == _PLAIN and any(map(_may_head_commas, pieces)):
        pieces = _with_tables(pieces, folded, rules, partial(_found_in_commas, text=document.text))
    return _with_tables(pieces, folded, rules, _found_in_blanks)


def _first_apart(first: Sequence[Table], second: Sequence[Table]) -> Iterator[Table]:
    """All tables of the first list and those of the second that overlap none of them, in order.

    One of the first list that is only a part of one of the second gives way to it.
    """
    parts = [table for table in first if not any(_is_part(table, other) for other in second)]
    at = 0
    for table in second:
        while at < len(parts) and parts[at].end <= table.start:
            yield parts[at]
            at += 1
        if at == len(parts) or table.end <= parts[at].start:
            yield table
    yield from parts[at:]


def _is_part(table: Table, other: Table) -> bool:
    within = other.start <= table.start and table.end <= other.end
    return within and other.cells[-1].row > table.cells[-1].row and len(other.cells) > len(table.cells)


def _split(tables: Sequence[Table], folded: str) -> list[Line | Table]:
    """The tables, and the lines around them."""
    pieces: list[Line | Table] = []
    at = 0
    for table in tables:
        pieces += lines_of(folded, at, table.start)
        pieces.append(table)
        at = table.end
    pieces += lines_of(folded, at, len(folded))
    return pieces


def _with_tables(pieces: Sequence[Line | Table], folded: str, rules: Rules, look: Look) -> list[Line | Table]:
    """The pieces, with the tables that are still lines among them made tables."""
    out: list[Line | Table] = []
    at = 0
    while at < len(pieces):
        found = look(pieces, at, folded, rules)
        if found is None:
            out.append(pieces[at])
            at += 1
        else:
            at += found.used
            table = found.table or _table(found.heads, found.rows)
            out.append(table._replace(end=max(table.end, pieces[at - 1].end)))
    return out


def _found_at(pieces: Sequence[Line | Table], at: int, folded: str, rules: Rules) -> Found | None:
    line = pieces[at]
    if isinstance(line, Line) and line.squeezed[0] in TOP:
        return rows_of_boxes(Region(pieces, at, folded, rules))
    if not _may_head(pieces, at, rules):
        return None
    region = Region(pieces, at, folded, rules)
    return next((found for form in _FORMS if (found := form(region)) is not None and (found.rows or found.table)), None)


def _may_head(pieces: Sequence[Line | Table], at: int, rules: Rules) -> bool:
    """Whether a line is a head with others behind or below it."""
    line = pieces[at]
    if not isinstance(line, Line) or not _is_head(line, rules):
        return False
    if line.squeezed.count(BAR) > 1:
        return True
    below = pieces[at + 1 : at + 3]
    if below and isinstance(below[0], Line) and line.squeezed.endswith(below[0].squeezed):
        return False  # a title above the heads: 主要指标, then 指标
    return len(below) == 2 and all(isinstance(each, Line) and len(each.squeezed) <= LONGEST_HEAD for each in below)


def _found_in_blanks(pieces: Sequence[Line | Table], at: int, folded: str, rules: Rules) -> Found | None:
    """The table below a line that begins with the head of numbers or of measures, and a blank."""
    line = pieces[at]
    if not isinstance(line, Line):
        return None
    head = folded[line.start : line.start + _LONGEST_FIRST_HEAD].split(None, 2)
    if len(head) < 2:
        return None
    role = role_of(head[0] if len(head[0]) > 1 else head[0] + head[1], rules)
    if role == "number":
        return rows_of_blanks(Region(pieces, at, folded, rules))
    if role in _MEASURES and (found := rows_of_measures(Region(pieces, at, folded, rules))):
        return found
    return rows_of_kinds(Region(pieces, at, folded, rules)) if len(head) > 2 else None


def _may_head_commas(piece: Line | Table) -> bool:
    return isinstance(piece, Line) and piece.squeezed.count(",") > 1 and HEADER.match(piece.squeezed) is not None


def _found_in_commas(pieces: Sequence[Line | Table], at: int, folded: str, rules: Rules, text: str) -> Found | None:
    """The table below a line of heads with commas between them."""
    line = pieces[at]
    if not isinstance(line, Line) or not _may_head_commas(line):
        return None
    head = line.squeezed.split(",", 1)[0].strip('"')
    return rows_of_commas(Region(pieces, at, folded, rules), text) if role_of(head, rules) is not None else None


def _is_head(line: Line, rules: Rules) -> bool:
    head = line.squeezed.split(BAR, 1)[0]
    return len(head) <= LONGEST_HEAD and role_of(head, rules) is not None


def _table(heads: list[Span], rows: list[LooseRow]) -> Table:
    """The table of some rows; a column left out between others goes on from the row above."""
    cells: list[Cell] = [Cell(0, column, *span) for column, span in enumerate(heads)]
    above: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        if row.section:
            cells.append(Cell(number, 0, *row.by_column[0], column_span=len(heads)))
            above = {}
            continue
        last = max(row.by_column, default=-1)
        for column in range(len(heads)):
            if column in row.by_column:
                above[column] = len(cells)
                cells.append(Cell(number, column, *row.by_column[column]))
            elif (column < last or column in row.shared) and column in above:
                merged = cells[above[column]]
                cells[above[column]] = merged._replace(row_span=number - merged.row + 1)
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return Table(start, end, tuple(cells))
