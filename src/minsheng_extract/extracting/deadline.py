"""By when: in the sentence, carried along its clauses, from the item, or from the document."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.period import Period
from minsheng_extract.extracting.place import Place
from minsheng_extract.extracting.role import Cast
from minsheng_extract.records import DeadlineFrom

_LEADING = " 到在至截止于从自"
_TOWARDS = " ,()到在于至截止完成力争确保并计划"


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

    Context and baseline have none; a promise is not due before its document.
    """
    if cast.role in ("context", "baseline"):
        return NONE
    in_item = periods.held
    end = None if cast.open_deadline else place.document_end
    if cast.role == "target" and place.document.doc_type in ("report", "both"):
        in_text, in_item = _whole_year(in_text), _whole_year(in_item)
        end = end.replace(month=12, day=31) if end else None
    if in_text is not None and _timely(cast, in_text, place) and not _still_due(cast, in_text, clause, place):
        return Deadline(in_text.last, in_text.first, in_text, "text", in_text.rule)
    if in_item is not None and _timely(cast, in_item, place):
        return Deadline(in_item.last, in_item.first, in_item, "item", in_item.rule)
    if place.due is not None:
        return Deadline(place.due, origin="item")
    return Deadline(end, origin="document") if end is not None else NONE


class Periods(NamedTuple):
    """The periods of a sentence, and the one that sentences before it in the paragraph have stated.

    `closing`: the one by which all that stands before it is done (新建5所、改造6所，9月底前完成).
    """

    here: list[Period]
    held: Period | None
    closing: Period | None = None

    def stated(self, text: str, sentence: tuple[int, int]) -> Period | None:
        """What later sentences of the paragraph inherit: a period with its year or months at a clause's head."""
        stated = [
            p
            for p in self.here
            if p.last and not p.adverb and (p.explicit_year or not p.whole) and _heads(text, sentence, p)
        ]
        return most_exact(stated) if stated else self.held


def closing_of(text: str, here: list[Period], done_by: re.Pattern[str]) -> Period | None:
    """The last period that begins a clause and is followed by no more than being done."""
    for period in reversed(here):
        if text[period.start - 1 : period.start] in (",", ";") and done_by.match(text, period.end):
            return period
    return None


def in_sentence(clause: Clause, following: Clause | None, said: Periods) -> Period | None:
    """The period that holds for a figure: the nearest before it, else one right behind its clause, or at the end."""
    periods = said.here
    if not periods:
        return None
    text, position, end = clause.text, clause.figure.start, clause.comparison.end
    after = next((p for p in periods if p.start >= end), None)
    if after is not None and after.start == end:
        return after
    before = [p for p in periods if p.end <= position and _holds(text, p, clause.sentence[0], position)]
    if before:
        return most_exact(before)
    own = after is not None and (following is None or following.start > after.end)
    if own and after and text[end : after.start].strip(_TOWARDS) == "":
        return after
    closing = said.closing
    return closing if closing and closing.start >= end and ";" not in text[end : closing.start - 1] else None


def most_exact(periods: list[Period]) -> Period:
    """The last of them, unless an earlier one names the months of the same year: 7月至9月，2023年项目开工."""
    last = periods[-1]
    if not (last.explicit_year and last.whole and last.last):
        return last
    exact = (p for p in reversed(periods[:-1]) if p.last and not p.whole and p.last.year == last.last.year)
    return next(exact, last)


def _heads(text: str, sentence: tuple[int, int], period: Period) -> bool:
    """Whether a clause begins with the period: 到2025年，…; 2023年4月至6月，…."""
    before = text[sentence[0] : period.start].rstrip(_LEADING)
    return not before or before[-1] in ",;:、"


def _holds(text: str, period: Period, sentence_start: int, position: int) -> bool:
    """A dated head of the sentence holds to its end; any other period to the next semicolon."""
    head = text[sentence_start : period.start]
    dated_head = not period.adverb and not any(mark in head for mark in ",;")
    return dated_head or ";" not in text[period.end : position]


def _whole_year(period: Period | None) -> Period | None:
    """A target in a report is due at the end of the year of which a part is reported (截至9月底, 1—6月)."""
    if period is None or period.first is None or period.last is None or period.first.month != 1:
        return period
    return period._replace(last=period.last.replace(month=12, day=31))


def _still_due(cast: Cast, period: Period, clause: Clause, place: Place) -> bool:
    """已完成总工程量的90%，计划12月底前完成: the day behind a result of September is not when it was reached."""
    if cast.role != "actual" or period.start < clause.figure.start or period.last is None:
        return False
    return place.document_end is not None and period.last > place.document_end


def _timely(cast: Cast, period: Period, place: Place) -> bool:
    year = place.document.year
    return period.last is not None and (cast.role == "actual" or year is None or period.last.year >= year)
