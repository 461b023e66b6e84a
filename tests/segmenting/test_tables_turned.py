"""Tables turned round: rows of what was planned and done, columns of places or of things."""

from __future__ import annotations

import pytest

import minsheng_extract as me
from minsheng_extract.reading import read_bytes
from minsheng_extract.rulebook import load_rules

TITLE = "2024年东河县民生实事上半年进展情况\n"
PLACES = (
    TITLE
    + "3.新辟公交线路8条，优化18条。\n 东湖 西岭 南屏 合计\n新辟线路年度目标 2 3 3 8\n实际完成 1 2 0 3\n4.新建公厕9座。"
)
THINGS = TITLE + "项目 | 新建学校（所） | 改造公厕（座）\n年度目标 | 2 | 30\n实际完成 | 1 | 20\n完成率 | 50% | 66.7%\n"


def read(text: str) -> list[tuple[str, str, str | None, str | None]]:
    quantities = me.extract(read_bytes(text.encode(), "table.txt", load_rules()))
    return [(each.quote, each.role, each.unit, each.indicator) for each in quantities]


def test_places_are_columns():
    found = read(PLACES)
    assert ("2", "target", "条", "东湖新辟线路") in found
    assert ("0", "actual", "条", "南屏新辟线路") in found
    assert [(quote, role) for quote, role, _, _ in found if quote in "83"] == [
        ("3", "target"), ("3", "target"), ("8", "target"), ("3", "actual"),
    ]  # fmt: skip


def test_things_are_columns():
    assert read(THINGS) == [
        ("2", "target", "所", "学校"), ("30", "target", "座", "公厕"),
        ("1", "actual", "所", "学校"), ("20", "actual", "座", "公厕"),
        ("50%", "actual", "%", "学校"), ("66.7%", "actual", "%", "公厕"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["东湖 西岭 南屏\n年度目标 2 3\n", "东湖 西岭 南屏\n年度目标 2 3 1\n二、任务\n"])
def test_what_says_only_half_is_no_table(text):
    layout = me.segmenting.lay_out(read_bytes(text.encode(), "text.txt", load_rules()), load_rules())
    assert all(block.kind != "cell" for block in layout.blocks)
