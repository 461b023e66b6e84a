"""Promised, done, where a change starts, or neither."""

from __future__ import annotations

from datetime import date

import pytest
from made_texts import said


@pytest.mark.parametrize(
    ("text", "doc_type", "role"),
    [
        ("新建学校5所", "plan", "target"),
        ("新建学校5所", "report", "actual"),
        ("新建学校5所", "other", "target"),
        ("力争新建学校5所", "plan", "target"),
        ("力争新建学校5所", "report", "actual"),
        ("计划新建学校5所", "report", "target"),
        ("已建成学校5所", "both", "actual"),
        ("截至目前，建成学校5所", "both", "actual"),
        ("今年以来，建成学校5所", "plan", "actual"),
        ("完成情况：建成学校5所", "plan", "actual"),
        ("任务目标：建成学校5所", "report", "target"),
        ("承诺：建成学校5所", "report", "target"),
        ("2024年民生实事\n完成情况：建成学校5所", "plan", "actual"),
        ("2024年民生实事\n完成情况：\n建成学校5所", "plan", "actual"),
        ("2024年民生实事\n任务目标：新建学校5所，建筑面积9000平方米", "report", ["target", "target"]),
        ("建成学校不少于5所", "report", "target"),
        ("1.新建学校5所。完成情况：新建6所", "report", ["target", "actual"]),
        ("2024年民生实事完成情况\n1.新建学校5所。\n已建成学校6所。", "report", ["target", "actual"]),
        ("实施三年成长计划，新增企业5家", "report", "actual"),
        ("少于5人的，补助2万元", "plan", ["context", "target"]),
        ("抓好总投资5亿元的3个项目", "plan", ["context", "target"]),
        ("补助标准由5万元和3万元提高到8万元和6万元", "plan", ["baseline", "baseline", "target", "target"]),
        ("二、下一步工作计划\n建成学校5所", "report", "target"),
        ("一、2023年工作回顾\n建成学校5所", "both", "actual"),
        ("一、2025年工作安排\n建成学校5所", "report", "target"),
        (
            "一、2023年工作回顾\n建成学校4所。\n二、主要目标\n建成学校5所。\n三、发展教育\n建成学校6所。",
            "both",
            ["actual", "target", "target"],
        ),
        ("一、2023年工作回顾\n建成学校4所。\n二、发展教育\n建成学校5所。", "both", ["actual", "actual"]),
    ],
)
def test_the_role_of_a_figure(text: str, doc_type: str, role: str | list[str]):
    assert said(text, "role", doc_type=doc_type) == ([role] if isinstance(role, str) else role)


@pytest.mark.parametrize(
    ("text", "doc_type", "expected"),
    [
        ("为65岁以上老年人免费体检2万人", "plan", [("65岁", "context"), ("2万人", "target")]),
        ("3—6岁儿童入园率达到98%", "plan", [("3—6岁", "context"), ("98%", "target")]),
        ("2万平方米以上小区改造5个", "plan", [("2万平方米", "context"), ("5个", "target")]),
        ("学校周边200米范围内新建过街设施3处", "plan", [("200米", "context"), ("3处", "target")]),
        ("任务目标：改造小区30个。完成情况：改造小区32个", "report", [("30个", "target"), ("32个", "actual")]),
        ("新增床位620张（年度任务500张）", "report", [("620张", "actual"), ("500张", "target")]),
        ("新建学校48所，超额完成40所的年度目标任务", "report", [("48所", "actual"), ("40所", "target")]),
        ("完成投资4.2亿元，占年度计划的84%", "report", [("4.2亿元", "actual"), ("84%", "actual")]),
        ("开工公租房99套，完成全年任务的110%", "report", [("99套", "actual"), ("110%", "actual")]),
        ("将护理员由120名增加到200名", "plan", [("120名", "baseline"), ("200名", "target")]),
        ("护理员由120名增加到200名", "report", [("120名", "baseline"), ("200名", "actual")]),
    ],
)
def test_the_roles_of_several_figures(text: str, doc_type: str, expected: list[tuple[str, str]]):
    assert said(text, "quote", "role", doc_type=doc_type) == expected


