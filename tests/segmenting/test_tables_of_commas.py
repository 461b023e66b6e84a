"""Tables a row a line with commas between the cells: only under known heads, with as many cells in every row."""

from __future__ import annotations

import time

import pytest
from outlines import kinds, laid, offices, outline

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules

PLAIN = (
    "序号,项目名称,目标值,单位,责任单位,完成时限\n1,新建小学,2,所,区教育局,8月底\n2,新增学位,900,个,区教育局,9月底\n"
)
WIDE = "序号，项目名称，目标任务，责任单位\n1，学校，新建小学2所，区教育局\n2，食堂，新建食堂15家，区民政局\n"
QUOTED = (
    '项目名称,目标任务,责任单位\n"学校","建小学2所,增学位1,900个",区教育局\n食堂,建食堂15家，建公厕3座,"区民政局"\n'
)
MERGED = "类别,序号,项目,目标任务,责任单位\n教育,1,学校,新建小学2所,区教育局\n,2,学位,新增学位900个,区教育局\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PLAIN, ["1 with=区教育局", "2 with=区教育局"], id="a unit's column"),
        pytest.param(WIDE, ["1 with=区教育局", "2 with=区民政局"], id="wide commas"),
        pytest.param(QUOTED, ["1 with=区教育局", "2 with=区民政局"], id="commas in cells"),
        pytest.param(MERGED, ["1 with=区教育局", "2 with=区教育局"], id="a merged group left empty"),
    ],
)
def test_rows_of_commas(text, expected):
    assert offices(text) == expected


def test_figures_have_the_units_and_days_of_their_rows():
    found = me.extract(Document.from_text(PLAIN, year=2031), rules=load_rules())
    read = [(each.quote, each.indicator, each.unit, str(each.deadline)) for each in found]
    assert read == [("2", "小学", "所", "2031-08-31"), ("900", "学位", "个", "2031-09-30")]


def test_commas_in_a_quoted_cell_part_nothing():
    found = me.extract(Document.from_text(QUOTED, year=2031), rules=load_rules())
    assert [each.quote for each in found] == ["2所", "1,900个", "15家", "3座"]


def test_what_follows_is_no_row():
    assert kinds(WIDE + "各单位要抓好落实。\n")[-1] == "paragraph: 各单位要抓好落实。"


@pytest.mark.parametrize(
    "text",
    [
        "项目，内容，责任单位要逐一明确。\n一、就业，教育，养老都要抓。\n",
        "任务,措施,责任单位\n新建学校2所。\n新建公园3座。\n",
        "落实项目，细化任务，明确责任单位\n开展活动，丰富生活，提高水平\n举办培训，提升技能，促进就业\n",
        "加强项目，优化内容，压实责任\n开展活动，丰富生活，提高水平\n举办培训，提升技能，促进就业\n",
    ],
)
def test_clauses_are_no_cells(text):
    assert not any(line.startswith("cell") for line in kinds(text))
    assert outline("一、任务\n" + text)[0].startswith("一")


@pytest.mark.parametrize(
    "line", ["序号,项目,责任单位\n", "1,学校,区教育局\n", '"序号,项目\n', ",,,\n", '序号,"项目,责任\n']
)
def test_many_lines_with_commas_take_time_in_proportion(line):
    started = time.process_time()
    laid("序号,项目,责任单位\n" + line * 3000)
    assert time.process_time() - started < 10
