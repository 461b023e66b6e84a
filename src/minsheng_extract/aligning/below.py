"""Promises of a heading that the items below it answer: 三、新增食堂30所、书屋40家, （一）新增31所…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minsheng_extract.aligning.answer import Answer, answer_of
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate, candidate
from minsheng_extract.aligning.naming import Weights
from minsheng_extract.aligning.passage import Passage, is_for_later, of_one_size
from minsheng_extract.aligning.vocabulary import Vocabulary


def answers_below(
    passages: Sequence[Passage], answered: dict[str, Answer], weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """The answers of unanswered promises by the first result of an item right below theirs, by quantity_id.

    Whatever it is called: it has the promise's verb and unit, as no other promise and no other such
    result has, and is no less than was promised, so that it is no part of it.
    """
    taken = {result.id for answer in answered.values() for result in answer.results}
    found: dict[str, Answer] = {}
    for at, passage in enumerate(passages):
        targets = [one for one in passage.members if one.is_target]
        if not passage.path or all(one.id in answered for one in targets):
            continue
        below = [one for one in _first_below(passages, at) if one.id not in taken]
        for target in targets:
            alike = [one for one in below if _is_of_kind(target, one)]
            lone = len(alike) == 1 and sum(_is_of_kind(target, one) for one in targets) == 1
            best = _kept(target, alike[0], weights, words) if lone and target.id not in answered else None
            if best:
                found[target.id] = answer_of(best)
    return found


def _first_below(passages: Sequence[Passage], at: int) -> Iterator[Figure]:
    """The first result of each item right below a passage's."""
    path = passages[at].path
    for later in passages[at + 1 :]:
        if later.path[: len(path)] != path or later.path == path:
            return
        first = next((one for one in later.members if one.is_result), None)
        if first and len(later.path) == len(path) + 1:
            yield first


def _is_of_kind(target: Figure, one: Figure) -> bool:
    mine, yours = target.quantity, one.quantity
    return bool(target.verb) and target.verb == one.verb and mine.unit == yours.unit and mine.change == yours.change


def _kept(target: Figure, result: Figure, weights: Weights, words: Vocabulary) -> Candidate | None:
    """The result, where it can be the promise's and is no less."""
    one = candidate(target, result, weights, words)
    if one is None or one.fit.marks or is_for_later(target, result) or result.part or result.stock:
        return None
    enough = result.quantity.value * one.fit.factor >= target.quantity.value
    return one if enough and of_one_size(one) else None
