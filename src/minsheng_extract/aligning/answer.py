"""What a report gives as the answer to a target."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate
from minsheng_extract.aligning.measuring import is_rate
from minsheng_extract.records import Relation, Status


class Answer(NamedTuple):
    """A target with its answer.

    results
        The figures that answer; none where only words do, or nothing.
    value
        What was achieved, in the target's unit and on its basis.
    printed_by
        The figure whose printed ratio is about this target.
    said
        The status that words alone give (met, unmet), and the sentence that says so.
    marks
        Why a person should look.
    """

    target: Figure
    results: tuple[Figure, ...] = ()
    value: Decimal | None = None
    relation: Relation = "none"
    score: float | None = None
    printed_by: Figure | None = None
    said: Status | None = None
    sentence: str | None = None
    marks: tuple[str, ...] = ()


def answer_of(chosen: Candidate, members: tuple[Figure, ...] = ()) -> Answer:
    """The answer that a chosen candidate gives; `members` are the figures that it is the sum of."""
    target, result, fits = chosen.target, chosen.result, chosen.fit
    relation: Relation = "direct"
    if members:
        relation = "sum"
    elif is_rate(target.quantity):
        relation = "rate"
    elif fits.annualised:
        relation = "annualised"
    return Answer(
        target=target,
        results=members or (result,),
        value=result.quantity.value * fits.factor,
        relation=relation,
        score=chosen.score,
        printed_by=result if result.printed else None,
        marks=fits.marks,
    )
