"""What a report gives as the answer to a target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import Candidate
from minsheng_extract.aligning.made import Made
from minsheng_extract.aligning.measuring import Fit, is_rate
from minsheng_extract.records import Quantity, Relation, Status


class Answer(NamedTuple):
    """A target with its answer.

    results
        The figures that answer; none where only words do, or nothing.
    value
        What was achieved, in the target's unit and on its basis; negative where things changed the
        other way.
    printed_by
        The figure whose printed ratio is about this target.
    share
        What the report says itself of how much is done, where it gives no number: 完成年度任务的95%.
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
    share: Decimal | None = None
    said: Status | None = None
    sentence: str | None = None
    marks: tuple[str, ...] = ()


def answer_of(chosen: Candidate, made: Made | None = None, rivals: Sequence[Candidate] = ()) -> Answer:
    """The answer that a chosen candidate gives.

    `made` says what its result was made of, if it was; `rivals` were as likely.
    """
    target, result, fits = chosen.target, chosen.result, chosen.fit
    return Answer(
        target=target,
        results=made.members if made else (result,),
        value=_signed(target.quantity, result.quantity) * fits.factor,
        relation=made.relation if made else _relation(target.quantity, fits),
        score=chosen.score,
        printed_by=result if result.printed else None,
        marks=(*fits.marks, *(made.marks if made else ()), *_rival_marks(rivals)),
    )


def _rival_marks(rivals: Sequence[Candidate]) -> Iterator[str]:
    if rivals:
        yield f"另有相近的数字：{'、'.join(rival.result.quantity.quote for rival in rivals[:3])}"


def _signed(target: Quantity, result: Quantity) -> Decimal:
    return result.value if result.change == target.change else -result.value


def _relation(target: Quantity, fits: Fit) -> Relation:
    if is_rate(target):
        return "rate"
    return "annualised" if fits.annualised else "direct"
