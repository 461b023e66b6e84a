"""Tables turned round: what was planned and what was done are rows, and each column is a place or a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Cell, ColumnRole, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.segmenting.tables.columns import is_unit
from minsheng_extract.segmenting.tables.region import Found, Region, Span
from minsheng_extract.segmenting.tables.rows import Grid, Row

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"[一-龥()]{2,8}")
_KINDS: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "ratio"})
_FEWEST_NAMES, _LONGEST_LINE = 3, 120


class _Cues(NamedTuple):
    """What rules say of heads: words that tell nothing of what is counted, and what sums all places."""

    idle: re.Pattern[str]
    sums: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(rules: Rules) -> _Cues:
    return _Cues(re.compile(cued(rules.cues, "idle-head")), re.compile(cued(rules.cues, "sum")))


def rows_of_kinds(region: Region) -> Found | None:
    """A row a line with blanks between its cells, under a line of names: 年度目标 2 3 1, then 实际完成 1 2 0."""
    names = _words(region, 0)
    if len(names) < _FEWEST_NAMES or not all(_NAME.fullmatch(region.written(name)) for name in names):
        return None
    rows = list(_rows(region, len(names)))
    kinds = {role_of(region.written(row[0]), region.rules) for row in rows}
    if not {"plan", "done"} <= kinds:
        return None
    heads = [Cell(0, at, *name) for at, name in enumerate(names, len(rows[0]) - len(names))]
    cells = [Cell(number, at, *cell) for number, row in enumerate(rows, 1) for at, cell in enumerate(row)]
    return Found([], [], 1 + len(rows), Table(heads[0].start, cells[-1].end, (*heads, *cells)))


def _words(region: Region, at: int) -> list[Span]:
    line = region.line(at)
    if line is None or line.end - line.start > _LONGEST_LINE:
        return []
    return [match.span() for match in _WORD.finditer(region.folded, line.start, line.end)]


def _rows(region: Region, width: int) -> Iterator[list[Span]]:
    """Rows of a kind and its figures, one for each name, or one less where the first name heads the kinds."""
    at = 1
    while words := _words(region, at):
        figures = [region.written(word) for word in words[1:]]
        kind = role_of(region.written(words[0]), region.rules) in _KINDS
        if (
            not kind
            or len(figures) not in (width, width - 1)
            or not all(is_figure(figure, region.rules) for figure in figures)
        ):
            return
        yield words
        at += 1


def kind_of(grid: Grid, row: Row, cell: Cell, text: str, rules: Rules) -> ColumnRole | None:
    """The role that a row's first cell gives to its figures, where their columns have none."""
    first = row.cells.get(0)
    if first is None or first == cell or (cell.column < len(grid.columns) and grid.columns[cell.column].role):
        return None
    role = role_of(text[first.start : first.end], rules)
    return role if role in _KINDS and is_figure(fold(text[cell.start : cell.end]), rules) else None


def measure_in(grid: Grid, text: str, rules: Rules) -> str:
    """What the rows' names say beside 目标 and 完成: 学位 of 学位目标, 学位完成数."""
    names = (
        text[cell.start : cell.end] for row in grid.rows if not row.head and (cell := row.cells.get(0)) is not None
    )
    return max((_cues(rules).idle.sub("", "".join(name.split())) for name in names), key=len, default="")


def without_place(head: str, rules: Rules) -> str:
    """A column's head, '' for a sum of all places."""
    return "" if _cues(rules).sums.fullmatch(head) else head


def unit_above(grid: Grid, text: str, above: str, rules: Rules) -> str | None:
    """The unit that the line above states for one of the figures planned: 新辟线路8条, over a row that ends with 8."""
    for row in grid.rows:
        first = row.cells.get(0)
        if first is None or row.head or role_of(text[first.start : first.end], rules) != "plan":
            continue
        for cell in sorted(row.own[1:], reverse=True):
            figure = fold(text[cell.start : cell.end])
            found = re.search(rf"(?<![\d.]){re.escape(figure)}([^\d\s,。;]{{1,5}})", above)
            if found and (
                unit := next((found[1][:end] for end in range(5, 0, -1) if is_unit(found[1][:end], rules)), None)
            ):
                return unit
    return None
