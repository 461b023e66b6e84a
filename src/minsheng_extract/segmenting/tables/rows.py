"""A table's rows with what each cell is: roles, units, merged cells that hold for the rows below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.heads import role_of, squeezed
from minsheng_extract.records import Cell, ColumnRole, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.framing import frame_of
from minsheng_extract.segmenting.tables.columns import Column, columns_of
from minsheng_extract.segmenting.tables.fitting import fit, suits_as_it_stands

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"20\d\d\s?年")
_MONTH = re.compile(r"(?<!\d)1?\d\s?月")
_HEAD_ROWS, _MOST_LEVELS = 3, 8
_WIDEST = 30  # what bars give more columns is no table of a notice, and too many ways to fit
_LOWEST: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "value", "growth", "ratio"})
_LONGEST_HEAD = 24


class Row(NamedTuple):
    """A row under its columns. `cells` has a cell for each column; merged cells hold for each row they reach.
    A cell of several lines, between which other cells stand, is several cells of one column: `cells` has the first.

    `own` are the cells that begin in this row; `head` says that it is a row of heads, `frame` is the
    rule by which it is data about the page.
    """

    cells: dict[int, Cell]
    own: tuple[Cell, ...]
    head: bool
    frame: str | None = None

    def pieces(self, column: int) -> tuple[Cell, ...]:
        """The cells of a column: those that begin in this row, else the one that reaches it."""
        own = tuple(cell for cell in self.own if cell.column == column)
        return own or ((self.cells[column],) if column in self.cells else ())


class Grid(NamedTuple):
    """A table read: its columns, its rows, and for each column the head cell that names a year or its month.

    `form` says that all its rows are about one thing.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    years: dict[int, Cell]
    form: bool = False


def grid_of(table: Table, text: str, rules: Rules, above: tuple[Column, ...] = ()) -> Grid:
    """The rows of a table under its heads; `above` are the columns of a table that it may go on."""
    rows = list(_rows(table))
    heads = _head_rows(rows, text, rules)
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    if heads:
        columns = columns_of([_heads_above(rows[:heads], column, text) for column in range(width)], rules)
    elif len(above) == width:
        columns = above
    else:
        columns = tuple(Column(None, None, "") for _ in range(width))
    if not any(column.role for column in columns):
        columns = _guessed(columns, rows, text)
    if all(cell.row_span == 1 for cell in table.cells):
        rows = [*rows[:heads], *_refitted(rows[heads:], columns, text, rules)]
    repeated = {_line(row, text) for row in rows[:heads]}
    marked = (
        each._replace(head=at < heads or _line(each, text) in repeated, frame=_frame(each, text, rules))
        for at, each in enumerate(rows)
    )
    return Grid(columns, tuple(marked), _years(rows[:heads], text, rules))


def _frame(row: Row, text: str, rules: Rules) -> str | None:
    first = next((cell for cell in row.own if cell.end > cell.start), None)
    if first is None or first.end - first.start > _LONGEST_HEAD:
        return None
    frame = frame_of(squeezed(text[first.start : first.end]) + "|", rules)
    return frame.id if frame is not None and frame.part == "site" else None


@lru_cache(maxsize=8)
def _stage(rules: Rules) -> tuple[re.Pattern[str], frozenset[str]]:
    """A month, or a part of a year in words (9月, 上半年); and the words for the whole of it (全年)."""
    parts = [rule for rule in rules.periods if rule.after_year and not rule.days]
    words = any_of(fold(word) for rule in parts for word in rule.words) or "(?!)"
    whole = frozenset(fold(word) for rule in parts if rule.whole_year for word in rule.words)
    return re.compile(f"{_MONTH.pattern}|{words}"), whole


def _years(heads: list[Row], text: str, rules: Rules) -> dict[int, Cell]:
    """The head cells that name a year, or, where some name one part of it and some another, a part (6月, 上半年)."""
    cells = [(column, cell) for row in heads for column, cell in row.cells.items()]
    written = {cell: squeezed(text[cell.start : cell.end]) for _, cell in cells}
    stage, whole = _stage(rules)
    stages = {cell: named[-1] for cell, head in written.items() if (named := stage.findall(head))}
    timed = {cell for cell, named in stages.items() if named not in whole} if len(set(stages.values())) > 1 else ()
    return {at: cell for at, cell in cells if _YEAR.search(written[cell]) or cell in timed}


def _rows(table: Table) -> Iterator[Row]:
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    reaching: dict[int, Cell] = {}
    for number in range(max(by_row, default=-1) + 1):
        own = tuple(by_row.get(number, ()))
        reaching = {column: cell for column, cell in reaching.items() if cell.row + cell.row_span > number}
        reaching |= {
            column: cell for cell in own[::-1] for column in range(cell.column, cell.column + cell.column_span)
        }
        yield Row(dict(reaching), own, head=False)


