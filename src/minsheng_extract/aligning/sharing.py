"""Targets of which the report says only what share is done: 公园建设完成年度任务的95%; 工程完成工程量的70%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import name_likeness
from minsheng_extract.aligning.measuring import fit, is_rate
from minsheng_extract.aligning.naming import Weights, covered, name_of, shut_out
from minsheng_extract.aligning.vocabulary import Vocabulary

_NAMED = 75.0
_EARLIER = 0.95
_SAME_NUMBER = 30.0


def answers_by_share(
    targets: Sequence[Figure], reported: Sequence[Figure], weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """The answers of unanswered targets to which a share without a number belongs, by quantity_id; each share once."""
    shares = [(at, one) for at, one in enumerate(reported) if one.standing.share]
    open_targets = [target for target in targets if not is_rate(target.quantity) and _is_named(target, words)]
    if not shares or not open_targets:
        return {}
    pairs: list[tuple[float, Figure, Figure]] = []
    for at, share in shares:
        restated = _restated_before(reported, at)
        pairs += _pairs(open_targets, share, restated, weights, words)
    answers: dict[str, Answer] = {}
    taken: set[str] = set()
    for _, target, share in sorted(pairs, key=lambda pair: -pair[0]):
        if target.id not in answers and share.id not in taken and share.standing.share:
            taken.add(share.id)
            answers[target.id] = Answer(target, (share,), relation="rate", share=share.standing.share.value)
    return answers


def _is_named(target: Figure, words: Vocabulary) -> bool:
    """False where the name says no more than what is done: 全年完成改造30万户."""
    return bool(target.name.text) and target.name.text not in words.action_class


def _restated_before(reported: Sequence[Figure], at: int) -> Figure | None:
    """The number right before a share, of which it is one: 9处工程完成工程量的70%."""
    if not at:
        return None
    before, share = reported[at - 1], reported[at]
    same = before.quantity.sentence_start == share.quantity.sentence_start
    return before if same and before.standing.part == "other" else None


def _pairs(
    targets: Sequence[Figure], share: Figure, restated: Figure | None, weights: Weights, words: Vocabulary
) -> Iterator[tuple[float, Figure, Figure]]:
    """Targets that the share's clause names; of those whose very number it restates, a like name is enough."""
    topic = name_of(share.topic, words)
    for target in targets:
        if shut_out(target.sides, share.sides):
            continue
        likeness = max(covered(target.name, share.clause, weights), _EARLIER * covered(target.name, topic, weights))
        if restated and _is_same_number(target, restated, words):
            likeness = max(likeness, _SAME_NUMBER + (name_likeness(target, restated, weights, words) or 0.0))
        if likeness >= _NAMED:
            yield likeness, target, share


def _is_same_number(target: Figure, restated: Figure, words: Vocabulary) -> bool:
    fits = fit(target.quantity, restated.quantity, words)
    return fits is not None and restated.quantity.value * fits.factor == target.quantity.value
