"""Quantities made by hand, for tests of one step of aligning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from gold_figures import unit_facts

from minsheng_extract.records import Quantity, stable_id


def quantity(written: str, *, doc_id: str = "report", start: int = 0, **fields: Any) -> Quantity:
    """A quantity of a written figure (`value unit`), with any other field: `quantity("5.5 %", comparator="<=")`."""
    value, _, unit = written.partition(" ")
    dimension, base, factor = unit_facts(unit or None)
    quote = f"{value}{unit}"
    given: dict[str, Any] = {
        "quantity_id": stable_id(doc_id, start, written), "doc_id": doc_id, "role": "actual", "value": Decimal(value),
        "unit": unit or None, "dimension": dimension, "unit_base": base, "value_base": Decimal(value) * factor,
        "quote": quote, "start": start, "end": start + len(quote), "sentence": quote, "sentence_start": start,
        "deadline": date(2031, 12, 31), "indicator": "体育公园", "year": 2031,
    }  # fmt: skip
    return Quantity(**given | fields)


def target(written: str, **fields: Any) -> Quantity:
    return quantity(written, **{"doc_id": "plan", "role": "target"} | fields)
