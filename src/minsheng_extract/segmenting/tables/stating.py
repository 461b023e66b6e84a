"""What a table's row states of who is in charge and by when: the cells of its offices, leaders and due day."""

from __future__ import annotations

from collections.abc import Iterator

from minsheng_extract.folding import fold
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.names import Named, names_in
from minsheng_extract.segmenting.offices import Statement, statements_in
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.due import due_cell
from minsheng_extract.segmenting.tables.rows import Grid, Row

OFFICES: tuple[ColumnRole, ...] = ("lead", "responsible", "leader")
"""The roles of columns that say who is in charge."""


def stated_in(text: str, grid: Grid, row: Row, rules: Rules) -> Statement:
    """Offices, leaders and the due day from the row's cells, merged ones too."""
    named: list[Named] = []
    due = due_cell(grid, row, text, rules)
    for at, column in enumerate(grid.columns):
        if column.role in OFFICES:
            for cell in row.pieces(at):
                if cell.end > cell.start and cell.column == at:
                    named += _named(text[cell.start : cell.end], column, rules)
    start = min((cell.start for cell in row.own), default=0)
    return Statement(start, start, tuple(named), (due.start, due.end) if due else None, ())


def _named(written: str, column: Column, rules: Rules) -> Iterator[Named]:
    """The names in a cell: labelled in the cell itself, else as its column's head says."""
    folded = fold(written)
    statements = statements_in(written, folded, 0, len(written), rules) if ":" in folded else []
    if statements and statements[0].alone:
        yield from (named for statement in statements for named in statement.named)
    elif column.offices is not None:
        yield from names_in(written, folded, 0, len(written), column.offices, rules, mixed=True).named
    elif column.role in ("lead", "responsible", "leader"):
        yield from names_in(written, folded, 0, len(written), column.role, rules).named
