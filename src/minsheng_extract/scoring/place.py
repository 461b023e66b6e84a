"""A place in a notice, shown with the text around it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from minsheng_extract.scoring.scores import Difference, Kind, Part

_BEFORE, _AFTER = 32, 24


class Place(NamedTuple):
    """A notice by name, and its text."""

    name: str
    text: str

    def around(self, start: int, end: int) -> str:
        """The text around a span on one line, the span itself in 【】."""
        before, after = self.text[max(0, start - _BEFORE) : start], self.text[end : end + _AFTER]
        return f"{before}【{self.text[start:end]}】{after}".replace("\n", "⏎").replace("\t", "⇥")

    def difference(self, part: Part, kind: Kind, span: tuple[int, int], *, quote: str, **more: str) -> Difference:
        """A difference at a span of this notice; `more` are its field, gold and got."""
        around = self.around(*span)
        return Difference(name=self.name, part=part, kind=kind, start=span[0], quote=quote, context=around, **more)

    def field(self, part: Part, span: tuple[int, int], quote: str, field: str, gold: Any, got: Any) -> Difference:
        """A field in which a record `got` differs from its `gold`."""
        both = {"gold": shown(getattr(gold, field)), "got": shown(getattr(got, field))}
        return self.difference(part, "field", span, quote=quote, field=field, **both)


def shown(value: Any) -> str:
    """A field's value as a person reads it: lists joined, decimals plain, – for nothing."""
    if isinstance(value, tuple | list):
        return "、".join(str(part) for part in value) or "–"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "–" if value is None else str(value)
