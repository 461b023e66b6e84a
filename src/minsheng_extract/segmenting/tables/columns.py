"""What a table's columns are for, and the units they state: rules/tables.yaml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules

_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_IN_BRACKET = re.compile(r"[(\[](?:单位:)?([^()\[\]]{1,10})[)\]]")
_AFTER_SLASH = re.compile(r"[/、](\S{1,5})$")
_MULTIPLIED = re.compile(r"^[十百千万亿]*")
_YEAR = re.compile(r"(?:到|至|截至)?(20\d\d)年(?P<alone>(?:底|末)?$)?")
_FIGURE = re.compile(r"\d[\d,.]*")
_ALONE, _PLANNED = re.compile(r"(?:19|20)\d\d年"), re.compile("年均|年平均|累计")
_LONGEST_HEAD = 30
_LONGEST_UNIT = 8


class Column(NamedTuple):
    """One column: its role (None where no rule knows its head), its unit as written, its head without the unit.

    `group` is what a head above it names, over several columns.
    """

    role: ColumnRole | None
    unit: str | None
    head: str
    group: str | None = None


@lru_cache(maxsize=8)
def _heads(rules: Rules) -> tuple[tuple[re.Pattern[str], ColumnRole], ...]:
    return tuple((re.compile("|".join(f"(?:{head})" for head in entry.heads)), entry.role) for entry in rules.tables)


@lru_cache(maxsize=8)
def _unit_forms(rules: Rules) -> frozenset[str]:
    return frozenset(fold(form) for unit in rules.units for form in unit.forms)


def squeezed(written: str) -> str:
    """A head folded, without white space."""
    return "".join(fold(written).split())


@lru_cache(maxsize=4096)
def role_of(head: str, rules: Rules) -> ColumnRole | None:
    """The role that a column's head gives, None where no rule knows it.

    >>> role_of("牵头单位", load_rules()), role_of("完成率（%）", load_rules())
    ('lead', 'ratio')
    """
    full = squeezed(head)
    if not full or len(full) > _LONGEST_HEAD:
        return None
    bare = _BRACKET.sub("", full) or full
    return next((role for heads, role in _heads(rules) if heads.search(bare) or heads.search(full)), None)


@lru_cache(maxsize=4096)
def unit_in(head: str, rules: Rules) -> str | None:
    """The unit that a head or an indicator states in brackets, as written: 目标值（万人） gives 万人."""
    full = squeezed(head)
    stated = _IN_BRACKET.findall(full) + _AFTER_SLASH.findall(full)
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
    columns = _with_values(_with_base_year(_with_goals(columns)))
    roles = {column.role for column in columns}
    if "done" in roles and "plan" not in roles:
        task: ColumnRole = "value" if "value" in roles else "content"
        return tuple(each._replace(role="plan") if each.role == task else each for each in columns)
    return tuple(columns)


def _column(cells: Sequence[str], rules: Rules) -> Column:
    """The lowest head cell that has a role decides, then all of them together."""
    together = "".join(cells)
    candidates = [*reversed(cells), together]
    role = next((role for cell in candidates if (role := role_of(cell, rules)) is not None), None)
    unit = next((unit for cell in candidates if (unit := unit_in(cell, rules))), None)
    group = without_unit(cells[-2], rules) if len(cells) > 1 else None
    return Column(role, unit, without_unit(together, rules), group)


def _with_goals(columns: list[Column]) -> list[Column]:
    """Of two columns with one head (目标任务) the first says the goal, the second its figure."""
    heads = [column.head if column.role == "plan" else "" for column in columns]
    return [
        each._replace(role="indicator") if each.head and each.head in heads[at + 1 :] and heads[at] else each
        for at, each in enumerate(columns)
    ]


def _with_values(columns: list[Column]) -> list[Column]:
    """A year alone beside its growth over the year before holds what was reached; beside 年均增长 it is planned."""
    growth = [column.head for column in columns if column.role == "growth"]
    if not growth or any(_PLANNED.search(head) for head in growth):
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
