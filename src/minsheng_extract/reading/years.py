"""Which year a notice without one in its title is about: the years that its opening names, and when it was issued."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.reading.dates import YEAR
from minsheng_extract.reading.numerals import number_of
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_NOT_ITS_OWN = "[0-9较比与和同从自由到于(]"
_LATER = rf"(?:{YEAR}年?[-—–~至到]{{1,2}}|(?<!{_NOT_ITS_OWN})(?<!(?<!截)至)|(?<=:[0-9]{{2}}))"
_MONTH = "[0-9一二三四五六七八九十]{1,2}月"
_REACHED = re.compile(rf"到({YEAR})年[末底]?的")
_RANGE_END = re.compile(rf"{YEAR}年?[-—–~至到]{{1,2}}({YEAR})年")
_LAST_YEAR_DUE = 3
_FARTHEST_BEFORE, _FARTHEST_AFTER = 2, 5


class Issue(NamedTuple):
    """When a notice was issued: the year of its signature or number, and its day or that of its page."""

    signed_in: int | None = None
    day: date | None = None


class _Forms(NamedTuple):
    """The ways in which a text names a year.

    `named`, the surest first, of years, months, days: a range's last, none that is only compared with.
    """

    named: tuple[re.Pattern[str], ...]
    towards: re.Pattern[str]
    up_to: re.Pattern[str]
    since: re.Pattern[str]
    this_year: re.Pattern[str]
    looking_back: re.Pattern[str]
    looking_ahead: re.Pattern[str]
    given: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> _Forms:
    no_period = rf"(?!{cued(rules.cues, 'outlook', 'no-period')}|[-—–~至到)])"
    return _Forms(
        (
            re.compile(rf"{_LATER}({YEAR})年{no_period}(?!{_MONTH})"),
            re.compile(rf"{_LATER}({YEAR})年(?={_MONTH}(?![0-9]{{1,2}}[日号]))"),
            re.compile(rf"{_LATER}({YEAR})年(?={_MONTH})"),
        ),
        re.compile(rf"(?:(?<!年)到|(?<!截)至)({YEAR})年(?!{cued(rules.cues, 'outlook')})"),
        re.compile(rf"{cued(rules.cues, 'as-of')}({YEAR})年"),
        re.compile(rf"(?<!{_NOT_ITS_OWN})({YEAR})年{cued(rules.cues, 'since')}"),
        re.compile(cued(rules.cues, "this-year")),
        re.compile(rf"({YEAR})?{cued(rules.cues, 'looking-back')}"),
        re.compile(rf"({YEAR}){cued(rules.cues, 'looking-ahead')}"),
        re.compile(rf"({YEAR}){cued(rules.cues, 'work-report-given')}"),
    )


def find_year(opening: str, doc_type: DocType, issued: Issue, rules: Rules) -> int | None:
    """The year an opening is about, folded and without white space; the year of issue where it names none."""
    forms = _forms(rules)
    if doc_type == "both" and issued.signed_in:
        return issued.signed_in
    if doc_type == "report" and (found := forms.up_to.search(opening)):
        return number_of(found[1])
    if doc_type == "report" and (told := _told_by_given(opening, forms)):
        return told
    if doc_type == "both" and (found := forms.looking_ahead.search(opening)):
        return number_of(found[1])
    named = _named_year(opening, doc_type, issued, forms)
    if doc_type == "both" and named and (back := forms.looking_back.search(opening)):
        if back[1]:
            return number_of(back[1]) + 1
        if str(named + 1) not in opening:
            return named + 1
    if issued.day and forms.this_year.search(opening) and not _still_due(named, issued.day):
        return issued.day.year
    return named or _towards(opening, doc_type, forms) or issued.signed_in or _since(opening, doc_type, forms)


def _told_by_given(opening: str, forms: _Forms) -> int | None:
    """The year before that of a work report which was given and tells of it: 作2014年政府工作报告。报告显示2013年…"""
    found = forms.given.search(opening)
    told = number_of(found[1]) - 1 if found else None
    return told if found and opening.find(f"{told}年", found.end()) >= 0 else None


def _still_due(named: int | None, issued: date) -> bool:
    """Whether a year that a text names holds beside its 今年: the last one, told of at the new year, or one to come."""
    if named is None:
        return False
    return named > issued.year or (named == issued.year - 1 and issued.month <= _LAST_YEAR_DUE)


def _named_year(opening: str, doc_type: DocType, issued: Issue, forms: _Forms) -> int | None:
    """The year named most often, the latest of equals; none far from the issue, or after a report's."""
    for form in forms.named:
        named = Counter(number_of(found[1]) for found in form.finditer(opening))
        near = {year: times for year, times in named.items() if _is_near(year, doc_type, issued)}
        if doc_type == "report" and len(near) > 1:
            near = _alone(near, opening) or near
        if near:
            return max(near, key=lambda year: (near[year], year))
    return None


def _alone(named: dict[int, int], opening: str) -> dict[int, int]:
    """The years that a report names not only as the last of several: 2018年至2019年, 2018年的任务."""
    ends = Counter(number_of(found[1]) for found in _RANGE_END.finditer(opening))
    return {year: times - ends[year] for year, times in named.items() if times > ends[year]}


def _is_near(year: int, doc_type: DocType, issued: Issue) -> bool:
    if doc_type == "report" and issued.day and year > issued.day.year:
        return False
    return issued.signed_in is None or -_FARTHEST_BEFORE <= year - issued.signed_in <= _FARTHEST_AFTER


def _since(opening: str, doc_type: DocType, forms: _Forms) -> int | None:
    """2024年以来，…: where a report names no other year, it tells of that one."""
    found = forms.since.search(opening) if doc_type == "report" else None
    return number_of(found[1]) if found else None


def _towards(opening: str, doc_type: DocType, forms: _Forms) -> int | None:
    """到2025年, where a plan names no other year; 增加到2012年的 in a report. None where two are named as often."""
    form = _REACHED if doc_type == "report" else forms.towards
    named = Counter(number_of(found[1]) for found in form.finditer(opening)).most_common(2)
    return named[0][0] if named and (len(named) == 1 or named[0][1] > named[1][1]) else None
