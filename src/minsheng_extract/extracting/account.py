"""The account of numerals: each run of digits or number characters of a claim as a record."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from minsheng_extract.extracting.number import parse_number
from minsheng_extract.extracting.scan import RUN, Claim
from minsheng_extract.records import Document, Numeral, Quantity


def numerals_of(document: Document, text: str, claim: Claim, quantity: Quantity | None = None) -> Iterator[Numeral]:
    """The numerals that a claim holds; `text` is the document's, folded."""
    for run in RUN.finditer(text, claim.start, claim.end):
        yield Numeral(
            doc_id=document.doc_id,
            start=run.start(),
            end=run.end(),
            text=document.text[run.start() : run.end()],
            value=_value(run[0]),
            class_=claim.class_,
            rule=claim.rule,
            quantity_id=quantity.quantity_id if quantity else None,
        )


def _value(run: str) -> Decimal | None:
    try:
        return parse_number(run.replace(",", ""))
    except ValueError:
        return None
