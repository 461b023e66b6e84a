"""Rows of a table that lost its columns: a number, the task, and offices behind the full stop."""

from __future__ import annotations

from outlines import offices, outline

HEADS = "2031年任务分解表 序号 名称 工作任务 {}\n\n一、主要目标\n\n"
ROWS = """1 粮食总产量增长4%. 农业农村局

2 投资增长10%，其中：工业投资增长12%，高新技术产业投资增长15%，民间投资增长9%，服务业投资增长6%. 发改委、科技局

3 零售总额增长8%左右，进出口总额保持增长. 商务局"""


def test_the_heads_say_what_the_offices_are():
    assert offices(HEADS.format("牵头责任单位") + ROWS) == [
        "一/1 lead=农业农村局", "一/2 lead=发改委+科技局", "一/3 lead=商务局"
    ]  # fmt: skip
    assert offices(HEADS.format("责任单位") + ROWS)[1] == "一/2 with=发改委+科技局"


def test_without_heads_they_are_none():
    assert offices(HEADS.format("目标") + ROWS) == []


def test_the_next_number_behind_a_blank_line_is_a_row_of_its_own():
    assert [line.split(" | ")[0] for line in outline(ROWS)] == ["1", "2", "3"]


def test_rows_left_out_between_sections():
    cells = [
        "序号", "重点工作任务", "责任单位", "配合单位", "一、主要预期目标",
        "3", "投资增长7%。", "区发改委", "区工信局、区财政局",
        "二、全力以赴扩投资、优服务,筑牢增长根基", "三、全力以赴惠民生、增福祉,加快社会事业发展",
        "68", "扩建教学楼3栋。", "区教育局", "区财政局", "69", "引进教师20名。", "区教育局", "区人社局。",
    ]  # fmt: skip
    assert [line.split(" | ")[0] for line in outline("\n\n".join(cells))] == [
        "一",
        "一/3",
        "二",
        "三",
        "三/68",
        "三/69",
    ]
