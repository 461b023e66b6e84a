"""The period a notice is about: its year, and the last day of what it plans or reports."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.reading.dates import YEAR
from minsheng_extract.reading.numerals import number_of
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.document import DocumentRule

_NUMBERS = "〔[(【"
_TITLE_YEAR = re.compile(
    rf"(?<![0-9{_NUMBERS}])({YEAR})(?=年(?!远景)|[-—–~至、到)]|度|$)|(?<=[-—–~至(])({YEAR})(?=年(?!远景)|\))"
)
_NOT_ITS_OWN = "[0-9较比与和同从自由到于(]"
_LATER = rf"(?:{YEAR}年?[-—–~至到]{{1,2}}|(?<!{_NOT_ITS_OWN})(?<!(?<!截)至)|(?<=:[0-9]{{2}}))"
_NO_PERIOD = "(?!远景|以来|不变价|[-—–~至到)])"
_MONTH = "[0-9一二三四五六七八九十]{1,2}月"
_YEARS = (
    re.compile(rf"{_LATER}({YEAR})年{_NO_PERIOD}(?!{_MONTH})"),
    re.compile(rf"{_LATER}({YEAR})年(?={_MONTH}(?![0-9]{{1,2}}[日号]))"),
    re.compile(rf"{_LATER}({YEAR})年(?={_MONTH})"),
)
"""Years a text names, the surest first: of years, months, days; a range's last, none that is only compared with."""
_TOWARDS = re.compile(rf"(?:(?<!年)到|(?<!截)至)({YEAR})年(?!远景)")
_REACHED = re.compile(rf"到({YEAR})年[末底]?的")
_UP_TO_YEAR = re.compile(rf"截[至止]到?({YEAR})年")
_THIS_YEAR = re.compile("今年|本年度")
_LAST_YEAR_DUE = 3
_BEFORE_YEARS_END = 9
_LOOKS_BACK = re.compile(
    rf"({YEAR})年(?:工作|政府工作)?回顾|过去(?:的)?一年.{{0,80}}?{YEAR}年是|今年.{{0,12}}(?:目标|任务)"
)
_RANGE = re.compile(rf"({YEAR})年?[-—–~至到]{{1,2}}({YEAR})")
_YEARS_LONG = re.compile(r"([二两三四五])年(?:行动|计划|攻坚|规划|提升|实施|滚动|工作|倍增|建设|创建|专项)")
_LONG = dict(zip("二两三四五", (2, 2, 3, 4, 5), strict=True))
_AS_OF = re.compile(r"截[至止]到?(?:目前[,(])?(?:(20[0-9]{2})年)?([0-9]{1,2})月(?:底|末|份|([0-9]{1,2})日)")
_AS_OF_NAMED = re.compile(r"截[至止]到?(?:20[0-9]{2}年)?(.{2,5})[底末]")
_MONTHS = re.compile(r"(?:(?<![0-9])1月?[-—–~至]{1,2}|(?<=年))([0-9]{1,2})月(?!\d{1,2}日)")
_SO_FAR = re.compile(r"(?<![0-9年])1月?[-—–~至]{1,2}([0-9]{1,2})月")
_OPENING = 1500
_FIRST_LINES = 300
_FIRST_SENTENCE = 120


class Period(NamedTuple):
    """A year (the last, of several) and the period's last day; `named` where it is a plan's own (十四五)."""

    year: int | None = None
    end: date | None = None
    named: bool = False


class Issue(NamedTuple):
    """When a notice was issued: the year of its signature or number, and its day or that of its page."""

    signed_in: int | None = None
    day: date | None = None


def find_period(
    title: str, subtitles: Sequence[str], text: str, doc_type: DocType, issued: Issue, rules: Rules
) -> Period:
    """From the title; else from another title in the text; else from the opening; else from the year of issue.

    A report and plan in one speaks of two years: without one in its title it is of the year of its date.
    All texts folded and without white space.
    """
    for heading in (title, *subtitles):
        if period := _of_heading(heading, text, rules):
            return _as_of(period, title, text, doc_type, issued, rules)
    year = _year(text[:_OPENING], doc_type, issued) or _put_up_in(text[:_OPENING], doc_type, issued, rules)
    if year and any(rule.standing and re.search(rule.pattern or "", title) for rule in _named(rules)):
        return Period(year)
    return _as_of(_whole(year), title, text, doc_type, issued, rules) if year else Period()


def _year(opening: str, doc_type: DocType, issued: Issue) -> int | None:
    if doc_type == "both" and issued.signed_in:
        return issued.signed_in
    if doc_type == "report" and (found := _UP_TO_YEAR.search(opening)):
        return number_of(found[1])
    named = _named_year(opening, doc_type, issued)
    if doc_type == "both" and named and _LOOKS_BACK.search(opening) and str(named + 1) not in opening:
        return named + 1
    if issued.day and _THIS_YEAR.search(opening) and not _still_due(named, issued.day):
        return issued.day.year
    return named or _towards(opening, doc_type) or issued.signed_in