def test_months_before_its_own_day_are_done_even_in_a_plan():
    assert said("1—9月建成学校5所", "role", issued=date(2024, 10, 8)) == ["actual"]
    assert said("1—9月建成学校5所", "role", issued=date(2024, 2, 8)) == ["target"]


@pytest.mark.parametrize(("year", "role"), [(2023, "target"), (2025, "actual")])
def test_a_text_of_neither_kind_reports_the_years_behind_it(year: int, role: str):
    assert said("2024年建成学校5所", "role", year=year, doc_type="other") == [role]


def test_a_heading_without_a_number_that_names_a_year_says_what_is_promised_below_it():
    text = "2023年工作情况\n建成学校5所。\n2024年工作安排\n新建学校6所。"
    assert said(text, "quote", "role", "deadline", doc_type="both") == [
        ("5所", "actual", date(2023, 12, 31)),
        ("6所", "target", date(2024, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("全县辖7镇8乡、326个行政村，1个开发区。新建学校5所", ["context", "context", "context", "context", "target"]),
        ("加强辖区管理，新建公园3个、公厕2座", ["target", "target"]),
        ("规划总面积达到25平方公里", ["target"]),
        ("是全省12个试点县之一", ["context"]),
        ("对投资2亿元以上的项目，奖励100万元", ["context", "target"]),
        ("对80%的老旧小区进行改造", ["target"]),
        ("7座以上客车安装定位设备1200辆", ["context", "target"]),
        ("常住户100户以上村寨公厕全覆盖", ["context", "target"]),
        ("杜绝发生一次死亡3人以上事故", ["context"]),
    ],
)
def test_what_only_describes_is_context(text: str, roles: list[str]):
    assert said(text, "role") == roles


def test_land_is_a_size_where_it_is_something_s_own():
    assert said("项目用地面积60亩", "role", doc_type="report") == ["context"]
    assert said("盘活用地面积300亩", "role", doc_type="report") == ["actual"]


@pytest.mark.parametrize(
    ("title", "role"),
    [("发展基础", "actual"), ("发展环境", "actual"), ("夯实教育发展基础", "target"), ("优化县域发展环境", "target")],
)
def test_a_plan_tells_what_it_builds_on_unless_the_title_says_what_to_do(title: str, role: str):
    assert said(f"第一节 {title}\n建成养老床位4200张。", "role", doc_type="plan") == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("建设海岸带2公里未启动", "target"),
        ("其中2个项目未开工", "actual"),
        ("已开工建设学校5所", "actual"),
    ],
)
def test_a_task_that_waits_is_still_a_target(text: str, role: str):
    assert said(text, "role", doc_type="report") == [role]


@pytest.mark.parametrize(
    ("below", "role"),
    [("全市已建成学校5所。", "target"), ("各责任单位要确保12月底前全部完成任务。", "actual")],
)
def test_a_task_is_told_of_below_it_not_urged(below: str, role: str):
    text = f"2024年民生实事完成情况\n1.新建学校4所。\n{below}"
    assert said(text, "role", doc_type="report")[0] == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("为120个困难家庭提供上门服务", "target"),
        ("新建活动室7个，完成改造5个", "target"),
        ("累计新建公园12个", "actual"),
    ],
)
def test_the_headings_of_a_report_on_tasks_are_tasks(heading: str, role: str):
    text = f"2024年民生实事完成情况\n一、{heading}\n对有关家庭进行家访和筛选。\n二、修路\n东街开工。"
    assert said(text, "role", doc_type="report")[0] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [("开展雨露计划培训，完成技能鉴定1.5万人", "actual"), ("计划完成技能鉴定1.5万人", "target")],
)
def test_a_programme_called_a_plan_promises_nothing(text: str, role: str):
    assert said(text, "role", doc_type="report") == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [("2023年，入园率为85%", "actual"), ("到2023年，入园率为85%", "target"), ("2023年续建学校5所", "target")],
)
def test_what_was_before_a_plan_is_told(text: str, role: str):
    assert said(text, "role") == [role]
