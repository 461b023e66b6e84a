"""A number as written with the unit behind it: 1.3万|个, 500|元/人·月. Compiled from rules/units.yaml."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.number import CHINESE, DIGITS, parse_number
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.folding import fold
from minsheng_extract.records import Comparator
from minsheng_extract.rulebook import Rules, Unit
from minsheng_extract.rulebook.lexicon import Lexicon, any_of

ARABIC = (
    r"(?:\d{1,8}\n\d{1,8}(?:\.\d{1,12})?(?![\d,.、])"  # digits that a line break parts
    r"|\d{1,3}(?:,\d{3}){1,8}(?![\d])(?:\.\d{1,12})?|\d(?: \d){1,15}(?: ?\. ?\d(?: \d){0,6})?(?!\d)"
    r"|\d{1,20}(?:\s?\.\s?\d{1,12})?)"
)
SCALE = r"(?:万亿|万万|[十百千拾佰仟]?[万亿]|[百千佰仟])"
ANY_DIGIT = f"[{''.join(DIGITS)}]"
CN = f"[{CHINESE}]"
CN_NUMBER = rf"{CN}{{1,24}}(?:点{ANY_DIGIT}{{1,8}}[万亿]{{0,2}})?"
_FEW = re.compile(rf"({CN}{{0,8}}[十百千])?([一二两三四五六七八九])、?([二三四五六七八九])([十百千万亿]{{0,4}})")
_FEW_LISTED = "(?:一、二|二、三|两、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九)[十百千万亿]{0,4}"


class Value(NamedTuple):
    """What a number says: its value, the upper end of a range, a comparison inside it, and the rules of that."""

    low: Decimal
    high: Decimal | None = None
    comparator: Comparator | None = None
    rules: tuple[str, ...] = ()


class Amount(NamedTuple):
    """A number as written, where it ends with its unit, where the unit begins, and the unit.

    `shared`: the unit is that of the next figure, as a record states it. `in_pieces`: 3|个亿, which needs no unit.
    """

    number: str
    end: int
    unit_start: int
    unit: Unit | None
    shared: str | None = None
    in_pieces: bool = False


def few(number: str) -> tuple[Decimal, Decimal] | None:
    """两三, 七八十, 十五六: two neighbouring digits are a range, not a number."""
    match = _FEW.fullmatch(number)
    if match is None or not 0 < DIGITS[match[3]] - DIGITS[match[2]] <= (2 if not match[1] else 1):
        return None
    prefix, suffix = match[1] or "", match[4]
    return parse_number(prefix + match[2] + suffix), parse_number(prefix + match[3] + suffix)


def in_tenths(unit: Unit) -> bool:
    """八成, 三折: shares with a grammar of their own."""
    return unit.written == "%" and unit.factor == 10


class Amounts:
    """Reads a number and its unit."""

    def __init__(self, rules: Rules) -> None:
        units = [(fold(form), unit) for unit in rules.units if not in_tenths(unit) for form in unit.forms]
        known = {form for form, _ in units}
        halves = [("个半" + form[1:], unit) for form, unit in units if form[0] == "个" and unit.dimension == "time"]
        self.halves = frozenset(form for form, _ in halves) - known
        units += halves
        not_before = {form: tuple(map(fold, unit.not_before)) for form, unit in units if unit.not_before}
        self._units: Lexicon[Unit] = Lexicon(units, not_before=not_before)
        self._pieces = phrasings(rules)["scale"]
        self._inside = {word: rule for rule in rules.comparators for word in rule.inside}
        self._more = ("几", "数", *self._inside)
        more = f"[{''.join(self._inside)}几]" if self._inside else "几"
        form = any_of((word for word, _ in units), not_before) or "(?!)"
        self._plain = re.compile(rf"(\d{{1,20}}(?:\.\d{{1,12}})?[万亿]??)({form})")
        self._number = re.compile(rf"{ARABIC}|{_FEW_LISTED}|[数几]?(?:{CN}{{1,12}}{more})?{CN_NUMBER}")
        scaled = rf"{ARABIC}(?:\s?{more})?\s?{SCALE}(?:{ARABIC}\s?{SCALE}){{0,3}}"
        self._scale = re.compile(rf"(?:\s?{more})?\s?{SCALE}(?:{ARABIC}\s?{SCALE}){{0,3}}")
        self._gap = re.compile(rf"(?:\s?{more})?\s{{0,3}}")
        self._per = re.compile(rf"(?:\({form}\))?(?:/[十百千万]?{form}(?:[·/]{form}){{0,3}})?")
        chinese = rf"[十{''.join(DIGITS)}]{CN}{{0,24}}[万亿]{CN}{{0,16}}|{CN}{{1,8}}{more}[万亿]{{1,2}}"
        self._scaled = re.compile(rf"(?:{scaled}|{chinese})(?:\s?{more})?")
        self.value = lru_cache(maxsize=4096)(self._value)

    def unit(self, written: str) -> Unit | None:
        """The unit of a written form, such as a column head's, or None."""
        return self._units.get(fold(written))

    def at(self, text: str, position: int, end: int) -> Amount | None:
        """A number and, where one stands behind it, its unit; the shortest scale that leaves one (5|千米)."""
        plain = self._plain.match(text, position, end)
        if plain and not (plain[2] == "个" and self._pieces.match(text, plain.end(1), end)):
            behind = self._behind_basis(text, plain.end(), end)
            return Amount(plain[1], behind, plain.end(1), self._units.get(plain[2]))
        match = self._number.match(text, position, end)
        if match is None:
            return None
        stop = self._before_unit(text, match, end)
        if pieces := self._pieces.match(text, stop, end):
            return self._in_pieces(text, text[position:stop], pieces.end(), end)
        for _ in range(3):
            gap = self._gap.match(text, stop, end)
            behind = gap.end() if gap else stop
            if unit := self._units.starting_at(text, behind, end):
                return Amount(text[position:behind], self._behind_basis(text, unit.end, end), behind, unit.meaning)
            scale = self._scale.match(text, stop, end)
            if scale is None:
                break
            stop = scale.end()
        return Amount(text[position:stop], stop, stop, None)

    def _in_pieces(self, text: str, number: str, stop: int, end: int) -> Amount:
        """3|个亿: a scale counted like a thing, with or without a unit of its own."""
        unit = self._units.starting_at(text, stop, end)
        behind, meaning = (unit.end, unit.meaning) if unit else (stop, None)
        return Amount(f"{number}{text[stop - 1]}", behind, stop, meaning, in_pieces=True)

    def scaled(self, text: str, position: int, end: int) -> int | None:
        """Where a number with 万 or 亿 that needs no unit ends."""
        match = self._scaled.match(text, position, end)
        return match.end() if match else None

    def _behind_basis(self, text: str, stop: int, end: int) -> int:
        """Behind what a unit is measured per: 元|/人·月, 台|(套)."""
        per = self._per.match(text, stop, end) if text[stop : stop + 1] in ("(", "/") else None
        return per.end() if per else stop

    def _before_unit(self, text: str, match: re.Match[str], end: int) -> int:
        """一百|千瓦: a unit may begin with what else were the number's last character."""
        last = match.end() - 1
        unit = self._units.starting_at(text, last, end) if last > match.start() and text[last] in "百千万" else None
        return last if unit is not None and unit.end > match.end() else match.end()

    def _value(self, number: str) -> Value:
        plain, comparator, rules = number.strip(), None, []
        for char in self._more:
            if char in plain:
                plain = plain.replace(char, "")
                rule = self._inside.get(char)
                comparator = rule.comparator if rule else ">"
                rules.extend([rule.id] if rule else [])
        if between := few(plain):
            return Value(*between, "range")
        return Value(parse_number(plain), None, comparator, tuple(rules))


@lru_cache(maxsize=8)
def amounts(rules: Rules) -> Amounts:
    """The amounts of a rulebook, compiled once."""
    return Amounts(rules)
