"""Targets that a report restates, against the results beside them: a row, a paragraph, one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from minsheng_extract.aligning.answer import Answer, answer_of
from minsheng_extract.aligning.assigning import assign
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate, agrees, candidate, favour_lone, name_likeness
from minsheng_extract.aligning.made import Made
from minsheng_extract.aligning.making import made_of
from minsheng_extract.aligning.measuring import Fit, fit
from minsheng_extract.aligning.naming import Weights, weigh
from minsheng_extract.aligning.passage import Passage, is_for_later
from minsheng_extract.aligning.repeats import repeats, with_first_told
from minsheng_extract.aligning.settling import settled
from minsheng_extract.aligning.vocabulary import Vocabulary

_SAME_SENTENCE = 8.0
_NEXT = 12.0
_FOLLOWS = 35.0
_NEAR = 120
_CONTRASTED = 60.0
_PROVED = 80.0
_NAME = 2
_UNFIT = Fit(Decimal(1), ("单位不同",))


def answers_inside(passages: Sequence[Passage], words: Vocabulary) -> tuple[dict[str, Answer], Weights]:
    """The answer to each restated target that has one, by the target's quantity_id; and what the names' grams tell."""
    figures = [figure for passage in passages for figure in passage.members]
    weights = weigh(name for figure in figures for name in (figure.name, figure.clause))
    answers: dict[str, Answer] = {}
    for passage in passages:
        answers |= with_first_told(_answers_in(passage, weights, words), passage, weights, words)
    return answers, weights


def _answers_in(passage: Passage, weights: Weights, words: Vocabulary) -> dict[str, Answer]:
    """First what printed ratios prove, then what is most alike, then what only 实际 parts."""
    answers = _by_printed_ratio(passage, weights, words)
    if _are_scattered(passage.members):
        return answers
    taken = _taken(answers)
    free = [one for one in passage.members if one.id not in taken]
    if any(one.is_target for one in free):
        answers |= _most_alike(passage, free, weights, words)
    return answers | _by_contrast(passage, answers, weights, words)


def _most_alike(passage: Passage, free: Sequence[Figure], weights: Weights, words: Vocabulary) -> dict[str, Answer]:
    """The targets with the results most like them, among the figures that no printed ratio has taken."""
    made = {one.figure.id: one for one in made_of(free, words)}
    by_sentence: dict[int, list[Figure]] = {}
    for one in made.values():
        by_sentence.setdefault(one.figure.quantity.sentence_start, []).append(one.figure)
    open_ids = {one.id for one in free}
    giving = {one.id for one in free if one.is_result or one.standing.part == "ratio"}
    found: list[Candidate] = []
    for target in free if giving else ():
        if target.is_target:
            around = passage.around(target)
            near = [one for one in around if one.id in giving]
            if by_sentence:
                sentences = dict.fromkeys(one.quantity.sentence_start for one in around if one.id in open_ids)
                near += [figure for sentence in sentences for figure in by_sentence.get(sentence, ())]
            pairs = (_candidate(target, result, passage, weights, words) for result in near if _may(target, result))
            found += [one for one in pairs if one]
    found = settled(found, made, weights, words)
    return _chosen([one for one in favour_lone(found) if one.score >= words.thresholds.inside], made, words)


def _are_scattered(members: Sequence[Figure]) -> bool:
    """True for cells of a table whose rows were lost: only a printed ratio shows what belongs together."""
    cells = (one.quantity for one in members)
    return all(not cell.item_id and not cell.location and cell.sentence.strip() == cell.quote.strip() for cell in cells)


def _may(target: Figure, result: Figure) -> bool:
    """A result for a target; the number of a printed ratio only for a target of that rate itself."""
    return result.is_result or (target.standing.of_task and result.standing.part == "ratio")


def _taken(answers: dict[str, Answer]) -> set[str]:
    """Targets that have their answer, and the results that gave it."""
    return {result.id for answer in answers.values() for result in answer.results} | answers.keys()


def _candidate(
    target: Figure, result: Figure, passage: Passage, weights: Weights, words: Vocabulary
) -> Candidate | None:
    """The result as a candidate; near ones are likelier."""
    if passage.bars(target, result):
        return None
    one = candidate(target, result, weights, words)
    if one is None or not passage.admits(one) or repeats(target, result, passage, words):
        return None
    together = _are_together(target, result)
    adjacent = passage.adjacent(target, result)
    nearness = (_SAME_SENTENCE if together else 0.0) + (_NEXT if adjacent else 0.0)
    followed = _follows(target, result) if together else passage.tabular and _is_nameless(target, result)
    restated = adjacent and followed and not one.fit.marks
    return one._replace(score=one.score + nearness + (_FOLLOWS if restated else 0.0))


def _follows(target: Figure, result: Figure) -> bool:
    """True for one form: 计划500个，已完成612个, where neither needs a name."""
    return result.standing.reached or not (target.name.text and result.name.text)


def _is_nameless(target: Figure, result: Figure) -> bool:
    """True for one form in cells of a row: 控制在900人内 | 870人, where the promise has no name of its own."""
    mine, yours = target.quantity, result.quantity
    in_row = mine.item_id is not None and mine.unit is not None
    return in_row and len(target.name.text) < _NAME and mine.start < yours.start


def _chosen(candidates: Sequence[Candidate], made: dict[str, Made], words: Vocabulary) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for choice in assign(candidates, {}, words.thresholds.margin):
        one = choice.candidate
        answers[one.target.id] = answer_of(one, made.get(one.result.id), choice.rivals)
    return answers


def _by_printed_ratio(passage: Passage, weights: Weights, words: Vocabulary) -> dict[str, Answer]:
    """Targets in any wording, found because the printed ratio is that of the two figures.

    15个幸福院建设已完成8个(53%): 8 of 15 is 53 %.
    """
    answers: dict[str, Answer] = {}
    for result in sorted(passage.members, key=_is_begun):  # what is finished answers before what is begun
        if result.printed is None or not result.is_result:
            continue
        near = (base for base in passage.around(result) if base.id not in answers)
        bases = [one for base in near if (one := _base(base, result, weights, words))]
        best = max(bases, key=lambda one: _merit(one.target, result, one.score), default=None)
        if best is not None:
            answers[best.target.id] = answer_of(best)
    return answers


def _are_together(one: Figure, other: Figure) -> bool:
    return one.quantity.sentence_start == other.quantity.sentence_start


def _is_begun(figure: Figure) -> bool:
    return figure.begun


def _merit(base: Figure, result: Figure, likeness: float) -> tuple[bool, bool, int]:
    """A target before another figure, a like name before another, then the nearest."""
    distance = abs(base.quantity.start - result.quantity.start)
    return base.is_target, likeness > _PROVED, -distance


def _base(base: Figure, result: Figure, weights: Weights, words: Vocabulary) -> Candidate | None:
    """The figure as the target of which the printed ratio is the share, where it stands near and agrees."""
    mine, yours = base.quantity, result.quantity
    if base.id == result.id or base.printed or (mine.value == yours.value and not base.is_target):
        return None
    if not -_NEAR < mine.start - yours.end < len(yours.sentence) - (yours.end - yours.sentence_start):
        return None
    fits = fit(mine, yours, words) or (_UNFIT if _is_named(base, result) else None)
    if fits is None or not agrees(base, result, fits):
        return None
    return Candidate(base, result, fits, max(name_likeness(base, result, weights, words) or 0.0, _PROVED))


def _is_named(base: Figure, result: Figure) -> bool:
    """True where the phrase of the result's ratio names the base: 完成目标任务1200人的114%."""
    mine, printed = base.quantity, result.printed
    place = mine.start - mine.sentence_start
    same = mine.sentence_start == result.quantity.sentence_start
    return printed is not None and same and printed.start <= place < printed.number


def _by_contrast(
    passage: Passage, answers: dict[str, Answer], weights: Weights, words: Vocabulary
) -> dict[str, Answer]:
    """Targets that are one only because 实际 stands before the result: 改造600万套；实际开工606万套."""
    taken = _taken(answers)
    found: dict[str, Answer] = {}
    for result in passage.members:
        if not result.standing.really or not result.is_result or result.quantity.change or result.id in taken:
            continue
        earlier = [one for one in passage.around(result) if one.quantity.start < result.quantity.start]
        bases = [one for one in reversed(earlier) if not one.standing.really and one.id not in {*taken, *found}]
        bases = [one for one in bases if _are_together(one, result) or not is_for_later(one, result)]
        pairs = (candidate(base, result, weights, words) for base in bases if base.standing.part != "ratio")
        alike = [one for one in pairs if one and one.score >= _CONTRASTED and not one.fit.marks]
        if alike:
            best = max(alike, key=lambda one: one.score)
            found[best.target.id] = answer_of(best)
    return found
