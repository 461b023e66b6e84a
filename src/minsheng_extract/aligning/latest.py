"""The latest of a report's figures for one thing: the year, not the half year; the last of columns of months."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minsheng_extract.aligning.likeness import Candidate
from minsheng_extract.aligning.measuring import is_rate
from minsheng_extract.aligning.period import Period, is_of_dated_column, period_of

Dated = tuple[Candidate, Period]


def latest(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One target's candidates without those whose period another one's of the same name holds, within its own time.

    The later figure is as likely as the one it holds: 6月底前完成道路改造5公里，全年完成13公里. Columns of
    months whose figures fall are no running totals: what each says is a part, and none is the answer.
    """
    dated = [(one, period) for one in candidates if (period := period_of(one.result.quantity))]
    if len({period for _, period in dated}) < 2:
        return list(candidates)
    held = {id(one) for one, _ in _parts_of_columns(dated)}
    lent: dict[int, float] = {}
    for one, period in dated:
        for more, later in dated:
            if _holds(more, later, one, period):
                held.add(id(one))
                lent[id(more)] = max(lent.get(id(more), more.score), one.score)
    return [one._replace(score=lent.get(id(one), one.score)) for one in candidates if id(one) not in held]


def _parts_of_columns(dated: Sequence[Dated]) -> list[Dated]:
    """The counts in dated columns side by side, where a later one is less than an earlier one."""
    by_name: dict[tuple[str, str | None], list[Dated]] = {}
    for one, period in dated:
        quantity = one.result.quantity
        if is_of_dated_column(quantity) and not is_rate(quantity):
            by_name.setdefault((one.result.name.text, quantity.unit), []).append((one, period))
    ordered = (sorted(several, key=_end) for several in by_name.values())
    return [one for several in ordered if any(map(_falls, pairwise(several))) for one in several]


def _end(dated: Dated) -> tuple[int, int]:
    one, period = dated
    return period.last.toordinal(), one.result.quantity.start


def _falls(two: tuple[Dated, Dated]) -> bool:
    (one, earlier), (other, later) = two
    return earlier.last < later.last and other.result.quantity.value < one.result.quantity.value


def _holds(more: Candidate, later: Period, one: Candidate, period: Period) -> bool:
    due = one.target.quantity.deadline
    in_time = due is None or later.last <= due
    mine, yours = one.result, more.result
    units = {result.quantity.unit_base or result.quantity.unit for result in (mine, yours)}
    alike = mine.name.text == yours.name.text and len(units) == 1 and (yours.stock or not mine.stock)
    return in_time and alike and later.holds(period)
