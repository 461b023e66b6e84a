"""What a table's column is for, from the words in its head: rules/tables.yaml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.column import Column, OfficeRole

_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LONGEST_HEAD = 30


class HeaderStart(NamedTuple):
    """The heads that a header begins with: of a column of numbers, and of one of groups that may stand before it."""

    number: re.Pattern[str]
    group: re.Pattern[str]

    def place(self, heads: list[str]) -> int | None:
        """Where the column of numbers stands, 0 or 1; None where a header does not begin with one."""
        if not heads or self.number.search(heads[0]):
            return 0 if heads else None
        return 1 if len(heads) > 1 and self.group.search(heads[0]) and self.number.search(heads[1]) else None


def squeezed(written: str) -> str:
    """A head folded, without white space."""
    return "".join(fold(written).split())


def without_brackets(head: str) -> str:
    """A squeezed head without what it has in brackets, its unit or year.

    >>> without_brackets("年度任务(2031年)")
    '年度任务'
    """
    return _BRACKET.sub("", head)


def _any_head(columns: list[Column]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{head})" for column in columns for head in column.heads) or "(?!)")


@lru_cache(maxsize=8)
def _heads(rules: Rules) -> tuple[tuple[re.Pattern[str], Column], ...]:
    return tuple((_any_head([column]), column) for column in rules.tables)


@lru_cache(maxsize=8)
def opening(rules: Rules) -> HeaderStart:
    """What a table's header begins with where it has a column of numbers."""
    numbers = [column for column in rules.tables if column.role == "number"]
    return HeaderStart(_any_head(numbers), _any_head([column for column in rules.tables if column.groups]))


def _column_of(head: str, rules: Rules) -> Column | None:
    """The first entry that knows a head."""
    full = squeezed(head)
    if not full or len(full) > _LONGEST_HEAD:
        return None
    bare = without_brackets(full) or full
    return next((column for heads, column in _heads(rules) if heads.search(bare) or heads.search(full)), None)


@lru_cache(maxsize=4096)
def role_of(head: str, rules: Rules) -> ColumnRole | None:
    """The role that a column's head gives, None where no rule knows it.

    >>> from minsheng_extract.rulebook import load_rules
    >>> role_of("牵头单位", load_rules()), role_of("完成率（%）", load_rules())
    ('lead', 'ratio')
    """
    column = _column_of(head, rules)
    return column.role if column else None


@lru_cache(maxsize=256)
def offices_in(head: str, rules: Rules) -> OfficeRole | None:
    """The role of the offices that stand in a column of leaders: 责任单位及责任人.

    >>> from minsheng_extract.rulebook import load_rules
    >>> offices_in("责任单位及责任人", load_rules()), offices_in("责任人", load_rules())
    ('responsible', None)
    """
    column = _column_of(head, rules)
    return column.offices if column else None
