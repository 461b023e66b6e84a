"""The figures of a score by name: what tables show and what floors hold."""

from __future__ import annotations

from collections.abc import Mapping

from minsheng_extract.scoring.items import FIELDS as ITEM_FIELDS
from minsheng_extract.scoring.quantities import REPORTED, REQUIRED
from minsheng_extract.scoring.scores import Score, Share, Tally

Measures = Mapping[str, float | None]


def measures(score: Score) -> Measures:
    """Every measure of a score, from 0 to 1; None where there is nothing to measure.

    `items`, `found` and `strict` are F1; `answers_precision` is the precision of the figures given as
    answers to targets; the others are shares of what was found.
    """
    return {
        "items": _f1(score.items),
        **{name: _share(score.item_fields.get(name)) for name in ITEM_FIELDS},
        "found_precision": score.found.precision if score.found.predicted else None,
        "found_recall": score.found.recall if score.found.gold else None,
        "found": _f1(score.found),
        **{name: _share(score.fields.get(name)) for name in (*REQUIRED, *REPORTED)},
        "offices": _share(score.fields.get("lead_units")),
        "strict": _f1(score.strict),
        "alignments": _share(score.alignments),
        "answers_precision": score.actuals.precision if score.actuals.predicted else None,
        "answers_recall": score.actuals.recall if score.actuals.gold else None,
    }


def under(score: Score, floors: Mapping[str, float]) -> list[str]:
    """One line for each measure below its floor. Raises `KeyError` for a measure there is not.

    >>> under(Score(name="all", found=Tally(hits=9, predicted=10, gold=10)), {"found": 0.95})
    ['found is 0.9000, its floor 0.9500']
    """
    got = measures(score)
    low = {name: value for name, floor in floors.items() if (value := got[name]) is None or value < floor}
    return [f"{name} is {value or 0:.4f}, its floor {floors[name]:.4f}" for name, value in low.items()]


def _f1(tally: Tally) -> float | None:
    return tally.f1 if tally.predicted or tally.gold else None


def _share(share: Share | None) -> float | None:
    return share.share if share and share.of else None
