"""A table -> blocks: its cells with what their columns and rows say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, get_args

from minsheng_extract.reading.heads import squeezed
from minsheng_extract.records import Block, Cell, ColumnRole
from minsheng_extract.records.layout import BlockKind
from minsheng_extract.records.quantity import Nature
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.segmenting.laid import Laid, Span
from minsheng_extract.segmenting.markup import RULE
from minsheng_extract.segmenting.tables.columns import Column, is_unit, unit_in, unit_of_figure, without_unit
from minsheng_extract.segmenting.tables.due import due_cell
from minsheng_extract.segmenting.tables.grouping import grouped, groups_of
from minsheng_extract.segmenting.tables.rows import Grid, Row
from minsheng_extract.segmenting.tables.turned import kind_of, measure_in, unit_above, without_place

_WORD = re.compile(r"\S+")
_FIGURES: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "value", "growth", "ratio", None})
_WORDS = re.compile(r"[一-龥]{2}")
_WHOLE = re.compile(r"\d+")
_SCALES, _SUMS = "十百千万亿", ("〔", "[", "［", "【")
_SMALL, _ALL = 3, 100
_LONGEST_FIGURE, _LONGEST_NAME = 20, 40
_LINES_ABOVE = 2


class _Known(NamedTuple):
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
        return self.laid.text[cell.start : cell.end] if cell is not None else ""

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
        columns = self.grid.columns
        return columns[cell.column] if cell.column < len(columns) else Column(None, None, "")


def table_blocks(laid: Laid, at: int) -> Iterator[Block]:
    """The blocks of the table that is a paragraph; what stands between cells belongs to the page."""
    table, grid = laid.paragraphs[at], laid.grids[at]
    caption = _caption(laid, at) or _unit_of_task(laid, at)
    position = table.start
    groups, measure = groups_of(grid, laid.text, laid.rules), measure_in(grid, laid.text, laid.rules)
    for number, (row, item) in enumerate(zip(grid.rows, laid.tree.by_row[at], strict=True)):
        due, nature = due_cell(grid, row, laid.text, laid.rules), _nature(laid, grid, row)
        known = _Known(laid, grid, row, item, caption, due, nature, groups.get(number), measure)
        for cell in row.own:
            if cell.end > cell.start and cell.start >= position:
                yield from _between(laid.text, position, cell.start)
                yield _block(known, cell)
                position = cell.end
    yield from _between(laid.text, position, table.end)


def _nature(laid: Laid, grid: Grid, row: Row) -> Nature | None:
    """What the row's cell in the column of natures says; 预期性指标 is 预期性."""
    at = next((at for at, column in enumerate(grid.columns) if column.role == "nature"), None)
    cell = row.cells.get(at) if at is not None else None
    written = squeezed(laid.text[cell.start : cell.end]) if cell is not None else ""
    return next((nature for nature in get_args(Nature) if written.startswith(nature)), None)


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    for match in _WORD.finditer(text, start, end):
        yield Block(match.start(), match.end(), "furniture", None, rule=RULE)


def _block(known: _Known, cell: Cell) -> Block:
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
    return block._replace(indicator=_indicator(known, column, cell), unit=_unit(known, column, cell))


def _role(known: _Known, cell: Cell, column: Column) -> ColumnRole:
    """Its column's role; but a day is when the row is due, and a task beside what was done is planned.

    〔50〕 in a column of growth is the sum of all years.
    """
    if cell == known.due:
        return "deadline"
    if column.role == "growth" and known.text(cell)[:1] in _SUMS:
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


def _deadline(known: _Known, cell: Cell, role: ColumnRole) -> Span | None:
    """The row's due day, else the year that the column's head names, else what holds for the unit."""
    stated = known.due
    if stated is None and role in ("plan", "done", "value"):
        stated = known.grid.years.get(cell.column)
    if stated is None and role == "growth":
        years = (at for at, column in enumerate(known.grid.columns) if column.role in ("plan", "value"))
        stated = next((known.grid.years[at] for at in reversed([*years]) if at in known.grid.years), None)
    return (stated.start, stated.end) if stated is not None else known.laid.deadline(known.item)


