"""Shares in words and signs: 百分之八十五, 三分之一, 八成半, 1:15."""

from __future__ import annotations

import re
from decimal import Decimal

from minsheng_extract.extracting.amount import ANY_DIGIT, ARABIC, CN, CN_NUMBER, Amounts, few, in_tenths
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.number import DIGITS, parse_number
from minsheng_extract.folding import fold
from minsheng_extract.records import Comparator
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of

TO = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
_PER_MILLE = {"百": "%", "千": "‰"}
_SHARE = rf"(?:{ARABIC}|{CN_NUMBER})"
_PERCENT = re.compile(
    rf"(?P<over>百|千|万)分之(?P<low>{_SHARE})(?:{TO}(?:百分之)?(?P<high>{_SHARE}))?(?:\s?(?P<points>个百分点))?"
)
_FRACTION = re.compile(
    rf"(?:(?P<whole>{CN}{{1,6}}|\d{{1,4}})又)?(?P<over>{CN}{{1,6}}|\d{{1,4}})分之(?P<share>{CN}{{1,6}}|\d{{1,4}})"
)
_SLASH = re.compile(r"(?<![\d./])(?P<share>[1-9])/(?P<over>[2-9]|1\d|20)(?![\d/.月日号期])")
_LONGEST_OVER = 8  # characters in which 分之 stands, if at all
_TENTHS = rf"(?P<low>{ANY_DIGIT}点{ANY_DIGIT}|{ANY_DIGIT}{{1,3}}|十|\d(?:\.\d)?|\d\d)\s?"
_RATIO = re.compile(r"\d{1,9}(?:\.\d{1,6})?(?:\s?:\s?\d{1,9}(?:\.\d{1,6})?){1,2}(?![\d:])")


class Shares:
    """Reads shares; their units are those of the rulebook."""

    def __init__(self, rules: Rules, amounts: Amounts) -> None:
        self._amounts = amounts
        tenths = [(fold(form), unit) for unit in rules.units if in_tenths(unit) for form in unit.forms]
        form = any_of(form for form, _ in tenths)
        other = any_of(fold(word) for _, unit in tenths for word in unit.not_before)
        self._tenths = re.compile(rf"{_TENTHS}(?:{form or '(?!)'})(?P<part>半|{ANY_DIGIT})?(?!{other or '(?!)'})")

    def fraction(self, text: str, position: int, end: int) -> Figure | None:
        """百分之八十五, 千分之三, 三分之一."""
        if text.find("分之", position, position + _LONGEST_OVER) < 0:
            return None
        if match := _PERCENT.match(text, position, end):
            return self._percent(match)
        if match := _FRACTION.match(text, position, end):
            return self._fraction(match)
        return None

    def slash(self, text: str, position: int, end: int) -> Figure | None:
        """2/3, where other words say that it counts."""
        match = _SLASH.match(text, position, end)
        figure = self._fraction(match) if match else None
        return figure._replace(small_chinese=True) if figure else None

    @staticmethod
    def _fraction(match: re.Match[str]) -> Figure | None:
        """三分之二, 一又二分之一, 2/3."""
        over, share = parse_number(match["over"]), parse_number(match["share"])
        if not over > share > 0:
            return None
        whole = match.groupdict().get("whole")
        value = (share / over).quantize(Decimal("0.0001")) + (parse_number(whole) if whole else 0)
        return Figure(*match.span(), value, None, None, None, None, None, ("figure.fraction",))

    def _percent(self, match: re.Match[str]) -> Figure:
        low, high, _, _ = self._amounts.value(match["low"])
        high = parse_number(match["high"]) if match["high"] else high
        written = "百分点" if match["points"] else _PER_MILLE.get(match["over"], "%")
        low *= Decimal("0.01") if match["over"] == "万" else 1
        comparator: Comparator | None = "range" if high else None
        unit = self._amounts.unit(written)
        return Figure(match.start(), match.end(), low, high, written, unit, comparator, None, ("figure.percent",))

    def tenths(self, text: str, position: int, end: int) -> Figure | None:
        """八成, 七八成, 八成半, 八五折; a number above ten has its tenths in it."""
        match = self._tenths.match(text, position, end)
        if match is None:
            return None
        low, high = few(match["low"]) or (parse_number(match["low"]), None)
        low = low / 10 if low > 10 else low
        part = match["part"]
        half = Decimal(5 if part == "半" else DIGITS[part]) if part else Decimal(0)
        return Figure(
            position, match.end(), low * 10 + half, high * 10 if high else None, "%", self._amounts.unit("%"),
            "range" if high else None, None, ("figure.tenths",),
        )  # fmt: skip

    @staticmethod
    def ratio(text: str, position: int, end: int) -> Figure | None:
        """1:15; of 25.7:26.8:47.5, which is no division, the first share stands for the three."""
        match = _RATIO.match(text, position, end)
        if match is None:
            return None
        parts = [Decimal(part.strip()) for part in match[0].split(":")]
        if parts[1] == 0:
            return None
        value = parts[0] if len(parts) > 2 else (parts[0] / parts[1]).quantize(Decimal("0.0001")).normalize()
        return Figure(position, match.end(), value, None, None, None, None, None, ("figure.ratio",))
