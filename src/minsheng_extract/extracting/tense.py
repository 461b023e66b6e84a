"""Where a figure's time stands to the document's: so far, to come, past."""

from __future__ import annotations

from datetime import date

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.period import Period
from minsheng_extract.extracting.place import Place


def so_far(period: Period | None, place: Place) -> bool:
    """1—9月 says what was done in a report, in news, and in a plan that was issued in October."""
    issued = place.document.issued or (date.max if place.document.doc_type in ("report", "other") else None)
    if period is None or period.first is None or period.last is None or issued is None:
        return False
    from_new_year = (period.first.month, period.first.day) == (1, 1) and period.last.month < 12
    return from_new_year and period.last <= issued


def before_plan(clause: Clause, period: Period | None, place: Place) -> bool:
    """2015年，毛入学率为65% in a plan of 2016: what was, where a rate is said of a year or the year stands alone."""
    since = place.clock.since
    if period is None or period.last is None or since is None or not period.explicit_year:
        return False
    heads = clause.text[period.start - 1 : period.start].strip() in ("", ",", ";", "。", ":")
    if period.last.year >= since or not (heads or period.up_to) or clause.text[period.end - 1] == "前":
        return False
    rule = clause.figure.unit_rule
    rate = rule is not None and rule.dimension == "ratio"
    return period.end <= clause.figure.start and (rate or period.up_to or clause.text.startswith(",", period.end))


def to_come(period: Period | None, place: Place) -> bool:
    """8月底前完成任务的60%, in a plan."""
    return place.document.doc_type == "plan" and ahead(period, place) and not so_far(period, place)


def ahead(period: Period | None, place: Place) -> bool:
    """A time in the years that a plan is for."""
    since = place.clock.since
    return period is not None and period.last is not None and (since is None or period.last.year >= since)


def later(period: Period | None, place: Place) -> bool:
    """A time after all that the document is about."""
    end = place.document_end
    return period is not None and period.last is not None and end is not None and period.last > end


def next_year(period: Period | None, place: Place) -> bool:
    """A time with its year, after the last that the document is about and after its issue."""
    if not later(period, place) or period is None or period.last is None or place.document_end is None:
        return False
    issued = place.document.issued
    due = period.last.year > place.document_end.year and (issued is None or period.last > issued)
    return due and period.explicit_year and not period.past


def past(period: Period | None, place: Place) -> bool:
    """A time before the document's year."""
    year = place.document.year
    return period is not None and period.last is not None and year is not None and period.last.year < year
