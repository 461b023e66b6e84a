"""By when: in the sentence, carried along its clauses, from the item, or from the document."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_texts import RULES, said, the_quantity

from minsheng_extract import extract
from minsheng_extract.reading import read_bytes


@pytest.mark.parametrize(
    ("text", "last", "origin"),
    [
        ("新建学校5所", "2024-12-31", "document"),
        ("2024年底前，新建学校5所", "2024-12-31", "text"),
        ("到2024年底，新建学校5所", "2024-12-31", "text"),
        ("全年新建学校5所", "2024-12-31", "text"),
        ("年内新建学校5所", "2024-12-31", "text"),
        ("年底前新建学校5所", "2024-12-31", "text"),
        ("本年度新建学校5所", "2024-12-31", "text"),
        ("到2026年新建学校5所", "2026-12-31", "text"),
        ("2024年3月新建学校5所", "2024-03-31", "text"),
        ("2024年7月底前新建学校5所", "2024-07-31", "text"),
        ("2024年7月前新建学校5所", "2024-07-31", "text"),
        ("10月底前新建学校5所", "2024-10-31", "text"),
        ("上半年新建学校5所", "2024-06-30", "text"),
        ("2024年1月至6月新建学校5所", "2024-06-30", "text"),
        ("三季度末新建学校5所", "2024-09-30", "text"),
        ("4月、6月、11月举办招聘会5场", "2024-11-30", "text"),
        ("2023—2025年新建学校5所", "2025-12-31", "text"),
        ("到“十四五”末，新建学校5所", "2025-12-31", "text"),
        ("三年内新建学校5所", "2027-12-31", "text"),
        ("新建学校5所，力争9月底前完成", "2024-09-30", "text"),
        ("学校教职工比2023年增加5所", "2024-12-31", "document"),
    ],
)
def test_the_deadline_of_a_promise(text: str, last: str, origin: str):
    quantity = the_quantity(text)
    assert (quantity.deadline, quantity.deadline_from) == (date.fromisoformat(last), origin)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("6月底前，新建学校5所，改造医院3所", [6, 6]),
        ("6月底前，新建学校5所；改造医院3所", [6, 6]),
        ("6月底前新建学校5所，9月底前改造医院3所", [6, 9]),
        ("新建学校5所，9月底前改造医院3所", [12, 9]),
        ("优化教育服务，2024年9月底前，新建学校5所；改造医院3所", [9, 9]),
        ("优化教育服务，2024年10月，开展检查，9月底前新建学校5所；改造医院3所", [9, 12]),
        ("新建学校5所，9月底前改造医院3所；新建公园2个", [12, 9, 12]),
        ("新建学校5所、改造医院3所，预计9月底前完成", [9, 9]),
        ("新建学校5所。9月底前改造医院3所", [12, 9]),
    ],
)
def test_a_date_is_carried_along_the_clauses(text: str, months: list[int]):
    assert [last.month for last in said(text, "deadline")] == months


def test_the_next_sentence_has_the_date_from_the_item():
    assert said("1.学校建设。6月底前新建学校5所。改造医院3所。", "deadline", "deadline_from")[1:] == [
        (date(2024, 6, 30), "item")
    ]


@pytest.mark.parametrize(
    ("first", "month"),
    [
        ("上半年，新建公园3个。", 6),
        ("上半年优良天数比例为78%，全年达到83%。", 12),
        ("幼儿园9月顺利开园2所。", 12),
        ("上半年下达资金20亿元。其中中央资金8亿元。", 12),
    ],
)
def test_a_month_holds_for_later_sentences_where_a_comma_parts_it(first: str, month: int):
    assert said(f"{first}改造道路6条。", "deadline", doc_type="report")[-1].month == month


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "到2026年底：①载体：挂牌10个；②主体：落地50家。\n到2028年底：①载体：挂牌15个；②主体：落地99家。",
            [26, 26, 28, 28],
        ),
        ("（一）到2026年，主要目标是：\n1.新建学校6所；\n2.新建公园3个。\n（二）任务。\n3.新建厕所5座。", [26, 26, 24]),
        ("2026年底前完成：\n新建学校6所。", [24]),
    ],
)
def test_the_words_before_a_list_date_it(text: str, years: list[int]):
    assert [last.year - 2000 for last in said(text, "deadline")] == years


def test_words_of_the_deadline_and_its_first_day_are_kept():
    quantity = the_quantity("2023—2025年新建学校5所")
    assert (quantity.deadline_text, quantity.deadline_start) == ("2023—2025年", date(2023, 1, 1))


@pytest.mark.parametrize(
    ("text", "document", "last"),
    [
        ("1—9月新建学校5所", {"doc_type": "report"}, "2024-09-30"),
        ("截至9月底，新建学校5所", {"doc_type": "report"}, "2024-09-30"),
        ("去年新建学校5所", {"doc_type": "report"}, "2023-12-31"),
        ("新建学校5所", {"doc_type": "report"}, "2024-12-31"),
        ("新建学校5所", {"year": None}, None),
        ("新建学校5所", {"doc_type": "report", "year": None}, None),
        ("2024年1—9月，引进项目不少于3个", {"doc_type": "report"}, "2024-12-31"),
        ("二、下一步计划\n新建学校5所", {"doc_type": "report"}, None),
        ("三年内新建学校5所", {"doc_type": "report", "year": 2023, "issued": date(2023, 12, 20)}, "2026-12-31"),
    ],
)
def test_the_day_a_result_was_reached_or_its_target_due(text: str, document: dict[str, Any], last: str | None):
    quantity = the_quantity(text, **document)
    assert quantity.deadline == (date.fromisoformat(last) if last else None)
    assert (quantity.deadline_from is None) == (last is None)


def test_context_and_baseline_have_none():
    assert said("2024年底前将护理员由120名增加到200名", "deadline") == [None, date(2024, 12, 31)]
    assert said("年底前为65岁以上老年人体检2万人", "deadline") == [None, date(2024, 12, 31)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("东河市“十三五”教育规划\n到2017年，毛入学率达到95%", "2017-12-31"),
        ("东河市教育发展规划（2016—2020年）\n2018年，新建学校5所", "2018-12-31"),
        ("东河市2020年行动方案\n到2019年底，新建学校5所", "2019-12-31"),
        ("东河市2020年行动方案\n2019年续建的学校5所", "2020-12-31"),
        ("东河市教育发展规划（2016—2020年）\n2015年，毛入园率为65%", "2015-12-31"),
    ],
)
def test_a_plan_of_years_has_days_within_them(text: str, last: str):
    (quantity,) = extract(read_bytes(text.encode(), "plan.txt", RULES), rules=RULES)
    assert quantity.deadline == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "heading", "sentence", "last"),
    [
        ("2017年1月20日", "一、过去一年工作回顾", "新建学校5所", "2016-12-31"),
        ("2017年1月20日", "一、过去一年工作回顾", "全年新建学校5所", "2016-12-31"),
        ("2017年1月20日", "一、过去五年工作回顾", "五年来，新建学校5所", "2016-12-31"),
        ("2016年12月20日", "一、过去五年工作回顾", "五年来，新建学校5所", "2016-12-31"),
        ("2017年1月20日", "一、2016年工作回顾", "2015年新建学校5所", "2015-12-31"),
        ("2017年1月20日", "二、今年工作安排", "新建学校5所", "2017-12-31"),
        ("2017年1月20日", "二、今后五年主要目标", "新建学校5所", "2021-12-31"),
    ],
)
def test_a_work_report_looks_back_and_ahead(day: str, heading: str, sentence: str, last: str):
    text = f"东河市政府工作报告\n（{day}）\n各位代表：\n{heading}\n{sentence}。\n三、其他工作\n做好今年的重点工作。"
    (quantity,) = extract(read_bytes(text.encode(), "report.txt", RULES), rules=RULES)
    assert quantity.deadline == date.fromisoformat(last)
