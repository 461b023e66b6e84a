"""A table's row with all that is known of it: its table, its unit, its due day, what stands above."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.records import Cell, ColumnRole
from minsheng_extract.records.quantity import Nature
from minsheng_extract.segmenting.laid import Laid
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.rows import Grid, Row


class KnownRow(NamedTuple):
    """One row with its table, its unit, and the unit of measure stated above the table.

    `group`: the heading above it, where names repeat. `measure`: what a table turned round counts.
    """

    laid: Laid
    grid: Grid
    row: Row
    item: int | None
    caption: str | None
    due: Cell | None
    nature: Nature | None
    group: str | None
    measure: str

    def text(self, cell: Cell | None) -> str:
        """A cell's text as written, '' without a cell."""
        return self.laid.text[cell.start : cell.end] if cell is not None else ""

    def whole(self, cell: Cell) -> str:
        """The text of a cell with its other lines, where those stand apart."""
        pieces = self.row.pieces(cell.column)
        return "".join(self.text(piece) for piece in pieces) if cell in pieces else self.text(cell)

    def cell(self, role: ColumnRole) -> Cell | None:
        """The row's first cell with text in a column of a role."""
        for at, column in enumerate(self.grid.columns):
            cell = self.row.cells.get(at)
            if column.role == role and cell is not None and cell.end > cell.start:
                return cell
        return None

    def name(self, role: ColumnRole) -> Cell | None:
        """The same, but of several columns under one head (a group, then its tasks) the last with text."""
        cell = self.cell(role)
        while cell is not None:
            at = cell.column + cell.column_span
            below = self.row.cells.get(at)
            same = at < len(self.grid.columns) and self.grid.columns[at] == self.column(cell)
            if not same or below is None or below.end <= below.start:
                break
            cell = below
        return cell

    def column(self, cell: Cell) -> Column:
        """The column that a cell begins in."""
        columns = self.grid.columns
        return columns[cell.column] if cell.column < len(columns) else Column(None, None, "")
