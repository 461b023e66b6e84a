"""Restated targets whose results stand in another passage: the next paragraph, the items under a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from minsheng_extract.aligning.answer import Answer, answer_of
from minsheng_extract.aligning.assigning import Choice, assign
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate, agrees, candidate
from minsheng_extract.aligning.naming import Weights
from minsheng_extract.aligning.passage import Passage, is_for_later, of_one_size
from minsheng_extract.aligning.settling import settled
from minsheng_extract.aligning.vocabulary import Vocabulary

_BEFORE, _BEHIND = 400, 800
_MOST = 80
_ALIKE, _ALIKE_CHANGES, _PROVED = 85.0, 100.0, 50.0
_CUED = 6.0
_TELLING = 3
_FINE, _ROUND = Decimal("0.001"), Decimal("0.05")
_FINEST, _PROVED_FINEST = Decimal("0.0001"), 40.0


def answers_beyond(
    passages: Sequence[Passage], answered: dict[str, Answer], weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """The answers of targets that have none in their own passage, by quantity_id.

    A promise and its result are told in paragraphs that follow each other, one heading may hold
    several promises, and news tells the result first. What is looked for so far away has to be much
    alike, in the very unit and of the same year; where two figures are as like, neither answers.
    """
    taken = {result.id for answer in answered.values() for result in answer.results}
    members = [one for passage in passages for one in passage.members]
    results = sorted((one for one in members if one.is_result and one.id not in taken), key=_start)
    targets = [one for one in members if one.is_target and one.id not in answered and not one.standing.of_task]
    starts = [_start(one) for one in results]
    targets += _told_again(results, starts, weights, words)
    if not targets or not results:
        return {}
    found: list[Candidate] = []
    for target in targets:
        first = bisect_left(starts, target.quantity.start - _BEFORE)
        last = min(bisect_right(starts, target.quantity.end + _BEHIND), first + _MOST)
        timely = (result for result in results[first:last] if _is_in_time(target, result))
        pairs = (candidate(target, result, weights, words) for result in timely)
        cued = _CUED if _is_cued(target, words) else 0.0
        found += [one._replace(score=one.score + cued) for one in pairs if one and _is_sure(one, words)]
    choices = assign(settled(found, {}, weights, words), {}, words.thresholds.margin)
    return {one.candidate.target.id: answer_of(one.candidate) for one in choices if _is_alone(one)}


def _told_again(results: Sequence[Figure], starts: Sequence[int], weights: Weights, words: Vocabulary) -> list[Figure]:
    """Results that are promises: the one under the same name and verb behind them prints a fine ratio to them."""
    again: dict[str, Figure] = {}
    for result in results:
        if _is_fine(result) and result.name.text:
            last = bisect_left(starts, _start(result))
            first = max(bisect_left(starts, _start(result) - _BEHIND), last - _MOST)
            for base in results[first:last]:
                if base.printed or (base.verb, base.name.text) != (result.verb, result.name.text):
                    continue
                one = candidate(base, result, weights, words)
                if one and agrees(base, result, one.fit):
                    again[base.id] = base
    return list(again.values())


def _start(figure: Figure) -> int:
    return figure.quantity.start


def _is_alone(choice: Choice) -> bool:
    return not choice.rivals


def _is_sure(one: Candidate, words: Vocabulary) -> bool:
    """True where the two count in one unit, are of one year, and are called alike or proved by a printed ratio."""
    target, result = one.target, one.result
    if one.fit.marks or not of_one_size(one):
        return False
    if _is_proved(one):
        return True
    if not target.is_target or not _is_of_one_act(target, result, words):
        return False
    if not _is_named(target, result) or one.score < (_ALIKE_CHANGES if target.quantity.change else _ALIKE):
        return False
    if (result.part, result.stock, result.enclosed) != (target.part, target.stock, target.enclosed):
        return False
    return target.quantity.start < result.quantity.start or _is_told_behind(target, result, words)


def _is_named(target: Figure, result: Figure) -> bool:
    """True where the name tells enough, or both stand in lists under the same numbers."""
    path = target.quantity.item_path
    return len(target.name.text) >= _TELLING or (len(path) > 1 and path == result.quantity.item_path)


def _is_of_one_act(target: Figure, result: Figure, words: Vocabulary) -> bool:
    """False for 新建500个, 维护1200个; 新增 and 新建, 改造 and 完成 go together."""
    asked, done = target.verb, result.verb
    if not asked or not done or set(asked) & set(done):
        return True
    return any(words.completed.search(act) or words.finished.search(act) for act in (asked, done))


def _is_cued(target: Figure, words: Vocabulary) -> bool:
    return target.standing.cued or words.restated.search(target.context) is not None


def _is_told_behind(target: Figure, result: Figure, words: Vocabulary) -> bool:
    """True where a promise told behind its result says that it is one, or the text of which time the two are.

    48所，超额完成40所的年度目标, but not 1105人，预计全年将超过1200人.
    """
    mine, yours = target.quantity, result.quantity
    if _is_cued(target, words):
        return True
    dated = "document" not in (mine.deadline_from or "document", yours.deadline_from or "document")
    return dated and mine.sentence_start != yours.sentence_start


def _is_proved(one: Candidate) -> bool:
    """True where the ratio printed for the result, to a tenth of a per cent or finer, is that of the two figures."""
    printed = one.result.printed
    if printed is None or not _is_fine(one.result):
        return False
    least = _PROVED_FINEST if printed.step <= _FINEST else _PROVED
    return one.score >= least and agrees(one.target, one.result, one.fit)


def _is_fine(result: Figure) -> bool:
    printed = result.printed
    return printed is not None and printed.step <= _FINE and printed.value % _ROUND != 0


def _is_in_time(target: Figure, result: Figure) -> bool:
    """A promise of a later year is not kept yet; one told behind its result has to be of that very year."""
    if target.quantity.start < result.quantity.start:
        return not is_for_later(target, result)
    due, reached = target.quantity.deadline, result.quantity.deadline
    return due is not None and reached is not None and due.year == reached.year and reached <= due
