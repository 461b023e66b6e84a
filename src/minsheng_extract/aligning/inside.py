"""Targets that a report restates, against the results beside them: a row, a paragraph, one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from minsheng_extract.aligning.answer import Answer, answer_of
from minsheng_extract.aligning.assigning import assign
from minsheng_extract.aligning.context import Context
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate, agrees, candidate, favour_lone, name_likeness
from minsheng_extract.aligning.measuring import fit
from minsheng_extract.aligning.naming import Weights, weigh
from minsheng_extract.aligning.summing import Sum, sums_of
from minsheng_extract.aligning.vocabulary import Vocabulary

_SAME_SENTENCE = 8.0
_NEXT = 12.0
_UNNAMED = 25.0
_NEAR = 120


def answers_inside(context: Context, words: Vocabulary) -> dict[str, Answer]:
    """The answer to each restated target that has one, by the target's quantity_id."""
    weights = weigh(name for figure in context.figures for name in (figure.name, figure.clause))
    answers: dict[str, Answer] = {}
    for members in items_of(context):
        answers |= _answers_in(members, weights, words)
    return answers


def items_of(context: Context) -> Iterator[tuple[Figure, ...]]:
    """The figures of each item, without the numbers of printed ratios."""
    for _, group in groupby(context.figures, key=context.key_of):
        members = tuple(figure for figure in group if not figure.is_ratio)
        if members:
            yield members


def is_target(figure: Figure) -> bool:
    """True for what the text commits to."""
    return figure.quantity.role == "target" and not figure.is_ratio


def is_result(figure: Figure) -> bool:
    """True for what the text reports as done."""
    return figure.quantity.role == "actual" and not figure.is_ratio


def _answers_in(members: Sequence[Figure], weights: Weights, words: Vocabulary) -> dict[str, Answer]:
    results = [figure for figure in members if is_result(figure)]
    sums = {one.figure.quantity.quantity_id: one for one in sums_of(results, words)}
    pool = (*results, *(one.figure for one in sums.values()))
    found = [
        one
        for target in members
        if is_target(target)
        for result in pool
        if (one := _candidate(target, result, members, weights, words))
    ]
    answers = _chosen([one for one in favour_lone(found) if one.score >= words.thresholds.inside], sums, words)
    return answers | _by_printed_ratio(members, answers, weights, words)


def _candidate(
    target: Figure, result: Figure, members: Sequence[Figure], weights: Weights, words: Vocabulary
) -> Candidate | None:
    """A result of the same sentence, or of a later one; near ones are likelier."""
    mine, yours = target.quantity, result.quantity
    together = mine.sentence_start == yours.sentence_start
    if mine.start > yours.start and not together:
        return None
    one = candidate(target, result, weights, words)
    if one is None:
        return None
    adjacent = _adjacent(target, result, members)
    nearness = (_SAME_SENTENCE if together else 0.0) + (_NEXT if adjacent else 0.0)
    unnamed = _UNNAMED if together and adjacent and not (target.name.text and result.name.text) else 0.0
    return one._replace(score=one.score + nearness + unnamed)


def _adjacent(target: Figure, result: Figure, members: Sequence[Figure]) -> bool:
    """True where no other figure of the item stands between the two, in this or the next sentence."""
    low, high = sorted((target.quantity.start, result.quantity.start))
    return not any(low < one.quantity.start < high for one in members)


def _chosen(candidates: Sequence[Candidate], sums: dict[str, Sum], words: Vocabulary) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for one in assign(candidates, {}, words.thresholds.margin):
        made = sums.get(one.result.quantity.quantity_id)
        answers[one.target.quantity.quantity_id] = answer_of(one, made.members if made else ())
    return answers


def _by_printed_ratio(
    members: Sequence[Figure], answers: dict[str, Answer], weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """Targets in any wording, found because the printed ratio is that of the two figures.

    15个幸福院建设已完成8个(53%): 8 of 15 is 53 %.
    """
    taken = {result.quantity.quantity_id for answer in answers.values() for result in answer.results}
    found: dict[str, Answer] = {}
    for at, result in enumerate(members):
        if result.printed is None or result.quantity.quantity_id in taken or result.quantity.role == "target":
            continue
        nearest = (members[index] for index in _outward(at, len(members)))
        one = next((c for base in nearest if (c := _base(base, result, answers, weights, words))), None)
        if one is not None:
            found.setdefault(one.target.quantity.quantity_id, answer_of(one))
    return found


def _outward(at: int, count: int) -> Iterator[int]:
    """Places before `at`, the nearest first, then those after it."""
    yield from range(at - 1, -1, -1)
    yield from range(at + 1, count)


def _base(
    base: Figure, result: Figure, answers: dict[str, Answer], weights: Weights, words: Vocabulary
) -> Candidate | None:
    mine, yours = base.quantity, result.quantity
    if mine.quantity_id in answers or mine.value == yours.value and mine.role != "target":
        return None
    if not -_NEAR < mine.start - yours.end < len(yours.sentence) - (yours.end - yours.sentence_start):
        return None
    fits = fit(mine, yours, words)
    if fits is None or not agrees(base, result, fits):
        return None
    return Candidate(base, result, fits, max(name_likeness(base, result, weights) or 0.0, words.thresholds.inside))
