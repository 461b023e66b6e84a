"""The value of a number as written: 1,100, 1.3万, 一万五千亿, 百分之八十五, 三分之一. Exact, in Decimal."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
TENS = {"廿": 20, "卅": 30}
CHINESE = "".join([*DIGITS, *SMALL, *LARGE, *TENS])

_ARABIC = re.compile(r"\d[\d,\s]*(?:\.\s?\d+)?")
_PIECE = re.compile(rf"(\d[\d,\s]*(?:\.\s?\d+)?)?\s*([{''.join([*SMALL, *LARGE])}]*)")


def _chinese_small(text: str) -> int:
    """Below ten thousand: 三百二十, 三百二 (320), 一〇五 read digit by digit."""
    if len(text) > 1 and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit, last_scale = 0, 0, 0
    pending = False
    for char in text:
        if char in DIGITS:
            digit, pending = DIGITS[char], True
            if digit == 0:
                last_scale = 0
        elif char in TENS:
            total, last_scale = total + TENS[char], 10
        else:
            scale = SMALL[char]
            total += (digit if pending else 1) * scale
            digit, pending, last_scale = 0, False, scale
    short = last_scale // 10 if pending and last_scale > 10 and digit else 1
    return total + digit * short


def _chinese(text: str) -> int:
    """一万五千亿 and 二十万亿: what stands before 亿 is multiplied as a whole."""
    for scale in ("亿", "億", "万", "萬"):
        head, found, tail = text.rpartition(scale)
        if found:
            low = _chinese(tail) if tail else 0
            if len(tail) == 1 and tail in DIGITS and tail not in "〇零○":
                low = DIGITS[tail] * LARGE[scale] // 10  # 一万五 is 15000
            return (_chinese(head) if head else 1) * LARGE[scale] + low
    return _chinese_small(text)


def _multiplied(number: Decimal, scales: str) -> Decimal:
    for scale in scales:
        number *= SMALL.get(scale) or LARGE[scale]
    return number


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal:
    """The value of a number in Arabic or Chinese figures or both mixed; ValueError for anything else.

    >>> [str(parse_number(t)) for t in ("1.3万", "1,100万", "一万五千亿", "廿三", "3亿5000万", "三百二")]
    ['13000', '11000000', '1500000000000', '23', '350000000', '320']
    """
    if not text:
        raise ValueError("no number")
    if not _ARABIC.match(text):
        whole, _, part = text.partition("点")
        if any(char not in CHINESE for char in whole) or any(char not in DIGITS for char in part):
            raise ValueError(f"not a number: {text!r}")
        digits = "".join(str(DIGITS[char]) for char in part)
        return Decimal(f"{_chinese(whole)}.{digits}") if digits else Decimal(_chinese(whole))
    text = "".join(text.split())
    total, position = Decimal(0), 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        if piece is None or piece.end() == position or piece[1] is None:
            raise ValueError(f"not a number: {text!r}")
        digits = re.sub(r"[,\s]", "", piece[1])
        total += _multiplied(Decimal(digits), piece[2])
        position = piece.end()
    return total.normalize() if total % 1 else total.quantize(Decimal(1))
