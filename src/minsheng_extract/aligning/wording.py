"""Targets that the report answers in words alone: 建成全区首个智能查验场."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.aligning.answer import Answer
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.measuring import is_rate
from minsheng_extract.aligning.naming import Name, Sides, Weights, covered, name_of, shut_out, sides_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Status

_SENTENCE = re.compile(r"[^。！？!?\n\t<>；;]+")
_CLAUSE = re.compile(r"[^,:]+")
_COUNT = re.compile(r"\d(?![\d.]*[年月日号])")
_BARE = 3
_SAID = 75.0
_LONGEST = 400


class Clause(NamedTuple):
    """A clause of a report: its name, the words in it that shut others out, and what it says.

    whole
        It says so of several things: 任务已全部完成.
    """

    name: Name
    sides: Sides
    sentence: str
    status: Status
    whole: bool = False


class Saying(NamedTuple):
    """What a clause says: of several things (`whole`) or of one, and how many characters stand before that."""

    status: Status
    whole: bool
    at: int


def clauses_of(
    text: str, promised: Sequence[tuple[int, int]], words: Vocabulary, first: int = 0, last: int | None = None
) -> tuple[Clause, ...]:
    """The clauses of a report's text that say of something that it is done, or not.

    Sentences that promise (将, 力争) or hold a target (`promised`, in order) are left out.
    """
    clauses: list[Clause] = []
    for match in _SENTENCE.finditer(text, first, len(text) if last is None else last):
        if match.end() - match.start() <= _LONGEST and not _overlaps(match.start(), match.end(), promised):
            clauses += _clauses(match.group(), words)
    return tuple(clauses)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


@lru_cache(maxsize=16384)
def _clauses(sentence: str, words: Vocabulary) -> tuple[Clause, ...]:
    folded = fold(sentence)
    if words.telling.search(folded) is None:
        return ()
    found: list[Clause] = []
    before = ""
    for match in _CLAUSE.finditer(folded):
        clause = match.group()
        if said := said_in(clause, words):
            status, whole, told = said
            named = f"{before}{clause}" if whole and told <= _BARE else clause
            found.append(Clause(name_of(named, words), sides_of(named, words), sentence.strip(), status, whole))
        before = clause
    return tuple(found)


def said_in(clause: str, words: Vocabulary) -> Saying | None:
    """What a clause says of something: that it is done, or not."""
    if words.telling.search(clause) is None:
        return None
    if open_ := words.not_done.search(clause):
        return Saying("unmet", True, open_.start())
    step = words.step.search(clause)
    if step and words.done.search(clause, step.end()) is None:
        return Saying("unmet", True, step.start())
    if words.future.search(clause):
        return None
    if not _COUNT.search(clause) or words.of_years.search(clause):
        if over := words.over_done.search(clause):
            return Saying("exceeded", True, over.start())
        if whole := words.all_done.search(clause):
            return Saying("met", True, whole.start())
    done = words.done.search(clause)
    return Saying("met", False, done.start()) if done else None


def answers_in_words(
    targets: Sequence[Figure], clauses_for: Callable[[Figure], Sequence[Clause]], weights: Weights
) -> dict[str, Answer]:
    """What the report says in words of targets, by quantity_id.

    Words are no count: that it is done they say of one thing (建成查验场), of several only where they
    say that all are (任务已全部完成), that it is not (均在建), of several too.
    """
    sayable = [target for target in targets if _is_sayable(target)]
    fitting = [(target, found) for target in sayable if (found := _fitting(target, clauses_for(target)))]
    said = (_said_of(target, clauses, weights) for target, clauses in fitting)
    return {answer.target.id: answer for answer in said if answer}


def _is_sayable(target: Figure) -> bool:
    quantity = target.quantity
    return not (quantity.per or quantity.change or is_rate(quantity)) and bool(target.name.text)


def _fitting(target: Figure, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that can say of the target that it is done, or not."""
    single = target.quantity.value == 1
    said = (clause for clause in clauses if single or clause.whole)
    return [clause for clause in said if not shut_out(target.sides, clause.sides)]


def _said_of(target: Figure, clauses: Sequence[Clause], weights: Weights) -> Answer | None:
    """The clause that names the target best, where it names nearly all of it."""
    told = [(covered(target.name, clause.name, weights), clause.status != "unmet", clause) for clause in clauses]
    best = max(told, key=lambda one: one[:2], default=None)
    if best is None or best[0] < _SAID:
        return None
    return Answer(target, said=best[2].status, sentence=best[2].sentence)
