"""Promises told twice: in one passage of a report, or in the lead of a plan and again in its list.

新增60个 | 计划新增60个，目前已完成51个: the first is the target, the second no result of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import name_likeness
from minsheng_extract.aligning.measuring import fit
from minsheng_extract.aligning.naming import Weights
from minsheng_extract.aligning.passage import Passage
from minsheng_extract.aligning.vocabulary import Vocabulary

_ALIKE = 70.0


def first_told(one: Figure, passage: Passage, weights: Weights, words: Vocabulary) -> Figure | None:
    """The earlier target of the passage that a figure tells again: the same number of the same things."""
    earlier = (other for other in passage.around(one) if other.quantity.start < one.quantity.start)
    return next((other for other in earlier if other.is_target and _is_same(other, one, weights, words)), None)


def with_first_told(
    answers: dict[str, Answer], passage: Passage, weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """The answers, those of promises told twice given to where they are told first."""
    moved: dict[str, Answer] = {}
    for answer in answers.values():
        first = first_told(answer.target, passage, weights, words)
        keeps = first is None or first.id in answers or first.id in moved
        target = answer.target if first is None or keeps else first
        moved[target.id] = answer._replace(target=target)
    return moved


def answers_told_again(
    targets: Sequence[Figure], answers: Mapping[str, Answer], weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """The answers of a plan's unanswered targets that are answered ones told again, by quantity_id.

    One of the two stands in the lead, outside all items: 今年改造老旧小区30万户。一是改造老旧小区30万户.
    """
    by_number: dict[object, list[Answer]] = {}
    for answer in answers.values():
        by_number.setdefault(_number(answer.target), []).append(answer)
    again: dict[str, Answer] = {}
    for target in targets:
        told = () if target.id in answers else by_number.get(_number(target), ())
        same = (one for one in told if _is_told_again(one.target, target, weights, words))
        if found := next(same, None):
            again[target.id] = found._replace(target=target)
    return again


def _number(target: Figure) -> object:
    quantity = target.quantity
    return quantity.value, quantity.value_high, quantity.unit, quantity.per, quantity.change


def _is_told_again(one: Figure, other: Figure, weights: Weights, words: Vocabulary) -> bool:
    if one.quantity.item_path and other.quantity.item_path:
        return False
    pairs = ((one, other), (other, one))
    return any((name_likeness(first, second, weights, words) or 0.0) >= _ALIKE for first, second in pairs)


def repeats(target: Figure, result: Figure, passage: Passage, words: Vocabulary) -> bool:
    """True where the result is the promise's number again, and how much of it is done comes next: 已完成51个."""
    if target.quantity.value != result.quantity.value or result.standing.reached:
        return False
    after = next((one for one in passage.around(result) if passage.follows(one, result)), None)
    if after is None or not after.standing.reached or after.quantity.sentence_start != result.quantity.sentence_start:
        return False
    again = after.verb == result.verb or words.completed.search(after.verb) is not None
    return again and fit(target.quantity, after.quantity, words) is not None


def _is_same(one: Figure, other: Figure, weights: Weights, words: Vocabulary) -> bool:
    fits = fit(one.quantity, other.quantity, words)
    if fits is None or one.quantity.value != other.quantity.value * fits.factor:
        return False
    return (name_likeness(one, other, weights, words) or 0.0) >= _ALIKE
