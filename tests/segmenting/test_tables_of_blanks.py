"""Tables whose cells are parted by blanks alone: the heads say which words of a row belong together."""

from __future__ import annotations

import pytest
from outlines import laid

HEADS = "序号 考核指标 单 位 工作目标 已完成数 占年任务之比 备  注"
CASES = {
    "a unit of the row's own": (
        "1 新增就业 万人 3.1 4.2  135.5% 人社局\n2 通村公路 公里 60 61.2 102.0% 交通局",
        [("3.1", "plan", "万人", "新增就业"), ("4.2", "done", "万人", "新增就业"),
         ("135.5%", "ratio", "%", "新增就业"),
         ("60", "plan", "公里", "通村公路"), ("61.2", "done", "公里", "通村公路"),
         ("102.0%", "ratio", "%", "通村公路")],
    ),
    "a second row of a number": (
        "1 通村公路 公里 60 61.2 102.0% 交通局\n改造老路 公里 8 9 112.5%\n2 免费检查 人 500 600 120.0% 妇联",
        [("60", "plan", "公里", "通村公路"), ("61.2", "done", "公里", "通村公路"), ("102.0%", "ratio", "%", "通村公路"),
         ("8", "plan", "公里", "改造老路"), ("9", "done", "公里", "改造老路"), ("112.5%", "ratio", "%", "改造老路"),
         ("500", "plan", "人", "免费检查"), ("600", "done", "人", "免费检查"), ("120.0%", "ratio", "%", "免费检查")],
    ),
    "a row broken over two lines": (
        "1 推行村级服务\n站点 个 60 66 110.0% 民政局\n2 免费检查 人 500 600 120.0% 县\n妇联\n3 新建桥梁 座 2 2 100.0%",
        [("60", "plan", "个", "推行村级服务站点"), ("66", "done", "个", "推行村级服务站点"),
         ("110.0%", "ratio", "%", "推行村级服务站点"),
         ("500", "plan", "人", "免费检查"), ("600", "done", "人", "免费检查"),
         ("120.0%", "ratio", "%", "免费检查"), ("2", "plan", "座", "新建桥梁"), ("2", "done", "座", "新建桥梁"),
         ("100.0%", "ratio", "%", "新建桥梁")],
    ),
    "a row without a unit or a ratio": (
        "1 新增学位 869 1022 117.6% 教育局\n2 提高低保标准 元 不低于60元 60 达到60元 民政局",
        [("869", "plan", None, "新增学位"), ("1022", "done", None, "新增学位"), ("117.6%", "ratio", "%", "新增学位"),
         ("不低于60元", "plan", "元", "提高低保标准"), ("60", "done", "元", "提高低保标准")],
    ),
    "groups before the names": (
        "1 老年人服务 居家适老化改造 户 74 76 102% 已完成76户\n2 健康保障 产妇免费筛查 人次 800 539 67.3%\n"
        "新生儿免费筛查 人次 800 647 80.8%",
        [("74", "plan", "户", "居家适老化改造"), ("76", "done", "户", "居家适老化改造"),
         ("102%", "ratio", "%", "居家适老化改造"), ("800", "plan", "人次", "产妇免费筛查"),
         ("539", "done", "人次", "产妇免费筛查"), ("67.3%", "ratio", "%", "产妇免费筛查"),
         ("800", "plan", "人次", "新生儿免费筛查"), ("647", "done", "人次", "新生儿免费筛查"),
         ("80.8%", "ratio", "%", "新生儿免费筛查")],
    ),
    "words where figures stand": (
        "1 城市低保 元 600 100% 已达到644元\n2 适老化改造 户 74 76 102%",
        [("600", "plan", "元", "城市低保"), ("100%", "ratio", "%", "城市低保"), ("74", "plan", "户", "适老化改造"),
         ("76", "done", "户", "适老化改造"), ("102%", "ratio", "%", "适老化改造")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_cells_of_a_table_of_blanks(case):
    rows, expected = CASES[case]
    text = f"某县民生实事进度\n{HEADS}\n{rows}\n"
    found = [
        (text[b.start : b.end], b.column, b.unit, b.indicator and "".join(b.indicator.split()))
        for b in laid(text).blocks
        if b.column in ("plan", "done", "ratio") and b.kind == "cell"
    ]
    assert found == expected


def test_its_rows_are_units_and_the_text_below_is_none():
    text = (
        f"{HEADS}\n1 新增就业 万人 3.1 4.2 135.5% 人社局\n2 通村公路 公里 60 61.2 102.0% 交通局\n各单位要加快进度。\n"
    )
    layout = laid(text)
    assert [(item.path, item.title) for item in layout.items] == [(("1",), "新增就业"), (("2",), "通村公路")]
    assert (layout.blocks[-1].kind, layout.blocks[-1].item) == ("paragraph", None)


def test_a_task_beside_what_was_done_is_what_was_planned():
    text = f"{HEADS}\n1 改建农村户厕500户以上 144 127 88.2% 农业农村局\n2 通村公路 公里 60 61.2 102.0% 交通局\n"
    columns = {text[block.start : block.end]: block.column for block in laid(text).blocks}
    assert (columns["改建农村户厕500户以上"], columns["通村公路"]) == ("plan", "indicator")


@pytest.mark.parametrize(
    "text", ["序号 一直排到很后面的人都有号。\n1 张\n2 李", "序号 项目\n1 公园\n2 步道", f"{HEADS}\n各单位要加快进度。"]
)
def test_what_is_no_table_of_blanks(text):
    assert not [block for block in laid(text).blocks if block.column in ("plan", "done")]
