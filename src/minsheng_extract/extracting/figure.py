"""A figure in a text: a number with its unit, a range, a rate in words. The grammar, compiled from rules/units.yaml."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.number import CHINESE, DIGITS, parse_number
from minsheng_extract.folding import fold
from minsheng_extract.records import Change, Comparator
from minsheng_extract.rulebook import Rules, Unit
from minsheng_extract.rulebook.lexicon import Lexicon, any_of

_ARABIC = (
    r"(?:\d{1,3}(?:,\d{3}){1,8}(?![\d])(?:\.\d{1,12})?|\d(?: \d){1,15}(?: ?\. ?\d(?: \d){0,6})?(?!\d)"
    r"|\d{1,20}(?:\s?\.\s?\d{1,12})?)"
)
_SCALE = r"(?:万亿|[十百千]?[万亿]|[百千])"
_ANY_DIGIT = f"[{''.join(DIGITS)}]"
_CN = f"[{CHINESE}]"
_CN_NUMBER = rf"{_CN}{{1,24}}(?:点{_ANY_DIGIT}{{1,8}}[万亿]{{0,2}})?"
_TO = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
_BETWEEN = re.compile(_TO)
_PAIRED = re.compile(
    r"\s?(?:和|及|与)\s?(?=\d{1,9}\.?\d{0,6}个?百分点)|、(?=[\d.]{1,9}(?:、[\d.]{1,9}){0,8}(?:和|及|、)?[\d.]{0,9}个?百分点)"
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_SCALED_UP = re.compile(r"(.{1,24}?)([万亿]{1,2})")
_NO_TENTHS = "(?!员|果|立|功|绩|效|本|长|人|都|为|片|套|品|年|熟|交|份|就|因|形|分|型|林|建)"
_PER_MILLE = {"百": "%", "千": "‰"}
_UNIT_SCALE = re.compile(rf"{_SCALE}?")
_FEW = re.compile(rf"({_CN}{{0,8}}[十百千])?([一二两三四五六七八九])、?([二三四五六七八九])([十百千万亿]{{0,4}})")
_FEW_LISTED = "(?:一、二|二、三|两、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九)[十百千万亿]{0,4}"


class Figure(NamedTuple):
    """A figure's span and what its own characters say. `unit` is folded; quote it from the text."""

    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    unit_rule: Unit | None
    comparator: Comparator | None
    change: Change | None
    rules: tuple[str, ...]
    small_chinese: bool = False


class _Amount(NamedTuple):
    """A number as written, where it ends with its unit, where the unit begins, and the unit."""

    number: str
    end: int
    unit_start: int
    unit: Unit | None
    shared: str | None = None


def _few(number: str) -> tuple[Decimal, Decimal] | None:
    """两三, 七八十, 十五六: two neighbouring digits are a range, not a number."""
    match = _FEW.fullmatch(number)
    if match is None or not 0 < DIGITS[match[3]] - DIGITS[match[2]] <= (2 if not match[1] else 1):
        return None
    prefix, suffix = match[1] or "", match[4]
    return parse_number(prefix + match[2] + suffix), parse_number(prefix + match[3] + suffix)


def _in_tenths(unit: Unit) -> bool:
    """八成, 三折: shares with a grammar of their own."""
    return unit.written == "%" and unit.factor == 10


