"""The day by which the whole of an item is due stands in its record, as its figures have it."""

from __future__ import annotations

from datetime import date

import pytest

import minsheng_extract as me
from minsheng_extract.records import Document
from minsheng_extract.running.job import extract_document

LABELLED = "一、教育\n责任单位：县教育局\n完成时限：2031年9月30日\n新建学校2所。\n二、道路\n新建道路3公里。"
MONTH_ALONE = "一、教育\n完成时限：10月底前\n新建学校2所。"
LOOKING_AHEAD = "一、2030年工作回顾\n新建学校1所。\n二、2031年工作安排\n（一）教育\n完成时限：10月底前\n新建学校2所。"
TABLE = (
    "序号 | 任务 | 完成时限 | 牵头单位 |\n1 | 新建学校2所。 | 9月底前 | 县教育局 |\n2 | 新建公园1个。 | | 县住建局 |\n"
)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (LABELLED, [date(2031, 9, 30), None]),
        (MONTH_ALONE, [date(2031, 10, 31)]),
        (LOOKING_AHEAD, [None, None, date(2031, 10, 31)]),
        ("一、教育\n2031年9月底前，新建学校2所。", [None]),  # the sentence's, not the item's
        ("一、教育\n完成时限：长期坚持\n新建学校2所。", [None]),
    ],
)
def test_what_is_stated_for_the_item_is_its_deadline(text, due):
    document = Document.from_text(text, year=2031)
    assert [item.deadline for item in me.segment(document)] == due
    assert [item.deadline for item in extract_document(document, me.load_rules()).items] == due


def test_rows_of_a_table_are_due_as_their_cells_say(tmp_path):
    (tmp_path / "任务.txt").write_text("某县2031年任务分解表\n" + TABLE, encoding="utf-8")
    document = me.read(tmp_path / "任务.txt")
    assert [item.deadline for item in me.segment(document)] == [date(2031, 9, 30), None]
    assert [figure.deadline for figure in me.extract(document)] == [date(2031, 9, 30), date(2031, 12, 31)]