def _put_up_in(opening: str, doc_type: DocType, issued: Issue, rules: Rules) -> int | None:
    """The year of 前三季度 in a report that names none, from the day of its page."""
    months = _months(opening, rules) if doc_type == "report" and issued.day else []
    if not months or issued.day is None:
        return None
    ended = _month_end(issued.day.year, max(months))
    return issued.day.year if ended and ended <= issued.day else issued.day.year - 1


def _still_due(named: int | None, issued: date) -> bool:
    """Whether a year that a text names holds beside its 今年: the last one, told of at the new year, or one to come."""
    if named is None:
        return False
    return named > issued.year or (named == issued.year - 1 and issued.month <= _LAST_YEAR_DUE)


def _whole(year: int) -> Period:
    return Period(year, date(year, 12, 31))


def _of_heading(heading: str, text: str, rules: Rules) -> Period | None:
    years = [number_of(found[1] or found[2]) for found in _TITLE_YEAR.finditer(heading)]
    if years:
        return _whole(max(years))
    for rule in _named(rules):
        if rule.period_end and rule.pattern and re.search(rule.pattern, heading):
            return Period(rule.period_end.year, rule.period_end, named=True)
    return _years_long(heading, text)


def _years_long(heading: str, text: str) -> Period | None:
    """三年行动 in a title: its years stand in the text, as a range of as many."""
    if (found := _YEARS_LONG.search(heading)) is None:
        return None
    for stretch in _RANGE.finditer(text):
        first, last = number_of(stretch[1]), number_of(stretch[2])
        if last - first == _LONG[found[1]] - 1:
            return _whole(last)
    return None


@lru_cache(maxsize=8)
def _named(rules: Rules) -> tuple[DocumentRule, ...]:
    return tuple(rule for rule in rules.documents if rule.field == "period")


def _named_year(opening: str, doc_type: DocType, issued: Issue) -> int | None:
    """The year named most often, the latest of equals; none far from the issue, or after a report's."""
    for form in _YEARS:
        named = Counter(number_of(found[1]) for found in form.finditer(opening))
        near = {year: times for year, times in named.items() if _is_near(year, doc_type, issued)}
        if near:
            return max(near, key=lambda year: (near[year], year))
    return None


def _is_near(year: int, doc_type: DocType, issued: Issue) -> bool:
    if doc_type == "report" and issued.day and year > issued.day.year:
        return False
    return issued.signed_in is None or -2 <= year - issued.signed_in <= 5


def _towards(opening: str, doc_type: DocType) -> int | None:
    """到2025年, where a plan names no other year; 增加到2012年的 in a report. None where two are named as often."""
    form = _REACHED if doc_type == "report" else _TOWARDS
    named = Counter(number_of(found[1]) for found in form.finditer(opening)).most_common(2)
    return named[0][0] if named and (len(named) == 1 or named[0][1] > named[1][1]) else None


def _as_of(period: Period, title: str, text: str, doc_type: DocType, issued: Issue, rules: Rules) -> Period:
    """The period cut to a part of its year: 上半年, 1-9月, 10月份; for a report also 截至9月底 in its opening."""
    year = period.year
    if year is None or period.named:
        return period
    ends = [_month_end(year, month) for month in _months(title, rules)]
    if not ends and doc_type == "report":
        dated = [found for found in _AS_OF.finditer(text[:_OPENING]) if found[1] in (None, str(year))]
        if dated and (dated[0].start() < _FIRST_SENTENCE or "全年" in text):
            dated = dated[:1]
        elif dated:  # each stands in an item: what all tell of goes on to the last of them
            ends = [_month_end(year, number_of(found[1])) for found in _SO_FAR.finditer(text[:_OPENING])]
        ends += [_day_or_end(year, found[2], found[3]) for found in dated]
        ends += [_month_end(year, month) for stated in _AS_OF_NAMED.findall(text) for month in _months(stated, rules)]
        ends = ends or [_month_end(year, month) for month in _months(text[:_FIRST_LINES], rules)]
        if not ends and issued.day and issued.day.year == year and issued.day.month <= _BEFORE_YEARS_END:
            ends = [issued.day]  # what a report of March tells of was done by then
    return Period(year, max((end for end in ends if end), default=period.end))


def _months(stated: str, rules: Rules) -> list[int]:
    """The months that the named or numbered parts of a year in a text end with."""
    named = [rule.months for rule in _named(rules) if rule.months and re.search(rule.pattern or "", stated)]
    return named + [number_of(found[1]) for found in _MONTHS.finditer(stated)]


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day_or_end(year: int, month: str, day: str | None) -> date | None:
    """9月底, 9月: the month's last day; 10月20日: that day."""
    end = _month_end(year, int(month))
    return end.replace(day=min(int(day), end.day)) if end and day and int(day) else end
