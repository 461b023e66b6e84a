"""What relative times of a document are measured from: its year, its day, and what it looks back on."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from minsheng_extract.extracting.period import Clock, PeriodFinder
from minsheng_extract.folding import fold
from minsheng_extract.records import Document

_TO_LAST_YEAR = re.compile("截[至止]去年")
_LAST_YEAR = re.compile("(?:^|[。；;，,])[ \u3000]*去年(?!同期|[底末])", re.MULTILINE)
_YEARLY = re.compile("政府工作报告")
_NUMBERS = re.compile(
    r"\s*(?:(?:19|20)\d\d[\d./]{0,6}\s*(?:[-—–~至]{1,2})\s*)?((?:19|20)\d\d)(?:[-./](1[0-2]|0?[1-9])(?:[-./](\d{1,2}))?)?\s*"
)
_NUMBERED_IN = re.compile(r"[〔\[(【]((?:19|20)\d\d)[〕\])】]")
_NEW_YEAR, YEAR_NEARLY_OVER = 3, 10
_FIVE_YEARS = 5


def clock_of(document: Document, periods: PeriodFinder) -> Clock:
    """What relative times of a document are measured from."""
    year, issued, end, report = document.year, document.issued, document.period_end, document.doc_type == "report"
    told = year
    if year is not None and issued is not None:
        told = max(year, min(issued.year, year + 1))
    elif year is not None and report and _speaks_of_it_as_last_year(document.text, year):
        told = year + 1
    now = min(filter(None, (issued, end)), default=None) if report else issued
    clock = Clock(year, issued, told, now, _past(document))
    return clock._replace(since=_since(document, periods, clock))


def _speaks_of_it_as_last_year(text: str, year: int) -> bool:
    """Whether 去年 is the year that an undated report is about: it names that, not the year before, nor 今年."""
    if _TO_LAST_YEAR.search(text):
        return True
    named = f"{year}年" in text and f"{year - 1}年" not in text
    return named and "今年" not in text and _LAST_YEAR.search(text) is not None


def _past(document: Document) -> date | None:
    """The last day of what a document looks back on: in one of the first months, the year before's."""
    issued, end, year = document.issued, document.period_end, document.year
    if document.doc_type == "report" and end is not None and (issued is None or end < issued):
        return end
    if issued is not None:
        last = date(issued.year if issued.month > _NEW_YEAR else issued.year - 1, 12, 31)
        return last if issued.month <= _NEW_YEAR or issued.month >= YEAR_NEARLY_OVER else issued
    return date(year - 1, 12, 31) if year is not None and document.doc_type == "both" else end


def tells_of_last_year(document: Document) -> bool:
    """Whether what a document says was done was done before its year: a work report, 2023年总结和2024年计划."""
    title, year, issued = document.title or "", document.year, document.issued
    if year is None or document.doc_type not in ("report", "both"):
        return False
    if document.doc_type == "report":
        return issued is not None and document.period_end == issued and _YEARLY.search(title) is not None
    return issued is not None or str(year - 1) in title or str(year) not in title or _YEARLY.search(title) is not None


def _since(document: Document, periods: PeriodFinder, clock: Clock) -> int | None:
    """The first year of a plan: of its issue or its number, or of the years that its title names."""
    if clock.year is None or document.doc_type != "plan":
        return clock.year
    title = fold(document.title or "")
    named = [p for p in periods.find(title, 0, len(title), clock) if p.explicit_year and p.last]
    years = [p.first.year if p.first else p.last.year - _FIVE_YEARS + 1 for p in named if p.last]
    if clock.issued is not None:
        years.append(clock.issued.year)
    elif number := _NUMBERED_IN.search(fold(document.doc_number or "")):
        years.append(int(number[1]))
    return min([clock.year, *years])


def last_day(written: str) -> date | None:
    """The last day of a year, a month or a day that a cell states in numbers alone, folded; of two, the later.

    >>> last_day("2031.6"), last_day("2030-2031"), last_day("2031/6/8"), last_day("6座")
    (datetime.date(2031, 6, 30), datetime.date(2031, 12, 31), datetime.date(2031, 6, 8), None)
    """
    found = _NUMBERS.fullmatch(written)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    last = monthrange(year, month)[1]
    return date(year, month, min(int(found[3] or last) or last, last))
