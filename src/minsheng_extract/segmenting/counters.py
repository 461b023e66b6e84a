"""What a list number counts: 十二, 12, ⑫ and XII are twelve."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize, numeric

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100}


@lru_cache(maxsize=1024)
def counter_value(written: str) -> int:
    """The number a counter stands for; 0 where it is none. A decimal counter counts by its last part.

    >>> [counter_value(each) for each in ("二十一", "7", "③", "⑴", "1.2")]
    [21, 7, 3, 1, 2]
    """
    plain = normalize("NFKC", written).strip("().、 ").rsplit(".", 1)[-1]
    if plain.isdecimal():
        return int(plain)
    if len(written) == 1 and written not in _DIGITS and written not in _TENS:
        return _sign_value(written)
    return _chinese_value(plain)


def _sign_value(sign: str) -> int:
    try:
        return int(numeric(sign))
    except ValueError:
        return _chinese_value(normalize("NFKC", sign).strip("()"))


def _chinese_value(written: str) -> int:
    total, digit = 0, 0
    for character in written:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _DIGITS:
            digit = _DIGITS[character]
        else:
            return 0
    return total + digit


def bare(written: str) -> str:
    """A counter without brackets and dots, Chinese numerals kept: ⑴ is 1, ㈠ is 一.

    >>> bare("⑴"), bare("十 一")
    ('1', '十一')
    """
    return "".join(normalize("NFKC", written).split()).strip("().")
