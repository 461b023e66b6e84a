"""Tables with bars whose heads have two levels: the lower heads stand on a line of their own, below what spans them.

    序号 | 项目 | 计划投资 | 进展情况 | 责任单位
    完成投资 | 完成率
    1 | 学校 | 400 | 150 | 38% | 县教育局

Which head spans them is not said: it is the one under which the rows suit their columns best. None does where rows
have as many cells as both lines have heads: the header was broken off. A row may lack what is merged over several (its
group, its number), and a sum has few cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Cell, ColumnRole, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.counters import counter_value, is_row_number
from minsheng_extract.segmenting.tables.barred import BAR, cells_in
from minsheng_extract.segmenting.tables.columns import Column, columns_of
from minsheng_extract.segmenting.tables.fitting import Fit, Manner, fit
from minsheng_extract.segmenting.tables.region import LONGEST_HEAD, MOST_HEADS, Found, Region, Span
from minsheng_extract.segmenting.tables.suiting import suits

_CATEGORY = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_MEASURED: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "value", "growth", "ratio"})
_SPANNING = _MEASURED | {None}
_FIRST = 0.1
_WORDS: dict[ColumnRole | None, float] = dict.fromkeys(_MEASURED, 0.5) | {"plan": 0.5 + _FIRST, "ratio": 0.0}
_LOOKED_AT, _WHOLE, _PADDED = 12, 1.0, 0.5

Cells = list[Span]


class _Heads(NamedTuple):
    """Heads of two levels: those from `first` up to `last` span the lower ones, as many each.

    `padded` says that empty cells stand behind the upper ones, as what a last head spans leaves them.
    """

    upper: Cells
    lower: Cells
    first: int
    last: int
    padded: bool = False

    @property
    def rows(self) -> int:
        """How many rows of heads there are."""
        return 2 if self.lower else 1

    @property
    def share(self) -> int:
        """How many lower heads a spanning one has."""
        return len(self.lower) // max(1, self.last - self.first)

    def cells(self) -> Iterator[Cell]:
        """The head cells of both rows; a head without lower ones reaches the second row."""
        at = 0
        for number, head in enumerate(self.upper):
            spans = self.first <= number < self.last
            width = self.share if spans else 1
            yield Cell(0, at, *head, row_span=1 if spans else self.rows, column_span=width)
            at += width
        yield from (Cell(1, self.first + at, *head) for at, head in enumerate(self.lower))


def rows_of_levels(region: Region) -> Found | None:
    """The table at a region's first line, where the second has the lower heads."""
    written, below = _cells_at(region, 0), _cells_at(region, 1)
    upper, lower = _without_padding(written), _without_padding(below)
    if not region.is_header(upper) or not _are_lower(lower, region):
        return None
    rows = list(_rows(region))
    filled = [cells for row in rows if (cells := [cell for cell in row if cell[1] > cell[0]])]
    if max(map(len, filled), default=0) < len(upper):
        return None
    ways = [way._replace(padded=len(upper) < len(written)) for way in _ways(upper, lower, region)]
    if max(map(len, filled)) >= len(upper) + len(lower):
        ways.append(_Heads([*upper, *lower], [], 0, 0))
    if not ways:
        return None
    heads = max(ways, key=lambda way: _score(way, filled[:_LOOKED_AT], region))
    placed = [*heads.cells(), *_cells(rows, heads.rows, _columns(heads, region), region)]
    return Found([], [], len(rows) + 2, Table(placed[0].start, max(cell.end for cell in placed), tuple(placed)))


def _cells_at(region: Region, at: int) -> Cells:
    line = region.line(at)
    return cells_in(line, region.folded) if line is not None and line.squeezed.count(BAR) else []


def _without_padding(cells: Cells) -> Cells:
    """The cells of a line without the empty ones behind the last."""
    filled = [at for at, (start, end) in enumerate(cells) if end > start]
    return cells[: filled[-1] + 1] if filled else []


def _rows(region: Region) -> Iterator[Cells]:
    for line in region.lines(2):
        if BAR not in line.squeezed:
            return
        yield cells_in(line, region.folded)


def _are_lower(cells: Cells, region: Region) -> bool:
    """Two heads or more, each of a role, one of them of what is measured."""
    if not 2 <= len(cells) <= MOST_HEADS or any(end - start > LONGEST_HEAD for start, end in cells):
        return False
    roles = [role_of(region.written(cell), region.rules) for cell in cells]
    return None not in roles and bool(_MEASURED & set(roles))


