"""A figure: its span, and what its own characters say."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from minsheng_extract.records import Change, Comparator
from minsheng_extract.rulebook import Unit

_COUNTED = ("count", "people", "household")


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

    @property
    def counts(self) -> bool:
        """Whether it counts things or people and measures nothing; so does one whose unit is not known."""
        return self.unit_rule is None or self.unit_rule.dimension in _COUNTED
