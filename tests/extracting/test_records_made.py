"""The whole record of a figure: fields in the record's terms, quotes from the text, rules and reasons to look."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_texts import RULES, quantities, said, the_quantity

from minsheng_extract import Document, extract
from minsheng_extract.extracting import read_figures
from minsheng_extract.folding import fold
from minsheng_extract.reading import read_bytes
from minsheng_extract.scoring.examples import entries
from minsheng_extract.segmenting import lay_out

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
PLAN = """云山县2024年民生实事

一、教育惠民
1.扩充学位。2024年9月底前，新建公办幼儿园不少于6所，新增学位1．8万个。（牵头单位：县教育局；责任单位：各镇人民政府）
2.关爱儿童。为0—6岁残疾儿童提供康复救助，救助率达到98%以上。（牵头单位：县残联）
二、就业增收
3.稳定就业。城镇新增就业3000人，城镇登记失业率控制在4.5%以内。（牵头单位：县人社局）
"""


def test_a_notice_becomes_rows():
    found = quantities(PLAN)
    assert [(q.quote, q.comparator, q.value, q.unit, q.role, q.indicator) for q in found] == [
        ("6所", ">=", 6, "所", "target", "公办幼儿园"),
        ("1．8万个", "=", 18000, "个", "target", "学位"),
        ("0—6岁", "range", 0, "岁", "context", "残疾儿童"),
        ("98%", ">=", 98, "%", "target", "救助率"),
        ("3000人", "=", 3000, "人", "target", "城镇新增就业"),
        ("4.5%", "<=", Decimal("4.5"), "%", "target", "城镇登记失业率"),
    ]
    assert [q.item_path for q in found] == [("一", "1")] * 2 + [("一", "2")] * 2 + [("二", "3")] * 2
    assert [q.lead_units for q in found] == [("县教育局",)] * 2 + [("县残联",)] * 2 + [("县人社局",)] * 2
    assert [q.responsible_units for q in found[:3]] == [("各镇人民政府",)] * 2 + [()]
    assert [(q.deadline, q.deadline_from) for q in found] == [
        (date(2024, 9, 30), "text"),
        (date(2024, 9, 30), "text"),
        (None, None),
        (date(2024, 12, 31), "document"),
        (date(2024, 12, 31), "document"),
        (date(2024, 12, 31), "document"),
    ]
    assert found[0].item_title == "扩充学位"


def test_what_a_record_copies_from_its_document():
    text = "新建公园5个"
    document = Document.from_text(text, year=2024).model_copy(update={"region": "云山县", "region_code": "990001"})
    (quantity,) = extract(document, rules=RULES)
    assert (quantity.doc_id, quantity.region, quantity.region_code, quantity.year) == (
        document.doc_id,
        "云山县",
        "990001",
        2024,
    )


@pytest.mark.parametrize(
    ("text", "base", "high", "unit", "dimension"),
    [
        ("修路12公里", "12000", None, "米", "length"),
        ("修路5—8公里", "5000", "8000", "米", "length"),
        ("投资1.3亿元", "130000000", None, "元", "money"),
        ("造林300亩", "200000", None, "平方米", "area"),
        ("覆盖率达到八成", "80", None, "%", "ratio"),
    ],
)
def test_a_value_in_its_base_unit(text: str, base: str, high: str | None, unit: str, dimension: str):
    quantity = the_quantity(text)
    assert quantity.value_base is not None
    assert abs(quantity.value_base - Decimal(base)) < Decimal("0.01")
    assert quantity.value_high_base == (Decimal(high) if high else None)
    assert (quantity.unit_base, quantity.dimension) == (unit, dimension)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("投入资金超2.5亿", "元"),
        ("贷款余额达到120亿", "元"),
        ("惠及农村居民1.6万", None),
        ("补贴标准达到90元／人·月", "元／人·月"),
        ("改造住房1200套（间）", "套（间）"),
        ("覆盖率９５％", "％"),
        ("降低0.5个百分点", "百分点"),
    ],
)
def test_a_unit_is_as_written_or_goes_without_saying(text: str, unit: str | None):
    (found,) = said(text, "unit")
    assert (found and fold(found)) == (unit and fold(unit))


def test_every_record_names_the_rules_that_made_it():
    quantity = the_quantity("2024年底前，新建幼儿园不少于6所，")
    known = {entry.id for _, entry in entries(RULES)}
    assert {"comparator.at-least", "period.whole-year"} <= set(quantity.rules)
    assert set(quantity.rules) <= known
    assert len(set(quantity.rules)) == len(quantity.rules)


@pytest.mark.parametrize(
    ("text", "review"),
    [
        ("新建公园5个", ()),
        ("5个", ("no indicator",)),
        ("惠及农村居民1.6万", ("no unit",)),
    ],
)
def test_why_a_person_should_look(text: str, review: tuple[str, ...]):
    assert the_quantity(text).review == review


def test_a_figure_knows_its_numerals():
    document = Document.from_text(PLAN, year=2024)
    figures = read_figures(document, lay_out(document, RULES), RULES)
    ids = {quantity.quantity_id for quantity in figures.quantities}
    assert {numeral.quantity_id for numeral in figures.numerals} - {None} == ids
    assert len(ids) == len(figures.quantities)


def test_an_empty_text_has_nothing():
    document = Document.from_text("")
    assert read_figures(document, lay_out(document, RULES), RULES) == ((), (), ())


TABLE = """附件
序号\t指标名称\t单位\t目标值\t完成值
1\t城镇新增就业\t万人\t5.2\t5.6
2\t森林覆盖率\t%\t42\t42.3
3\t新建公园\t个\t12\t15
"""


def test_numbers_of_a_table_take_the_unit_of_their_row_and_the_role_of_their_column():
    found = extract(read_bytes(TABLE.encode(), "table.txt", RULES), rules=RULES)
    assert [(q.indicator, q.value, q.unit, q.role) for q in found] == [
        ("城镇新增就业", 52000, "人", "target"),
        ("城镇新增就业", 56000, "人", "actual"),
        ("森林覆盖率", 42, "%", "target"),
        ("森林覆盖率", Decimal("42.3"), "%", "actual"),
        ("公园", 12, "个", "target"),
        ("公园", 15, "个", "actual"),
    ]


@pytest.mark.parametrize("text", SAMPLES, ids=lambda path: path.stem)
def test_records_made_without_checks_are_valid(text: Path):
    """Extracting makes them unchecked: what it makes is what checking would make of it, field for field."""
    document = Document.from_text(text.read_text(encoding="utf-8"), year=2023, doc_type="both")
    figures = read_figures(document, lay_out(document, RULES), RULES)
    for record in (*figures.quantities, *figures.numerals):
        checked = type(record).model_validate(record.model_dump())
        assert checked == record
        assert list(vars(record)) == list(type(record).model_fields) == list(vars(checked))
        assert record.model_fields_set == checked.model_fields_set
        assert all(type(getattr(record, name)) is type(getattr(checked, name)) for name in vars(record))


def test_digits_parted_by_a_line_break_are_one_number():
    found = quantities("全年新增公办学位不少于1\n200个，新建幼儿园3所。")
    assert [(q.quote, q.value) for q in found] == [("1\n200个", 1200), ("3所", 3)]
