"""By how much something changes, and what is a level or an amount instead."""

from __future__ import annotations

import pytest
from made_texts import said


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("城乡低保标准提高5%", "increase"),
        ("城镇化率提高1.2个百分点", "increase"),
        ("满意度提升5个百分点以上", "increase"),
        ("一般公共预算收入增长8%", "increase"),
        ("一般公共预算收入比上年增长8%", "increase"),
        ("一般公共预算收入较上年增长8%左右", "increase"),
        ("旅游收入同比增长12.5%", "increase"),
        ("旅游收入环比上升3%", "increase"),
        ("居民收入年均增长7%以上", "increase"),
        ("进出口总额增长1.5倍", "increase"),
        ("工资收入翻一番", "increase"),
        ("工资收入翻番", "increase"),
        ("办学经费增加5%", "increase"),
        ("刑事案件同比下降9.18%", "decrease"),
        ("单位能耗较基期下降14%", "decrease"),
        ("审批时限压缩50%", "decrease"),
        ("用水量减少3%", "decrease"),
        ("用水量降幅达3%", "decrease"),
        ("供养标准至少提高5%", "increase"),
        ("产量实现 3% 增长", "increase"),
        ("失业率回落0.3个百分点", "decrease"),
        ("审批材料由12件减少到5件", None),
        ("城镇化率提高到65%", None),
        ("城镇化率提升至65%以上", None),
        ("失业率降至5%", None),
        ("婚检率上升到92%", None),
        ("合格率稳定在98%以上", None),
        ("合格率保持98%", None),
        ("覆盖率达到95%", None),
        ("新增学位600个", None),
        ("增加停车位800个", None),
        ("增设公交线路3条", None),
        ("新增绿地30公顷", None),
    ],
)
def test_the_change_of_a_figure(text: str, change: str | None):
    assert said(text, "change")[-1] == change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("就业率和升学率分别提高3%和7%", [("3%", "increase"), ("7%", "increase")]),
        ("由60%提高到75%", [("60%", None), ("75%", None)]),
        ("从200辆降至150辆", [("200辆", None), ("150辆", None)]),
        ("收入增长8%，达到120亿元", [("8%", "increase"), ("120亿元", None)]),
        ("低保标准提高6%，新增学位600个", [("6%", "increase"), ("600个", None)]),
        ("投诉下降5%、上访下降3%", [("5%", "decrease"), ("3%", "decrease")]),
    ],
)
def test_the_changes_of_several_figures(text: str, expected: list[tuple[str, str | None]]):
    assert said(text, "quote", "change") == expected


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("收入比上年增长8%", "上年"),
        ("森林面积较2020年增加5%", "2020年"),
        ("收入同比增长8%", "同比"),
        ("收入增长8%", None),
    ],
)
def test_what_a_change_is_measured_against(text: str, reference: str | None):
    assert said(text, "reference") == [reference]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("将护理员由120名增加到200名", ["baseline", "target"]),
        ("从200辆提升至300辆", ["baseline", "target"]),
        ("将200辆提速到300辆", ["baseline", "target"]),
        ("覆盖率从目前的23%提高2个百分点", ["baseline", "target"]),
        ("建成1所，改造2所", ["target", "target"]),
    ],
)
def test_where_a_change_starts_is_a_baseline(text: str, roles: list[str]):
    assert said(text, "role") == roles
