"""When a table's row is due: its deadline column, or a cell of what was planned that is a day and nothing else."""

from __future__ import annotations

from minsheng_extract.reading.heads import squeezed
from minsheng_extract.records import Cell
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.tables.rows import Grid, Row
from minsheng_extract.segmenting.when import is_due


def due_cell(grid: Grid, row: Row, text: str, rules: Rules) -> Cell | None:
    """The cell that says when a row is due, None where none does."""
    stated: Cell | None = None
    for at, column in enumerate(grid.columns):
        cell = row.cells.get(at)
        if cell is None or cell.end <= cell.start or cell.column != at:
            continue
        if column.role == "deadline":
            return cell
        if stated is None and column.role == "plan" and is_due(squeezed(text[cell.start : cell.end]), rules):
            stated = cell
    return stated
