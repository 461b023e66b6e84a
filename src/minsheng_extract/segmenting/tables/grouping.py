"""Names that repeat in a table (毛入学率 under 高中教育 and under 高等教育), told apart by headings over rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from minsheng_extract.reading.heads import squeezed
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.segmenting.tables.columns import without_unit
from minsheng_extract.segmenting.tables.rows import Grid, Row
from minsheng_extract.segmenting.tables.spreading import of_which

_LONGEST, _SHORT_PART = 16, 4


@lru_cache(maxsize=8)
def _lead(rules: Rules) -> re.Pattern[str]:
    """What stands before a row's name and is no part of it: its list number, 其中."""
    number = r"[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）]|[、.．](?!\d))[、.]?"
    return re.compile(rf"^(?:{number})?(?:{cued(rules.cues, 'of-which')}[:：]?)?")


def groups_of(grid: Grid, text: str, rules: Rules) -> dict[int, str]:
    """For each row the heading above it, where the names of the table's rows repeat under several headings.

    A part of the row above (其中：小学) with a short name has that one's.
    """
    held: dict[int, str] = {}
    names: Counter[str] = Counter()
    heading: str | None = None
    parts = {part.row: part for part in _parts(grid, text, rules)}
    for number, row in enumerate(grid.rows):
        if row.head or row.frame or (number in parts and parts[number].numbered):
            continue
        if (section := _heading(row, text, rules)) is not None:
            heading = section
        elif heading is not None:
            held[number] = heading
            names[_lead(rules).sub("", _name(grid, row, text))] += 1
    repeated = any(count > 1 and name for name, count in names.items())
    wholes = {number: part.whole for number, part in parts.items() if part.short}
    return wholes | (held if repeated else {})


class _Part(NamedTuple):
    """A row that is a part of one above: what that one names, whether it has a list number, whether this is short."""

    row: int
    whole: str
    numbered: bool
    short: bool


def _parts(grid: Grid, text: str, rules: Rules) -> Iterator[_Part]:
    """Rows that begin with 其中, and those behind them up to the next one with a list number."""
    whole, part = "", False
    for number, row in enumerate(grid.rows):
        name = "" if row.head or row.frame else _name(grid, row, text) or _heading(row, text, rules) or ""
        plain = _lead(rules).sub("", name)
        part = bool(whole) and (of_which(rules).match(name) is not None or (part and plain == name))
        if not part:
            whole = name
            continue
        named = _lead(rules).sub("", whole)
        yield _Part(number, without_unit(named, rules), named != whole, len(plain) <= _SHORT_PART)


def grouped(name: str, group: str, rules: Rules) -> str:
    """A name behind its group's, unless it says it itself.

    >>> from minsheng_extract.rulebook import load_rules
    >>> rules = load_rules()
    >>> grouped("毛入学率", "高等教育", rules), grouped("学前三年入园率", "学前教育", rules)
    ('高等教育毛入学率', '学前三年入园率')
    """
    name = _lead(rules).sub("", name)
    shared = {one + other for one, other in pairwise(group)} & {one + other for one, other in pairwise(name)}
    return name if shared else group + name


def _heading(row: Row, text: str, rules: Rules) -> str | None:
    """The words of a row that is one short cell alone."""
    filled = [cell for cell in row.own if cell.end > cell.start]
    if len(filled) != 1 or filled[0].column:
        return None
    written = squeezed(text[filled[0].start : filled[0].end])
    plain = without_unit(_lead(rules).sub("", written), rules)
    return plain if 1 < len(plain) <= _LONGEST else None


def _name(grid: Grid, row: Row, text: str) -> str:
    at = next((at for at, column in enumerate(grid.columns) if column.role in ("indicator", "content")), None)
    cell = row.cells.get(at) if at is not None else None
    return squeezed(text[cell.start : cell.end]) if cell is not None else ""
