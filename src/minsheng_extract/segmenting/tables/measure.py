"""What a bare figure in a table counts, and its unit: from the row's name and unit, the heads, the lines above."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.reading.heads import squeezed
from minsheng_extract.records import Cell
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.segmenting.laid import Laid
from minsheng_extract.segmenting.tables.columns import Column, is_unit, unit_in, unit_of_figure, without_unit
from minsheng_extract.segmenting.tables.grouping import grouped
from minsheng_extract.segmenting.tables.known_row import KnownRow
from minsheng_extract.segmenting.tables.turned import kind_of, unit_above, without_place

SUMS = ("〔", "[", "［", "【")
"""What opens a figure that is the sum of all years: 〔50〕."""
_WORDS = re.compile(r"[一-龥]{2}")
_CLAUSE = re.compile(r"[,，]")
_WHOLE = re.compile(r"\d+")
_SCALES = "十百千万亿"
_SMALL, _ALL = 3, 100
_LONGEST_NAME = 40
_LINES_ABOVE = 2


@lru_cache(maxsize=8)
def _among(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"{cued(rules.cues, 'among-others')}(\d{{1,3}}[一-龥]{{3,}}。?)$")


def _first_goal(name: str, rules: Rules) -> str:
    """The first of several goals, 新建公园5个 of 新建公园5个,新增绿地900亩; 3家敬老院 of 东镇、西镇等3家敬老院."""
    first, *rest = _CLAUSE.split(name, maxsplit=1)
    counted = first if rest and _WHOLE.search(first) and _WHOLE.search(rest[0]) else name
    among = _among(rules).search(counted)
    return among.group(1) if among else counted


def _name(known: KnownRow, cell: Cell | None = None) -> str:
    """The row's indicator, or its content where that is a name and no sentence; '' where it has none.

    A goal in several clauses is no name where the row has another. A plan in words is the content of a table that
    says what was done. `cell` is whose name is asked for.
    """
    plan = known.cell("plan")
    worded = plan if plan != cell and _WORDS.search(known.text(plan)) else None
    named = [known.whole(each) for each in (known.name("indicator"), known.name("content"), worded) if each]
    written = next((each for each in named if not set(each) & set(",，")), named[0] if named else "")
    written = _first_goal(written, known.laid.rules).rstrip("。")
    return written if len(written) <= _LONGEST_NAME and not set(written) & set("。；;") else ""


@lru_cache(maxsize=8)
def _sum(rules: Rules) -> re.Pattern[str]:
    """What names a row of sums: 合计, 合计:3个项目."""
    return re.compile(rf"{cued(rules.cues, 'sum')}(?:[:(\d]|$)")


def indicator_of(known: KnownRow, column: Column, cell: Cell) -> str | None:
    """What the row names, else what a column of no role has for its head, else what its group has.

    A row of sums names nothing: its figures are what the lowest heads say, and so is a share where names are too long.
    """
    if column.role == "marks":
        return column.head or None
    if kind_of(known.grid, known.row, cell, known.laid.text, known.laid.rules):
        return without_place(column.head, known.laid.rules) + known.measure or None
    name = _name(known, cell)
    shared = not name and column.role in ("done", "ratio") and known.text(cell).rstrip().endswith("%")
    if shared or _sum(known.laid.rules).match(squeezed(name)):
        return column.head.removeprefix(column.group or "") or None
    if name:
        plain = without_unit(name, known.laid.rules)
        return grouped(plain, known.group, known.laid.rules) if known.group else plain
    return column.head or None if column.role is None else column.group


def unit_of(known: KnownRow, column: Column, cell: Cell) -> str | None:
    """The unit from the row's unit cell, the column's head, the row's name, the line above the table or its figure."""
    rules = known.laid.rules
    if column.role in ("ratio", "growth") and known.text(cell)[:1] not in SUMS:
        return column.unit or "%"
    if column.unit is not None or column.role == "marks":
        return column.unit
    written = known.text(known.cell("unit"))
    if is_unit(squeezed(written), rules):
        return "".join(written.split())
    name = _name(known, cell)
    return unit_in(name, rules) or known.caption or _unit_of_name(known, cell, name)


def _unit_of_name(known: KnownRow, cell: Cell, name: str) -> str | None:
    """The unit of the figure in the row's name; its 万 holds for small figures only, its % up to a hundred."""
    unit = unit_of_figure(name, known.laid.rules)
    whole = _WHOLE.match(known.text(cell))
    if unit == "%" and whole and int(whole.group()) > _ALL:
        return None
    return unit.lstrip(_SCALES) if unit and whole and len(whole.group()) > _SMALL else unit


def unit_above_table(laid: Laid, at: int) -> str | None:
    """The unit that the lines above a table state for its figures: 单位：万元, or the task they set."""
    return _caption(laid, at) or _unit_of_task(laid, at)


def _unit_of_task(laid: Laid, at: int) -> str | None:
    """The unit of the task that stands right above a table of what was planned and done."""
    if at == 0 or laid.paragraphs[at - 1].kind != "text" or any(column.role for column in laid.grids[at].columns):
        return None
    above = laid.paragraphs[at - 1]
    return unit_above(laid.grids[at], laid.text, laid.folded[above.start : above.end], laid.rules)


@lru_cache(maxsize=8)
def _stated_unit(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"{cued(rules.cues, 'unit-label')}:([^\s,。;:()]{{1,8}})\)?$")


def _caption(laid: Laid, at: int) -> str | None:
    """单位：万元 in one of the lines right above a table."""
    for paragraph in laid.paragraphs[max(0, at - _LINES_ABOVE) : at]:
        written = laid.folded[paragraph.start : paragraph.end].rstrip("| ")[-40:]
        match = _stated_unit(laid.rules).search("".join(written.split()))
        if match and is_unit(match.group(1), laid.rules):
            return match.group(1)
    return None
