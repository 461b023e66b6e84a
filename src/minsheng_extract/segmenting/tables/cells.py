"""A table -> blocks: its cells with what their columns and rows say of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from minsheng_extract.reading.heads import squeezed
from minsheng_extract.records import Block, Cell, ColumnRole
from minsheng_extract.records.layout import BlockKind
from minsheng_extract.records.quantity import Nature
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.segmenting.laid import Laid, Span
from minsheng_extract.segmenting.markup import RULE
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.due import due_cell
from minsheng_extract.segmenting.tables.grouping import groups_of
from minsheng_extract.segmenting.tables.known_row import KnownRow
from minsheng_extract.segmenting.tables.measure import SUMS, indicator_of, unit_above_table, unit_of
from minsheng_extract.segmenting.tables.rows import Grid, Row
from minsheng_extract.segmenting.tables.turned import kind_of, measure_in

_WORD = re.compile(r"\S+")
_FIGURES: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "value", "growth", "ratio", "marks", None})
_LONGEST_FIGURE = 20


def table_blocks(laid: Laid, at: int) -> Iterator[Block]:
    """The blocks of the table that is a paragraph; what stands between cells belongs to the page."""
    table = laid.paragraphs[at]
    position, number = table.start, bisect_right(tuple(laid.grids), at)
    for cell, known in sorted(_known_cells(laid, at), key=lambda each: each[0].start):
        if cell.end > cell.start and cell.start >= position:
            yield from _between(laid.text, position, cell.start)
            yield _block(known, cell)._replace(location=f"table {number} row {cell.row + 1} column {cell.column + 1}")
            position = cell.end
    yield from _between(laid.text, position, table.end)


def _known_cells(laid: Laid, at: int) -> Iterator[tuple[Cell, KnownRow]]:
    """Each cell with its row; rows that share cells of several lines do not stand one behind another."""
    grid = laid.grids[at]
    caption = unit_above_table(laid, at)
    groups, measure = groups_of(grid, laid.text, laid.rules), measure_in(grid, laid.text, laid.rules)
    for number, (row, item) in enumerate(zip(grid.rows, laid.tree.by_row[at], strict=True)):
        due, nature = due_cell(grid, row, laid.text, laid.rules), _nature(laid, grid, row)
        known = KnownRow(laid, grid, row, item, caption, due, nature, groups.get(number), measure)
        yield from ((cell, known) for cell in row.own)


def _nature(laid: Laid, grid: Grid, row: Row) -> Nature | None:
    """What the row's cell in the column of natures says; 预期性指标 is 预期性."""
    at = next((at for at, column in enumerate(grid.columns) if column.role == "nature"), None)
    cell = row.cells.get(at) if at is not None else None
    written = squeezed(laid.text[cell.start : cell.end]) if cell is not None else ""
    return next((nature for nature in get_args(Nature) if written.startswith(nature)), None)


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    for match in _WORD.finditer(text, start, end):
        yield Block(match.start(), match.end(), "furniture", None, rule=RULE)


def _block(known: KnownRow, cell: Cell) -> Block:
    if known.row.frame:
        return Block(cell.start, cell.end, "furniture", None, rule=known.row.frame)
    if known.row.head:
        return Block(cell.start, cell.end, "heading", None)
    column = known.column(cell)
    role = _role(known, cell, column)
    kind: BlockKind = "office" if role in ("lead", "responsible", "leader") else "cell"
    due, nature = _deadline(known, cell, role), known.nature
    block = Block(cell.start, cell.end, kind, known.item, role, deadline=due, nature=nature)
    measured = column.role in _FIGURES or (column.role == "other" and column.unit is not None)
    if role == "deadline" or not measured or not _is_figure(known.text(cell)):
        return block
    return block._replace(indicator=indicator_of(known, column, cell), unit=unit_of(known, column, cell))


@lru_cache(maxsize=8)
def _task(rules: Rules) -> re.Pattern[str]:
    """A figure with what it counts, none of an age; or a figure without a numeral: 全覆盖."""
    ages = any_of(form for unit in rules.units if unit.dimension == "age" for form in unit.forms) or "(?!)"
    phrases = any_of(form for phrase in rules.phrases for form in phrase.forms) or "(?!)"
    return re.compile(rf"(?:^|[一-龥])\d[\d.,]*[万亿]?(?!{ages})[一-龥%]|{phrases}")


def _role(known: KnownRow, cell: Cell, column: Column) -> ColumnRole:
    """Its column's role; but a day is when the row is due, and a task beside what was done is planned.

    〔50〕 in a column of growth is the sum of all years.
    """
    if cell == known.due:
        return "deadline"
    if column.role == "growth" and known.text(cell)[:1] in SUMS:
        return "plan"
    rules = known.laid.rules
    if column.role in ("indicator", "content") and _task(rules).search(known.text(cell)) and _measures(known.grid):
        return "plan"
    return column.role or kind_of(known.grid, known.row, cell, known.laid.text, rules) or "other"


def _measures(grid: Grid) -> bool:
    """Whether a table says what was planned, and what was done."""
    return {"plan", "done"} <= {column.role for column in grid.columns}


def _is_figure(written: str) -> bool:
    """Whether a cell is a figure rather than a sentence: its unit and indicator stand elsewhere."""
    return len(written) <= _LONGEST_FIGURE and any(character.isdigit() for character in written)


def _deadline(known: KnownRow, cell: Cell, role: ColumnRole) -> Span | None:
    """The row's due day, else the year that the column's head names, else what holds for the unit."""
    stated = known.due
    if stated is None and role in ("plan", "done", "value", "ratio"):
        stated = known.grid.years.get(cell.column)
    if stated is None and role == "growth":
        years = (at for at, column in enumerate(known.grid.columns) if column.role in ("plan", "value"))
        stated = next((known.grid.years[at] for at in reversed([*years]) if at in known.grid.years), None)
    return (stated.start, stated.end) if stated is not None else known.laid.deadline(known.item)
