"""rules/units.yaml as data: what matching and conversion rely on."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules, load_rules


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def test_there_are_units_for_real_notices(rules: Rules) -> None:
    assert len(rules.units) >= 250


def test_each_form_belongs_to_one_unit(rules: Rules) -> None:
    counted = Counter(form for unit in rules.units for form in unit.forms)
    assert [form for form, times in counted.items() if times > 1] == []


def test_forms_are_written_as_folded_text_has_them(rules: Rules) -> None:
    assert [form for unit in rules.units for form in unit.forms if fold(form) != form] == []


def test_a_base_has_one_dimension(rules: Rules) -> None:
    dimensions = defaultdict(set)
    for unit in rules.units:
        dimensions[unit.base].add(unit.dimension)
    assert {base: found for base, found in dimensions.items() if len(found) > 1} == {}


def test_a_base_that_is_a_unit_itself_is_one_of_itself(rules: Rules) -> None:
    unit_of = {form: unit for unit in rules.units for form in unit.forms}
    wrong = [
        unit.id
        for unit in rules.units
        if (base := unit_of.get(unit.base)) and (base.base != unit.base or base.factor != 1)
    ]
    assert wrong == []


def test_what_a_record_states_instead_converts_to_the_same_base(rules: Rules) -> None:
    unit_of = {form: unit for unit in rules.units for form in unit.forms}
    stated = [unit for unit in rules.units if unit.written]
    assert {unit.id for unit in stated} >= {"unit.ratio.point", "unit.time.workday"}
    assert [unit.id for unit in stated if unit_of[str(unit.written)].base != unit.base] == []


@pytest.mark.parametrize(
    ("form", "dimension", "base", "in_base"),
    [
        ("公里", "length", "米", "1000"),
        ("公顷", "area", "平方米", "10000"),
        ("平方公里", "area", "平方米", "1000000"),
        ("斤", "mass", "吨", "0.0005"),
        ("兆瓦时", "energy", "千瓦时", "1000"),
        ("毫克/立方米", "concentration", "微克/立方米", "1000"),
        ("元/月/人", "money-rate", "元/人·年", "12"),
        ("立方米/小时", "volume-flow", "立方米/日", "24"),
        ("‰", "ratio", "%", "0.1"),
        ("/10万", "ratio", "%", "0.001"),
        ("倍", "ratio", "%", "100"),
        ("个百分点", "points", "百分点", "1"),
        ("个工作日", "workdays", "工作日", "1"),
        ("个月", "time", "月", "1"),
        ("米/秒", "speed", "公里/小时", "3.6"),
        ("人次", "visits", "人次", "1"),
        ("美元", "money", "美元", "1"),
        ("度", "degree", "度", "1"),
    ],
)
def test_conversions(rules: Rules, form: str, dimension: str, base: str, in_base: str) -> None:
    unit = next(unit for unit in rules.units if form in unit.forms)
    assert (unit.dimension, unit.base, unit.factor) == (dimension, base, Decimal(in_base))


@pytest.mark.parametrize(("one", "other"), [("人", "名"), ("件", "件次"), ("人", "人次"), ("场", "场次"), ("个", "项")])
def test_counts_of_different_things_are_not_converted(rules: Rules, one: str, other: str) -> None:
    base = {form: unit.base for unit in rules.units for form in unit.forms}
    assert base[one] != base[other]


@pytest.mark.parametrize("form", ["年", "级", "点", "线", "路", "层", "度", "期", "届", "类", "村", "口", "头", "只"])
def test_everyday_words_are_weak(rules: Rules, form: str) -> None:
    assert next(unit for unit in rules.units if form in unit.forms).weak


@pytest.mark.parametrize("form", ["个", "家", "户", "人", "所", "个月", "岁", "倍", "%", "元", "公里", "批次"])
def test_plain_units_are_not_weak(rules: Rules, form: str) -> None:
    assert not next(unit for unit in rules.units if form in unit.forms).weak
