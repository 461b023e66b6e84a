"""The grammar of figures: a number with its unit, a range, a share in words, a rate, a figure without numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_texts import RULES

from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.grammar import figure_grammar
from minsheng_extract.folding import fold

GRAMMAR = figure_grammar(RULES)


def read(text: str) -> Figure | None:
    """The figure at the very beginning of a text."""
    return GRAMMAR.read(fold(text), 0, len(text))


def shown(text: str) -> tuple[str, str, str | None] | None:
    """What is quoted, its value (or `low..high`) and its unit."""
    figure = read(text)
    if figure is None:
        return None
    high = "" if figure.value_high is None else f"..{figure.value_high.normalize():f}"
    return text[figure.start : figure.end], f"{figure.value.normalize():f}{high}", figure.unit


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("8所学校", "8所", "8", "所"),
        ("1.3万个学位", "1.3万个", "13000", "个"),
        ("3.5 万人", "3.5 万人", "35000", "人"),
        ("1,100万元", "1,100万元", "11000000", "元"),
        ("2,000家企业", "2,000家", "2000", "家"),
        ("１２０座公厕", "１２０座", "120", "座"),
        ("１．５万平方米", "１．５万平方米", "15000", "平方米"),
        ("1 2 0座公厕", "1 2 0座", "120", "座"),
        ("16.4亿元", "16.4亿元", "1640000000", "元"),
        ("一万五千亿元", "一万五千亿元", "1500000000000", "元"),
        ("二十万亿元", "二十万亿元", "20000000000000", "元"),
        ("两百户", "两百户", "200", "户"),
        ("廿三处", "廿三处", "23", "处"),
        ("三点五公里", "三点五公里", "3.5", "公里"),
        ("百个", "百个", "100", "个"),
        ("3亿5000万元", "3亿5000万元", "350000000", "元"),
        ("4.82‰", "4.82‰", "4.82", "‰"),
        ("96．5％", "96．5％", "96.5", "%"),
        ("五百个", "五百个", "500", "个"),
        ("48 万余人次", "48 万余人次", "480000", "人次"),
    ],
)
def test_a_number_with_its_unit(text: str, quote: str, value: str, unit: str):
    assert shown(text) == (quote, value, unit)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("3.2万人次", "32000", "人次"),
        ("5万标箱", "50000", "标箱"),
        ("7000千瓦时", "7000", "千瓦时"),
        ("2万吨标准煤", "20000", "吨标准煤"),
        ("90立方米", "90", "立方米"),
        ("12平方公里", "12", "平方公里"),
        ("6公顷", "6", "公顷"),
        ("4.5万亩", "45000", "亩"),
        ("800延米", "800", "延米"),
        ("30车道公里", "30", "车道公里"),
        ("90元/人·月", "90", "元/人·月"),
        ("90元/月/人", "90", "元/月/人"),
        ("40吨/天", "40", "吨/天"),
        ("300张", "300", "张"),
        ("9处", "9", "处"),
        ("4座", "4", "座"),
        ("1200套（间）", "1200", "套(间)"),
        ("30个(条)", "30", "个(条)"),
        ("15台(套)", "15", "台(套)"),
        ("8所（点）", "8", "所(点)"),
        ("600户次", "600", "户次"),
        ("20人·天", "20", "人·天"),
        ("5毫克/立方米", "5", "毫克/立方米"),
        ("28微克/立方米", "28", "微克/立方米"),
        ("55分贝", "55", "分贝"),
        ("20分钟", "20", "分钟"),
        ("24小时", "24", "小时"),
        ("5千米", "5", "千米"),
        ("12千瓦", "12", "千瓦"),
        ("3.5个百分点", "3.5", "百分点"),
        ("1.5倍", "1.5", "倍"),
        ("70.5岁", "70.5", "岁"),
    ],
)
def test_units_are_read_as_written_without_their_scale(written: str, value: str, unit: str):
    assert shown(written + "左右") == (written, value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("5—8个", "5—8个", "5..8", "个"),
        ("5-20%", "5-20%", "5..20", "%"),
        ("5%—8%", "5%—8%", "5..8", "%"),
        ("25%～30%", "25%～30%", "25..30", "%"),
        ("20至30家", "20至30家", "20..30", "家"),
        ("20家至30家", "20家至30家", "20..30", "家"),
        ("20到30家", "20到30家", "20..30", "家"),
        ("3-5万元", "3-5万元", "30000..50000", "元"),
        ("3万—5万元", "3万—5万元", "30000..50000", "元"),
        ("800-1万元", "800-1万元", "800..10000", "元"),
        ("一至两个", "一至两个", "1..2", "个"),
        ("十至十五场", "十至十五场", "10..15", "场"),
        ("两三个", "两三个", "2..3", "个"),
        ("三五户", "三五户", "3..5", "户"),
        ("七八十人", "七八十人", "70..80", "人"),
        ("两、三个", "两、三个", "2..3", "个"),
        ("百分之五至百分之八", "百分之五至百分之八", "5..8", "%"),
        ("百分之五至八", "百分之五至八", "5..8", "%"),
        ("七八成", "七八成", "70..80", "%"),
    ],
)
def test_ranges(text: str, quote: str, value: str, unit: str):
    assert shown(text) == (quote, value, unit)
    figure = read(text)
    assert figure is not None
    assert figure.comparator == "range"


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("百分之八十五", "百分之八十五", "85", "%"),
        ("百分之百", "百分之百", "100", "%"),
        ("百分之九十九点五以上", "百分之九十九点五", "99.5", "%"),
        ("百分之3.5", "百分之3.5", "3.5", "%"),
        ("百分之二个百分点", "百分之二个百分点", "2", "百分点"),
        ("八成", "八成", "80", "%"),
        ("八成半", "八成半", "85", "%"),
        ("四成以上", "四成", "40", "%"),
        ("三分之一", "三分之一", "0.3333", None),
        ("四分之三", "四分之三", "0.75", None),
    ],
)
def test_shares_in_words(text: str, quote: str, value: str, unit: str | None):
    assert shown(text) == (quote, value, unit)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [("1:3", "1:3", "0.3333"), ("1∶4", "1∶4", "0.25"), ("0.8:1", "0.8:1", "0.8"), ("0.8：1", "0.8：1", "0.8")],
)
def test_ratios(text: str, quote: str, value: str):
    assert shown(text) == (quote, value, None)


@pytest.mark.parametrize(
    ("text", "quote", "value", "comparator"),
    [
        ("五百余个", "五百余个", "500", ">"),
        ("20余个", "20余个", "20", ">"),
        ("1.2万余人次", "1.2万余人次", "12000", ">"),
        ("300多户", "300多户", "300", ">"),
        ("三十多场", "三十多场", "30", ">"),
        ("10多万人", "10多万人", "100000", ">"),
        ("十几个", "十几个", "10", ">"),
        ("数十个", "数十个", "10", ">"),
        ("几百户", "几百户", "100", ">"),
        ("20个", "20个", "20", None),
    ],
)
def test_words_inside_a_number_say_that_it_is_more(text: str, quote: str, value: str, comparator: str | None):
    figure = read(text)
    assert figure is not None
    assert (text[figure.start : figure.end], figure.value, figure.comparator) == (quote, Decimal(value), comparator)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [("1.64万农村居民", "1.64万", "16400"), ("2.5亿，", "2.5亿", "250000000"), ("三万农民", "三万", "30000")],
)
def test_a_scaled_number_needs_no_unit(text: str, quote: str, value: str):
    assert shown(text) == (quote, value, None)


@pytest.mark.parametrize(
    ("text", "first", "unit"),
    [
        ("2.16和1.66个百分点", "2.16", "百分点"),
        ("3、5个百分点", "3", "百分点"),
        ("14.3个和14.6个百分点", "14.3个", "百分点"),
    ],
)
def test_the_first_of_a_pair_has_the_unit_of_the_second(text: str, first: str, unit: str):
    figure = read(text)
    assert figure is not None
    assert (text[figure.start : figure.end], figure.unit) == (first, unit)


@pytest.mark.parametrize(
    "text",
    ["12", "1.5", "三", "十足", "三成员", "两成果", "1:0", "八成立", "2023", "5、8", "3月", "学校"],
)
def test_what_is_no_figure(text: str):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "change"),
    [
        ("全覆盖。", "全覆盖", "100", "%", None),
        ("翻番", "翻番", "1", "倍", "increase"),
        ("翻一番", "翻一番", "1", "倍", "increase"),
        ("翻两番", "翻两番", "3", "倍", "increase"),
    ],
)
def test_figures_without_a_numeral(text: str, quote: str, value: str, unit: str, change: str | None):
    figure = GRAMMAR.phrase(text, 0, len(text))
    assert figure is not None
    assert (text[: figure.end], figure.value, figure.unit, figure.change) == (quote, Decimal(value), unit, change)


def test_full_coverage_as_a_manner_is_no_figure():
    assert GRAMMAR.phrase("全覆盖检查", 0, 5) is None


@pytest.mark.parametrize(
    ("text", "start", "quote", "value"),
    [
        ("增速为-3.5%", 4, "-3.5%", "-3.5"),
        ("为 -120人", 3, "-120人", "-120"),
        ("12-15%", 3, "15%", "15"),
        ("5%-8%", 3, "8%", "8"),
        ("A-5个", 2, "5个", "5"),
        ("--5个", 2, "5个", "5"),
    ],
)
def test_a_minus_sign_belongs_to_the_number_and_a_dash_does_not(text: str, start: int, quote: str, value: str):
    figure = GRAMMAR.read(text, start, len(text))
    assert figure is not None
    assert (text[figure.start : figure.end], figure.value) == (quote, Decimal(value))


@pytest.mark.parametrize(
    ("unit", "value", "recorded"),
    [
        (None, "5.2", None),
        ("个", "5.2", "个"),
        ("万人", "52000", "人"),
        ("亿元", "520000000", "元"),
        ("千瓦时", "5.2", "千瓦时"),
        ("％", "5.2", "％"),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_column(unit: str | None, value: str, recorded: str | None):
    figure = GRAMMAR.bare("5.2", 0, 3, unit)
    assert figure is not None
    assert (figure.value, figure.unit) == (Decimal(value), recorded)


def test_a_figure_never_reaches_past_its_end():
    text = "12345公顷"
    quotes = [text[: figure.end] for end in range(len(text) + 1) if (figure := GRAMMAR.read(text, 0, end))]
    assert quotes == ["12345公顷"]


@pytest.mark.parametrize(
    "form", sorted({form for unit in RULES.units for form in unit.forms if not form.startswith("成")})
)
def test_every_unit_of_the_rulebook_is_found_behind_a_number(form: str):
    figure = read("36" + form)
    assert figure is not None
    assert figure.end == len(form) + 2
