"""The part of a year that a figure is of: which figure holds another, and which follow each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from minsheng_extract.records import Quantity

_DAY = timedelta(days=1)
_UNTIL = ("前", "截至", "截止", "底", "末", "止", "累计")


class Period(NamedTuple):
    """From the first to the last day, inclusive."""

    first: date
    last: date

    def holds(self, other: Period) -> bool:
        """True where the other is a part of it."""
        return self != other and self.first <= other.first and other.last <= self.last

    def goes_on_with(self, other: Period) -> bool:
        """True where the other begins the day after."""
        return other.first == self.last + _DAY


def is_of_dated_column(quantity: Quantity) -> bool:
    """True for a cell of a table that has its date from elsewhere, most often the column's head: 进展情况(7月)."""
    return quantity.deadline_from == "item" and " column " in (quantity.location or "")


def period_of(quantity: Quantity) -> Period | None:
    """The period that the text itself, or its column's head, gives a figure; 截至6月底 is since the year began."""
    last, first = quantity.deadline, quantity.deadline_start
    if last is None or not (quantity.deadline_from == "text" or is_of_dated_column(quantity)):
        return None
    if first is None or any(word in (quantity.deadline_text or "") for word in _UNTIL):
        first = date(last.year, 1, 1)
    return Period(min(first, last), last)
