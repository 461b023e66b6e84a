"""List numbers on lines of their own are items; page numbers and figures of a table are none."""

from __future__ import annotations

import pytest
from outlines import laid, outline

TEXT = "新建改造公园绿地和社区步道若干处并完善照明排水等配套设施让群众出门见绿。"
CASES = {
    "one line below each": (
        "1\n新增床位100张\n2\n建成食堂9个\n3\n改造老旧小区",
        ["1 | -", "2 | -", "3 | 改造老旧小区"],
    ),
    "blank lines between": ("1\n\n新增床位100张\n\n改建床位60张\n\n2\n\n建成食堂9个", ["1 | -", "2 | -"]),
    "Chinese numbers with deeper ones": (
        "一\n稳就业\n1\n举办招聘会20场\n2\n培训技工800人次\n二\n办教育\n1\n新增学位90个\n2\n新建学校3所",
        ["一 | 稳就业", "一/1 | -", "一/2 | -", "二 | 办教育", "二/1 | -", "二/2 | -"],
    ),
    "texts that begin with a figure": (
        "1\n新增床位100张。\n2\n80家社区食堂完成改造，为计划的102%。\n3\n2.6万名老人享受免费体检服务。",
        ["1 | -", "2 | -", "3 | -"],
    ),
    "rows that begin with a figure": ("1\n12所学校\n2\n30个社区\n3\n5座公园", []),
    "a first number alone": ("1\n新增床位100张", []),
    "figures below figures": ("1\n40\n2\n312\n3\n780", []),
    "names and figures": ("全县\n12\n东镇\n7\n西镇\n5", []),
}


@pytest.mark.parametrize("case", CASES)
def test_numbers_that_stand_alone(case):
    text, expected = CASES[case]
    assert outline(text) == expected


def test_page_numbers_are_no_list():
    pages = "\n".join(f"{TEXT * 14}\n{number}" for number in range(1, 5))
    assert not laid(pages + "\n" + TEXT).items
