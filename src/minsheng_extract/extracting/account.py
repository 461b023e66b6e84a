"""The account of numerals: each run of digits or number characters of a claim as a record."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from minsheng_extract.extracting.number import parse_number
from minsheng_extract.extracting.scan import RUN, Claim
from minsheng_extract.records import Document, Numeral, Quantity
from minsheng_extract.records.base import unchecked

_numeral = unchecked(Numeral)


def numerals_of(document: Document, claims: Iterable[tuple[Claim, Quantity | None]], text: str) -> list[Numeral]:
    """The numerals that claims hold, in order; `text` is the document's, folded."""
    doc_id, whole = document.doc_id, document.text
    numerals: list[Numeral] = []
    for (first, last, class_, rule, _), quantity in claims:
        quantity_id = quantity.quantity_id if quantity else None
        for run in RUN.finditer(text, first, last):
            start, end = run.span()
            numerals.append(
                _numeral(
                    doc_id=doc_id, start=start, end=end, text=whole[start:end], value=_value(run[0]),
                    class_=class_, rule=rule, quantity_id=quantity_id,
                )
            )  # fmt: skip
    return sorted(numerals, key=attrgetter("start"))


@lru_cache(maxsize=4096)
def _value(run: str) -> Decimal | None:
    try:
        return parse_number(run.replace(",", ""))
    except ValueError:
        return None
