"""Tables drawn with lines: borders are no text, cells may have several lines, merged cells have no border below."""

from __future__ import annotations

import time

import pytest
from outlines import kinds, laid, offices, outline

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.rulebook import load_rules

PLAIN = """东河区任务分解表
┌────┬──────────┬────────────┬──────────┐
│序号│ 项目名称 │  目标任务  │ 责任单位 │
├────┼──────────┼────────────┼──────────┤
│ 1  │ 新建学校 │新建小学2所 │ 区教育局 │
├────┼──────────┼────────────┼──────────┤
│ 2  │ 老年食堂 │新建食堂15家│ 区民政局 │
└────┴──────────┴────────────┴──────────┘
各单位要抓好落实。
"""
SEVERAL_LINES = """┏━━━━┳━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━┓
┃序号┃ 项目名称 ┃  目标任务  ┃   责任   ┃
┃    ┃          ┃            ┃   单位   ┃
┣━━━━╋━━━━━━━━━━╋━━━━━━━━━━━━╋━━━━━━━━━━┫
┃ 1  ┃ 新建学校 ┃新建小学2所，┃ 区教育局 ┃
┃    ┃          ┃新增学位900个┃ 区住建局 ┃
┣━━━━╋━━━━━━━━━━╋━━━━━━━━━━━━╋━━━━━━━━━━┫
┃ 2  ┃ 老年食堂 ┃新建食堂15家┃ 区民政局 ┃
┗━━━━┻━━━━━━━━━━┻━━━━━━━━━━━━┻━━━━━━━━━━┛
"""
MERGED = """╔════╤════╤═════════════╤══════════╗
║类别│序号│  目标任务   │ 责任单位 ║
╟────┼────┼─────────────┼──────────╢
║    │ 1  │新建小学2所  │ 区教育局 ║
║教育├────┼─────────────┼──────────╢
║    │ 2  │新增学位900个│ 区住建局 ║
╟────┼────┼─────────────┼──────────╢
║养老│ 3  │新建食堂15家 │ 区民政局 ║
╚════╧════╧═════════════╧══════════╝
"""
UNRULED = """┌────┬────────────┬──────────┐
│序号│  目标任务  │ 责任单位 │
├────┼────────────┼──────────┤
│ 1  │新建小学2所 │ 区教育局 │
│    │            │ 区住建局 │
│ 2  │新建食堂15家│ 区民政局 │
└────┴────────────┴──────────┘
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PLAIN, ["1 with=区教育局", "2 with=区民政局"], id="a line a row"),
        pytest.param(SEVERAL_LINES, ["1 with=区教育局+区住建局", "2 with=区民政局"], id="cells of several lines"),
        pytest.param(MERGED, ["1 with=区教育局", "2 with=区住建局", "3 with=区民政局"], id="a merged group"),
        pytest.param(UNRULED, ["1 with=区教育局+区住建局", "2 with=区民政局"], id="no borders between rows"),
        pytest.param(PLAIN.replace("\n", "\r\n"), ["1 with=区教育局", "2 with=区民政局"], id="other line ends"),
    ],
)
def test_rows_go_from_border_to_border(text, expected):
    assert offices(text) == expected


def test_borders_are_no_text():
    assert [line for line in kinds(PLAIN) if "─" in line and not line.startswith("furniture")] == []
    assert kinds(PLAIN)[-1] == "paragraph: 各单位要抓好落实。"


def test_each_line_of_a_cell_is_read():
    found = me.extract(Document.from_text(SEVERAL_LINES, year=2031), rules=load_rules())
    assert [(each.quote, each.item_path) for each in found] == [("2所", ("1",)), ("900个", ("1",)), ("15家", ("2",))]


def test_a_table_goes_on_in_a_box_of_its_own():
    top, border, *_ = PLAIN.split("\n")[1::2]
    bottom = PLAIN.split("\n")[-3]
    third = "│ 3  │ 文化广场 │新建广场4个 │ 区文旅局 │"
    torn = PLAIN.replace(f"{border}\n│ 2", f"{bottom}\n{top}\n│ 2").replace(
        bottom + "\n各", f"{border}\n{third}\n{bottom}\n各"
    )
    assert outline(torn) == ["1 | 新建学校", "2 | 老年食堂", "3 | 文化广场"]


@pytest.mark.parametrize("line", ["┌─┐\n", "┌─┐\n│a│\n", "│a│b│\n", "├─┤\n", "┌─┬─┐\n│1│b│\n├─┼─┤\n", "┌\n│\n"])
def test_broken_boxes_take_time_in_proportion_and_lose_nothing(line):
    text = line * 3000
    started = time.process_time()
    blocks = laid(text).blocks
    assert time.process_time() - started < 10
    assert sum(not each.isspace() for block in blocks for each in text[block.start : block.end]) == sum(
        not each.isspace() for each in text
    )
