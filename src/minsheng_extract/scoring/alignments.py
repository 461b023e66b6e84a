"""Alignments against the gold: the verdict on each target, and the figures given as its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from minsheng_extract.records import Alignment
from minsheng_extract.scoring.gold import GoldAlignment
from minsheng_extract.scoring.place import Place, shown
from minsheng_extract.scoring.scores import Difference, Score, Share, Tally

_NEAR = Decimal("0.005")
"""A ratio is right within this part of the gold's."""


class Verdict(NamedTuple):
    """A gold target with its prediction (None where it was not found), answers as indices of gold quantities.

    An answer that is no gold quantity has the index None.
    """

    gold: GoldAlignment
    got: Alignment | None
    actuals: tuple[int | None, ...]


def match_alignments(
    gold: Sequence[GoldAlignment],
    predicted: Sequence[Alignment],
    plan_ids: Mapping[int, str],
    report_ids: Mapping[int, str],
) -> tuple[Verdict, ...]:
    """Each required target with its prediction; the ids are those of the quantities that answer the gold's."""
    by_target = {alignment.plan_quantity_id: alignment for alignment in predicted}
    index = {quantity_id: line for line, quantity_id in report_ids.items()}
    verdicts: list[Verdict] = []
    for line in gold:
        got = by_target.get(plan_ids.get(line.plan, ""))
        given = got.actual_quantity_ids if got else ()
        verdicts.append(Verdict(line, got, tuple(index.get(answer) for answer in given)))
    return tuple(verdict for verdict in verdicts if not verdict.gold.optional)


def score_alignments(name: str, verdicts: Sequence[Verdict]) -> Score:
    """Counts of one pair's targets."""
    return Score(
        name=name,
        alignments=Share(right=sum(map(is_right, verdicts)), of=len(verdicts)),
        actuals=Tally(
            hits=sum(len(verdict.actuals) - len(_wrong_answers(verdict)) for verdict in verdicts),
            predicted=sum(len(verdict.actuals) for verdict in verdicts),
            gold=sum(len(verdict.gold.actuals) for verdict in verdicts),
        ),
    )


def alignment_differences(
    place: Place, verdicts: Sequence[Verdict], span: Mapping[int, tuple[int, int]]
) -> Iterator[Difference]:
    """Every target without the gold's verdict, and every figure wrongly given as an answer."""
    for verdict in verdicts:
        at = span[verdict.gold.plan]
        quote = place.text[slice(*at)]
        if verdict.got is None:
            yield place.difference("alignments", "missed", at, quote=quote)
        elif not is_right(verdict):
            both = {"gold": _written(verdict.gold), "got": _written(verdict.got)}
            yield place.difference("alignments", "field", at, quote=quote, field="verdict", **both)
        if wrong := _wrong_answers(verdict):
            both = {"gold": shown((*verdict.gold.actuals, *verdict.gold.also_actuals)), "got": shown(wrong)}
            yield place.difference("alignments", "field", at, quote=quote, field="actuals", **both)


def is_right(verdict: Verdict) -> bool:
    """The status is the gold's and, where the gold has a ratio, the ratio is near it."""
    if verdict.got is None or verdict.got.status not in verdict.gold.readings("status"):
        return False
    return any(_near(verdict.got.ratio, reading) for reading in verdict.gold.readings("ratio"))


def _near(got: Decimal | None, gold: Decimal | None) -> bool:
    return gold is None or (got is not None and abs(got - gold) <= _NEAR * abs(gold))


def _wrong_answers(verdict: Verdict) -> tuple[int | None, ...]:
    right = {*verdict.gold.actuals, *verdict.gold.also_actuals}
    return tuple(answer for answer in verdict.actuals if answer not in right)


def _written(verdict: GoldAlignment | Alignment) -> str:
    return f"{verdict.status} {shown(verdict.ratio)} ({verdict.relation})"
