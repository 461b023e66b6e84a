"""Texts that begin in the midst of a section, and rows that one listed cell reaches."""

from __future__ import annotations

import pytest

from minsheng_extract import extract, segment
from minsheng_extract.reading import read_bytes
from minsheng_extract.rulebook import load_rules


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("（六）完成时限：年底前。\n三、保障措施\n（一）加强领导。", [("(六)",), ("三",), ("三", "(一)")]),
        ("3.新建公园3个。\n二、医疗\n1.新建医院1所。", [("3",), ("二",), ("二", "1")]),
        ("（一）新建公园3个。\n一、新建医院1所。", [("(一)",), ("(一)", "一")]),
    ],
)
def test_a_text_that_begins_within_a_section_does_not_hold_the_next_one(text, paths):
    document = read_bytes(text.encode(), "excerpt.txt", load_rules())
    assert [item.path for item in segment(document)] == paths


ROW = "<tr>{}</tr>".format
HEAD = ROW("<th>项目</th><th>任务</th><th>责任单位</th>")


@pytest.mark.parametrize(
    ("rows", "items"),
    [
        (
            ROW("<td rowspan=2>1.养老</td><td>新建养老院3所</td><td>县民政局</td>")
            + ROW("<td>改造敬老院2所</td><td>县残联</td>")
            + ROW("<td>2.教育</td><td>新建学校3所</td><td>县教育局</td>"),
            [(("1",), ("县民政局",)), (("1", "2"), ("县残联",)), (("2",), ("县教育局",))],
        ),
        (
            ROW("<td rowspan=2>1.养老</td><td>新建养老院3所</td><td rowspan=2>县民政局</td>")
            + ROW("<td>改造敬老院2所</td>")
            + ROW("<td>2.教育</td><td>新建学校3所</td><td>县教育局</td>"),
            [(("1",), ("县民政局",)), (("2",), ("县教育局",))],
        ),
    ],
)
def test_a_listed_cell_is_one_item_for_all_rows_it_reaches(rows, items):
    page = f"<meta charset=utf-8><h1>2031年民生实事</h1><p>现公布如下。</p><table>{HEAD}{rows}</table>"
    found = segment(read_bytes(page.encode(), "list.html", load_rules()))
    assert [(item.path, item.responsible_units) for item in found] == items
    assert len({item.start for item in found}) == len(found)


def test_an_office_with_its_own_day_goes_on_the_task_above():
    rows = "| 新建公园3个 | 2031.6 | 县住建局 |\n| | 2031.8 | 清河集团 |\n| 改造道路5条 | 2031 | 县交通局 |"
    text = f"2031年重点项目表\n| 项目 | 时间节点 | 责任单位 |\n|---|---|---|\n{rows}"
    found = segment(read_bytes(text.encode(), "list.txt", load_rules()))
    assert [(item.path, item.responsible_units, str(item.deadline)) for item in found] == [
        (("1",), ("县住建局", "清河集团"), "2031-06-30"),
        (("2",), ("县交通局",), "2031-12-31"),
    ]


def test_the_lower_of_two_rows_of_heads_may_have_more_of_them():
    heads = "| 项目名称 | 项目类别 | | |\n|---|---|---|---|\n| 任务 | 已完成 | 完成进度(%) | 责任单位 |"
    rows = "| 新建公园3个 | 2个 | 67 | 县住建局 |\n| 改造公厕6座 | 3座 | 50 | 县城管局 |"
    document = read_bytes(f"2031年项目完成情况\n{heads}\n{rows}".encode(), "list.txt", load_rules())
    assert [(each.quote, each.unit, each.role) for each in extract(document)] == [
        ("3个", "个", "target"),
        ("2个", "个", "actual"),
        ("67", "%", "actual"),
        ("6座", "座", "target"),
        ("3座", "座", "actual"),
        ("50", "%", "actual"),
    ]
