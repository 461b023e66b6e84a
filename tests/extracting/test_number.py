"""The value of a number as written: exact, in Arabic or Chinese figures or both."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minsheng_extract.extracting.number import parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("0.75", "0.75"),
        ("4.820", "4.82"),
        ("1,100", "1100"),
        ("12,345,678.9", "12345678.9"),
        ("1 8 6", "186"),
        ("3. 5", "3.5"),
        ("100", "100"),
    ],
)
def test_arabic_figures(text: str, value: str):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16.4亿", "1640000000"),
        ("1.3万", "13000"),
        ("3.5 万", "35000"),
        ("1,100万", "11000000"),
        ("4百", "400"),
        ("3千万", "30000000"),
        ("2万亿", "2000000000000"),
        ("3亿5000万", "350000000"),
        ("1亿2000万5百", "120000500"),
        ("0.1亿", "10000000"),
    ],
)
def test_arabic_figures_with_chinese_scales(text: str, value: str):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", "0"),
        ("〇", "0"),
        ("七", "7"),
        ("两", "2"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("廿", "20"),
        ("廿三", "23"),
        ("卅一", "31"),
        ("百", "100"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("两百", "200"),
        ("三百二", "320"),
        ("三百二十", "320"),
        ("两千三", "2300"),
        ("一千零三", "1003"),
        ("九千九百九十九", "9999"),
        ("一万五", "15000"),
        ("一万零五", "10005"),
        ("一万五千", "15000"),
        ("十二万", "120000"),
        ("三百万", "3000000"),
        ("一万五千亿", "1500000000000"),
        ("二十万亿", "20000000000000"),
        ("一亿零三十万", "100300000"),
        ("三点五", "3.5"),
        ("十二点〇五", "12.05"),
        ("二〇二五", "2025"),
        ("壹佰贰拾叁", "123"),
        ("伍仟", "5000"),
        ("叁萬", "30000"),
        ("二億", "200000000"),
    ],
)
def test_chinese_figures(text: str, value: str):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "个", "一批", "点五五个", "1.2.3", "12个", "-5", "十点十", "3/4"])
def test_what_is_no_number_is_refused(text: str):
    with pytest.raises(ValueError, match="number"):
        parse_number(text)


def test_a_whole_number_is_written_without_an_exponent_or_a_point():
    assert [str(parse_number(text)) for text in ("100", "16.4亿", "2.50万", "3.0")] == [
        "100",
        "1640000000",
        "25000",
        "3",
    ]


FIGURES, PLACES = "零一二三四五六七八九", ("", "十", "百", "千")


def below_ten_thousand(number: int) -> str:
    """A number from 1 to 9999 in Chinese figures: 1003 is 一千零三."""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        figure = number // 10**place % 10
        if figure == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + FIGURES[figure] + PLACES[place]
        gap = False
    return written


def in_chinese(number: int) -> str:
    """A whole number in Chinese figures: 100300000 is 一亿零三十万."""
    if number == 0:
        return "零"
    for size, scale in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            rest = number % size
            joined = ("零" if rest < size // 10 else "") + in_chinese(rest) if rest else ""
            return in_chinese(number // size) + scale + joined
    return below_ten_thousand(number)


def test_the_writer_of_these_tests_writes_as_people_do():
    numbers = (7, 10, 105, 1003, 15000, 10005, 1500000000000, 100300000)
    written = ["七", "一十", "一百零五", "一千零三", "一万五千", "一万零五", "一万五千亿", "一亿零三十万"]
    assert [in_chinese(number) for number in numbers] == written


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 10**15) | st.integers(0, 99) | st.sampled_from([10**power for power in range(16)]))
def test_a_number_written_in_chinese_is_read_back(number: int):
    assert parse_number(in_chinese(number)) == number
    assert parse_number(in_chinese(number).removeprefix("一") if 10 <= number < 20 else in_chinese(number)) == number


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 10**18))
def test_thousands_commas_and_spaces_do_not_change_a_number(number: int):
    assert parse_number(f"{number:,}") == parse_number(" ".join(str(number))) == parse_number(str(number)) == number


@settings(deadline=None, derandomize=True)
@given(st.decimals(0, 10**6, places=4), st.sampled_from([("百", 2), ("千", 3), ("万", 4), ("亿", 8), ("万亿", 12)]))
def test_a_scale_multiplies_exactly(number: Decimal, scale: tuple[str, int]):
    assert parse_number(f"{number:f}{scale[0]}") == number.scaleb(scale[1])


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789.,点零一二十百千万亿廿 个%-", max_size=12) | st.text(max_size=8))
def test_any_text_is_a_number_or_is_refused(text: str):
    try:
        value = parse_number(text)
    except ValueError:
        return
    assert value.is_finite()
    assert value >= 0
