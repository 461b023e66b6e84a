"""A cell a line with a bar behind each, where merged cells are left out of the rows below."""

from __future__ import annotations

import pytest
from outlines import laid, offices, outline

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules

HEADS = ["序号", "类别", "项目名称", "目标任务", "牵头单位", "目标任务", "累计完成", "累计进度", "备注"]
CELLS = [
    "1", "一、就业（2项）", "促进就业", "城镇新增就业500人", "县人社局", "500", "480", "96%", "",
    "充分就业社区3个", "3", "3", "100%", "",
    "2", "放心家政", "培训家政服务人员60人次", "县商务局", "60", "66", "110%",
    "新增养老护理员20人", "20", "21", "105%", "",
    "3", "二、养老", "养老设施", "敬老院消防改造，提升服务质量", "县民政局", "4", "2", "50%", "按进度测算",
]  # fmt: skip
TEXT = "\n".join(f"{cell} |".strip() for cell in (*HEADS, *CELLS))


def test_a_line_of_nothing_but_bars_among_rows_is_an_empty_row():
    assert laid("序号|项目|目标\n1|学位|90个\n||\n2|公园|3个").items


def test_rows_are_counted_by_their_own_numbers():
    assert outline(TEXT) == ["1 | 促进就业", "2 | 放心家政", "3 | 养老设施"]
    assert offices(TEXT) == ["1 lead=县人社局", "2 lead=县商务局", "3 lead=县民政局"]


def test_each_goal_has_its_own_figures():
    quantities = me.extract(Document.from_text(TEXT, year=2024), rules=load_rules())
    found = [(each.quote, each.role, each.indicator, each.item_path) for each in quantities]
    assert ("500人", "target", "城镇新增就业", ("1",)) in found
    assert ("480", "actual", "城镇新增就业", ("1",)) in found
    assert ("3", "actual", "充分就业社区", ("1",)) in found
    assert ("21", "actual", "养老护理员", ("2",)) in found
    assert ("110%", "actual", "家政服务人员", ("2",)) in [
        (quote, role, (indicator or "").removeprefix("培训"), path) for quote, role, indicator, path in found
    ]
    assert ("2", "actual", "养老设施", ("3",)) in found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "一、养老 | 1 | 建食堂15家 | 民政局\n2 | 建床位90张 | 民政局\n二、教育 | 3 | 建学校2所 | 教育局",
            ["一 | 养老", "一/1 | 建食堂15家", "一/2 | 建床位90张", "二 | 教育", "二/3 | 建学校2所"],
            id="the section's cell opens its first row",
        ),
        pytest.param(
            "一、养老 | 1 | 建食堂15家 | 民政局\n一、养老 | 2 | 建床位90张 | 民政局\n二、教育 | 1 | 建学校2所 | 教育局",
            ["一 | 养老", "一/1 | 建食堂15家", "一/2 | 建床位90张", "二 | 教育", "二/1 | 建学校2所"],
            id="the section's cell is written in every row",
        ),
        pytest.param(
            " | 1 | 建食堂15家 | 民政局\n | 2 | 建床位90张 | 民政局",
            ["1 | 建食堂15家", "2 | 建床位90张"],
            id="the section's cell is left empty",
        ),
    ],
)
def test_what_sorts_the_rows_before_their_numbers_is_their_section(rows, expected):
    assert outline(f"大类 | 序号 | 工作任务 | 牵头单位\n{rows}\n") == expected


def test_an_empty_group_in_a_table_without_numbers():
    text = (
        "类别|项目|目标值（个）|责任单位\n教育|新增学位|900|区教育局\n　|新建教室|36|区教育局\n养老|床位|300|区民政局\n"
    )
    assert outline(text) == ["1 | 新增学位", "2 | 新建教室", "3 | 床位"]


def test_rows_that_a_numbered_name_reaches_have_their_own_cells_to_the_right_of_it():
    rows = "1.道路项目 | 改造3条路; | 11月 | 建设局 |\n2031.8 | 城投集团 | ||\n新建公园2处; | 12月 | 园林局 | |"
    text = f"项目名称 | 工作任务 | 完成时间 | 牵头单位 |\n{rows}\n2.墓地项目 | 新增墓穴90穴。 | 10月底 | 民政局 |"
    assert [line.split(" | ")[0] for line in outline(text)] == ["1", "1/2", "2"]
    assert offices(text) == ["1 lead=建设局+城投集团", "1/2 lead=园林局", "2 lead=民政局"]
