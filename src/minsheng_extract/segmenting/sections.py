"""Paragraphs that say what was planned or done: behind a column's name, or below a heading that is one."""

from __future__ import annotations

import re

from minsheng_extract.reading.heads import role_of, squeezed, without_brackets
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules

_LABEL = re.compile(r"[【\[]?([^:】\]。;,!?]{2,12})[】\]]?:|[【\[]([^】\]]{2,12})[】\]]")
_ROLES: frozenset[ColumnRole | None] = frozenset({"plan", "done", "next", "base", "ratio"})
_LONGEST, _LONGEST_WITH_BRACKETS = 10, 6


def labelled_role(folded: str, start: int, end: int, rules: Rules) -> ColumnRole | None:
    """The role of a text that opens with a column's name.

    >>> labelled_role("完成情况:已建成4所。", 0, 11, load_rules())
    'done'
    """
    match = _LABEL.match(folded, start, end)
    role = role_of(match.group(1) or match.group(2), rules) if match else None
    return role if role in _ROLES else None


def is_section_head(written: str, rules: Rules) -> bool:
    """Whether some words are a column's name that says what was planned or done.

    >>> is_section_head("完成情况", load_rules()), is_section_head("配合单位", load_rules())
    (True, False)
    """
    return role_of(written, rules) in _ROLES - {None}


def head_role(folded: str, start: int, end: int, rules: Rules) -> ColumnRole | None:
    """The role of a column's name that has a line of its own; what it has in brackets is no part of it.

    >>> head_role("年度任务(2031年):", 0, 13, load_rules())
    'plan'
    """
    written = squeezed(folded[start:end])
    head = without_brackets(written)
    longest = _LONGEST if head == written else _LONGEST_WITH_BRACKETS  # 教育发展规划(2016—2020年) is a title
    return role_of(head.strip(":"), rules) if len(head.strip(":")) <= longest else None


def headed_role(folded: str, start: int, end: int, rules: Rules) -> ColumnRole | None:
    """The role of the paragraphs below a heading that is a column's name.

    >>> headed_role("落实情况", 0, 4, load_rules())
    'done'
    """
    role = head_role(folded, start, end, rules)
    return role if role in _ROLES else None
