"""Tables of places, a cell a line: heads in two levels (新增就业 over 目标, 完成), then a name and its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Cell, ColumnRole, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.labels import opens_with_label
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import unit_in
from minsheng_extract.segmenting.tables.region import Found, Region

_NAME = re.compile(r"[一-龥]{2,12}")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_LEAVES: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "ratio"})
_MOST_LINES, _MOST_HEADS = 2000, 40
_FEWEST_ROWS, _FEWEST_COLUMNS, _WITH_SHARE = 2, 2, 3

Lines = Sequence[Line]


def rows_of_places(region: Region) -> Found | None:
    """The table that begins at a region's first line, the head of its names."""
    lines = list(islice(region.lines(), _MOST_HEADS + 2))
    if not lines or role_of(lines[0].squeezed, region.rules) != "other":
        return None
    first = next((at for at in range(3, len(lines) - 2) if _opens_row(lines, at, region.rules)), None)
    if first is None:
        return None
    lines = list(islice(region.lines(), _MOST_LINES))
    rows = list(_rows(lines, first, region.rules))
    width = max(len(row) for row in rows) - 1
    if len(rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
        return None
    heads = _leaves(lines[1:first], region.rules)
    if width > len(heads):
        return None
    above = lines[1 : first - sum(len(head) for head in heads)]
    table = _table(lines[0], above, heads, rows, region.rules)
    return Found([], [], first + sum(map(len, rows)), table) if table is not None else None


def _opens_row(lines: Sequence[Line], at: int, rules: Rules) -> bool:
    named = _NAME.fullmatch(lines[at].squeezed) is not None
    return named and all(is_figure(line.squeezed, rules) for line in lines[at + 1 : at + 3])


def _rows(lines: Sequence[Line], at: int, rules: Rules) -> Iterator[Lines]:
    while at < len(lines) - 2 and _opens_row(lines, at, rules):
        end = at + 1
        while end < len(lines) and is_figure(lines[end].squeezed, rules):
            end += 1
        yield lines[at:end]
        at = end


def _leaves(lines: Sequence[Line], rules: Rules) -> list[Lines]:
    """The lowest heads, each a line or two (目标, 任务)."""
    found: list[Lines] = []
    at = len(lines)
    while (
        start := next((back for back in (at - 1, at - 2) if back >= 0 and _is_leaf(lines[back], rules)), None)
    ) is not None:
        if start > 0 and _role(lines[start - 1], rules) == _role(lines[start], rules):
            start -= 1
        found.insert(0, lines[start:at])
        at = start
    return found


def _is_leaf(line: Line, rules: Rules) -> bool:
    return _role(line, rules) in _LEAVES


def _role(line: Line, rules: Rules) -> ColumnRole | None:
    return role_of(line.squeezed, rules)


def _table(name: Line, above: Lines, leaves: Sequence[Lines], rows: Sequence[Lines], rules: Rules) -> Table | None:
    """The table; what stands above its groups spans them all, and what stands below them (an office) is in no cell."""
    groups = _groups(leaves, rules)
    shares = {at for at, leaf in enumerate(leaves, 1) if _role(leaf[0], rules) == "ratio"}
    placed = [found for row in rows if (found := _columns(row, groups, shares, len(leaves)))]
    heads = _group_heads(above, len(groups), rules)
    if heads is None or len(placed) < len(rows):
        return None
    themes = [line for line in above if line.start < heads[0].start]
    cells = [Cell(at, 1, line.start, line.end, column_span=len(leaves)) for at, line in enumerate(themes)]
    upper, lower = len(themes), len(themes) + 1
    cells.append(Cell(0, 0, name.start, name.end, row_span=lower + 1))
    for head, (column, span) in zip(heads, groups, strict=True):
        cells.append(Cell(upper, column, head.start, head.end, column_span=span))
    cells += [Cell(lower, at, leaf[0].start, leaf[-1].end) for at, leaf in enumerate(leaves, 1)]
    for number, (row, columns) in enumerate(zip(rows, placed, strict=True), lower + 1):
        cells += [Cell(number, at, line.start, line.end) for at, line in zip(columns, row, strict=True)]
    return Table(name.start, cells[-1].end, tuple(sorted(cells)))


def _columns(row: Lines, groups: Sequence[tuple[int, int]], shares: set[int], width: int) -> list[int] | None:
    """The column of each line of a row; where a row is short, groups go without their share that does not fit."""
    if len(row) == width + 1:
        return list(range(width + 1))
    columns, at = [0], 1
    for first, span in groups:
        group = list(range(first, first + span))
        if group[-1] in shares and not _is_share(row[at : at + span]):
            group.pop()
        columns += group[: len(row) - at]
        at = len(columns)
    return columns if at == len(row) else None


def _is_share(lines: Lines) -> bool:
    """Whether the last of three figures is what the second is of the first, in percent."""
    figures = [float(line.squeezed.replace(",", "").rstrip("%")) for line in lines if _NUMBER.fullmatch(line.squeezed)]
    if len(figures) < _WITH_SHARE:
        return False
    plan, done, share = figures[0], figures[-2], figures[-1]
    return plan > 0 and abs(100 * done / plan - share) <= max(1.0, share / 50)


def _groups(leaves: Sequence[Lines], rules: Rules) -> list[tuple[int, int]]:
    """Where each group of lowest heads begins, and how many it has; a group begins with the role of the first."""
    roles = [role_of(leaf[0].squeezed, rules) for leaf in leaves]
    starts = [at for at, role in enumerate(roles) if role == roles[0]]
    return [(start + 1, stop - start) for start, stop in zip(starts, [*starts[1:], len(roles)], strict=True)]


def _group_heads(above: Lines, count: int, rules: Rules) -> list[Line] | None:
    """The heads of the groups: those that state a unit, else the last ones that are no offices."""
    measured = [line for line in above if unit_in(line.squeezed, rules) is not None]
    if len(measured) == count:
        return measured
    named = [line for line in above if not opens_with_label(line.squeezed, rules)]
    return named[-count:] if len(named) >= count else None
