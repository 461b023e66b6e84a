"""Units that can answer each other, and a result expressed in the target's unit."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.records import Quantity


class Fit(NamedTuple):
    """How a result is put into the target's unit: times `factor`; `marks` say what to look at."""

    factor: Decimal
    marks: tuple[str, ...] = ()
    annualised: bool = False


_ONE = Decimal(1)
_SAME = Fit(_ONE)


def is_rate(quantity: Quantity) -> bool:
    """True for shares and changes: %, ‰, 百分点, 倍."""
    return quantity.dimension in ("ratio", "points") or quantity.unit in ("%", "‰", "百分点")


def fit(target: Quantity, result: Quantity, words: Vocabulary) -> Fit | None:
    """How the result fits the target's unit and basis, or None where it does not.

    A monthly target is answered by a yearly result; 人 by 人次, 件 by 件次 with a mark.
    """
    if (target.change is None) != (result.change is None):
        return None
    unit = _unit_fit(target, result, words)
    if unit is None:
        return None
    basis = _basis_factor(target, result, words)
    if basis is None:
        return None
    if basis is _ONE:
        return unit
    return Fit(unit.factor * basis, unit.marks, annualised=basis != 1)


def _unit_fit(target: Quantity, result: Quantity, words: Vocabulary) -> Fit | None:
    if target.unit == result.unit:
        return _SAME
    if target.unit is None or result.unit is None:
        return Fit(Decimal(1), (f"单位未写明（{target.unit or '无'}、{result.unit or '无'}）",))
    if target.unit_base and target.unit_base == result.unit_base:
        return Fit(_factor(result) / _factor(target))
    marked = _group(target.unit, result.unit, words)
    if marked is None:
        return None
    return Fit(Decimal(1), (f"单位不同（{target.unit}、{result.unit}）",) if marked else ())


def _factor(quantity: Quantity) -> Decimal:
    if quantity.value_base is None or not quantity.value:
        return Decimal(1)
    return quantity.value_base / quantity.value


@lru_cache(maxsize=4096)
def _group(one: str, other: str, words: Vocabulary) -> bool | None:
    """Whether the two units answer each other only with a mark; None where not at all."""
    marks = [marked for units, marked in words.unit_groups if one in units and other in units]
    return min(marks) if marks else None


def _basis_factor(target: Quantity, result: Quantity, words: Vocabulary) -> Decimal | None:
    """What a result is times to be on the target's basis: by 1/12 for a year's figure and a month's target.

    A result up to the end of September is divided by nine months.
    """
    if target.per == result.per:
        return _ONE
    of_target = _ONE if target.per is None else words.times_a_year.get(target.per)
    of_result = _ONE if result.per is None else words.times_a_year.get(result.per)
    if of_target is None or of_result is None:
        return None
    months = result.deadline.month if result.per is None and result.deadline and of_target > 1 else 12
    return of_result * 12 / (of_target * months)
