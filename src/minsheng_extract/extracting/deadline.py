"""By when: in the sentence, carried along its clauses, from the item, or from the document."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.period import Period
from minsheng_extract.records import DeadlineFrom, Role


class Deadline(NamedTuple):
    """A due day (or the day a result was reached), where it was read, and the rule."""

    last: date | None
    first: date | None = None
    period: Period | None = None
    origin: DeadlineFrom | None = None
    rule: str | None = None


NONE = Deadline(None)
_TOWARDS = " ,()到在于至截止完成力争确保并计划"


def _holds(text: str, period: Period, sentence_start: int, position: int) -> bool:
    """A dated head of the sentence holds to its end; any other period to the next semicolon."""
    head = text[sentence_start : period.start]
    dated_head = not period.adverb and not any(mark in head for mark in ",;")
    return dated_head or ";" not in text[period.end : position]


def in_sentence(
    text: str, periods: list[Period], sentence: tuple[int, int], position: int, end: int, following: Clause | None
) -> Period | None:
    """The period that holds for a figure: the nearest before it, else one right behind its clause."""
    after = next((p for p in periods if p.start >= end), None)
    if after is not None and after.start == end:
        return after
    before = [p for p in periods if p.end <= position and _holds(text, p, sentence[0], position)]
    if before:
        return most_exact(before)
    own = following is None or following.start > (after.end if after else 0)
    if after is not None and own and text[end : after.start].strip(_TOWARDS) == "":
        return after
    return None


def most_exact(periods: list[Period]) -> Period:
    """The last of them, unless an earlier one names the months of the same year: 7月至9月，2023年项目开工."""
    last = periods[-1]
    for period in reversed(periods[:-1]):
        if (
            last.explicit_year
            and last.last
            and period.last
            and last.whole
            and not period.whole
            and last.last.year == period.last.year
        ):
            return period
    return last


def deadline(
    role: Role,
    in_text: Period | None,
    in_item: Period | None,
    item_due: date | None,
    document_end: date | None,
    earliest: int | None,
) -> Deadline:
    """The deadline of one figure. Context and baseline have none; a promise is not due before its document."""
    if role in ("context", "baseline"):
        return NONE
    if in_text is not None and in_text.last is not None and _timely(role, in_text.last, earliest):
        return Deadline(in_text.last, in_text.first, in_text, "text", in_text.rule)
    if in_item is not None and in_item.last is not None and _timely(role, in_item.last, earliest):
        return Deadline(in_item.last, in_item.first, in_item, "item", in_item.rule)
    if item_due is not None:
        return Deadline(item_due, origin="item")
    if document_end is not None:
        return Deadline(document_end, origin="document")
    return NONE


def _timely(role: Role, last: date, earliest: int | None) -> bool:
    return role == "actual" or earliest is None or last.year >= earliest
