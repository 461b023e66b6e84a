"""Targets of which words right behind them say what became: 200户任务已超额完成; a cell with 完成任务 in their row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.context import Context
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.measuring import fit, is_rate
from minsheng_extract.aligning.passage import Passage
from minsheng_extract.aligning.sentence import sentence_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.aligning.wording import Clause, said_in
from minsheng_extract.folding import fold
from minsheng_extract.records import Status

_QUOTED = re.compile(r"^[^,;。”“]{0,40}”(?:等\d*[项个件类]?)?")
_ENDS = re.compile(r"[,;。!?()\n\t|]")
_CELLS = re.compile(r"[|\t]")
_NEAR, _SHORT, _FAR = 12, 8, 80


def answers_said(
    passages: Sequence[Passage], answered: dict[str, Answer], context: Context, words: Vocabulary
) -> dict[str, Answer]:
    """The answers that words right behind an unanswered target give, by quantity_id."""
    found: dict[str, Answer] = {}
    for passage in passages:
        for target in passage.members:
            if target.id in answered or not _is_sayable(target):
                continue
            told = _in_clause(target, words) or _waiting(target, context, words)
            told = told or _in_row(target, passage, context, words)
            if told:
                found[target.id] = Answer(target, said=told[0], sentence=told[1])
    return found


def _is_sayable(target: Figure) -> bool:
    quantity = target.quantity
    return target.is_target and not (quantity.per or quantity.change or is_rate(quantity))


def _in_clause(target: Figure, words: Vocabulary) -> tuple[Status, str] | None:
    """What the rest of the target's clause says; of a project in quotes, what is said of the project."""
    quantity = target.quantity
    rest = sentence_of(quantity.sentence).folded[quantity.end - quantity.sentence_start :]
    quoted = _QUOTED.match(rest)
    clause = _ENDS.split(rest[quoted.end() if quoted else 0 :])[0]
    off = words.called_off.search(clause) if quoted else None
    if off and off.end() == len(clause):  # 取消; not 取消门槛
        return "unmet", quantity.sentence.strip()
    if quoted and any(map(str.isdigit, clause)):
        return None  # 已完成投资300万元 tells of the money
    said = said_in(clause, words)
    if said is None or not (quoted or (said.whole and _names_task(clause, said.at, words))):
        return None
    return said.status, quantity.sentence.strip()


def clauses_waiting(reported: Sequence[Figure], context: Context, words: Vocabulary) -> Iterator[Clause]:
    """What a report says of promises that it restates only to say that they are not begun."""
    for promise in reported:
        if _is_sayable(promise) and (told := _waiting(promise, context, words)):
            yield Clause(promise.name, promise.sides, told[1], told[0], whole=True)


def _waiting(target: Figure, context: Context, words: Vocabulary) -> tuple[Status, str] | None:
    """What is said behind a promise that waits: 计划建设学校22所|，尚未开工; not of a part (其中|2个|尚未开工)."""
    quantity = target.quantity
    first = bisect_left(context.starts, quantity.sentence_start)
    before = context.figures[first : bisect_left(context.starts, quantity.start)]
    if any(one.quantity.unit == quantity.unit for one in before):
        return None
    waits = words.waiting.match(fold(context.text[quantity.end : quantity.end + _FAR]))
    return ("unmet", quantity.sentence.strip()) if waits else None


def _names_task(clause: str, until: int, words: Vocabulary) -> bool:
    """True for 任务已超额完成 right behind the figure, not for 其中8件圆满完成任务."""
    task = words.restated.search(clause)
    return task is not None and task.start() <= until <= _NEAR


def _in_row(target: Figure, passage: Passage, context: Context, words: Vocabulary) -> tuple[Status, str] | None:
    """What a cell of its own in the target's row says of it, where the row has no figure in its unit."""
    others = (one for one in passage.members if one.id != target.id)
    if any(fit(target.quantity, one.quantity, words) for one in others):
        return None
    for cell in _cells_behind(target, context.text):
        said = said_in(fold(cell), words)
        if said and (said.whole or len(cell) < _SHORT // 2):
            return said.status, cell
    return None


def _cells_behind(target: Figure, text: str) -> Iterator[str]:
    """The short cells that stand behind the target in its line, if that is a row."""
    end = text.find("\n", target.quantity.end)
    line = text[target.quantity.end : end if end >= 0 else len(text)]
    cells = (cell.strip().rstrip("。") for cell in _CELLS.split(line)[1:])
    return (cell for cell in cells if 0 < len(cell) <= _SHORT and not any(char.isdigit() for char in cell))
