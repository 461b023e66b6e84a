from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from made_quantities import quantity, target

from minsheng_extract.aligning import align
from minsheng_extract.records import Alignment, Quantity
from minsheng_extract.rulebook import load_rules

JOBLESS = {"indicator": "城镇调查失业率"}


def verdict(promised: Quantity, reached: Quantity) -> Alignment:
    (alignment,) = align([promised], [reached], rules=load_rules())
    return alignment


@pytest.mark.parametrize(
    ("promised", "reached", "ratio", "status"),
    [
        # more is better
        ({"written": "50 场", "comparator": ">="}, {"written": "201 场"}, "4.02", "exceeded"),
        ({"written": "12 所"}, {"written": "12 所"}, "1", "met"),
        ({"written": "5000 个"}, {"written": "5017 个"}, "1.0034", "exceeded"),
        ({"written": "200 户"}, {"written": "190 户"}, "0.95", "unmet"),
        # less is better
        ({"written": "5.5 %", "comparator": "<="}, {"written": "5.1 %"}, "0.9273", "exceeded"),
        ({"written": "5.5 %", "comparator": "<="}, {"written": "5.5 %"}, "1", "met"),
        ({"written": "5.5 %", "comparator": "<="}, {"written": "5.9 %"}, "1.0727", "unmet"),
        ({"written": "5.5 %", **JOBLESS}, {"written": "5.1 %", **JOBLESS}, "0.9273", "exceeded"),
        ({"written": "35 微克/立方米", "comparator": "<"}, {"written": "31 微克/立方米"}, "0.8857", "exceeded"),
        # a range
        ({"written": "25 %", "value_high": Decimal(30), "comparator": "range"}, {"written": "27 %"}, "1", "met"),
        ({"written": "25 %", "value_high": Decimal(30), "comparator": "range"}, {"written": "33 %"}, "1.1", "exceeded"),
        ({"written": "25 %", "value_high": Decimal(30), "comparator": "range"}, {"written": "20 %"}, "0.8", "unmet"),
        # words of comparison at the target's own figure
        ({"written": "100 人次", "comparator": ">="}, {"written": "100 人次", "comparator": ">"}, "1", "met"),
        ({"written": "100 人次", "comparator": ">"}, {"written": "100 人次", "comparator": ">"}, "1", "met"),
        ({"written": "100 人次", "comparator": ">="}, {"written": "100 人次", "comparator": "<"}, "1", "unmet"),
        ({"written": "100 人次"}, {"written": "100 人次", "comparator": "~"}, "1", "met"),
        ({"written": "5000 间", "comparator": "~"}, {"written": "4950 间"}, "0.99", "met"),
        ({"written": "5000 间", "comparator": "~"}, {"written": "4000 间"}, "0.8", "unmet"),
        # changes
        ({"written": "30 %", "change": "increase"}, {"written": "38.84 %", "change": "increase"}, "1.2947", "exceeded"),
        ({"written": "3 %", "change": "decrease"}, {"written": "5 %", "change": "decrease"}, "1.6667", "exceeded"),
        # units and bases
        ({"written": "120 公里"}, {"written": "132000 米"}, "1.1", "exceeded"),
        ({"written": "10 公顷"}, {"written": "165 亩"}, "1.1", "exceeded"),
        ({"written": "1000 人次", "per": "月"}, {"written": "15000 人次"}, "1.25", "exceeded"),
        ({"written": "300 辆", "per": "日"}, {"written": "300 辆", "per": "日"}, "1", "met"),
    ],
)  # fmt: skip
def test_ratio_and_status(promised: dict[str, Any], reached: dict[str, Any], ratio: str, status: str) -> None:
    got = verdict(target(**promised), quantity(**reached))
    assert (got.ratio, got.status) == (Decimal(ratio), status)
    assert got.ratio is not None
    assert abs(got.actual_value / got.target_value - got.ratio) <= Decimal("0.00005") or "range" in str(promised)


@pytest.mark.parametrize(
    ("promised", "reached"),
    [
        ({"written": "50 个"}, {"written": "50 公里"}),
        ({"written": "50 个"}, {"written": "50 %"}),
        ({"written": "5 %", "change": "increase"}, {"written": "85 %"}),
        ({"written": "600 平方米", "per": "家"}, {"written": "600 平方米"}),
        ({"written": "50 个", "indicator": "城镇公厕"}, {"written": "50 个", "indicator": "农村公厕"}),
    ],
)
def test_what_cannot_answer_is_not_reported(promised: dict[str, Any], reached: dict[str, Any]) -> None:
    got = verdict(target(**promised), quantity(**reached))
    assert (got.status, got.relation, got.ratio, got.actual_quantity_ids) == ("not_reported", "none", None, ())


@pytest.mark.parametrize(("unit", "other", "marked"), [("人", "名", False), ("人", "人次", True), ("件", "件次", True),
                                                       ("场", "场次", False), ("家", "所", True), ("台", "套", True),
                                                       ("个", "项", True)])  # fmt: skip
def test_units_that_answer_each_other(unit: str, other: str, marked: bool) -> None:
    got = verdict(target(f"40 {unit}"), quantity(f"50 {other}"))
    assert got.ratio == Decimal("1.25")
    assert any("单位" in mark for mark in got.review) == marked


def test_half_a_year_is_marked_and_divided_by_its_months() -> None:
    early = quantity("6000 人次", deadline=date(2031, 6, 30))
    assert verdict(target("1000 人次", per="月"), early).ratio == 1
    got = verdict(target("12000 人次"), early)
    assert (got.ratio, got.status) == (Decimal("0.5"), "unmet")
    assert any("2031-06-30" in mark for mark in got.review)


def test_the_reason_is_one_sentence_with_both_figures() -> None:
    got = verdict(
        target("50 场", action="开展", indicator="招聘会", comparator=">="), quantity("201 场", indicator="招聘会")
    )
    assert got.reason == "目标开展招聘会不少于50场，实际201场，为目标的402%，超额完成。"


def test_unmet_though_the_report_says_that_the_task_is_done() -> None:
    sentence = "参加培训学生3109人，圆满完成任务"
    said = quantity("3109 人", indicator="参加培训学生", sentence=sentence, start=6, sentence_start=0)
    got = verdict(target("20000 名", indicator="参加培训学生"), said)
    assert (got.status, got.claimed, got.ratio) == ("unmet", "圆满完成任务", Decimal("0.1555"))
    assert any("圆满完成任务" in mark for mark in got.review)


def test_a_printed_ratio_that_differs_is_marked() -> None:
    sentence = "建成体育公园55个，完成率122%"
    got = verdict(target("50 个"), quantity("55 个", sentence=sentence, start=6, sentence_start=0))
    assert (got.claimed, got.ratio) == ("122%", Decimal("1.1"))
    assert any("122%" in mark and "110%" in mark for mark in got.review)


def test_a_change_the_other_way_is_unmet_without_a_ratio() -> None:
    got = verdict(target(written="6 %", change="increase"), quantity(written="2 %", change="decrease"))
    assert (got.ratio, got.status) == (None, "unmet")
