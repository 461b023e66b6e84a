"""Stretches of time: first and last day, and what is no time at all."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import RULES

from minsheng_extract.extracting.period import Clock, Period, period_finder
from minsheng_extract.folding import fold

FINDER = period_finder(RULES)
CLOCK = Clock(2024, date(2024, 10, 8))


def periods(text: str, clock: Clock = CLOCK) -> list[Period]:
    """The periods of a text that is about 2024 and was issued in October of it."""
    return list(FINDER.find(fold(text), 0, len(text), clock))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("2025年底前完成", "2025年底前", "2025-01-01", "2025-12-31"),
        ("到2025年建成", "2025年", "2025-01-01", "2025-12-31"),
        ("２０２５年底前完成", "２０２５年底前", "2025-01-01", "2025-12-31"),
        ("到2 0 2 5年建成", "2 0 2 5年", "2025-01-01", "2025-12-31"),
        ("到二〇二五年末", "二〇二五年末", "2025-01-01", "2025-12-31"),
        ("2024年3月", "2024年3月", "2024-03-01", "2024-03-31"),
        ("2024年2月底前", "2024年2月底前", "2024-02-01", "2024-02-29"),
        ("2024年7月前", "2024年7月前", "2024-07-01", "2024-07-31"),
        ("2024年7月15日前", "2024年7月15日前", "2024-07-01", "2024-07-15"),
        ("2024年7月上旬", "2024年7月上旬", "2024-07-01", "2024-07-10"),
        ("2024年7月中旬", "2024年7月中旬", "2024-07-01", "2024-07-20"),
        ("2024年1月至6月", "2024年1月至6月", "2024-01-01", "2024-06-30"),
        ("2024年1—9月", "2024年1—9月", "2024-01-01", "2024-09-30"),
        ("2023年9月至2024年6月", "2023年9月至2024年6月", "2023-09-01", "2024-06-30"),
        ("2023—2025年", "2023—2025年", "2023-01-01", "2025-12-31"),
        ("2023年至2025年", "2023年至2025年", "2023-01-01", "2025-12-31"),
        ("2024年上半年", "2024年上半年", "2024-01-01", "2024-06-30"),
        ("2024年第三季度末", "2024年第三季度末", "2024-07-01", "2024-09-30"),
        ("2024年度", "2024年度", "2024-01-01", "2024-12-31"),
    ],
)
def test_with_a_year(text: str, written: str, first: str, last: str):
    (period,) = periods(text)
    assert (text[period.start : period.end], period.first, period.last) == (written, day(first), day(last))
    assert period.explicit_year


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("10月底前完成", "10月底前", "2024-10-01", "2024-10-31"),
        ("6月30日前完成", "6月30日前", "2024-06-01", "2024-06-30"),
        ("1—11月完成", "1—11月", "2024-01-01", "2024-11-30"),
        ("1至6月完成", "1至6月", "2024-01-01", "2024-06-30"),
        ("4月、6月、11月举办", "4月、6月、11月", "2024-04-01", "2024-11-30"),
        ("截至9月底", "9月底", "2024-09-01", "2024-09-30"),
        ("年底前", "年底前", "2024-01-01", "2024-12-31"),
        ("年内", "年内", "2024-01-01", "2024-12-31"),
        ("本年度", "本年度", "2024-01-01", "2024-12-31"),
        ("当年", "当年", "2024-01-01", "2024-12-31"),
        ("全年", "全年", "2024-01-01", "2024-12-31"),
        ("上半年", "上半年", "2024-01-01", "2024-06-30"),
        ("下半年", "下半年", "2024-07-01", "2024-12-31"),
        ("一季度", "一季度", "2024-01-01", "2024-03-31"),
        ("三季度末", "三季度末", "2024-07-01", "2024-09-30"),
        ("前三季度", "前三季度", "2024-01-01", "2024-09-30"),
        ("今年6月底前", "今年6月底前", "2024-06-01", "2024-06-30"),
        ("去年", "去年", "2023-01-01", "2023-12-31"),
        ("明年", "明年", "2025-01-01", "2025-12-31"),
        ("明年6月底前", "明年6月底前", "2025-06-01", "2025-06-30"),
        ("三年内", "三年内", None, "2027-12-31"),
        ("通过两年时间", "通过两年时间", None, "2026-12-31"),
        ("2年以内", "2年以内", None, "2026-12-31"),
        ("到“十四五”末", "“十四五”末", None, "2025-12-31"),
        ("“十五五”期间", "“十五五”期间", None, "2030-12-31"),
    ],
)
def test_measured_from_the_text_s_own_year_and_day(text: str, written: str, first: str | None, last: str):
    (period,) = periods(text)
    assert (text[period.start : period.end], period.first, period.last) == (written, day(first), day(last))


@pytest.mark.parametrize("text", ["2024年1月起", "自2023年以来", "3月以后", "2024年7月之后"])
def test_a_beginning_has_no_last_day(text: str):
    (period,) = periods(text)
    assert period.last is None
    assert period.first is not None


@pytest.mark.parametrize(
    "text",
    [
        "较上年增长",
        "比2020年提高",
        "与2022年相比下降",
        "从2021年的69所增加",
        "全年任务",
        "年度目标",
        "新建5所",
        "每月一次",
        "3.5月",
        "",
    ],
)
def test_what_is_compared_with_or_named_is_no_time_of_its_own(text: str):
    assert periods(text) == []


def test_where_a_text_ends_no_period_begins():
    assert FINDER.at("5所", 2, 2) is None
    assert FINDER.at("", 0, 0) is None


def test_several_periods_stand_in_order():
    text = "3月底前开工，2024年底前完工，到2026年投用"
    assert [text[p.start : p.end] for p in periods(text)] == ["3月底前", "2024年底前", "2026年"]


def test_without_a_year_of_its_own_a_text_has_only_the_years_it_names():
    unknown = Clock(None, None)
    assert periods("年底前", unknown) == periods("6月底前", unknown) == periods("三年内", unknown) == []
    assert [period.last for period in periods("2025年6月底前", unknown)] == [date(2025, 6, 30)]


@pytest.mark.parametrize(
    ("text", "last"),
    [("行动计划(2024年—2026年)，三年内", 2026), ("行动计划(2025—2026年)，三年内", 2027), ("2024年，三年内", 2027)],
)
def test_a_span_of_years_is_the_one_named_before_it(text: str, last: int):
    assert periods(text)[-1].last == date(last, 12, 31)


def test_a_span_of_years_counts_from_the_day_of_issue():
    (period,) = periods("三年内", Clock(2024, date(2023, 12, 20)))
    assert period.last == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "adverb", "whole", "explicit"),
    [
        ("全年", True, True, False),
        ("2024年", False, True, True),
        ("2024年全年", False, True, True),
        ("2023—2025年", False, True, True),
        ("2024年6月", False, False, True),
        ("上半年", False, False, False),
        ("今年", False, True, False),
    ],
)
def test_the_kind_of_a_period(text: str, adverb: bool, whole: bool, explicit: bool):
    (period,) = periods(text)
    assert (period.adverb, period.whole, period.explicit_year) == (adverb, whole, explicit)


@pytest.mark.parametrize("text", ["2月31日前", "2024年2月30日", "11月31日"])
def test_a_day_that_does_not_exist_is_the_last_of_its_month(text: str):
    (period,) = periods(text)
    assert period.last is not None
    assert period.last in (date(2024, 2, 29), date(2024, 11, 30))


@settings(deadline=None, derandomize=True)
@given(
    st.integers(1900, 2099),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(["{}年{}月{}日", "{} 年 {} 月 {} 日前"]),
)
def test_every_day_is_read_back(year: int, month: int, number: int, form: str):
    (period,) = periods(form.format(year, month, number))
    assert period.last == date(year, month, number)


@settings(deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from([*"0123456789年月日底前至、—“”十四五末上半季度内 ", "2024", "截至"]), max_size=16).map(
        "".join
    )
)
def test_periods_are_in_order_apart_and_never_backwards(text: str):
    found = periods(text)
    assert all(0 <= period.start < period.end <= len(text) for period in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
