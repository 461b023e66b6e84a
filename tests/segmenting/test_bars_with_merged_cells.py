"""A cell a line with a bar behind each, where merged cells are left out of the rows below."""

from __future__ import annotations

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
