"""The period a notice is about: its year, and the last day of what it plans or reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.reading.dates import YEAR
from minsheng_extract.reading.months import reported_end, stated_end, year_of_part
from minsheng_extract.reading.numerals import number_of
from minsheng_extract.reading.years import Issue, find_year
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_NUMBERS = "〔[(【"
_RANGE = re.compile(rf"({YEAR})年?[-—–~至到]{{1,2}}({YEAR})")
_BELOW = re.compile(rf"\({YEAR}年度?\)")
_LONG = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_OPENING = 1500


class Period(NamedTuple):
    """A year (the last, of several) and the period's last day; `named` where it is a plan's own (十四五)."""

    year: int | None = None
    end: date | None = None
    named: bool = False


class _Forms(NamedTuple):
    """What a title says of its period: a year, a number of years, a plan's name; that it has no end."""

    year: re.Pattern[str]
    years_long: re.Pattern[str]
    named: tuple[tuple[re.Pattern[str], date], ...]
    standing: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> _Forms:
    outlook = cued(rules.cues, "outlook")
    stated = [rule for rule in rules.documents if rule.field == "period" and rule.pattern]
    return _Forms(
        re.compile(
            rf"(?<![0-9{_NUMBERS}])({YEAR})(?=年(?!{outlook})|[-—–~至、到)]|度|$)"
            rf"|(?<=[-—–~至(])({YEAR})(?=年(?!{outlook})|\))"
        ),
        re.compile(rf"([{''.join(_LONG)}])年{cued(rules.cues, 'plan-of-years')}"),
        tuple((re.compile(rule.pattern or ""), rule.period_end) for rule in stated if rule.period_end),
        tuple(re.compile(rule.pattern or "") for rule in stated if rule.standing),
    )


def find_period(
    title: str, subtitles: Sequence[str], text: str, doc_type: DocType, issued: Issue, rules: Rules
) -> Period:
    """From the title; else from another title in the text; else from the opening; else from the year of issue.

    A report and plan in one speaks of two years, and of five (“十四五”时期主要目标): without one in its title
    it is of the year of its date.
    All texts folded and without white space.
    """
    title = _with_year_below(title, text)
    for heading in (title,) if doc_type == "both" else (title, *subtitles):
        if period := _of_heading(heading, text, rules):
            return _cut(period, title, text, doc_type, issued, rules)
    opening = text[:_OPENING]
    year = find_year(opening, doc_type, issued, rules)
    if year is None and doc_type == "report":
        year = year_of_part(opening, issued.day, rules)
    if year and any(form.search(title) for form in _forms(rules).standing):
        return Period(year)
    return _cut(_whole(year), title, text, doc_type, issued, rules) if year else Period()


def _with_year_below(title: str, text: str) -> str:
    """A title with the year in brackets that stands on the line below it: (2022年度)."""
    found = _BELOW.match(text, text.find(title) + len(title)) if title in text else None
    return title + found[0] if found else title


def _whole(year: int) -> Period:
    return Period(year, date(year, 12, 31))


def _of_heading(heading: str, text: str, rules: Rules) -> Period | None:
    forms = _forms(rules)
    years = [number_of(found[1] or found[2]) for found in forms.year.finditer(heading)]
    if years:
        return _whole(max(years))
    for form, end in forms.named:
        if form.search(heading):
            return Period(end.year, end, named=True)
    return _years_long(heading, text, rules)


def _years_long(heading: str, text: str, rules: Rules) -> Period | None:
    """三年行动 in a title: its years stand in the text, as a range of as many."""
    if (found := _forms(rules).years_long.search(heading)) is None:
        return None
    for stretch in _RANGE.finditer(text):
        first, last = number_of(stretch[1]), number_of(stretch[2])
        if last - first == _LONG[found[1]] - 1:
            return _whole(last)
    return None


def _cut(period: Period, title: str, text: str, doc_type: DocType, issued: Issue, rules: Rules) -> Period:
    """The period cut to a part of its year: 上半年, 1-9月, 10月份; for a report also 截至9月底 in its opening."""
    year = period.year
    if year is None or period.named:
        return period
    end = stated_end(title, year, rules)
    if end is None and doc_type == "report":
        end = reported_end(text, year, issued, rules)
    return Period(year, end or period.end)
