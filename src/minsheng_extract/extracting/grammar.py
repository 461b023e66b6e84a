"""The grammar of figures: a number with its unit, a range, a share, a phrase that is a figure."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from minsheng_extract.extracting.amount import SCALE, Amount, amounts
from minsheng_extract.extracting.compound import Compounds
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.number import CHINESE, parse_number
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.share import TO, Shares
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules, Unit
from minsheng_extract.rulebook.lexicon import Lexicon

_BETWEEN = re.compile(rf"(?:\(含\))?{TO}")
_JOINS = frozenset("和与 ")
_AND = re.compile(r"\s?[和与]\s?")
_PAIRED = re.compile(
    r"\s?(?:和|及|与)\s?(?=\d{1,9}\.?\d{0,6}个?百分点)|、(?=[\d.]{1,9}(?:、[\d.]{1,9}){0,8}(?:和|及|、)?[\d.]{0,9}个?百分点)"
)
_SCALED_UP = re.compile(r"(.{1,24}?)([万亿]{1,2}|[百千佰仟])")
_LARGE = ("万", "亿")
_HALF, _TEN = Decimal("0.5"), Decimal(10)
_BELOW_ZERO = "零下"
_COUNTED = {"count", "people", "household", "visits", "times", "time", "school-time", "workdays"}
_UNIT_SCALE = re.compile(rf"{SCALE}?")


class FigureGrammar:
    """Reads the figure that starts at a place in folded text."""

    def __init__(self, rules: Rules) -> None:
        self._amounts = amounts(rules)
        self._shares = Shares(rules, self._amounts)
        self._compounds = Compounds(rules)
        self._minus = phrasings(rules)["minus"]
        self._signs = Lexicon((fold(sign), rule) for rule in rules.units for sign in rule.prefixes)
        self._sign_ends = self._signs.lasts
        self._phrases = Lexicon((fold(form), rule) for rule in rules.phrases for form in rule.forms)
        self._named = {rule.id: tuple(map(fold, rule.not_behind)) for rule in rules.phrases if rule.not_behind}
        self._followed = {rule.id: re.compile(rule.followed_by) for rule in rules.phrases if rule.followed_by}
        self.unit = self._amounts.unit
        self.phrases = self._phrases.words

    def read(self, text: str, position: int, end: int) -> Figure | None:
        """The figure whose numeral starts at `position` and that ends by `end`, or None."""
        if text.startswith(_BELOW_ZERO, position):
            position += len(_BELOW_ZERO)
        try:
            figure = (
                self._shares.fraction(text, position, end)
                or self._measured(text, position, end)
                or self._shares.tenths(text, position, end)
                or self._scaled(text, position, end)
                or self._shares.slash(text, position, end)
                or self._shares.ratio(text, position, end)
            )
            before = text[position - 1 : position]
            if before in self._sign_ends:
                figure = self._priced(text, position, end, figure)
        except ValueError:  # what looks like a number and is none (一〇十) is left to the account
            return None
        return self._signed(text, figure, before) if figure is not None else None

    def _priced(self, text: str, position: int, end: int, figure: Figure | None) -> Figure | None:
        """￥500, US$3万: the sign before a number is its unit, unless one of money stands behind it."""
        sign = self._signs.ending_at(text, position)
        if sign is None:
            return figure
        if figure is not None and figure.unit_rule is not None:
            return figure._replace(start=sign.start) if figure.unit_rule.base == sign.meaning.base else figure
        rule, amount = sign.meaning, self._amounts.at(text, position, end)
        if amount is None:
            return None
        value, high, comparator, rules = self._amounts.value(amount.number)
        stop = position + len(amount.number.rstrip())
        return Figure(sign.start, stop, value, high, rule.base, rule, comparator, None, (rule.id, *rules))

    def _signed(self, text: str, figure: Figure, before: str) -> Figure:
        """A minus sign that is no dash, and 负, 零下 before a measure, belong to the number."""
        if before == "-":
            return _negative(text, figure)
        if before not in ("负", "下") or (figure.unit_rule and figure.unit_rule.dimension in _COUNTED):
            return figure
        minus = self._minus.search(text, max(0, figure.start - 3), figure.start)
        if minus is None:
            return figure
        return figure._replace(start=minus.start(), value=-figure.value, small_chinese=False)

    def bare(self, text: str, start: int, end: int, unit: str | None) -> Figure | None:
        """A number without a unit; `unit` is what a table's head says of it (万人), its scale multiplied out."""
        try:
            value = parse_number(text[start:end].replace(",", ""))
        except ValueError:  # a code of forty figures
            return None
        if unit is None:
            return Figure(start, end, value, None, None, None, None, None, ("figure.bare",))
        scale = _UNIT_SCALE.match(fold(unit))
        times = parse_number(scale[0]) if scale and scale[0] and self.unit(unit) is None else Decimal(1)
        written = unit[len(scale[0]) :] if scale and times != 1 else unit
        figure = Figure(start, end, value * times, None, written, self.unit(written), None, None, ("figure.bare",))
        return _negative(text, figure) if text[start - 1 : start] == "-" else figure

    def phrase(self, text: str, position: int, end: int) -> Figure | None:
        """A figure without a numeral, such as 全覆盖."""
        found = self._phrases.starting_at(text, position, end)
        if found is None:
            return None
        rule = found.meaning
        if self._named.get(rule.id) and text.endswith(self._named[rule.id], 0, position):
            return None
        follows = self._followed.get(rule.id)
        if follows and not follows.match(text, found.end, end):
            return None
        unit = self.unit(rule.unit) if rule.unit else None
        return Figure(position, found.end, rule.value, None, rule.unit, unit, None, rule.change, (rule.id,))

    def _measured(self, text: str, position: int, end: int) -> Figure | None:
        first = self._amounts.at(text, position, end)
        if first is None:
            return None
        if (to := _BETWEEN.match(text, first.end, end)) and (second := self._amounts.at(text, to.end(), end)):
            figure = self._range(text, position, first, second)
            if figure is not None:
                return figure
        if (both := self._between(text, position, first, end)) is not None:
            return both
        if first.unit is None or text[first.unit_start : first.end] == "个":
            first = self._shared(text, first, end)
        return self._single(text, position, first, end)

    def _between(self, text: str, position: int, first: Amount, end: int) -> Figure | None:
        """5%和8%|之间."""
        joiner = _AND.match(text, first.end, end) if text[first.end : first.end + 1] in _JOINS else None
        second = self._amounts.at(text, joiner.end(), end) if joiner else None
        if second is None or not text.startswith("之间", second.end):
            return None
        return self._range(text, position, first, second)

    def _shared(self, text: str, amount: Amount, end: int) -> Amount:
        """2.16和1.66个百分点, 14.3个和14.6个百分点: the first figure of a pair has the unit of the second."""
        joiner = _PAIRED.match(text, amount.end, end)
        second = self._amounts.at(text, joiner.end(), end) if joiner else None
        if second is None or second.unit is None or (amount.unit is not None and second.unit.dimension != "points"):
            return amount
        return amount._replace(unit=second.unit, shared=second.unit.written or text[second.unit_start : second.end])

    def _single(self, text: str, position: int, amount: Amount, end: int) -> Figure | None:
        rule = amount.unit
        value, high, comparator, rules = self._amounts.value(amount.number)
        if rule is None and amount.in_pieces:
            return Figure(position, amount.end, value, high, None, None, comparator, None, ("figure.scaled", *rules))
        if rule is None:
            return None
        written = text[amount.unit_start : amount.end]
        if written in self._amounts.halves:
            value, written = value + _HALF, rule.forms[0]
        added, stop = self._compounds.rest(text, amount.end, end, rule)
        value += added
        counted = rule.weak or rule.dimension in _COUNTED
        small = counted and text[position] in CHINESE and value < 10 and high is None and value == int(value)
        unit = amount.shared or _recorded(written, rule)
        return Figure(position, stop, value, high, unit, rule, comparator, None, (rule.id, *rules), small)

    def _range(self, text: str, position: int, first: Amount, second: Amount) -> Figure | None:
        """5—8个, 3-5万元 (the scale is of both), 25%—30%."""
        if second.unit is None and (first.unit is not None or second.number.strip()[-1:] not in _LARGE):
            return None
        low, (high, _, _, rules) = self._amounts.value(first.number).low, self._amounts.value(second.number)
        scaled = _SCALED_UP.fullmatch(second.number.strip())
        alone = first.unit is None and first.number.strip()[-1:] not in _LARGE
        shared = scaled and alone and (scaled[2][-1] in _LARGE or low < _TEN)
        if scaled and shared and low * (scale := parse_number("1" + scaled[2])) <= high:
            low *= scale
        if low > high:
            return None
        if second.unit is None:
            return Figure(position, second.end, low, high, None, None, "range", None, ("figure.scaled", *rules))
        unit = _recorded(text[second.unit_start : second.end], second.unit)
        return Figure(position, second.end, low, high, unit, second.unit, "range", None, (second.unit.id, *rules))

    def _scaled(self, text: str, position: int, end: int) -> Figure | None:
        """1.3万, 三亿: an amount without a unit."""
        stop = self._amounts.scaled(text, position, end)
        if stop is None:
            return None
        value, high, comparator, rules = self._amounts.value(text[position:stop])
        return Figure(position, stop, value, high, None, None, comparator, None, ("figure.scaled", *rules))


def _recorded(written: str, rule: Unit) -> str:
    """The form that records state; one with a basis of its own (个/天) stays as written."""
    fixed = rule.written
    return fixed if fixed and (written == fixed or len(written) <= max(map(len, rule.forms))) else written


def _negative(text: str, figure: Figure) -> Figure:
    """A minus sign that is no dash between two figures belongs to the number."""
    before = text[max(0, figure.start - 2) : figure.start]
    dash = before[:1].isdigit() or (before[:1].isascii() and before[:1].isalpha()) or before.startswith(("-", "%"))
    if (dash and len(before) > 1) or not text[figure.start].isdigit():
        return figure
    return figure._replace(start=figure.start - 1, value=-figure.value)


@lru_cache(maxsize=8)
def figure_grammar(rules: Rules) -> FigureGrammar:
    """The grammar of a rulebook, compiled once."""
    return FigureGrammar(rules)
