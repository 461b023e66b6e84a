from __future__ import annotations

from datetime import date

import pytest
from made_quantities import quantity, target

from minsheng_extract.aligning import PairError, align, pair_documents, why_apart
from minsheng_extract.records import DocType, Document


def notice(title: str, doc_type: DocType, year: int | None, region: str | None, code: str | None = None) -> Document:
    document = Document.from_text(title, year=year, doc_type=doc_type, title=title, path=title)
    return document.model_copy(update={"region": region, "region_code": code})


PLAN = notice("青山县2031年民生实事工作方案", "plan", 2031, "南州省青山县", "990101")
REPORT = notice("青山县2031年民生实事完成情况", "report", 2031, "南州省青山县", "990101")
ELSEWHERE = notice("白水县2031年民生实事完成情况", "report", 2031, "南州省白水县", "990102")
LATER = notice("青山县2032年民生实事完成情况", "report", 2032, "南州省青山县", "990101")
LONG = notice("青山县2029—2033年民生工程规划", "plan", 2033, "南州省青山县", "990101")
NOWHERE = notice("民生实事完成情况", "report", None, None)


def test_documents_of_one_place_and_year_are_paired_and_reports_with_themselves() -> None:
    pairing = pair_documents([REPORT, ELSEWHERE, LATER, PLAN, NOWHERE])
    pairs = {(pair.plan.title, pair.report.title, pair.kind) for pair in pairing.pairs}
    assert pairs == {
        (PLAN.title, REPORT.title, "yearly"),
        *((one.title, one.title, "inside") for one in (REPORT, ELSEWHERE, LATER, NOWHERE)),
    }
    assert [(miss.plan.title, miss.report.title) for miss in pairing.refusals] == [(PLAN.title, LATER.title)]
    assert "2031年" in pairing.refusals[0].reason
    assert "2032年" in pairing.refusals[0].reason


def test_plans_and_reports_that_nobody_can_tell_the_partner_of_are_named() -> None:
    assert pair_documents([PLAN, REPORT, NOWHERE]).unplaced == (NOWHERE,)
    assert pair_documents([REPORT, NOWHERE]).unplaced == ()
    yearless = notice("青山县民生实事工作方案", "plan", None, "南州省青山县", "990101")
    assert pair_documents([yearless, REPORT]).unplaced == (yearless,)
    alone = notice("工作报告", "both", None, None)
    assert pair_documents([alone]).unplaced == ()


def test_a_plan_of_several_years_belongs_to_each_years_report() -> None:
    pairs = pair_documents([LONG, REPORT, LATER]).pairs
    assert {(pair.report.title, pair.kind) for pair in pairs if pair.plan is LONG} == {
        (REPORT.title, "across_years"),
        (LATER.title, "across_years"),
    }


WORK_REPORT = notice("青山县2031年政府工作报告", "report", 2031, "南州省青山县", "990101")
SHORT_NAME = notice("方案", "plan", 2031, "青山县")
LONG_NAME, OTHER_NAME = notice("报告", "report", 2031, "南州省青山县"), notice("报告", "report", 2031, "南州省白水县")


@pytest.mark.parametrize(
    ("plan", "report", "reason"),
    [
        (PLAN, REPORT, None),
        (PLAN, NOWHERE, None),
        (PLAN, ELSEWHERE, "地区不同：计划属南州省青山县，报告属南州省白水县"),
        (PLAN, LATER, "年份不同：计划为2031年，报告为2032年"),
        (PLAN, WORK_REPORT, "类别不同：计划为民生实事，报告为政府工作报告"),
        (SHORT_NAME, LONG_NAME, None),
        (SHORT_NAME, OTHER_NAME, "地区不同：计划属青山县，报告属南州省白水县"),
    ],
)  # fmt: skip
def test_why_documents_do_not_belong_together(plan: Document, report: Document, reason: str | None) -> None:
    assert why_apart(plan, report) == reason


@pytest.mark.parametrize("report", [ELSEWHERE, LATER])
def test_a_pair_that_does_not_belong_together_is_refused_or_marked(report: Document) -> None:
    promised = [target("50 个", doc_id=PLAN.doc_id)]
    reported = [quantity("60 个", doc_id=report.doc_id, year=report.year, deadline=None)]
    with pytest.raises(PairError, match=r"不应对照.*force"):
        align(promised, reported, plan=PLAN, report=report)
    (forced,) = align(promised, reported, plan=PLAN, report=report, force=True)
    assert (forced.status, str(forced.ratio)) == ("exceeded", "1.2000")
    assert forced.review[0].startswith("强制对照：")


def test_quantities_alone_are_refused_too() -> None:
    promised = [target("50 个", region="南州省青山县", region_code="990101")]
    reported = [quantity("60 个", region="南州省白水县", region_code="990102")]
    with pytest.raises(PairError):
        align(promised, reported)


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = [REPORT, ELSEWHERE, LATER, PLAN, LONG, NOWHERE]
    assert pair_documents(documents) == pair_documents(reversed(documents))


WORK = notice("青山县2032年政府工作报告", "both", 2032, "南州省青山县", "990101")
WORK_PLAN = notice("青山县2031年政府工作报告任务分解", "plan", 2031, "南州省青山县", "990101")


def test_a_report_made_the_year_after_belongs_to_the_plan_by_the_dates_of_its_results() -> None:
    assert [(pair.plan.title, pair.kind) for pair in pair_documents([WORK, WORK_PLAN]).pairs] == [
        (WORK.title, "inside"),
        (WORK_PLAN.title, "across_years"),
    ]
    promised = [target("50 个", doc_id=WORK_PLAN.doc_id)]
    reached = [quantity("60 个", doc_id=WORK.doc_id, start=place, year=2032) for place in range(0, 60, 10)]
    (one,) = align(promised, reached, plan=WORK_PLAN, report=WORK)
    assert one.status == "exceeded"
    later = [one.model_copy(update={"deadline": date(2032, 12, 31)}) for one in reached]
    with pytest.raises(PairError, match="2032"):
        align(promised, later, plan=WORK_PLAN, report=WORK)


def test_a_result_of_another_year_is_no_answer() -> None:
    promised = [target("50 个", doc_id=PLAN.doc_id)]
    before = quantity("60 个", doc_id=REPORT.doc_id, deadline=date(2030, 12, 31))
    now = quantity("45 个", doc_id=REPORT.doc_id, start=20)
    (one,) = align(promised, [before, now], plan=PLAN, report=REPORT)
    assert (one.actual_quantity_ids, one.status) == ((now.quantity_id,), "unmet")
    (one,) = align(promised, [before], plan=PLAN, report=REPORT)
    assert one.status == "not_reported"


def test_a_plan_of_several_years_takes_what_one_of_them_reached() -> None:
    promised = [target("50 个", doc_id=LONG.doc_id, deadline=date(2033, 12, 31))]
    reached = [quantity("30 个", doc_id=REPORT.doc_id)]
    (one,) = align(promised, reached, plan=LONG, report=REPORT)
    assert (one.status, str(one.ratio)) == ("unmet", "0.6000")
    assert any("2033-12-31" in mark for mark in one.review)
