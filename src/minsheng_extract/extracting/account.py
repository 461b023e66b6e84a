"""The account of numerals: each run of digits or number characters of a claim as a record."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter

from pydantic import TypeAdapter

from minsheng_extract.extracting.number import parse_number
from minsheng_extract.extracting.scan import RUN, Claim
from minsheng_extract.records import Document, Numeral, Quantity

_NUMERALS = TypeAdapter(list[Numeral])


def numerals_of(document: Document, claims: Iterable[tuple[Claim, Quantity | None]], text: str) -> list[Numeral]:
    """The numerals that claims hold, in order; `text` is the document's, folded.

    Checked all at once: there are several for each figure.
    """
    rows = [
        {
            "doc_id": document.doc_id,
            "start": run.start(),
            "end": run.end(),
            "text": document.text[run.start() : run.end()],
            "value": _value(run[0]),
            "class": claim.class_,
            "rule": claim.rule,
            "quantity_id": quantity.quantity_id if quantity else None,
        }
        for claim, quantity in claims
        for run in RUN.finditer(text, claim.start, claim.end)
    ]
    return _NUMERALS.validate_python(sorted(rows, key=itemgetter("start")))


@lru_cache(maxsize=4096)
def _value(run: str) -> Decimal | None:
    try:
        return parse_number(run.replace(",", ""))
    except ValueError:
        return None
