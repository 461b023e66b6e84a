from __future__ import annotations

from datetime import date

import pytest

from minsheng_extract.reading.dates import find_date
from minsheng_extract.reading.numerals import number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10), ("十二", 12), ("三十一", 31), ("一百零三", 103), ("两", 2), ("二〇二三", 2023),
        ("○六", 6), ("06", 6),
        ("", 0), ("甲", 0), ("十十", 0), ("十百", 0), ("十百十", 0), ("1千", 0),
    ],
)  # fmt: skip
def test_figures_of_list_numbers_and_dates(written: str, number: int) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二三年四月六日", date(2023, 4, 6)),
        ("2023年十二月三十一日", date(2023, 12, 31)),
        ("二〇二三年十十月一日", None),
        ("二〇二三年十三月一日", None),
        ("2023年4月31日，2023-05-02", date(2023, 5, 2)),
    ],
)
def test_the_first_day_that_there_is(written: str, day: date | None) -> None:
    assert find_date(written) == day
