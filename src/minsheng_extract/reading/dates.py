"""Dates as notices write them: 2023年11月30日, 2023 年 4 月 6 日, 2023-11-30, 二〇二三年四月六日."""

from __future__ import annotations

import re
from datetime import date

from minsheng_extract.reading.numerals import number_of

YEAR = "(?:(?:19|20)[0-9]{2}|(?:一九|二[〇○零oO0])[〇○零oO0一二三四五六七八九]{2})"
"""A year between 1900 and 2099, without the word 年, as a part of a pattern."""
_SMALL = "[0-9一二三四五六七八九十]{1,3}"
WRITTEN = rf"{YEAR}\s*年\s*{_SMALL}\s*月\s*{_SMALL}\s*[日号]"
"""A date in words, as a part of a pattern."""
_WRITTEN = re.compile(rf"({YEAR})\s*年\s*({_SMALL})\s*月\s*({_SMALL})\s*[日号]")
_NUMERIC = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})()([0-9]{2})([0-9]{2})(?![0-9])")

_DAY_FIRST = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})(?![0-9.])")


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date(folded: str) -> date | None:
    """The first whole date in a folded text, or None.

    >>> find_date("二〇二三年四月六日")
    datetime.date(2023, 4, 6)
    >>> find_date("发布日期: 2023-11-30 10:20")
    datetime.date(2023, 11, 30)
    """
    for found in _WRITTEN.finditer(folded):
        if day := _valid(*map(number_of, found.groups())):
            return day
    for form in (_NUMERIC, _COMPACT):
        for found in form.finditer(folded):
            if day := _valid(int(found[1]), int(found[3]), int(found[4])):
                return day
    for found in _DAY_FIRST.finditer(folded):
        if day := _valid(int(found[3]), int(found[2]), int(found[1])):
            return day
    return None


DATE_AT_END = re.compile(
    r"(?:(?:[12１２][90９０][0-9０-９]{2}|[一二][九〇零○oO0][〇零○oO0一二三四五六七八九]{2})[ \t\u3000]*年"
    r"[ \t\u3000]*[0-9０-９一二三四五六七八九十]{1,3}[ \t\u3000]*月"
    r"[ \t\u3000]*[0-9０-９一二三四五六七八九十]{1,3}[ \t\u3000]*[日号]"
    r"|20[0-9]{2}([-/.])[0-9]{1,2}\1[0-9]{1,2}|20[0-9]{6})"
    r"[ \t\u3000]*[)）]?[ \t\u3000\r]*$"
)
"""A date that ends a line, as written (not folded): what stands under a signature."""
