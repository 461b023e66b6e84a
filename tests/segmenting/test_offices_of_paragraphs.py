"""Offices of paragraphs without list numbers: each has its own, and the item above has them all."""

from __future__ import annotations

from outlines import laid, offices

TWO = "一、主要任务\n新建公园3个。（责任单位：县住建局、县林业局）\n新增学位90个。（牵头单位：县教育局）\n二、要求"


def _own(text: str) -> list[tuple[str, ...]]:
    found = (block.offices for block in laid(text).blocks if block.kind == "paragraph" and block.offices)
    return [(*each.lead_units, "|", *each.responsible_units) for each in found]


def test_each_of_several_paragraphs_has_its_own():
    assert _own(TWO) == [("|", "县住建局", "县林业局"), ("县教育局", "|")]
    assert offices(TWO) == ["一 lead=县教育局 with=县住建局+县林业局"]


def test_a_paragraph_under_no_item_has_its_own():
    assert _own("新建公园3个。（责任单位：县住建局）") == [("|", "县住建局")]


def test_the_one_paragraph_below_a_heading_speaks_for_its_item():
    text = "一、主要任务\n新建公园3个。（责任单位：县住建局）\n二、要求"
    assert _own(text) == []
    assert offices(text) == ["一 with=县住建局"]


def test_numbered_items_are_as_they_were():
    text = "1.新建公园3个。（责任单位：县住建局）\n2.新增学位90个。（责任单位：县教育局）"
    assert _own(text) == []
    assert offices(text) == ["1 with=县住建局", "2 with=县教育局"]
