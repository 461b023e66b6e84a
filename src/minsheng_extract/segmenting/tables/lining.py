"""How well a line suits a column of a table that has a cell a line, or part of one."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.folding import fold
from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.reading.heads import opening
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.segmenting.office_form import all_offices, is_office, level
from minsheng_extract.segmenting.tables.columns import Column, is_unit
from minsheng_extract.segmenting.tables.suiting import suits, tells_done
from minsheng_extract.segmenting.when import is_time

NEVER = float("-inf")
_AMOUNT = re.compile(r"[^\d,。;:、]{0,5}\d[\d,.]*[^\d,。;:、]{0,5}")
_WORDS = re.compile(r"[一-龥]{2}")
_UNIT_AT_END = re.compile(r"\d([^\d,。;:、]{1,2})$")
_NAME_PART = re.compile(r"[一-龥]{3,}")
_BARE = re.compile(r"\d{1,3}(?:\.\d)?")
_FIGURES: frozenset[ColumnRole | None] = frozenset({"ratio", "growth", "base", "value", "marks"})
_GOALS: frozenset[ColumnRole | None] = frozenset({"plan", "done"})
_NAMING: frozenset[ColumnRole | None] = frozenset({"indicator", "content"})
_SURE: frozenset[ColumnRole | None] = frozenset({"unit", "nature"})
_OFFICES: frozenset[ColumnRole | None] = frozenset({"lead", "responsible"})
_GROUP, _NAME = 16, 30
_REMARKED = 0.2
_FIT, _NEAR, _PERHAPS, _ODD, _MUST_NOT = 2.0, 1.5, 0.5, -1.0, -3.0


def suits_line(column: Column, folded: str, rules: Rules, *, persons: bool) -> float:
    """From NEVER to 3: whether a line stands in a column; `persons` says that a column of the table has persons.

    >>> from minsheng_extract.rulebook import load_rules
    >>> goal, marks = Column("plan", None, "目标值"), Column("marks", None, "分值")
    >>> [suits_line(each, "98%以上", load_rules(), persons=False) for each in (goal, marks)]
    [2.3, -3.0]
    """
    written, role = "".join(folded.split()), column.role
    if role in _FIGURES:
        return _suits_figures(column, written, rules)
    if role in _GOALS:
        return _suits_goal(folded, written, rules)
    if role in _NAMING:
        return _suits_name(folded, written, rules, persons=persons)
    if role == "other":
        return _suits_group(column, folded, written, rules)
    if role in _SURE:
        found = suits(role, folded, rules)
        return found if found > 0 else NEVER
    if role == "remark":
        return _REMARKED if tells_done(written, rules) else 0.0
    if role in ("next", None):
        return 0.0
    if is_figure(written, rules) or (role in _OFFICES and _AMOUNT.fullmatch(written)):
        return _MUST_NOT
    found = suits(role, folded, rules)
    return min(found, _PERHAPS) if role in _OFFICES and _is_deed(written, rules) else found


def _suits_figures(column: Column, written: str, rules: Rules) -> float:
    if is_figure(written, rules):
        share = written.endswith("%")
        of_marks = column.role == "marks" and _BARE.fullmatch(written) is not None
        compared = column.role == "marks" and _is_compared(written, rules)
        return _MUST_NOT if compared and not share else _FIT + 0.2 * of_marks + 0.3 * (share and column.role == "ratio")
    return _NEAR if _AMOUNT.fullmatch(written) else _MUST_NOT


def _suits_goal(folded: str, written: str, rules: Rules) -> float:
    if is_figure(written, rules):
        return _FIT + 0.3 * _is_compared(written, rules)
    if _AMOUNT.fullmatch(written):
        return _FIT
    if not _WORDS.search(written) or _is_office(folded, written, rules):
        return _ODD
    return 1.0 if any(character.isdigit() for character in written) else 0.5


def _suits_name(folded: str, written: str, rules: Rules, *, persons: bool) -> float:
    if is_figure(written, rules):
        return _MUST_NOT
    if not _WORDS.search(written) or is_time(written, rules) or _is_office(folded, written, rules):
        return _ODD
    if _AMOUNT.fullmatch(written):
        return 0.2
    if persons and len(written) <= 4 and suits("leader", folded, rules) > 0:
        return -0.5
    return 1.0


def _suits_group(column: Column, folded: str, written: str, rules: Rules) -> float:
    """What sorts rows is short and has no figure; a sum or a place may be anything."""
    if column.unit is not None:
        return _FIT if is_figure(written, rules) else _ODD
    if not _is_group(column.head, rules):
        return 0.0
    if not _WORDS.search(written) or len(written) > _GROUP or _AMOUNT.fullmatch(written):
        return _MUST_NOT
    return _ODD if _is_office(folded, written, rules) or written[-1] == "。" else 0.7


@lru_cache(maxsize=1024)
def _is_group(head: str, rules: Rules) -> bool:
    return opening(rules).group.search(head) is not None


@lru_cache(maxsize=8)
def _comparing(rules: Rules) -> re.Pattern[str]:
    after = any_of(fold(word) for rule in rules.comparators for word in rule.after)
    return re.compile(rf"[≥≤<>]|.*(?:%|{after or '(?!)'})$")


def _is_compared(written: str, rules: Rules) -> bool:
    """Whether a figure is a goal by its looks: ≥5, 98%, 300张以上."""
    return _comparing(rules).match(written) is not None


@lru_cache(maxsize=8)
def _leads(rules: Rules) -> re.Pattern[str]:
    words = any_of(fold(word) for rule in rules.comparators for word in rule.before) or "(?!)"
    return re.compile(rf"{cued(rules.cues, 'figure-lead')}?(?:{words})?")


def breaks_figure(above: str, line: str, rules: Rules) -> bool:
    """Whether two lines are a figure broken in two: 控制在, then 1000人以内; 提升4个, then 百分点.

    >>> from minsheng_extract.rulebook import load_rules
    >>> breaks_figure("控制在", "1000人以内", load_rules()), breaks_figure("新增床位", "60张", load_rules())
    (True, False)
    """
    if line[0].isdigit() and _leads(rules).fullmatch(above):
        return True
    tail = _UNIT_AT_END.search(above)
    return tail is not None and is_unit(tail[1] + line, rules)


def breaks_office(above: str, line: str, rules: Rules) -> bool:
    """Whether two lines are an office broken in two: 县人力资源, then 社会保障局.

    >>> from minsheng_extract.rulebook import load_rules
    >>> [breaks_office(above, "社会保障局", load_rules()) for above in ("县人力资源", "县民政局")]
    [True, False]
    """
    begins = level(rules)
    if len(above) + len(line) > _GROUP or not begins.match(above) or begins.match(line):
        return False
    return (
        is_office(line, rules, strict=True) and _NAME_PART.fullmatch(above) is not None and not is_office(above, rules)
    )


@lru_cache(maxsize=8)
def _deeds(rules: Rules) -> re.Pattern[str]:
    return re.compile(any_of(fold(word) for action in rules.actions for word in action.words) or "(?!)")


def _is_deed(written: str, rules: Rules) -> bool:
    """Whether a line begins with what is done, as a task may: 新建学校, 成立领导小组."""
    return _deeds(rules).match(written) is not None


def _is_office(folded: str, written: str, rules: Rules) -> bool:
    if _is_deed(written, rules):
        return False
    return len(written) <= _NAME and written[-1] != "。" and all_offices(folded, 0, len(folded), rules)
