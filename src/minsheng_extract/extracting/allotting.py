"""Times listed beside figures, one each: 6月底、9月底、12月底分别完成40%、70%、100%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.period import Clock, Period, PeriodFinder
from minsheng_extract.extracting.words import Span

_LISTED = re.compile(r"[\s、,和及与]+")
_LEADING = "前底末内"


def allotted(
    found: Sequence[Clause], each: Sequence[Span], periods: Sequence[Period], finder: PeriodFinder, clock: Clock
) -> dict[int, Period]:
    """The time of each figure, by where the figure starts; empty where times and figures are not as many.

    `each`: where the sentence says 分别; the first behind a time and before a figure counts.
    """
    if len(found) < 2 or not periods:
        return {}
    text = found[0].text
    at = next((at for at, _ in each if periods[0].end <= at < found[-1].figure.start), None)
    if at is None:
        return {}
    listed = _last_list(text, [one for period in periods for one in _apart(text, period, finder, clock)], at)
    figures = [clause for clause in found if clause.figure.start > at][: len(listed)]
    if len(listed) < 2 or len(figures) < len(listed):
        return {}
    if not all(_LISTED.fullmatch(text, a.comparison.end, b.comparison.start) for a, b in pairwise(figures)):
        return {}
    return {clause.figure.start: period for clause, period in zip(figures, listed, strict=True)}


def _apart(text: str, period: Period, finder: PeriodFinder, clock: Clock) -> list[Period]:
    """9月、12月前 is read as one stretch; here each of its parts is one."""
    if "、" not in text[period.start : period.end]:
        return [period]
    starts = [period.start, *(at + 1 for at in range(period.start, period.end) if text[at] == "、")]
    ends = [*(start - 1 for start in starts[1:]), period.end]
    return [one for start, end in zip(starts, ends, strict=True) for one in finder.find(text, start, end, clock)]


def _last_list(text: str, periods: list[Period], end: int) -> list[Period]:
    """The last times before an offset of which two or more stand side by side."""
    listed: list[Period] = []
    for period in reversed([one for one in periods if one.end <= end]):
        between = text[period.end : listed[0].start] if listed else ""
        if listed and not _LISTED.fullmatch(between.lstrip(_LEADING)):
            if len(listed) > 1 or "," in between:
                break
            listed = []
        listed.insert(0, period)
    return listed
