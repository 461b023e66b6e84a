"""Tables of measures: units in a column of their own, a column a year, headings over rows, growth."""

from __future__ import annotations

import pytest

import minsheng_extract as me
from minsheng_extract.reading import read_bytes
from minsheng_extract.records import Quantity
from minsheng_extract.rulebook import load_rules

TITLE = "“十四五”期间东河市教育主要指标\n\n"
BELOW = "\n\n三、发展任务\n大力发展教育。\n"
SCHOOLS = [
    ["指标", "单位", "2020年", "2025年"],
    ["学前教育"],
    ["在园人数", "万人", "12", "15"],
    ["学前三年入园率", "%", "90", "95"],
    ["高中教育"],
    ["毛入学率", "%", "95.9", "98"],
    ["高等教育"],
    ["在校生", "万人", "3.3", "4"],
    ["其中：研究生", "人", "500", "600"],
    ["毛入学率", "%", "56", "62"],
]
SCHOOLS_READ = [
    "baseline 120000人 学前教育在园人数 -", "target 150000人 学前教育在园人数 2025-12-31",
    "baseline 90% 学前三年入园率 -", "target 95% 学前三年入园率 2025-12-31",
    "baseline 95.9% 高中教育毛入学率 -", "target 98% 高中教育毛入学率 2025-12-31",
    "baseline 33000人 高等教育在校生 -", "target 40000人 高等教育在校生 2025-12-31",
    "baseline 500人 高等教育研究生 -", "target 600人 高等教育研究生 2025-12-31",
    "baseline 56% 高等教育毛入学率 -", "target 62% 高等教育毛入学率 2025-12-31",
]  # fmt: skip
PLAN = [
    ["指标", "单位", "2020年", "2025年", "年均增长（%）", "属性"],
    ["经济发展"],
    ["地区生产总值", "亿元", "500", "700", "6.5", "预期性"],
    ["民生福祉"],
    ["养老床位", "张", "—", "〔50〕", "—", "预期性"],
    ["森林覆盖率", "%", "30", "33", "—", "约束性"],
]
PLAN_READ = [
    "baseline 50000000000元 地区生产总值 - 预期性", "target 70000000000元 地区生产总值 2025-12-31 预期性",
    "target 6.5%+ 地区生产总值 2025-12-31 预期性", "target 50张 养老床位 2025-12-31 预期性",
    "baseline 30% 森林覆盖率 - 约束性", "target 33% 森林覆盖率 2025-12-31 约束性",
]  # fmt: skip
IN_NAMES = [
    ["指标", "2020年", "2025年"],
    ["1.在园人数（万人）", "12", "15"],
    ["2.入园率（%）", "90", "95"],
    ["3.每千人口床位（张）", "6", "6.5"],
]
IN_NAMES_READ = [
    "baseline 120000人 在园人数 -", "target 150000人 在园人数 2025-12-31",
    "baseline 90% 入园率 -", "target 95% 入园率 2025-12-31",
    "baseline 6张 每千人口床位 -", "target 6.5张 每千人口床位 2025-12-31",
]  # fmt: skip
TABLES = {"schools": (SCHOOLS, SCHOOLS_READ), "plan": (PLAN, PLAN_READ), "units in names": (IN_NAMES, IN_NAMES_READ)}
FORMS = {"blanks": " ", "wide blanks": "   ", "tabs": "\t", "bars": " | ", "a cell a line": "\n"}


def read(text: str) -> list[str]:
    document = read_bytes(text.encode(), "table.txt", load_rules())
    return [_line(each) for each in me.extract(document)]


def _line(each: Quantity) -> str:
    sign = {"increase": "+", "decrease": "-"}.get(each.change or "", "")
    amount = f"{float(each.value):.12g}{each.unit}{sign}"
    return f"{each.role} {amount} {each.indicator} {each.deadline or '-'} {each.nature or ''}".strip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("table", TABLES)
def test_table_in_each_form(table, form):
    rows, expected = TABLES[table]
    assert read(TITLE + "\n".join(FORMS[form].join(row) for row in rows) + BELOW) == expected


@pytest.mark.parametrize("behind", [" |\n", "\n|\n"])
@pytest.mark.parametrize("table", TABLES)
def test_a_bar_behind_each_cell(table, behind):
    rows, expected = TABLES[table]
    cells = "".join(cell + behind for row in rows for cell in row)
    assert read(TITLE + cells + "注：按全市口径。" + behind + BELOW) == expected


def test_a_head_broken_over_lines():
    rows = "\n".join(" ".join(row) for row in SCHOOLS[1:])
    assert read(f"{TITLE}指 标\n单位 2020年 2025年\n{rows}{BELOW}") == SCHOOLS_READ


def test_growth_over_the_year_before_is_no_amount():
    heads = "指标名称 | 单位 | 指标值 | 增速(%)"
    text = f"2021年东河县主要指标完成情况\n{heads}\n生产总值 | 亿元 | 53 | 9.2\n就业 | 人 | 600 | -3\n"
    assert read(text) == [
        "actual 5300000000元 生产总值 2021-12-31", "actual 9.2%+ 生产总值 2021-12-31",
        "actual 600人 就业 2021-12-31", "actual 3%- 就业 2021-12-31",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["指标 要求\n一、加强组织领导\n二、强化资金保障\n", "主要目标 2025年\n到2025年，新增学位600个。\n建成学校5所。\n"],
)
def test_lines_of_text_are_no_table(text):
    document = read_bytes(text.encode(), "text.txt", load_rules())
    assert all(block.kind != "cell" for block in me.segmenting.lay_out(document, load_rules()).blocks)
