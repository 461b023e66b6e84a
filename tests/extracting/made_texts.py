"""What a made-up text says, read by the real rules: the figures, or a few of their fields."""

from __future__ import annotations

from datetime import date
from typing import Any

from minsheng_extract import Document, extract, load_rules
from minsheng_extract.records import DocType, Numeral, Quantity

RULES = load_rules()


def quantities(
    text: str,
    *,
    year: int | None = 2024,
    doc_type: DocType = "plan",
    issued: date | None = None,
) -> tuple[Quantity, ...]:
    """Every figure of a text."""
    return extract(Document.from_text(text, year=year, doc_type=doc_type, issued=issued), rules=RULES)


def the_quantity(text: str, **document: Any) -> Quantity:
    """The one figure of a text."""
    found = quantities(text, **document)
    assert len(found) == 1, f"{text}: {[quantity.quote for quantity in found]}"
    return found[0]


def said(text: str, *fields: str, **document: Any) -> list[Any]:
    """The named fields of every figure of a text: bare values of one field, tuples of several."""
    found = [tuple(getattr(quantity, field) for field in fields) for quantity in quantities(text, **document)]
    return [row[0] for row in found] if len(fields) == 1 else found


def held(numerals: tuple[Numeral, ...]) -> list[tuple[str, str]]:
    """Each numeral as written with its class."""
    return [(numeral.text, numeral.class_) for numeral in numerals]
