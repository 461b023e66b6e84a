"""Ratio and status of an answer, with the direction in which the target looks."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Comparator, Quantity, Status

_FOUR = Decimal("0.0001")


class Verdict(NamedTuple):
    """achieved / target to four digits, None where it cannot be computed; and what it means."""

    ratio: Decimal | None
    status: Status
    marks: tuple[str, ...] = ()


def judge(answer: Answer, words: Vocabulary) -> Verdict:
    """Whether the target was exceeded, met, unmet, or not reported."""
    if answer.share is not None:
        return Verdict(answer.share.quantize(_FOUR, ROUND_HALF_UP), _of_share(answer.share))
    if answer.value is None:
        return Verdict(None, answer.said or "not_reported")
    target = answer.target.quantity
    comparator = answer.results[0].quantity.comparator if len(answer.results) == 1 else "="
    value = answer.value
    bound = _bound(target, value)
    if is_only_begun(answer, words):
        return Verdict(None, "unmet")
    opposite = bound * value < 0  # 增长6%, but 下降4%: no share of it was achieved
    ratio = (value / bound).quantize(_FOUR, ROUND_HALF_UP) if bound and not opposite else None
    return Verdict(ratio, *_status(target, value, comparator, less_is_better(target, words), words))


def _of_share(share: Decimal) -> Status:
    return "exceeded" if share > 1 else "met" if share == 1 else "unmet"


def is_only_begun(answer: Answer, words: Vocabulary) -> bool:
    """True where the report says of the promise's number only that it is begun: how much is done, it does not say."""
    undone = answer.results and all(result.undone and not result.printed for result in answer.results)
    target = answer.target
    return bool(undone) and not target.begun and words.set_going.search(target.verb) is None


def less_is_better(target: Quantity, words: Vocabulary) -> bool:
    """True where the target is a ceiling: 控制在5.5%以内, or a thing one wants less of."""
    if target.comparator in ("<=", "<"):
        return True
    if target.comparator in (">=", ">") or target.change == "decrease":
        return False
    before = fold(target.sentence[: target.start - target.sentence_start])
    return words.cap.search(before) is not None or words.lower.search(fold(target.indicator or "")) is not None


def _bound(target: Quantity, value: Decimal) -> Decimal:
    """What the value is measured against: of a range the end that it lies beyond, or itself inside."""
    if target.value_high is None:
        return target.value
    return max(target.value, min(value, target.value_high))


def _status(
    target: Quantity, value: Decimal, comparator: Comparator, less: bool, words: Vocabulary
) -> tuple[Status, tuple[str, ...]]:
    low, high = target.value, target.value_high if target.value_high is not None else target.value
    if low <= value <= high:
        return _at_the_bound(target, comparator, less)
    better = value < low if less else value > high
    if better:
        return "exceeded", ()
    if target.comparator == "~" and abs(value - low) <= abs(low) * words.thresholds.about / 100:
        return "met", ("与约数目标相近",)
    return "unmet", ()


def _at_the_bound(target: Quantity, comparator: Comparator, less: bool) -> tuple[Status, tuple[str, ...]]:
    """Equal figures: 超100万 meets 不少于100万; 不足100万 does not."""
    falls_short = comparator == ">" if less else comparator == "<"
    if falls_short:
        return "unmet", ("实际数为约数，与目标数相同",)
    if target.comparator in ("<", ">") and comparator == "=":
        return "met", ("目标要求超出该数，实际恰为该数",)
    return "met", ("实际数为约数，与目标数相同",) if comparator == "~" else ()
