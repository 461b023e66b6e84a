"""By when: in the sentence, carried along its clauses, from the item, or from the document."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from minsheng_extract.extracting.cast import Cast
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.clock import YEAR_NEARLY_OVER
from minsheng_extract.extracting.period import Period
from minsheng_extract.extracting.place import Place
from minsheng_extract.extracting.timing import Periods
from minsheng_extract.records import DeadlineFrom


class Deadline(NamedTuple):
    """A due day (or the day a result was reached), where it was read, and the rule."""

    last: date | None
    first: date | None = None
    period: Period | None = None
    origin: DeadlineFrom | None = None
    rule: str | None = None


NONE = Deadline(None)


def deadline(clause: Clause, in_text: Period | None, cast: Cast, place: Place, periods: Periods) -> Deadline:
    """The deadline of one figure, of which its sentence says `in_text`.

    Context and baseline have none; a promise is not due before its document, nor a result reached after it.
    """
    if cast.role in ("context", "baseline"):
        return NONE
    if cast.role == "actual":
        return _reached(_stated(clause, in_text, cast, place, periods), place)
    return _stated(clause, in_text, cast, place, periods)


def _stated(clause: Clause, in_text: Period | None, cast: Cast, place: Place, periods: Periods) -> Deadline:
    """What sentence, item or document say."""
    in_item = periods.held
    end = None if cast.open_deadline else place.reached if cast.role == "actual" else place.document_end
    if cast.role == "target" and place.document.doc_type in ("report", "both"):
        in_text, in_item = (_whole_year(period, place) for period in (in_text, in_item))
        end = end.replace(month=12, day=31) if end else None
    if in_text is not None and _timely(clause, cast, in_text, place) and not _still_due(cast, in_text, clause, place):
        return Deadline(in_text.last, in_text.first, in_text, "text", in_text.rule)
    if in_item is not None and _timely(clause, cast, in_item, place):
        return Deadline(in_item.last, in_item.first, in_item, "item", in_item.rule)
    if place.due is not None:
        return Deadline(place.due, origin="item")
    return Deadline(end, origin="document") if end is not None else NONE


def _whole_year(period: Period | None, place: Place) -> Period | None:
    """A target in a report is due at the end of the year of which a part is reported (截至9月底, 1—6月), not 目前."""
    if period is None or period.first is None or period.last is None:
        return None if period is not None and period.last == place.clock.now else period
    if period.first.month != 1 and not period.up_to:
        return period
    return period._replace(last=period.last.replace(month=12, day=31))


def _still_due(cast: Cast, period: Period, clause: Clause, place: Place) -> bool:
    """已完成总工程量的90%，计划12月底前完成: the day behind a result of September is not when it was reached."""
    if cast.role != "actual" or period.start < clause.figure.start or period.last is None:
        return False
    return place.document_end is not None and period.last > place.document_end


def _timely(clause: Clause, cast: Cast, period: Period, place: Place) -> bool:
    """Whether a result was reached then, or a promise may be due then: 到2017年 is always one's day."""
    if period.last is None or cast.role == "actual":
        return period.last is not None
    since = place.clock.since
    if since is None or period.last.year >= since:
        return True
    written = clause.text[period.start - 1 : period.end]
    return place.document.doc_type == "plan" and written.startswith("到") and period.explicit_year


def _reached(found: Deadline, place: Place) -> Deadline:
    """Not after the day it is told: 全年 of a report of January is the year before."""
    issued, past = place.document.issued, place.clock.past
    if found.last is None or issued is None or found.last <= issued or issued.month >= YEAR_NEARLY_OVER:
        return found
    if found.period is None or found.period.explicit_year:
        return found
    last = past if found.period.adverb and past is not None else issued
    return found._replace(last=last, first=None)
