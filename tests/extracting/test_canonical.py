"""Canonical indicators: many writings of one, and writings that are another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.extracting.canonical import indicator_id
from minsheng_extract.rulebook import load_rules

RULES = load_rules()
IDS = {entry.id for entry in RULES.indicators}


@pytest.mark.parametrize(
    ("expected", "indicator", "action", "unit"),
    [
        ("employment.urban-new", "城镇新增就业", None, "人"),
        ("employment.urban-new", "城镇就业", "新增", "人"),
        ("employment.urban-new", "新增城镇就业", None, "人"),
        ("employment.urban-new", "城镇新增就业人数", "完成", "人"),
        ("employment.urban-new", "城鎮新增就業", None, "人"),
        ("employment.rural-transfer", "农村劳动力", "转移", "人"),
        ("employment.rural-transfer", "农村劳动力转移就业", None, "人"),
        ("housing.old-estates", "老旧小区", "改造提升", "个"),
        ("housing.old-estates", "城镇老旧小区改造", "完成", "户"),
        ("housing.pocket-parks", "“口袋公园”", "建设", "个"),
        ("health.cancer-screening", "“两癌”免费筛查", "开展", "人"),
        ("transport.rural-roads", "“四好农村路”", "新改建", "公里"),
        ("safety.drug-samples", "药品", "抽检", "批次"),
        ("rural.farmland", "高标准农田", "新建", "亩"),
        ("economy.gdp", "地区生产总值", "增长", "%"),
        ("economy.gdp", "地区生产总值", None, "元"),
        ("environment.pm25", "细颗粒物（PM2.5）年均浓度", None, "微克/立方米"),
        ("health.maternal-mortality", "孕产妇死亡率", None, "/10万"),
    ],
)
def test_writings_of_one_indicator(expected: str, indicator: str, action: str | None, unit: str) -> None:
    assert indicator_id(indicator, action, unit, RULES) == expected


@pytest.mark.parametrize(
    ("indicator", "action", "unit"),
    [
        ("城镇新增就业目标完成率", None, "%"),
        ("脱贫人口城镇新增就业", None, "人"),
        ("城镇就业", None, "人"),
        ("老旧小区改造加装电梯", "完成", "部"),
        ("老旧小区", "走访", "个"),
        ("停车泊位", "管理", "个"),
        ("视频监控摄像头", "维护", "个"),
        ("老旧小区", "改造", "公里"),
        ("森林覆盖率", None, "亩"),
        ("招聘会参加人数", None, "人"),
        ("农村劳动力", "培训", "人"),
        ("企业开办网办率", None, "%"),
        ("民生实事", "完成", "件"),
        ("", None, None),
        (None, "新增", "人"),
    ],
)
def test_it_is_never_forced(indicator: str | None, action: str | None, unit: str | None) -> None:
    assert indicator_id(indicator, action, unit, RULES) is None


def test_near_neighbours_are_told_apart() -> None:
    pairs = {
        "居民人均可支配收入": "income.resident",
        "农村居民人均可支配收入": "income.rural",
        "城镇居民人均可支配收入": "income.urban",
    }
    assert {name: indicator_id(name, "增长", "%", RULES) for name in pairs} == pairs


def test_there_are_a_hundred_and_their_dimensions_exist() -> None:
    known = {unit.dimension for unit in RULES.units}
    assert len(RULES.indicators) >= 100
    assert {name for entry in RULES.indicators for name in entry.dimensions} <= known


def test_names_are_unique() -> None:
    assert len({entry.name for entry in RULES.indicators}) == len(RULES.indicators)


@given(
    st.text(alphabet="城镇新增就业老旧小区改造率%“” \n()a", max_size=30),
    st.sampled_from([None, "新增", "改造", "("]),
    st.sampled_from([None, "人", "个", "%", "万"]),
)
def test_any_indicator_has_an_id_of_the_rules_or_none(indicator: str, action: str | None, unit: str | None) -> None:
    assert indicator_id(indicator, action, unit, RULES) in IDS | {None}
