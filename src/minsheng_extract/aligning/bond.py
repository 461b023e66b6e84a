"""Whether a plan and a report may be aligned, and what then holds for all their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.aligning.scope import Scope, covers, mismatch, scope_of, scope_of_quantities, years_written
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Document, Quantity

_MOST = 0.3
_ENOUGH = 5


class PairError(ValueError):
    """Two documents do not belong together; the message says why, and how to align them all the same."""


class Bond(NamedTuple):
    """What holds for all rows of a pair.

    marks
        Why a person should look at each: the reason why a forced pair does not belong together.
    years
        The years whose results answer the plan, beside each target's own; None for any.
    """

    marks: tuple[str, ...] = ()
    years: frozenset[int] | None = None


def check_pair(
    plan_quantities: Sequence[Quantity],
    report_quantities: Sequence[Quantity],
    plan: Document | None,
    report: Document | None,
    words: Vocabulary,
    *,
    force: bool = False,
) -> Bond:
    """What holds for the rows of a pair.

    Raises `PairError` where it does not belong together and is not forced.
    """
    mine = scope_of(plan, words) if plan else scope_of_quantities(plan_quantities)
    yours = scope_of(report, words) if report else scope_of_quantities(report_quantities)
    reached = Counter(one.deadline.year for one in report_quantities if one.role == "actual" and one.deadline)
    reason = mismatch(mine._replace(first_year=None), yours, words) or _other_years(mine, yours, reached)
    if reason is None:
        return Bond(years=None if mine.last_year is None else frozenset(_years_of(mine)))
    if not force:
        names = " 与 ".join(f"《{name}》" for name in (mine.title, yours.title) if name)
        raise PairError(f"{names}不应对照：{reason}。如确需对照，请加 --force（Python: force=True），结果会逐行标记。")
    return Bond(marks=(f"强制对照：{reason}",))


def _years_of(plan: Scope) -> range:
    return range(plan.first_year or 0, (plan.last_year or -1) + 1)


def _other_years(plan: Scope, report: Scope, reached: Counter[int]) -> str | None:
    """Why the years differ: by the dates of the results, where enough have one, else by the report's own year."""
    if plan.last_year is None or report.last_year is None:
        return None
    if reached.total() >= _ENOUGH:
        if sum(reached[year] for year in _years_of(plan)) >= _MOST * reached.total():
            return None
        usual = min(reached, key=lambda year: (-reached[year], year))
        return f"年份不同：计划为{years_written(plan)}年，报告所列结果多为{usual}年"
    if covers(plan, report.last_year):
        return None
    return f"年份不同：计划为{years_written(plan)}年，报告为{report.last_year}年"
