"""Verdicts against gold: status and ratio decide, wrong answers count against precision."""

from __future__ import annotations

from decimal import Decimal

import pytest

from minsheng_extract.records import Alignment
from minsheng_extract.scoring.alignments import alignment_differences, match_alignments, score_alignments
from minsheng_extract.scoring.gold import GoldAlignment
from minsheng_extract.scoring.place import Place

GOLD = GoldAlignment(
    plan=0, actuals=(3,), also_actuals=(4,), relation="direct", ratio=Decimal("1.2"), status="exceeded"
)
PLAN_IDS = {0: "t0", 1: "t1"}
REPORT_IDS = {3: "a3", 4: "a4", 5: "a5"}


def predicted(**changes: object) -> Alignment:
    fields: dict[str, object] = {
        "alignment_id": "x", "plan_doc_id": "p", "plan_quantity_id": "t0", "report_doc_id": "r",
        "actual_quantity_ids": ("a3",), "relation": "direct", "target_value": Decimal(10), "ratio": Decimal("1.2"),
        "status": "exceeded", "reason": "", "plan_sentence": "",
    }  # fmt: skip
    return Alignment.model_validate(fields | changes)


def verdicts(*got: Alignment, gold: GoldAlignment = GOLD):
    return match_alignments((gold,), got, PLAN_IDS, REPORT_IDS)


@pytest.mark.parametrize(
    ("changes", "right", "hits", "given"),
    [
        ({}, 1, 1, 1),
        ({"ratio": Decimal("1.205")}, 1, 1, 1),
        ({"ratio": Decimal("1.21")}, 0, 1, 1),
        ({"ratio": None}, 0, 1, 1),
        ({"status": "met"}, 0, 1, 1),
        ({"actual_quantity_ids": ("a4",)}, 1, 1, 1),
        ({"actual_quantity_ids": ("a3", "a5")}, 1, 1, 2),
        ({"actual_quantity_ids": ("nowhere in the gold",)}, 1, 0, 1),
        ({"actual_quantity_ids": (), "status": "not_reported", "ratio": None}, 0, 0, 0),
        ({"plan_quantity_id": "t1"}, 0, 0, 0),
    ],
)
def test_one_target(changes, right, hits, given):
    score = score_alignments("it", verdicts(predicted(**changes)))
    assert (score.alignments.right, score.alignments.of) == (right, 1)
    assert (score.actuals.hits, score.actuals.predicted, score.actuals.gold) == (hits, given, 1)


def test_a_ratio_the_gold_leaves_open_is_not_judged():
    gold = GOLD.model_copy(update={"ratio": None, "status": "met"})
    assert score_alignments("it", verdicts(predicted(status="met"), gold=gold)).alignments.right == 1


def test_other_accepted_ratios_count():
    gold = GoldAlignment.model_validate(GOLD.model_dump() | {"also": {"ratio": [0.9, 1.4]}})
    assert score_alignments("it", verdicts(predicted(ratio=Decimal("1.4")), gold=gold)).alignments.right == 1


def test_an_optional_target_is_neither_hit_nor_miss():
    score = score_alignments("it", verdicts(predicted(status="unmet"), gold=GOLD.model_copy(update={"optional": True})))
    assert (score.alignments.of, score.actuals.predicted) == (0, 0)


def test_differences_show_both_verdicts_and_wrong_answers():
    place, spans = Place("it", "新建学校10所"), {0: (4, 7)}
    got = verdicts(predicted(status="unmet", actual_quantity_ids=("a5",)))
    lines = [(one.kind, one.field, one.gold, one.got) for one in alignment_differences(place, got, spans)]
    assert lines == [
        ("field", "verdict", "exceeded 1.2 (direct)", "unmet 1.2 (direct)"),
        ("field", "actuals", "3、4", "5"),
    ]
    assert [one.kind for one in alignment_differences(place, verdicts(), spans)] == ["missed"]
