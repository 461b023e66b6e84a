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

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d(?: \d)+(?: ?\. ?\d(?: \d)*)?(?!\d)|\d+(?:\.\s?\d+)?)"
_SCALE = r"(?:万亿|[十百千]?[万亿]|[百千])"
_CN = f"[{CHINESE}]"
_CN_NUMBER = rf"{_CN}+(?:点[{''.join(DIGITS)}]+)?"
_TO = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
_PAIRED = re.compile(r"\s?(?:和|及|与)\s?(?=\d+\.?\d*个?百分点)|、(?=[\d.]+(?:、[\d.]+)*(?:和|及|、)?[\d.]*个?百分点)")
_BETWEEN = re.compile(_TO)
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_UNIT_SCALE = re.compile(rf"{_SCALE}?")
_DIGIT = f"[{''.join(DIGITS)}]"
_FEW = re.compile(r"([一二两三四五六七八九])、?([二三四五六七八九])([十百千万亿]*)")
_FEW_LISTED = "(?:一、二|二、三|两、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九)[十百千万亿]*"


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
    """两三, 七八十: two neighbouring digits are a range, not a number."""
    match = _FEW.fullmatch(number)
    if match is None:
        return None
    low, high = DIGITS[match[1]], DIGITS[match[2]]
    if not 0 < high - low <= 2:
        return None
    scale = parse_number(match[3]) if match[3] else Decimal(1)
    return low * scale, high * scale


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
        self._number = re.compile(rf"{_ARABIC}|{_FEW_LISTED}|[数几]?{_CN}+(?:{more}{_CN}+)?(?:点[{''.join(DIGITS)}]+)?")
        self._scale = re.compile(rf"(?:\s?{more})?\s?{_SCALE}(?:{_ARABIC}\s?{_SCALE})*")
        self._gap = re.compile(rf"(?:\s?{more})?\s{{0,3}}")
        self._per = re.compile(rf"(?:\({form}\))?(?:/[十百千万]?{form}(?:[·/]{form})*)?")
        tail = rf"(?:\s?{more})?"
        self._scaled = re.compile(
            rf"(?P<number>{_ARABIC}(?:\s?{more})?\s?{_SCALE}(?:{_ARABIC}\s?{_SCALE})*|[十{''.join(DIGITS)}]{_CN}*[万亿]{_CN}*){tail}"
        )
        self._percent = re.compile(
            rf"百分之(?P<low>{_ARABIC}|{_CN_NUMBER})(?:{_TO}(?:百分之)?(?P<high>{_ARABIC}|{_CN_NUMBER}))?(?:\s?(?P<points>个百分点))?"
        )
        self._fraction = re.compile(rf"(?P<over>{_CN}+|\d+)分之(?P<share>{_CN}+|\d+)")
        self._tenths = re.compile(
            rf"(?P<low>{_DIGIT}{{1,3}})成(?P<half>半)?(?!员|果|立|功|绩|效|本|长|人|都|为|片|套|品|年|熟|交|份|就|因|形|分|型|林|建)"
        )
        self._ratio = re.compile(r"\d+(?:\.\d+)?(?:\s?:\s?\d+(?:\.\d+)?){1,2}(?![\d:])")
        self._phrase_start = {word[0] for word in self._phrases.words}
        self.phrase_pattern = re.compile(self._phrases.pattern()) if self._phrases else None

    def read(self, text: str, position: int, end: int) -> Figure | None:
        """The figure whose numeral starts at `position` and that ends by `end`, or None."""
        figure = (
            self._read_percent(text, position, end)
            or self._read_measured(text, position, end)
            or self._read_tenths(text, position, end)
            or self._read_scaled(text, position, end)
            or self._read_ratio(text, position, end)
        )
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
        stop = match.end()
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
        plain = _PLAIN.match(second.number)
        bare = parse_number(plain[0]) if plain else Decimal(0)
        if first.unit is None and bare and first.number.strip()[-1] not in "万亿千百" and low * (high / bare) <= high:
            low *= high / bare
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
            written = "百分点" if match["points"] else "%"
            low = parse_number(match["low"])
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
        half = Decimal(5) if match["half"] else Decimal(0)
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


def _negative(text: str, figure: Figure) -> Figure:
    """A minus sign that is no dash between two figures belongs to the number."""
    before = text[max(0, figure.start - 2) : figure.start]
    dash = before[:1].isdigit() or (before[:1].isascii() and before[:1].isalpha()) or before.startswith(("-", "%"))
    if not before.endswith("-") or dash or not text[figure.start].isdigit():
        return figure
    return figure._replace(start=figure.start - 1, value=-figure.value)


@lru_cache(maxsize=8)
def figure_grammar(rules: Rules) -> FigureGrammar:
    """The grammar of a rulebook, compiled once."""
    return FigureGrammar(rules)