def _ways(upper: Cells, lower: Cells, region: Region) -> Iterator[_Heads]:
    """Each way in which heads side by side, of what is measured, may span the lower ones, two or more each."""
    measured = [role_of(region.written(head), region.rules) in _SPANNING for head in upper]
    for count in range(1, len(lower) // 2 + 1):
        places = range(len(upper) - count + 1) if len(lower) % count == 0 else ()
        yield from (_Heads(upper, lower, at, at + count) for at in places if all(measured[at : at + count]))


def _columns(heads: _Heads, region: Region) -> tuple[Column, ...]:
    above: list[list[str]] = []
    for number, head in enumerate(heads.upper):
        parts = heads.lower[(number - heads.first) * heads.share :][: heads.share]
        spans = heads.first <= number < heads.last
        above += [[region.written(head), region.written(part)] for part in parts] if spans else [[region.written(head)]]
    return columns_of(above, region.rules)


def _score(heads: _Heads, rows: Sequence[Cells], region: Region) -> float:
    """How well rows suit the columns that one way gives; best where they have as many cells as there are columns."""
    columns = _columns(heads, region)
    fitted = sum(_fit(row, columns, _opens(row, region), region).score for row in rows)
    spanned = heads.lower and heads.padded and heads.last == len(heads.upper)
    return fitted + _WHOLE * sum(len(row) == len(columns) for row in rows) + (_PADDED if spanned else 0.0)


def _cells(rows: Sequence[Cells], first: int, columns: Sequence[Column], region: Region) -> Iterator[Cell]:
    """The cells of all rows from row `first` on; a row goes on the cells above it that stand before its first one."""
    done: list[Cell] = []
    above: dict[int, int] = {}
    count = 0
    for number, row in enumerate(rows, first):
        opens = _opens(row, region)
        numbered = opens in (1, count + 1)
        count = opens if numbered else count
        placed = _placed(row, columns, region, opens if numbered else 0)
        if len(placed) == 1 and not numbered:
            done.append(Cell(number, 0, *next(iter(placed.values())), column_span=len(columns)))
            above = {}
            continue
        for column in range(min(placed, default=0)):
            if column in above:
                reaching = done[above[column]]
                done[above[column]] = reaching._replace(row_span=number - reaching.row + 1)
        for column, span in sorted(placed.items()):
            above[column] = len(done)
            done.append(Cell(number, column, *span))
    yield from done


def _opens(row: Cells, region: Region) -> int:
    """The number that one of a row's first cells is, 0 for none."""
    written = (region.written(cell) for cell in row[:2])
    return next((counter_value(each) for each in written if is_row_number(each)), 0)


def _placed(row: Cells, columns: Sequence[Column], region: Region, number: int) -> dict[int, Span]:
    """A row's cells by column: as they stand where all are there, else where they suit best."""
    if len(row) == len(columns):
        return {at: cell for at, cell in enumerate(row) if cell[1] > cell[0]}
    filled = [cell for cell in row if cell[1] > cell[0]][: len(columns)]
    best = _fit(filled, columns, number, region).columns
    return dict(zip(best, filled, strict=False))


def _fit(cells: Cells, columns: Sequence[Column], number: int, region: Region) -> Fit:
    """The columns that suit a row's cells best; only a row that has a number has one in the column of numbers."""
    places = [at for at, column in enumerate(columns) if number or column.role != "number"]
    own = [columns[at] for at in places]
    best = fit([region.written(cell) for cell in cells[: len(own)]], own, region.rules, _MANNER)
    return Fit(tuple(places[at] for at in best.columns), best.score)


def _suits(role: ColumnRole | None, folded: str, rules: Rules) -> float:
    """Figures stand where something is measured, shares in per cent in a ratio's column; groups have a list number.

    Where one cell alone is written, it is what is planned.
    """
    if is_figure(folded, rules) and role not in ("number", "deadline"):
        share = folded.endswith("%")
        known = (2.0 if share == (role == "ratio") else 0.5) if role in _MEASURED else 0.0 if role == "other" else -2.0
        return known + (_FIRST if role == "plan" else 0.0)
    if role == "other":
        return 2.0 if _CATEGORY.match(folded) else 0.0
    return _WORDS[role] if role in _WORDS else suits(role, folded, rules)


_MANNER = Manner(_suits, None)
