"""The table of places, and which place a notice is from."""

from __future__ import annotations

import pytest

from minsheng_extract.reading.region import find_region
from minsheng_extract.reading.regions import gazetteer
from minsheng_extract.rulebook import load_rules


@pytest.mark.parametrize(
    ("name", "code", "full"),
    [
        ("连云港市", "320700", "江苏省连云港市"),
        ("增城区", "440118", "广东省广州市增城区"),
        ("增城市", "440183", "广东省广州市增城市"),
        ("石柱县", "500240", "重庆市石柱土家族自治县"),
        ("恩施州", "422800", "湖北省恩施土家族苗族自治州"),
        ("仙桃市", "429004", "湖北省仙桃市"),
        ("浦东新区", "310115", "上海市浦东新区"),
    ],
)
def test_the_table_knows_old_and_short_names(name, code, full):
    (place,) = {place for place in gazetteer().by_name[name] if place.code == code}
    assert gazetteer().full_name(place) == full


def test_every_county_lies_in_a_province_and_no_code_stands_twice_today():
    table = gazetteer()
    today = [place for places in table.by_code.values() for place in places if place.last == 9999]
    assert len(today) == len({place.code for place in today})
    assert sum(place.level == 2 for place in today) > 2800
    assert all(table.above(place)[0].level == 0 for place in today if place.level)


@pytest.mark.parametrize(
    ("sources", "opening", "text", "code"),
    [
        (["海州区人民政府"], "", "连接连云港港口的道路", "320706"),
        (["海州区人民政府"], "", "阜新市下达的任务", "210902"),
        (["海州区人民政府"], "", "全区上下共同努力", None),
        (["江苏省连云港市海州区人民政府"], "", "", "320706"),
        (["海州区人民政府"], "", "太平区、新邱区、细河区也有", "210902"),
        (["", "关于朝阳区实事的报告"], "", "长春市双阳区", "220104"),
        (["海州"], "", "连云港", "320706"),
        (["苏州工业园区管理委员会"], "", "", "320500"),
        (["区教育局"], "泗阳县第十七届人民代表大会通过", "", "321323"),
        (["市统计局"], "先后走访炎陵县、茶陵县、荷塘区、石峰区", "", "430200"),
        (["县政府"], "县发改委要会同县督查室", "", None),  # 会同 is also a county
        (["市政府"], "根据《广东省人民政府关于实事的意见》", "", None),
        (["全市城区道路"], "", "", None),  # 城区 is also a county
        (["关于建成县级医院的通知"], "圆满完成县委县政府确定的任务", "", None),  # 成县
        (["甘肃省陇南市成县人民政府"], "", "", "621221"),
        (["成县人民政府办公室"], "", "", "621221"),
        (["关于曹县2031年十件实事完成情况的通报"], "", "", "371721"),
        (["2031年睢县民生实事"], "", "", "411422"),
        (["2031年成县级医院"], "", "", None),
        (["关于对成县2031年实事的通报"], "", "", None),
        (["关于全州县市托育工作的通知"], "", "", None),  # 全州县
        ([], "", "", None),
    ],
)
def test_a_place_is_found_or_left_open(sources, opening, text, code):
    assert find_region(sources, opening, text, None, load_rules()).code == code


def test_the_year_decides_between_the_codes_of_one_place():
    assert find_region(["三元区人民政府"], "", "", 2015, load_rules()).code == "350403"
    assert find_region(["三元区人民政府"], "", "", 2024, load_rules()).code == "350404"


def test_an_ambiguous_place_keeps_its_name():
    assert find_region(["鼓楼区人民政府"], "", "", 2023, load_rules()) == ("鼓楼区", None)
