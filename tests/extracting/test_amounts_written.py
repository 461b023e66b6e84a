"""Amounts as people write them: halves, smaller units, signs of money, scales counted, below zero, shares."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import RULES, held, said, the_quantity

from minsheng_extract import Document, account
from minsheng_extract.extracting.amount import amounts
from minsheng_extract.extracting.compound import Compounds


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("补助大米五斤半", "五斤半", "5.5", "斤"),
        ("新修水渠3公里半。", "3公里半", "3.5", "公里"),
        ("增长一倍半", "一倍半", "1.5", "倍"),
        ("每周开放不少于2个半小时", "2个半小时", "2.5", "小时"),
        ("票价为三元五角", "三元五角", "3.5", "元"),
        ("每件补贴12元4角5分", "12元4角5分", "12.45", "元"),
        ("用时压缩到2小时15分", "2小时15分", "2.25", "小时"),
        ("新修便道4公里200米", "4公里200米", "4.2", "公里"),
        ("救助资金￥8000", "￥8000", "8000", "元"),
        ("救助资金¥8,000.5元", "¥8,000.5元", "8000.5", "元"),
        ("签约金额US$250万", "US$250万", "2500000", "美元"),
        ("签约金额HK$60万", "HK$60万", "600000", "港元"),
        ("拨付经费叁拾万元整", "叁拾万元整", "300000", "元"),
        ("完成投资2.5个亿", "2.5个亿", "250000000", "元"),
        ("投入资金三个亿", "三个亿", "300000000", "元"),
        ("完成投资四万万元", "四万万元", "400000000", "元"),
        ("冷链温度保持零下20摄氏度", "零下20摄氏度", "-20", "摄氏度"),
        ("冷链温度保持负二十摄氏度", "负二十摄氏度", "-20", "摄氏度"),
        ("增速为-3.5%", "-3.5%", "-3.5", "%"),
        ("公交票价打六折", "六折", "60", "%"),
        ("公交票价打8.8折", "8.8折", "88", "%"),
        ("公交票价打八五折", "八五折", "85", "%"),
        ("上牌率达到七点五成", "七点五成", "75", "%"),
        ("入库粮食二点五万吨", "二点五万吨", "25000", "吨"),
        ("全长三点六公里", "三点六公里", "3.6", "公里"),
        ("提高六个百分点", "六个百分点", "6", "百分点"),
        ("年满七周岁", "七周岁", "7", "周岁"),
        ("整治主干路6条次干道9条", "6条", "6", "条"),
    ],
)
def test_a_single_amount(text: str, quote: str, value: str, unit: str):
    found = said(text, "quote", "value", "unit")
    assert found[0] == (quote, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [
        ("每户奖励2到3千元", "2到3千元", 2000, 3000, "元"),
        ("每户奖励两~五百元", "两~五百元", 200, 500, "元"),
        ("每户奖励80到300元", "80到300元", 80, 300, "元"),
        ("每户奖励1万元（含）-3万元", "1万元（含）-3万元", 10000, 30000, "元"),
        ("涨幅保持在2%和3%之间", "2%和3%之间"[:5], 2, 3, "%"),
        ("涨幅为百分之二三十", "百分之二三十", 20, 30, "%"),
        ("惠及群众300到500万", "300到500万", 3000000, 5000000, None),
    ],
)
def test_a_range(text: str, quote: str, low: int, high: int, unit: str | None):
    figure = the_quantity(text)
    assert (figure.quote, figure.value, figure.value_high, figure.unit) == (quote, low, high, unit)
    assert figure.comparator == "range"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("建成20公里半封闭道路", ["20公里"]),
        ("检测5公斤半成品", ["5公斤"]),
        ("培育3个亿元级产业", ["3个"]),
        ("担负5公里巡线任务", ["5公里"]),
        ("印发三折页宣传单", []),
        ("吸收三成员单位", []),
        ("组建负一层车库", []),
        ("奖励完成率超2/3的单位", ["2/3"]),
        ("设置1/2号窗口", []),
        ("建设20公里多功能步道", ["20公里"]),
    ],
)
def test_what_only_looks_like_more(text: str, quotes: list[str]):
    assert said(text, "quote") == quotes


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("收入增长1.5倍多", ">"), ("新修道路20公里余。", ">"), ("培训职工百余名", ">"), ("走访十来个村", "~")],
)
def test_a_comparison_inside_or_right_behind(text: str, comparator: str):
    assert the_quantity(text).comparator == comparator


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("三点一四", [("三点一四", Decimal("3.14"))]),
        ("三百二十点五", [("三百二十点五", Decimal("320.5"))]),
        ("提出四点要求", [("四", Decimal(4))]),
    ],
)
def test_a_decimal_in_chinese_is_one_numeral(text: str, numerals: list[tuple[str, Decimal]]):
    found = account(Document.from_text(text), rules=RULES)
    assert [(numeral.text, numeral.value) for numeral in found] == numerals


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("上午8时30分开门", [("8", "date"), ("30", "date")]),
        ("9:00至17:30开放", [("9", "date"), ("00", "date"), ("17", "date"), ("30", "date")]),
        ("9月10日、11日、12日举办", [("9", "date"), ("10", "date"), ("11", "date"), ("12", "date")]),
        ("今年前十个月", [("十", "date")]),
        ("腊月廿三", [("廿三", "date")]),
        ('推行"三联"做法', [("三", "name")]),
        ("省政府令第32号", [("32", "document_number")]),
        ("见附件3", [("3", "name")]),
        ("证件号码440000199912310000", [("440000199912310000", "name")]),
        ("工作十分扎实", [("十", "word")]),
    ],
)
def test_what_is_no_amount(text: str, classes: list[tuple[str, str]]):
    assert held(account(Document.from_text(text, year=2024), rules=RULES)) == classes


def test_quotation_marks_that_have_no_partner_quote_nothing():
    assert said('推行"三清做法，新建"公园"3个', "quote") == ["3个"]


def test_the_first_months_of_a_year_end_with_the_last_of_them():
    found = said("2024年前8个月完成改造60户，今年前三个月完成20户", "quote", "deadline", doc_type="report")
    assert [(quote, deadline.isoformat()) for quote, deadline in found] == [
        ("60户", "2024-08-31"),
        ("20户", "2024-03-31"),
    ]


@settings(deadline=None, derandomize=True)
@given(st.integers(1, 9999), st.integers(1, 9), st.integers(1, 9))
def test_a_sum_of_money_is_the_sum_of_its_coins(yuan: int, jiao: int, fen: int):
    assert the_quantity(f"每件补贴{yuan}元{jiao}角{fen}分").value == yuan + Decimal(jiao) / 10 + Decimal(fen) / 100


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="半零一二三十0123456789.角分毛米 ", max_size=8))
def test_what_stands_behind_a_unit_never_takes_away(text: str):
    unit = amounts(RULES).unit("元")
    assert unit is not None
    added, end = Compounds(RULES).rest(text, 0, len(text), unit)
    assert added >= 0
    assert 0 <= end <= len(text)
