"""A run of digits or number characters and what became of it: the account of numerals."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from minsheng_extract.records.base import Record

NumeralClass = Literal[
    "quantity", "date", "marker", "document_number", "name", "ordinal", "word", "furniture", "unexplained",
]  # fmt: skip


class Numeral(Record):
    """One numeral of the text in exactly one class."""

    doc_id: str = Field(description="The document it stands in")
    start: int = Field(description="First character of the numeral")
    end: int = Field(description="After its last character, exclusive")
    text: str = Field(description="The numeral as written: text[start:end]")
    value: Decimal | None = Field(None, description="Its value, where it is a number")
    class_: NumeralClass = Field(
        alias="class",
        description="quantity; date; marker (list number); document_number; name (5G, 12345); ordinal; "
        "word (进一步); furniture (page numbers, site chrome); unexplained",
    )
    rule: str | None = Field(None, description="Id of the rule that decided, null where unexplained")
    quantity_id: str | None = Field(None, description="The quantity it belongs to, if it is one")
