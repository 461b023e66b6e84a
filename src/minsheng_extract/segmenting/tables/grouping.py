"""Names that repeat in a table (毛入学率 under 高中教育 and under 高等教育), told apart by headings over rows."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from minsheng_extract.reading.heads import squeezed
from minsheng_extract.segmenting.tables.rows import Grid, Row

_NUMBER = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）]|[、.．](?!\d))[、.]?)?(?:其中[:：]?)?")
_LONGEST = 16


def groups_of(grid: Grid, text: str) -> dict[int, str]:
    """For each row the heading above it, where the names of the table's rows repeat under several headings."""
    held: dict[int, str] = {}
    names: Counter[str] = Counter()
    heading: str | None = None
    for number, row in enumerate(grid.rows):
        if row.head or row.frame:
            continue
        if (section := _heading(row, text)) is not None:
            heading = section
        elif heading is not None:
            held[number] = heading
            names[_NUMBER.sub("", _name(grid, row, text))] += 1
    return held if any(count > 1 and name for name, count in names.items()) else {}


def grouped(name: str, group: str) -> str:
    """A name behind its group's, unless it says it itself.

    >>> grouped("毛入学率", "高等教育"), grouped("学前三年入园率", "学前教育")
    ('高等教育毛入学率', '学前三年入园率')
    """
    name = _NUMBER.sub("", name)
    shared = {one + other for one, other in pairwise(group)} & {one + other for one, other in pairwise(name)}
    return name if shared else group + name


def _heading(row: Row, text: str) -> str | None:
    """The words of a row that is one short cell alone."""
    filled = [cell for cell in row.own if cell.end > cell.start]
    if len(filled) != 1 or filled[0].column:
        return None
    written = squeezed(text[filled[0].start : filled[0].end])
    plain = _NUMBER.sub("", written)
    return plain if 1 < len(plain) <= _LONGEST else None


def _name(grid: Grid, row: Row, text: str) -> str:
    at = next((at for at, column in enumerate(grid.columns) if column.role in ("indicator", "content")), None)
    cell = row.cells.get(at) if at is not None else None
    return squeezed(text[cell.start : cell.end]) if cell is not None else ""
