"""Sections headed by a year without a list number are parts of their own."""

from __future__ import annotations

import pytest
from outlines import laid

CASES = {
    "a year and a colon": (
        "某县生态环境工作\n2026年：治理取得进展\n造林300亩。\n2027年：加大治理力度\n造林400亩。",
        [("2026年：治理取得进展", "造林300亩。"), ("2027年：加大治理力度", "造林400亩。")],
    ),
    "a year and what the section is about": (
        "工作情况如下。\n2026年完成情况\n造林300亩。\n2027年工作安排\n造林400亩。",
        [("2026年完成情况", "造林300亩。"), ("2027年工作安排", "造林400亩。")],
    ),
    "with lists of their own": (
        "2026年：\n一、造林300亩。\n二、修路2公里。\n2027年：\n一、造林400亩。",
        [("2026年", "一、造林300亩。\n二、修路2公里。"), ("2027年", "一、造林400亩。")],
    ),
    "up to where the list around them goes on": (
        "一、目标\n2026年：\n造林300亩。\n2027年：\n造林400亩。\n二、要求\n加强领导。",
        [("2026年", "造林300亩。"), ("2027年", "造林400亩。")],
    ),
    "a title alone is none": ("2026年工作安排\n造林300亩。\n2026年任务\n修路2公里。", []),
    "a sentence is none": ("2026年，造林300亩。\n2027年，造林400亩。", []),
    "a row of heads is none": ("2026年\t2027年\n造林\t修路\n", []),
}


@pytest.mark.parametrize("case", CASES)
def test_sections_headed_by_years(case):
    text, expected = CASES[case]
    parts = laid(text).parts
    sections = [part for part in parts if part.section]
    below = [text[text.index("\n", part.start) : part.end].strip() for part in sections]
    assert list(zip([part.title for part in sections], below, strict=True)) == expected
    assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)
