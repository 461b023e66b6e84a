"""The value of a number as written: 1,100, 1.3万, 一万五千亿, 六点四二万. Exact, in Decimal."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}
TENS = {"廿": 20, "卅": 30}
CHINESE = "".join([*DIGITS, *SMALL, *LARGE, *TENS])

_LONGEST = 32
_LARGEST = Decimal(10) ** 24
_ZEROS = "〇零○"
_SCALES = "".join([*SMALL, *LARGE])
_PIECE = re.compile(rf"([0-9][0-9,]*(?:\.[0-9]+)?)([{_SCALES}]*)")
_POINTED = re.compile(rf"([{CHINESE}]+)点([{''.join(DIGITS)}]+)([{''.join(LARGE)}]*)")


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal:
    """The value of a number in Arabic or Chinese figures or both mixed; ValueError for anything else.

    White space inside is passed over. What is longer than any amount (32 characters) is a code, not a number.

    >>> [str(parse_number(t)) for t in ("1.3万", "1,100万", "一万五千亿", "廿三", "3亿5000万", "六点四二万")]
    ['13000', '11000000', '1500000000000', '23', '350000000', '64200']
    """
    plain = "".join(text.split())
    if not 0 < len(plain) <= _LONGEST:
        raise ValueError(f"not a number: {text[:_LONGEST]!r}")
    value = _arabic(plain) if plain[0] in "0123456789" else _chinese_figures(plain)
    if value >= _LARGEST:
        raise ValueError(f"no amount is as large: {text[:_LONGEST]!r}")
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _arabic(text: str) -> Decimal:
    """3亿5000万 is the sum of its pieces."""
    total, position = Decimal(0), 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None:
            raise ValueError(f"not a number: {text!r}")
        total += _multiplied(Decimal(piece[1].replace(",", "")), piece[2])
        position = piece.end()
    return total


def _chinese_figures(text: str) -> Decimal:
    if pointed := _POINTED.fullmatch(text):
        digits = "".join(str(DIGITS[char]) for char in pointed[2])
        return _multiplied(Decimal(f"{_whole(pointed[1])}.{digits}"), pointed[3])
    if any(char not in CHINESE for char in text):
        raise ValueError(f"not a number: {text!r}")
    return Decimal(_whole(text))


def _multiplied(number: Decimal, scales: str) -> Decimal:
    for scale in scales:
        number *= SMALL.get(scale) or LARGE[scale]
    return number


def _whole(text: str) -> int:
    """一万五千亿 and 二十万亿: what stands before 亿 is multiplied as a whole; 一万五 is 15000."""
    for scale, times in LARGE.items():
        head, found, tail = text.rpartition(scale)
        if not found:
            continue
        short = len(tail) == 1 and tail in DIGITS and tail not in _ZEROS
        low = DIGITS[tail] * times // 10 if short else _whole(tail) if tail else 0
        return (_whole(head) if head else 1) * times + low
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    """三百二十; 三百二 (320); 一〇五 is read digit by digit."""
    if len(text) > 1 and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit, scale, pending = 0, 0, 0, False
    for char in text:
        if char in DIGITS:
            digit, pending = DIGITS[char], True
            scale = 0 if digit == 0 else scale
        elif char in TENS:
            total, scale = total + TENS[char], 10
        else:
            scale = SMALL[char]
            total, digit, pending = total + (digit if pending else 1) * scale, 0, False
    return total + digit * (scale // 10 if pending and scale > 10 else 1)