def _name(known: _Known, cell: Cell | None = None) -> str:
    """The row's indicator, or its content where that is a name and no sentence; '' where it has none.

    A goal in several clauses is no name where the row has another. A plan in words is the content of a table that
    says what was done. `cell` is whose name is asked for.
    """
    plan = known.cell("plan")
    worded = plan if plan != cell and _WORDS.search(known.text(plan)) else None
    named = [known.text(each) for each in (known.name("indicator"), known.name("content"), worded) if each]
    written = next((each for each in named if not set(each) & set(",，")), named[0] if named else "")
    return written if len(written) <= _LONGEST_NAME and not set(written.rstrip("。")) & set("。；;") else ""


def _indicator(known: _Known, column: Column, cell: Cell) -> str | None:
    """What the row names, else what a column of no role has for its head, else what its group has."""
    if kind_of(known.grid, known.row, cell, known.laid.text, known.laid.rules):
        return without_place(column.head, known.laid.rules) + known.measure or None
    if name := _name(known, cell):
        plain = without_unit(name, known.laid.rules)
        return grouped(plain, known.group, known.laid.rules) if known.group else plain
    return column.head or None if column.role is None else column.group


def _unit(known: _Known, column: Column, cell: Cell) -> str | None:
    """The unit from the row's unit cell, the column's head, the row's name, the line above the table or its figure."""
    rules = known.laid.rules
    if column.role in ("ratio", "growth") and known.text(cell)[:1] not in _SUMS:
        return column.unit or "%"
    if column.unit is not None:
        return column.unit
    written = known.text(known.cell("unit"))
    if is_unit(squeezed(written), rules):
        return "".join(written.split())
    name = _name(known, cell)
    return unit_in(name, rules) or known.caption or _unit_of_name(known, cell, name)


def _unit_of_name(known: _Known, cell: Cell, name: str) -> str | None:
    """The unit of the figure in the row's name; its 万 holds for small figures only, its % up to a hundred."""
    unit = unit_of_figure(name, known.laid.rules)
    whole = _WHOLE.match(known.text(cell))
    if unit == "%" and whole and int(whole.group()) > _ALL:
        return None
    return unit.lstrip(_SCALES) if unit and whole and len(whole.group()) > _SMALL else unit


def _unit_of_task(laid: Laid, at: int) -> str | None:
    """The unit of the task that stands right above a table of what was planned and done."""
    if at == 0 or laid.paragraphs[at - 1].kind != "text" or any(column.role for column in laid.grids[at].columns):
        return None
    above = laid.paragraphs[at - 1]
    return unit_above(laid.grids[at], laid.text, laid.folded[above.start : above.end], laid.rules)


@lru_cache(maxsize=8)
def _task(rules: Rules) -> re.Pattern[str]:
    """A figure with what it counts, none of an age; or a figure without a numeral: 全覆盖."""
    ages = any_of(form for unit in rules.units if unit.dimension == "age" for form in unit.forms) or "(?!)"
    phrases = any_of(form for phrase in rules.phrases for form in phrase.forms) or "(?!)"
    return re.compile(rf"(?:^|[一-龥])\d[\d.,]*[万亿]?(?!{ages})[一-龥%]|{phrases}")


@lru_cache(maxsize=8)
def _stated_unit(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"{cued(rules.cues, 'unit-label')}:([^\s,。;:()]{{1,8}})\)?$")


def _caption(laid: Laid, at: int) -> str | None:
    """单位：万元 in one of the lines right above a table."""
    for paragraph in laid.paragraphs[max(0, at - _LINES_ABOVE) : at]:
        match = _stated_unit(laid.rules).search("".join(laid.folded[paragraph.start : paragraph.end][-40:].split()))
        if match and is_unit(match.group(1), laid.rules):
            return match.group(1)
    return None