class FigureGrammar:
    """Reads the figure that starts at a place in folded text."""

    def __init__(self, rules: Rules) -> None:
        units = [(fold(form), unit) for unit in rules.units if not _in_tenths(unit) for form in unit.forms]
        self._units: Lexicon[Unit] = Lexicon(units)
        self._inside = {word: rule for rule in rules.comparators for word in rule.inside}
        self._phrases = Lexicon((fold(form), rule) for rule in rules.phrases for form in rule.forms)
        self._followed = {rule.id: re.compile(rule.followed_by) for rule in rules.phrases if rule.followed_by}
        more = f"[{''.join(self._inside)}几]" if self._inside else "几"
        form = any_of(word for word, _ in units)
        self._number = re.compile(rf"{_ARABIC}|{_FEW_LISTED}|[数几]?(?:{_CN}{{1,12}}{more})?{_CN_NUMBER}")
        scaled = rf"{_ARABIC}(?:\s?{more})?\s?{_SCALE}(?:{_ARABIC}\s?{_SCALE}){{0,3}}"
        self._scale = re.compile(rf"(?:\s?{more})?\s?{_SCALE}(?:{_ARABIC}\s?{_SCALE}){{0,3}}")
        self._gap = re.compile(rf"(?:\s?{more})?\s{{0,3}}")
        self._per = re.compile(rf"(?:\({form}\))?(?:/[十百千万]?{form}(?:[·/]{form}){{0,3}})?")
        chinese = rf"[十{''.join(DIGITS)}]{_CN}{{0,12}}[万亿]{_CN}{{0,12}}"
        self._scaled = re.compile(rf"(?P<number>{scaled}|{chinese})(?:\s?{more})?")
        share = rf"(?:{_ARABIC}|{_CN_NUMBER})"
        self._percent = re.compile(
            rf"(?P<over>百|千|万)分之(?P<low>{share})(?:{_TO}(?:百分之)?(?P<high>{share}))?(?:\s?(?P<points>个百分点))?"
        )
        self._fraction = re.compile(rf"(?P<over>{_CN}{{1,6}}|\d{{1,4}})分之(?P<share>{_CN}{{1,6}}|\d{{1,4}})")
        self._tenths = re.compile(
            rf"(?P<low>{_ANY_DIGIT}{{1,3}}|十|\d(?:\.\d)?|10)成(?P<part>半|{_ANY_DIGIT})?{_NO_TENTHS}"
        )
        self._ratio = re.compile(r"\d{1,9}(?:\.\d{1,6})?(?:\s?:\s?\d{1,9}(?:\.\d{1,6})?){1,2}(?![\d:])")
        self.phrase_pattern = re.compile(self._phrases.pattern()) if self._phrases else None

    def read(self, text: str, position: int, end: int) -> Figure | None:
        """The figure whose numeral starts at `position` and that ends by `end`, or None."""
        try:
            figure = (
                self._read_percent(text, position, end)
                or self._read_measured(text, position, end)
                or self._read_tenths(text, position, end)
                or self._read_scaled(text, position, end)
                or self._read_ratio(text, position, end)
            )
        except ValueError:  # what looks like a number and is none (一〇十) is left to the account
            return None
        return _negative(text, figure) if figure is not None else None

    def bare(self, text: str, start: int, end: int, unit: str | None) -> Figure:
        """A number without a unit; `unit` is what a table's head says of it (万人), its scale multiplied out."""
        value = parse_number(text[start:end].replace(",", ""))
        if unit is None:
            return Figure(start, end, value, None, None, None, None, None, ("figure.bare",))
        scale = _UNIT_SCALE.match(fold(unit))
        times = parse_number(scale[0]) if scale and scale[0] and self.unit(unit) is None else Decimal(1)
        written = unit[len(scale[0]) :] if scale and times != 1 else unit
        return _negative(
            text, Figure(start, end, value * times, None, written, self.unit(written), None, None, ("figure.bare",))
        )

    def phrase(self, text: str, position: int, end: int) -> Figure | None:
        """A figure without a numeral, such as 全覆盖."""
        found = self._phrases.starting_at(text, position, end)
        if found is None:
            return None
        rule = found.meaning
        follows = self._followed.get(rule.id)
        if follows and not follows.match(text, found.end, end):
            return None
        unit = self.unit(rule.unit) if rule.unit else None
        return Figure(position, found.end, rule.value, None, rule.unit, unit, None, rule.change, (rule.id,))

    def unit(self, written: str) -> Unit | None:
        """The unit of a written form, such as a column head's, or None."""
        found = self._units.starting_at(fold(written), 0)
        return found.meaning if found and found.end == len(written) else None

    def _value(self, number: str) -> tuple[Decimal, Decimal | None, Comparator | None, tuple[str, ...]]:
        plain, comparator, rules = number.strip(), None, []
        for char in ("几", "数", *self._inside):
            if char in plain:
                plain = plain.replace(char, "")
                rule = self._inside.get(char)
                comparator = rule.comparator if rule else ">"
                rules.extend([rule.id] if rule else [])
        few = _few(plain)
        if few:
            return few[0], few[1], "range", ()
        return parse_number(plain), None, comparator, tuple(rules)

    def _read_measured(self, text: str, position: int, end: int) -> Figure | None:
        first = self._amount(text, position, end)
        if first is None:
            return None
        if (to := _BETWEEN.match(text, first.end, end)) and (second := self._amount(text, to.end(), end)):
            figure = self._range(text, position, first, second)
            if figure is not None:
                return figure
        if first.unit is None or text[first.unit_start : first.end] == "个":
            first = self._shared(text, first, end)
        return self._single(text, position, first)

    def _shared(self, text: str, amount: _Amount, end: int) -> _Amount:
        """2.16和1.66个百分点, 14.3个和14.6个百分点: the first figure of a pair has the unit of the second."""
        joiner = _PAIRED.match(text, amount.end, end)
        second = self._amount(text, joiner.end(), end) if joiner else None
        if second is None or second.unit is None or (amount.unit is not None and second.unit.dimension != "points"):
            return amount
        return amount._replace(unit=second.unit, shared=second.unit.written or text[second.unit_start : second.end])

    def _amount(self, text: str, position: int, end: int) -> _Amount | None:
        """A number and, where one stands behind it, its unit; the shortest scale that leaves one (5|千米)."""
        match = self._number.match(text, position, end)
        if match is None:
            return None
        stop = self._before_unit(text, match, end)
        for _ in range(3):
            gap = self._gap.match(text, stop, end)
            behind = gap.end() if gap else stop
            if unit := self._units.starting_at(text, behind, end):
                per = self._per.match(text, unit.end, end) if text[unit.end : unit.end + 1] in ("(", "/") else None
                return _Amount(text[position:behind], per.end() if per else unit.end, behind, unit.meaning)
            scale = self._scale.match(text, stop, end)
            if scale is None:
                break
            stop = scale.end()
        return _Amount(text[position:stop], stop, stop, None)

    def _before_unit(self, text: str, match: re.Match[str], end: int) -> int:
        """一百|千瓦: a unit may begin with what else were the number's last character."""
        last = match.end() - 1
        unit = self._units.starting_at(text, last, end) if last > match.start() and text[last] in "百千万" else None
        return last if unit is not None and unit.end > match.end() else match.end()

    def _single(self, text: str, position: int, amount: _Amount) -> Figure | None:
        if amount.unit is None:
            return None
        value, high, comparator, rules = self._value(amount.number)
        small = text[position] in CHINESE and value < 10 and high is None
        unit = amount.shared or self._recorded(text[amount.unit_start : amount.end], amount.unit)
        return Figure(
            position, amount.end, value, high, unit, amount.unit, comparator, None, (amount.unit.id, *rules), small
        )  # fmt: skip

    def _range(self, text: str, position: int, first: _Amount, second: _Amount) -> Figure | None:
        """5—8个, 3-5万元 (the scale is of both), 25%—30%."""
        if second.unit is None:
            return None
        low, (high, _, _, rules) = self._value(first.number)[0], self._value(second.number)
        scaled = _SCALED_UP.fullmatch(second.number.strip())
        alone = first.unit is None and first.number.strip()[-1:] not in "万亿"
        if scaled and alone and low * (scale := _times(scaled[2])) <= high:
            low *= scale
        if low > high:
            return None
        unit = self._recorded(text[second.unit_start : second.end], second.unit)
        return Figure(position, second.end, low, high, unit, second.unit, "range", None, (second.unit.id, *rules))

    @staticmethod
    def _recorded(written: str, rule: Unit) -> str:
        fixed = getattr(rule, "written", None)
        return fixed if fixed and len(written) <= max(map(len, rule.forms)) else written

    def _read_scaled(self, text: str, position: int, end: int) -> Figure | None:
        match = self._scaled.match(text, position, end)
        if match is None:
            return None
        value, high, comparator, rules = self._value(match[0])
        return Figure(position, match.end(), value, high, None, None, comparator, None, ("figure.scaled", *rules))

    def _read_percent(self, text: str, position: int, end: int) -> Figure | None:
        if match := self._percent.match(text, position, end):
            high = parse_number(match["high"]) if match["high"] else None
            written = "百分点" if match["points"] else _PER_MILLE.get(match["over"], "%")
            low = parse_number(match["low"]) * (Decimal("0.01") if match["over"] == "万" else 1)
            comparator: Comparator | None = "range" if high else None
            return Figure(
                position, match.end(), low, high, written, self.unit(written), comparator, None, ("figure.percent",)
            )
        if match := self._fraction.match(text, position, end):
            over, share = parse_number(match["over"]), parse_number(match["share"])
            if over > share > 0:
                value = (share / over).quantize(Decimal("0.0001"))
                return Figure(position, match.end(), value, None, None, None, None, None, ("figure.fraction",))
        return None

    def _read_tenths(self, text: str, position: int, end: int) -> Figure | None:
        match = self._tenths.match(text, position, end)
        if match is None:
            return None
        few = _few(match["low"])
        low, high = few or (parse_number(match["low"]), None)
        part = match["part"]
        half = Decimal(5 if part == "半" else DIGITS[part]) if part else Decimal(0)
        return Figure(
            position, match.end(), low * 10 + half, high * 10 if high else None, "%", self.unit("%"),
            "range" if high else None, None, ("figure.tenths",),
        )  # fmt: skip

    def _read_ratio(self, text: str, position: int, end: int) -> Figure | None:
        match = self._ratio.match(text, position, end)
        if match is None:
            return None
        parts = [Decimal(part.strip()) for part in match[0].split(":")]
        if parts[1] == 0:
            return None
        if len(parts) > 2:  # 25.7:26.8:47.5 is no division: the first share stands for the three
            return Figure(position, match.end(), parts[0], None, None, None, None, None, ("figure.ratio",))
        value = (parts[0] / parts[1]).quantize(Decimal("0.0001")).normalize()
        return Figure(position, match.end(), value, None, None, None, None, None, ("figure.ratio",))


def _times(scales: str) -> Decimal:
    return parse_number("1" + scales)


def _negative(text: str, figure: Figure) -> Figure:
    """A minus sign that is no dash between two figures belongs to the number."""
    before = text[max(0, figure.start - 2) : figure.start]
    dash = before[:1].isdigit() or (before[:1].isascii() and before[:1].isalpha()) or before.startswith(("-", "%"))
    if not before.endswith("-") or (dash and len(before) > 1) or not text[figure.start].isdigit():
        return figure
    return figure._replace(start=figure.start - 1, value=-figure.value)


@lru_cache(maxsize=8)
def figure_grammar(rules: Rules) -> FigureGrammar:
    """The grammar of a rulebook, compiled once."""
    return FigureGrammar(rules)
