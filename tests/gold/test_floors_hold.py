"""The scores on the samples stay at or above the floors, and the floors above what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from minsheng_extract.scoring import Scores, as_lines, evaluate, read_floors, under

SAMPLES = Path(__file__).parents[2] / "samples"
ASKED_FOR = {
    "items": 0.99, "lead_units": 0.99, "responsible_units": 0.99, "leaders": 0.99,
    "found": 0.995, "value_high": 0.98, "unit": 0.98, "per": 0.98, "comparator": 0.98, "change": 0.98,
    "role": 0.98, "deadline": 0.98, "indicator": 0.93, "strict": 0.90,
    "alignments": 0.95, "answers_precision": 0.98,
}  # fmt: skip


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate(SAMPLES)


def test_the_scores_hold_the_floors(scores):
    floors = read_floors(SAMPLES)
    assert floors is not None
    low = under(scores.total, floors.floors)
    assert not low, "\n".join([*low, *as_lines(scores.differences)])


def test_the_floors_are_no_lower_than_what_was_asked_for():
    floors = read_floors(SAMPLES)
    assert floors is not None
    assert {
        name: floors.floors.get(name, 0) for name in ASKED_FOR if floors.floors.get(name, 0) < ASKED_FOR[name]
    } == {}


def test_the_alignments_of_each_gold_file_hold(scores):
    """The plan against its report, and the report's own table: a good one must not hide a bad one."""
    shares = {part.name: part.alignments.share for part in scores.parts if part.alignments.of}
    assert len(shares) == 2
    assert min(shares.values()) >= ASKED_FOR["alignments"], shares
