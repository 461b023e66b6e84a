"""What follows a unit and adds to its number: 三斤|半, 五元|三角, 1小时|30分. Compiled from rules/units.yaml."""

from __future__ import annotations

import re
from decimal import Decimal

from minsheng_extract.extracting.number import DIGITS, parse_number
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules, Unit
from minsheng_extract.rulebook.lexicon import any_of

_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|[零十{''.join(DIGITS)}]{{1,4}})"
_FIRSTS = frozenset(f"半零十0123456789{''.join(DIGITS)}")


class Compounds:
    """Reads the rest of a compound amount."""

    def __init__(self, rules: Rules) -> None:
        self._half = phrasings(rules)["half"]
        self._parts = {
            rule.id: re.compile(rf"({_NUMBER})({any_of(map(fold, rule.parts))})") for rule in rules.units if rule.parts
        }

    def rest(self, text: str, position: int, end: int, unit: Unit) -> tuple[Decimal, int]:
        """How much stands behind `unit`, which ends at `position`, counted in that unit, and where it ends."""
        added, stop = Decimal(0), position
        if text[stop : stop + 1] not in _FIRSTS:
            return added, stop
        if self._half.match(text, stop, end):
            return Decimal("0.5"), stop + 1
        pattern = self._parts.get(unit.id)
        while pattern and (part := pattern.match(text, stop, end)):
            added += parse_number(part[1]) / unit.parts[part[2]]
            stop = part.end()
        return added, stop
