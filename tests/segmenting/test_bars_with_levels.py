"""Tables with bars whose lower heads stand on a line of their own, with groups and sums among the rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import laid, offices, outline

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules

TEXT = """金额单位:万元 |
类别 | 序号 | 项目名称 | 2031年建设内容 | 年度计划投资 | 2031年7月进展情况 | 责任单位 |
完成投资 | 投资完成率 | 实施情况 |
合计:3个项目 | 900 | 300 | 33% |
|
一、养老托育 | 养老托育2个项目合计 | 500 | 200 | 40% |
1 | 食堂工程 | 建成社区食堂15家。 | 400 | 150 | 38% | 已建成6家。 | 县民政局 |
2 | 托位工程 | 新增托位90个。 | 100 | 50 | 50% | 新增托位40个。 | 县卫健局 县教育局 |
二、公园绿地 | 公园绿地1个项目合计 | 400 | 100 | 25% |
1 | 公园工程 | 新建公园3个。 | 400 | 100 | 25% | 建成公园1个。 | 县城管局 |
"""


def _found(text):
    found = me.extract(Document.from_text(text, year=2031), rules=load_rules())
    return {(each.quote, "/".join(each.item_path), each.role, each.indicator, str(each.deadline)) for each in found}


def test_groups_head_the_rows_and_each_row_has_its_number():
    assert outline(TEXT) == [
        "一 | 养老托育", "一/1 | 食堂工程", "一/2 | 托位工程", "二 | 公园绿地", "二/1 | 公园工程"
    ]  # fmt: skip
    assert offices(TEXT) == ["一/1 with=县民政局", "一/2 with=县卫健局+县教育局", "二/1 with=县城管局"]


@pytest.mark.parametrize(
    "expected",
    [
        ("900", "", "target", "投资", "2031-12-31"),
        ("33%", "", "actual", "投资完成率", "2031-07-31"),
        ("15家", "一/1", "target", "社区食堂", "2031-12-31"),
        ("400", "一/1", "target", "食堂工程", "2031-12-31"),
        ("150", "一/1", "actual", "食堂工程", "2031-07-31"),
        ("38%", "一/1", "actual", "食堂工程", "2031-07-31"),
        ("40个", "一/2", "actual", "托位", "2031-07-31"),
        ("1个", "二/1", "actual", "公园", "2031-07-31"),
    ],
)
def test_what_was_planned_and_what_was_done_by_when(expected):
    assert expected in _found(TEXT)


def test_row_numbers_are_no_figures():
    assert not {quote for quote, *_ in _found(TEXT)} & {"1", "2"}


ROWS = {
    "one head spans two": (
        "序号|项目|计划情况|责任单位\n目标值|完成时间\n1|建设公园|3个|6月|县城管局\n2|建设食堂|9家|9月|县民政局",
        {("3个", "1", "target"), ("9家", "2", "target")},
    ),
    "two heads span two each": (
        "序号|项目|年度计划|进展情况|责任单位\n投资额|目标数|完成投资|完成数\n1|公园|90万元|3个|60万元|2个|县城管局",
        {("3个", "1", "target"), ("60万元", "1", "actual"), ("2个", "1", "actual")},
    ),
    "a second line of figures is a row": (
        "序号|项目|目标|完成|责任单位\n1|公园|3个|2个|县城管局\n2|食堂|9家|8家|县民政局",
        {("3个", "1", "target"), ("2个", "1", "actual")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_which_head_spans_the_lower_ones(case):
    text, expected = ROWS[case]
    assert expected <= {(quote, path, role) for quote, path, role, *_ in _found(text)}


CELLS = st.sampled_from(["", "1", "2", "一、养老", "公园", "3个", "38%", "县民政局"])


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=9), max_size=6))
def test_any_rows_are_laid_out_whole(rows):
    text = "\n".join(TEXT.split("\n")[1:3] + ["|".join(row) for row in rows])
    held = {place for block in laid(text).blocks for place in range(block.start, block.end)}
    assert all(place in held for place, character in enumerate(text) if not character.isspace())


BROKEN_OFF = """序号 | 项目名称 | 责任单位 | 目标任务 | 1-8月完成情况 |
任务完成率 | 备注 | |
1 | 新增就业 | 县人社局 | 900人 | 720人 | 80% | ||
2 | 改造公厕 | 县住建局 | 40座 | 20座 | 50% | 已拆除旧公厕3座。 | |
3 | 发放补贴 | 县民政局 | 每人每月60元 | 100% | |||
"""


def test_a_header_broken_off_goes_on_in_the_line_below():
    assert outline(BROKEN_OFF) == ["1 | 新增就业", "2 | 改造公厕", "3 | 发放补贴"]
    found = {(quote, role) for quote, _, role, *_ in _found(BROKEN_OFF)}
    assert {("900人", "target"), ("720人", "actual"), ("80%", "actual"), ("3座", "actual"), ("60元", "target")} <= found


PADDED = """序号 | 项目名称 | 起止年限 | 子项目 | 具体内容 | 完成情况 | 2031年进展情况 | ||
截至6月底进展 | 7月工作计划 | |||||||
1 | 一、教育工程 | 2030-2031 | 建成食堂 | 建筑面积400平方米 | 当年完成 | 装饰施工 | 装饰施工 | |
2 | 2031 | 启动学校建设 | 建设教室12间 | 开工建设 | 完成招标 | 开工建设 | ||
"""


def test_empty_cells_behind_the_last_head_are_spanned_by_it_and_a_numbered_name_sorts_the_rows():
    assert outline(PADDED) == ["1 | 建成食堂", "2 | 启动学校建设"]
    assert ("400平方米", "target") in {(quote, role) for quote, _, role, *_ in _found(PADDED)}
