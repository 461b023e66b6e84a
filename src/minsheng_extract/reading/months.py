"""The part of a year that a notice tells of: 上半年, 1-9月, 10月份, 截至9月底."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.reading.numerals import number_of
from minsheng_extract.reading.years import Issue
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_MONTHS = re.compile(r"(?:(?<![0-9])1月?[-—–~至]{1,2}|(20[0-9]{2})?年)([0-9]{1,2})月(?!\d{1,2}日)")
_MONTH_ALONE = re.compile(r"(?<![0-9年至到月—–~-])([0-9]{1,2}|[一二三四五六七八九十]{1,3})月份")
_SO_FAR = re.compile(r"(?<![0-9年])1月?[-—–~至]{1,2}([0-9]{1,2})月")
_BEFORE_YEARS_END = 9
_OPENING = 1500
_FIRST_LINES = 300
_FIRST_SENTENCE = 120


class _Forms(NamedTuple):
    """The ways in which a report says up to when it tells: by a date, by a part of the year; that it tells of all."""

    dated: re.Pattern[str]
    named: re.Pattern[str]
    whole: re.Pattern[str]
    one_day: re.Pattern[str]
    parts: tuple[tuple[re.Pattern[str], int], ...]


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> _Forms:
    as_of = cued(rules.cues, "as-of")
    parts = ((rule.pattern, rule.months) for rule in rules.documents if rule.field == "period")
    return _Forms(
        re.compile(rf"{as_of}[,(]?(?:(20[0-9]{{2}})年)?([0-9]{{1,2}})月(?:底|末|份|([0-9]{{1,2}})日)"),
        re.compile(rf"{as_of}(?:20[0-9]{{2}}年)?(.{{2,5}})[底末]"),
        re.compile(cued(rules.cues, "whole-year")),
        re.compile(cued(rules.cues, "one-day")),
        tuple((re.compile(pattern), months) for pattern, months in parts if pattern and months),
    )


def stated_end(title: str, year: int, rules: Rules) -> date | None:
    """The last day of the part of a year that a title names, None where it names none.

    >>> from minsheng_extract.rulebook import load_rules
    >>> stated_end("2021年上半年实事完成情况", 2021, load_rules())
    datetime.date(2021, 6, 30)
    """
    months = _months(title, year, rules) or [number_of(found[1]) for found in _MONTH_ALONE.finditer(title)]
    return _last(_month_end(year, month) for month in months)


def reported_end(text: str, year: int, issued: Issue, rules: Rules) -> date | None:
    """The last day that a report of a year tells of, from its text; None where that is the year's own end."""
    forms = _forms(rules)
    opening = text[:_OPENING]
    dated = [found for found in forms.dated.finditer(opening) if found[1] in (None, str(year))]
    ends: list[date | None] = []
    if dated and (dated[0].start() < _FIRST_SENTENCE or forms.whole.search(text)):
        dated = dated[:1]
    elif dated:  # each stands in an item: what all tell of goes on to the last of them
        ends = [_month_end(year, number_of(found[1])) for found in _SO_FAR.finditer(opening)]
    ends += [_day_or_end(year, found[2], found[3]) for found in dated]
    ends += [_month_end(year, month) for stated in forms.named.findall(text) for month in _months(stated, year, rules)]
    ends = ends or [_month_end(year, month) for month in _months(text[:_FIRST_LINES], year, rules)]
    if not ends and issued.day and issued.day.year == year and issued.day.month <= _BEFORE_YEARS_END:
        return issued.day  # what a report of March tells of was done by then
    return _last(iter(ends))


def year_of_part(opening: str, issued: date | None, rules: Rules) -> int | None:
    """The year of 前三季度 in a report that names none, from the day of its page."""
    months = _months(opening, None, rules) if issued else []
    if not months or issued is None:
        return None
    ended = _month_end(issued.year, max(months))
    return issued.year if ended and ended <= issued else issued.year - 1


def _months(stated: str, year: int | None, rules: Rules) -> list[int]:
    """The months that the named or numbered parts of a year in a text end with; none of another year's.

    A month in which one thing was finished (2031年9月如期开园) is no part of which a text tells.
    """
    one_day = _forms(rules).one_day
    named = [months for form, months in _forms(rules).parts if form.search(stated)]
    dated = (found for found in _MONTHS.finditer(stated) if year is None or found[1] in (None, str(year)))
    dated = (found for found in dated if found[0][0] == "1" or not one_day.match(stated, found.end()))
    return named + [number_of(found[2]) for found in dated]


def _last(ends: Iterator[date | None]) -> date | None:
    return max((end for end in ends if end), default=None)


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day_or_end(year: int, month: str, day: str | None) -> date | None:
    """9月底, 9月: the month's last day; 10月20日: that day."""
    end = _month_end(year, int(month))
    return end.replace(day=min(int(day), end.day)) if end and day and int(day) else end
