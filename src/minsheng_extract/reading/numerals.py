"""Numbers of lists and dates: as word processors and browsers print them (三, ③, iii, C, 丙), and what 十二 counts."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {str(n): n for n in range(10)}
_VALUES |= dict.fromkeys("零○oO", 0) | {"两": 2}
_TENS = {"十": 10, "百": 100}


def number_of(written: str) -> int:
    """What Chinese or Arabic figures stand for, digit by digit or with 十 and 百; 0 where they are none.

    >>> [number_of(each) for each in ("二十一", "十", "一百零三", "二〇二三", "06", "十十", "甲")]
    [21, 10, 103, 2023, 6, 0, 0]
    """
    total, digits, times = 0, "", 1000
    for character in written:
        if character in _VALUES:
            digits += str(_VALUES[character])
        elif _TENS.get(character, times) < times:
            times = _TENS[character]
            total, digits = total + int(digits or 1) * times, ""
        else:
            return 0
    return total + int(digits or 0)


def as_format(number: int, kind: str) -> str:
    """`number` in a number format of WordprocessingML (`w:numFmt`); plain digits where the format is not known.

    >>> [as_format(12, kind) for kind in ("chineseCounting", "decimalEnclosedCircle", "upperRoman")]
    ['十二', '⑫', 'XII']
    """
    written = _FORMATS[kind](number) if kind in _FORMATS else None
    return str(number) if written is None else written


def _chinese(number: int, digits: str, units: tuple[str, str, str], one_ten: bool) -> str | None:
    """Up to 9999; `one_ten` writes 一十二 where everyday Chinese writes 十二."""
    if not 0 < number < 10_000:
        return None
    out, gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + unit
        gap = digit == 0
    return out if one_ten or not 10 <= number < 20 else out[1:]


def _counting(number: int) -> str | None:
    return _chinese(number, "零" + _DIGITS[1:], ("十", "百", "千"), one_ten=False)


def _legal(number: int) -> str | None:
    return _chinese(number, _LEGAL, ("拾", "佰", "仟"), one_ten=True)


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))


def _roman(number: int) -> str | None:
    if not 0 < number < 4000:
        return None
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letters(number: int) -> str | None:
    """a to z, then aa, bb, as word processors count."""
    if number < 1 or number > 26 * 40:
        return None
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _upper(lower: Callable[[int], str | None]) -> Callable[[int], str | None]:
    def written(number: int) -> str | None:
        letters = lower(number)
        return None if letters is None else letters.upper()

    return written


def _cycle(signs: str) -> Callable[[int], str | None]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else None


def _run(first: str, most: int) -> Callable[[int], str | None]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= most else None


def _circled(number: int) -> str | None:
    if number == 0:
        return "⓪"
    for first, base, most in (("①", 0, 20), ("㉑", 20, 15), ("㊱", 35, 15)):
        if base < number <= base + most:
            return chr(ord(first) + number - base - 1)
    return None


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str | None]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "japaneseDigitalTenThousand": _positional,
    "ideographDigital": _positional,
    "taiwaneseDigital": _positional,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": _upper(_letters),
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
}