def _refitted(rows: list[Row], columns: tuple[Column, ...], text: str, rules: Rules) -> Iterator[Row]:
    """Rows of a table without merged cells, put right where some are short: what a merged cell reached left it out."""
    above: dict[int, Cell] = {}
    for row in rows:
        filled = [cell for cell in row.own if cell.end > cell.start]
        written = [fold(text[cell.start : cell.end]) for cell in filled]
        places = [cell.column for cell in filled]
        whole = len(set(places)) == len(places)
        if (
            whole
            and 1 < len(filled) < len(columns) <= _WIDEST
            and not suits_as_it_stands(written, places, columns, rules)
        ):
            best = fit(written, columns, rules).columns
            moved = tuple(cell._replace(column=column) for cell, column in zip(filled, best, strict=True))
            reaching = {at: cell for at, cell in above.items() if at < best[-1] and at not in best}
            row = Row(reaching | {cell.column: cell for cell in moved}, moved, row.head)
        above = dict(row.cells)
        yield row


def _head_rows(rows: list[Row], text: str, rules: Rules) -> int:
    """How many rows at the top are heads: each cell short, most of a known role; a second row under merged cells.

    Words alone over figures are heads too, and all rows down to one that parts what stands above it (目标, 完成)
    beside a merged head.
    """
    for at, row in enumerate(rows[1:_MOST_LEVELS], 1):
        if _is_lowest(row, text, rules):
            return at + 1
    for count in range(min(_HEAD_ROWS, len(rows) - 1), 0, -1):
        if all(_is_head(row, text, rules, below=at > 0) for at, row in enumerate(rows[:count])):
            return 2 if count == 1 and len(rows) > 2 and _goes_on(rows[0], rows[1], text, rules) else count
    return int(len(rows) > 1 and _is_words(rows[0], text) and _is_figures(rows[1], text))


def _is_lowest(row: Row, text: str, rules: Rules) -> bool:
    """A row of the lowest heads: beside one that is merged from above, each says what was planned or done."""
    merged = 0 in row.cells and row.cells[0] not in row.own
    roles = [role_of(text[cell.start : cell.end], rules) for cell in row.own]
    return merged and len(roles) > 1 and all(role in _LOWEST for role in roles)


def _is_words(row: Row, text: str) -> bool:
    written = [squeezed(text[cell.start : cell.end]) for cell in row.own]
    return all(each and len(each) <= _LONGEST_HEAD and not _DIGIT.search(_YEAR.sub("", each)) for each in written)


def _is_figures(row: Row, text: str) -> bool:
    written = [squeezed(text[cell.start : cell.end]) for cell in row.own[1:]]
    return len(written) > 0 and sum(each[:1].isdigit() for each in written) * 2 >= len(written)


def _is_head(row: Row, text: str, rules: Rules, *, below: bool) -> bool:
    written = [squeezed(text[cell.start : cell.end]) for cell in row.own if cell.end > cell.start]
    if not written or any(len(each) > _LONGEST_HEAD for each in written):
        return False
    known = sum(role_of(each, rules) is not None for each in written)
    if not below:
        return len(written) > 1 and known * 2 >= len(written)
    merged = any(cell.row < row_number(row) for cell in row.cells.values())
    return merged and known * 2 >= len(written)


def _goes_on(head: Row, row: Row, text: str, rules: Rules) -> bool:
    """Whether a second row has the heads that a first with fewer leaves out: 项目名称| over 任务|已完成|完成率."""
    written = [squeezed(text[cell.start : cell.end]) for cell in row.own if cell.end > cell.start]
    fewer = sum(cell.end > cell.start for cell in head.own) < len(written)
    if not fewer or any(len(each) > _LONGEST_HEAD for each in written):
        return False
    roles = [role_of(each, rules) for each in written]
    return None not in roles and len(_LOWEST.intersection(roles)) > 1


def row_number(row: Row) -> int:
    """The row's place in its table, from 0."""
    return max((cell.row for cell in row.cells.values()), default=0)


def _heads_above(heads: list[Row], column: int, text: str) -> list[str]:
    cells = dict.fromkeys(row.pieces(column) for row in heads)
    written = ("".join(text[cell.start : cell.end] for cell in pieces) for pieces in cells)
    return [each for each in written if each] or [""]


def _line(row: Row, text: str) -> tuple[str, ...]:
    return tuple(squeezed(text[cell.start : cell.end]) for cell in row.own)


def _guessed(columns: tuple[Column, ...], rows: list[Row], text: str) -> tuple[Column, ...]:
    """Without heads a first column that counts 1, 2, 3 … is the number."""
    first = [text[row.cells[0].start : row.cells[0].end] for row in rows if 0 in row.cells]
    counts = [counter_value(squeezed(each)) for each in first if each.strip()]
    if len(counts) > 1 and counts == list(range(counts[0], counts[0] + len(counts))) and counts[0] == 1:
        return (columns[0]._replace(role="number"), *columns[1:])
    return columns
