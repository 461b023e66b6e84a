"""When a table's row is due: its deadline column, or a cell of what was planned that is a day and nothing else."""

from __future__ import annotations

import re

from minsheng_extract.records import Cell
from minsheng_extract.segmenting.tables.columns import squeezed
from minsheng_extract.segmenting.tables.rows import Grid, Row

_DAY = re.compile(
    r"(?:力争|确保|争取|计划|预计)?[于在到至]?(?:20\d\d年)?"
    r"(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底末份])?|年[底末内]|全年|本年度?|当年|第?[一二三四1-4]季度末?|[上下]半年)"
    r"(?:以前|之前|[前内底末])?[一-龥]{0,6}。?"
)
_LONGEST = 20


def due_cell(grid: Grid, row: Row, text: str) -> Cell | None:
    """The cell that says when a row is due, None where none does."""
    stated: Cell | None = None
    for at, column in enumerate(grid.columns):
        cell = row.cells.get(at)
        if cell is None or cell.end <= cell.start or cell.column != at:
            continue
        if column.role == "deadline":
            return cell
        if stated is None and column.role == "plan" and is_day(text[cell.start : cell.end]):
            stated = cell
    return stated


def is_day(written: str) -> bool:
    """Whether some text is a due day and nothing else.

    >>> is_day("8月底前竣工"), is_day("年内完成"), is_day("8月底前完成3所")
    (True, True, False)
    """
    return len(written) <= _LONGEST and _DAY.fullmatch(squeezed(written)) is not None
