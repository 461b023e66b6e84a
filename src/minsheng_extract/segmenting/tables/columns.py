"""What a table's columns are for, and the units they state: rules/tables.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.heads import offices_in, role_of, squeezed
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.column import OfficeRole
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.segmenting.counters import counter_value

_AFTER_SLASH = re.compile(r"[/、](\S{1,5})$")
_MULTIPLIED = re.compile(r"^[十百千万亿]*")
_YEAR = re.compile(r"(?:到|至|截至)?(20\d\d)年(?P<alone>(?:底|末)?$)?")
_FIGURE = re.compile(r"\d[\d,.]*")
_ALONE = re.compile(r"(?:19|20)\d\d年")
_MONTHS, _STAGE = re.compile(r"(?:20\d\d年)?1[-—~至]1?\d月份?"), re.compile(r"(?:20\d\d年)?(?:[2-9]|1\d)[-—~至]1?\d月")
_LONGEST_UNIT = 8
_SORTED = 3


class Column(NamedTuple):
    """One column: its role (None where no rule knows its head), its unit as written, its head without the unit.

    `group` is what a head above it names, over several columns; `offices` the role of those among its leaders.
    """

    role: ColumnRole | None
    unit: str | None
    head: str
    group: str | None = None
    offices: OfficeRole | None = None


@lru_cache(maxsize=8)
def _unit_forms(rules: Rules) -> frozenset[str]:
    return frozenset(fold(form) for unit in rules.units for form in unit.forms)


class _Cues(NamedTuple):
    """What rules say inside heads: a unit in brackets, and growth that is planned, over several years."""

    in_bracket: re.Pattern[str]
    planned: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(rules: Rules) -> _Cues:
    return _Cues(
        re.compile(rf"[(\[](?:{cued(rules.cues, 'unit-label')}:)?([^()\[\]]{{1,10}})[)\]]"),
        re.compile(cued(rules.cues, "growth-over-years")),
    )


@lru_cache(maxsize=4096)
def unit_in(head: str, rules: Rules) -> str | None:
    """The unit that a head or an indicator states in brackets, as written: 目标值（万人） gives 万人."""
    full = squeezed(head)
    stated = _cues(rules).in_bracket.findall(full) + _AFTER_SLASH.findall(full)
    return next((unit for unit in stated if is_unit(unit, rules)), None)


@lru_cache(maxsize=4096)
def unit_of_figure(name: str, rules: Rules) -> str | None:
    """The unit of the one figure that a row's name has in it: 新增4000张养老床位 gives 张, with its 万 if it has one.

    >>> unit_of_figure("新增4000张养老床位", load_rules()), unit_of_figure("改造3所学校、5个公园", load_rules())
    ('张', None)
    """
    figures = [match for match in _FIGURE.finditer(squeezed(name)) if not _YEAR.match(squeezed(name), match.start())]
    if len(figures) != 1 or figures[0].end() == len(squeezed(name)):
        return None
    behind = squeezed(name)[figures[0].end() :][:_LONGEST_UNIT]
    return next((behind[:end] for end in range(len(behind), 0, -1) if is_unit(behind[:end], rules)), None)


def is_unit(written: str, rules: Rules) -> bool:
    """Whether some text is a unit, with 万 or 亿 before it perhaps."""
    return written in _unit_forms(rules) or _MULTIPLIED.sub("", written) in _unit_forms(rules)


def without_unit(head: str, rules: Rules) -> str:
    """A head or an indicator without the unit in brackets at its end."""
    plain = "".join(head.split()).rstrip("*＊")
    match = re.search(r"[(（\[][^()（）\[\]]{1,13}[)）\]]$", plain)
    return plain[: match.start()] if match and unit_in(match.group(), rules) else plain


def columns_of(heads: Sequence[Sequence[str]], rules: Rules) -> tuple[Column, ...]:
    """The columns under their heads: for each column its head cells from the upper row down.

    Of two columns that are years alone the earlier is where things stood; what a table that also says
    what was done lists is what was planned, its figures before its words.

    >>> [column.role for column in columns_of([["指标"], ["2020年"], ["2025年", "目标"]], load_rules())]
    ['indicator', 'base', 'plan']
    """
    columns = [_column(cells, rules) for cells in heads]
    columns = _without_stages(_with_sorting(columns))
    columns = _with_values(_with_base_year(_with_levels(_with_goals(columns))), rules)
    roles = {column.role for column in columns}
    if "done" in roles and "plan" not in roles:
        task: ColumnRole = "value" if "value" in roles else "content"
        return tuple(each._replace(role="plan") if each.role == task else each for each in columns)
    return tuple(columns)


def _column(cells: Sequence[str], rules: Rules) -> Column:
    """The lowest head cell that has a role decides, then all of them together."""
    together = "".join(cells)
    candidates = [*reversed(cells), together]
    known = next((cell for cell in candidates if role_of(cell, rules) is not None), "")
    unit = next((unit for cell in candidates if (unit := unit_in(cell, rules))), None)
    group = without_unit(cells[-2], rules) if len(cells) > 1 else None
    return Column(role_of(known, rules), unit, without_unit(together, rules), group, offices_in(known, rules))


def _without_stages(columns: list[Column]) -> list[Column]:
    """Months alone that others follow (1-6月, 7-12月) are stages of what is to be done, not what was done by then."""
    if not any(_STAGE.match(squeezed(column.head)) for column in columns):
        return columns
    return [each._replace(role=None) if _MONTHS.fullmatch(squeezed(each.head)) else each for each in columns]


def _with_sorting(columns: list[Column]) -> list[Column]:
    """A name before the numbers of rows that have names of their own sorts them: 工程名称, 序号, 项目内容."""
    roles = [column.role for column in columns[:_SORTED]]
    if roles[:2] != ["content", "number"] or not {"content", "plan", "indicator"} & set(roles[2:]):
        return columns
    return [columns[0]._replace(role="other"), *columns[1:]]


def _with_goals(columns: list[Column]) -> list[Column]:
    """Of two columns with one head (目标任务) the first says the goal, the second its figure."""
    heads = [column.head if column.role == "plan" else "" for column in columns]
    return [
        each._replace(role="indicator") if each.head and each.head in heads[at + 1 :] and heads[at] else each
        for at, each in enumerate(columns)
    ]


def _with_levels(columns: list[Column]) -> list[Column]:
    """Of heads that differ in a number alone (二级指标, 三级指标) the last names the rows, those before sort them."""
    levels = [each.head[1:] if each.role == "indicator" and counter_value(each.head[:1]) else "" for each in columns]
    return [
        each._replace(role="other") if level and level in levels[at + 1 :] else each
        for at, (each, level) in enumerate(zip(columns, levels, strict=True))
    ]


def _with_values(columns: list[Column], rules: Rules) -> list[Column]:
    """A year alone beside its growth over the year before holds what was reached; beside 年均增长 it is planned."""
    growth = [column.head for column in columns if column.role == "growth"]
    if not growth or any(_cues(rules).planned.search(head) for head in growth):
        return columns
    alone = ((column.role == "plan" and _ALONE.fullmatch(squeezed(column.head))) for column in columns)
    return [each._replace(role="value") if year else each for each, year in zip(columns, alone, strict=True)]


def _with_base_year(columns: list[Column]) -> list[Column]:
    years = {at: match for at, each in enumerate(columns) if (match := _YEAR.match(squeezed(each.head)))}
    if len({year.group(1) for year in years.values()}) < 2 or any(column.role == "base" for column in columns):
        return columns
    first = min(year.group(1) for year in years.values())
    bases = {at for at, year in years.items() if year.group(1) == first and year.group("alone") is not None}
    return [each._replace(role="base") if at in bases else each for at, each in enumerate(columns)]
