from __future__ import annotations

from decimal import Decimal

from gold_figures import document_of, quantities_of
from hypothesis import given, settings
from hypothesis import strategies as st
from made_quantities import quantity, target

from minsheng_extract.aligning import align
from minsheng_extract.records import Quantity

UNITS = ["个", "人", "人次", "%", "公里", "亩", "元", "场", ""]
NOUNS = ["体育公园", "农村公路", "护理型床位", "就业培训", "覆盖率", ""]


@st.composite
def figures(draw: st.DrawFn, role: str) -> list[Quantity]:
    drawn = draw(
        st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(UNITS), st.sampled_from(NOUNS)), max_size=12)
    )
    make = target if role == "target" else quantity
    return [
        make(f"{value} {unit}".strip(), start=place * 100, indicator=noun or None)
        for place, (value, unit, noun) in enumerate(drawn)
    ]


@settings(max_examples=60, deadline=None)
@given(figures("target"), figures("actual"), st.randoms(use_true_random=False))
def test_any_figures_are_aligned_the_same_in_any_order(
    promised: list[Quantity], reported: list[Quantity], chance: object
) -> None:
    found = align(promised, reported)
    assert [one.plan_quantity_id for one in found] == [one.quantity_id for one in promised]
    chance.shuffle(promised)  # type: ignore[attr-defined]
    chance.shuffle(reported)  # type: ignore[attr-defined]
    assert align(promised, reported) == found


@settings(max_examples=60, deadline=None)
@given(figures("target"), figures("actual"))
def test_one_result_answers_one_target_and_the_ratio_is_theirs(
    promised: list[Quantity], reported: list[Quantity]
) -> None:
    found = align(promised, reported)
    answers = [answer for one in found for answer in one.actual_quantity_ids]
    answered = {(answer, one.target_value) for one in found for answer in one.actual_quantity_ids}
    assert len(set(answers)) == len(answered)  # one promise may be told twice
    assert set(answers) <= {one.quantity_id for one in reported}
    for one in found:
        assert (one.status == "not_reported") == (not one.actual_quantity_ids)
        if one.ratio is not None and one.actual_value is not None:
            assert abs(one.ratio * one.target_value - one.actual_value) <= abs(one.target_value) * Decimal("0.00006")


def test_twice_the_same_is_the_same() -> None:
    plan, report = document_of("nanhai-2023-plan", "plan", 2023), document_of("nanhai-2023-report", "report", 2023)
    promised, reported = quantities_of("nanhai-2023-plan", plan), quantities_of("nanhai-2023-report", report)
    first = align(promised, reported, plan=plan, report=report)
    assert align(reversed(promised), reversed(reported), plan=plan, report=report) == first


def test_nothing_against_nothing() -> None:
    assert align([], []) == ()
    assert align([], [quantity("5 个")]) == ()
    (alone,) = align([target("5 个")], [])
    assert alone.status == "not_reported"
