"""Lines of a report that only tell a plan's promise again; and the progress told right behind its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minsheng_extract.aligning.answer import Answer, answer_of
from minsheng_extract.aligning.context import Context
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate, candidate, name_likeness
from minsheng_extract.aligning.measuring import fit
from minsheng_extract.aligning.naming import Weights
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold

_LINE = re.compile(r"\S[^\n]*")
_MARKS = re.compile(r"[\s。;!]*(?=\n|$)")
_MARKER = 8
_ALIKE, _TELLING = 55.0, 20.0
_DIGITS = 3
_GAP = 1


def without_retold(
    targets: Sequence[Figure], reported: Sequence[Figure], context: Context, words: Vocabulary
) -> tuple[Figure, ...]:
    """A report's figures, those that only tell a promise of the plan again no longer results."""
    promised: dict[object, list[Figure]] = {}
    for target in targets:
        promised.setdefault((target.quantity.value, target.quantity.unit), []).append(target)
    return tuple(
        _unread(one) if any(_is_retold(one, target, context, words) for target in _same(one, promised)) else one
        for one in reported
    )


def _same(one: Figure, promised: dict[object, list[Figure]]) -> Sequence[Figure]:
    return promised.get((one.quantity.value, one.quantity.unit), ()) if one.is_result else ()


def _unread(one: Figure) -> Figure:
    return one._replace(standing=one.standing._replace(part="other"))


def _is_retold(one: Figure, target: Figure, context: Context, words: Vocabulary) -> bool:
    """True for a line of its own that says the very clause of the promise, before a text of what came of it."""
    if one.clause.text != target.clause.text or one.verb != target.verb or not _is_line(one, context.text):
        return False
    quantity = one.quantity
    body = _LINE.search(context.text, quantity.sentence_start + len(quantity.sentence))
    if body is None or words.telling_done.search(fold(quantity.sentence)):
        return False
    if _has_progress(one, body, context, words):
        return True
    told = fold(body.group())
    held = quantity.item_id is not None and body.end() <= context.end_of_item(one)
    return held and not (words.completed.search(told) or words.finished.search(told) or words.reached.search(told))


def _is_line(one: Figure, text: str) -> bool:
    """True where nothing but a number of the item stands in its line."""
    quantity = one.quantity
    line = text.rfind("\n", 0, quantity.sentence_start) + 1
    end = quantity.sentence_start + len(quantity.sentence)
    return bool(text) and quantity.sentence_start - line <= _MARKER and _MARKS.match(text, end) is not None


def _has_progress(one: Figure, body: re.Match[str], context: Context, words: Vocabulary) -> bool:
    """True where the next line begins by counting how far the promise got: 目前已开工18所."""
    following = (figure for figure in context.figures if body.start() <= figure.quantity.start < body.end())
    first = next(following, None)
    if first is None or not first.is_result or first.name.text not in ("", one.name.text):
        return False
    return first.standing.reached and fit(one.quantity, first.quantity, words) is not None


def named_by_promise(reported: Sequence[Figure]) -> tuple[Figure, ...]:
    """A report's figures, the result right behind a promise told in the sentence before by the promise's name.

    30万人高山生态扶贫搬迁（2031—2035年）。上半年已完成搬迁安置4.2万人: the 4.2 are of 高山生态扶贫搬迁.
    """
    named = [
        result._replace(name=base.name) if _is_taken_up(base, result) else result for base, result in pairwise(reported)
    ]
    return (*reported[:1], *named)


def _is_taken_up(base: Figure, result: Figure) -> bool:
    """True where the next sentence counts, in the promise's unit and in words of its name, how much is done."""
    mine, yours = base.quantity, result.quantity
    gap = yours.sentence_start - mine.sentence_start - len(mine.sentence)
    if not base.is_target or not result.is_result or mine.unit != yours.unit or not 0 <= gap <= _GAP:
        return False
    shared = any(len(gram) > 1 for gram in base.name.grams & result.name.grams)
    return result.standing.reached and shared and not result.stock


def answers_retold(
    targets: Sequence[Figure],
    reported: Sequence[Figure],
    answers: dict[str, Answer],
    weights: Weights,
    words: Vocabulary,
) -> dict[str, Answer]:
    """The answers of unanswered targets by what stands right behind their own number, by quantity_id.

    计划总投资80亿元，实际完成投资41亿元: whatever the promise calls it, the 41 are of the 80.
    """
    taken = {result.id for answer in answers.values() for result in answer.results}
    found: dict[str, Answer] = {}
    told = [
        (base, result) for base, result in pairwise(reported) if _is_progress(base, result) and result.id not in taken
    ]
    for target in targets if told else ():
        best = max(_retold_of(target, told, weights, words), key=lambda one: one.score, default=None)
        if best and target.id not in answers:
            found[target.id] = answer_of(best)
    return found


def _is_progress(base: Figure, result: Figure) -> bool:
    """True for a promise restated, and how much of it is done right behind it in its sentence."""
    mine, yours = base.quantity, result.quantity
    if base.is_result or not result.is_result or not result.standing.reached or mine.change or yours.change:
        return False
    return mine.sentence_start == yours.sentence_start and mine.unit == yours.unit and mine.value != yours.value


def _retold_of(
    target: Figure, told: Sequence[tuple[Figure, Figure]], weights: Weights, words: Vocabulary
) -> Iterator[Candidate]:
    for base, result in told:
        mine, yours = target.quantity, base.quantity
        if mine.value != yours.value or mine.unit != yours.unit or mine.per != yours.per:
            continue
        if _is_called_so(target, base, weights, words):
            one = candidate(target, result, weights, words)
            if one:
                yield one


def _is_called_so(target: Figure, base: Figure, weights: Weights, words: Vocabulary) -> bool:
    """True where the two are called alike; of a number that tells by itself (277亿元), a little is enough."""
    telling = len(str(int(target.quantity.value)).strip("0")) >= _DIGITS
    if telling and not target.name.text:
        return True
    return (name_likeness(target, base, weights, words) or 0.0) >= (_TELLING if telling else _ALIKE)
