"""Targets that the report answers in words alone: 建成全区首个智能查验场."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.naming import Name, Sides, Weights, covered, name_of, shut_out, sides_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Status

_SENTENCE = re.compile(r"[^。！？!?\n\t<>；;]+")
_CLAUSE = re.compile(r"[^,:]+")
_SAID = 75.0
_LONGEST = 400


class Said(NamedTuple):
    """What a sentence says of a target, and the sentence."""

    status: Status
    sentence: str


class Clause(NamedTuple):
    """A clause of a report: its name, the words in it that shut others out, and what it says."""

    name: Name
    sides: Sides
    sentence: str
    status: Status


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
    found: list[Clause] = []
    for match in _CLAUSE.finditer(fold(sentence)):
        clause = match.group()
        if words.not_done.search(clause):
            found.append(Clause(name_of(clause, words), sides_of(clause, words), sentence.strip(), "unmet"))
        elif words.done.search(clause) and not words.future.search(clause):
            found.append(Clause(name_of(clause, words), sides_of(clause, words), sentence.strip(), "met"))
    return tuple(found)


def said_of(target: Figure, clauses: Sequence[Clause], weights: Weights) -> Said | None:
    """What the report says in words of a target of one thing: 建设一个查验场.

    Words are no count: a target of several is answered only by figures.
    """
    quantity = target.quantity
    if quantity.value != 1 or quantity.per or quantity.change or not target.name.text:
        return None
    best = max(
        (clause for clause in clauses if not shut_out(target.sides, clause.sides)),
        key=lambda clause: (covered(target.name, clause.name, weights), clause.status == "met"),
        default=None,
    )
    if best is None or covered(target.name, best.name, weights) < _SAID:
        return None
    return Said(best.status, best.sentence)
