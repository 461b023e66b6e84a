"""What every entry in rules/ has: an id, examples that are run, and counterexamples."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from minsheng_extract.records import Alignment, BlockKind, DocType, Document, Item, Numeral, Quantity, Record

Scalar = str | int | float | bool | date | None
Expected = dict[str, Scalar | list[Scalar]]


def _names(record: type[Record]) -> set[str]:
    return {field.alias or name for name, field in record.model_fields.items()}


def _fields_of(record: type[Record]) -> AfterValidator:
    def check(expected: Expected | None) -> Expected | None:
        if unknown := set(expected or ()) - _names(record):
            raise ValueError(f"no such field of {record.__name__}: {', '.join(sorted(unknown))}")
        return expected

    return AfterValidator(check)


ExpectedQuantity = Annotated[Expected, _fields_of(Quantity)]
ExpectedItem = Annotated[Expected, _fields_of(Item)]
ExpectedNumeral = Annotated[Expected, _fields_of(Numeral)]
ExpectedDocument = Annotated[Expected, _fields_of(Document)]
ExpectedAlignment = Annotated[Expected, _fields_of(Alignment)]


class Strict(BaseModel):
    """A frozen model that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(Strict):
    """A text and what must come of it: the full record, or the fields the entry settles.

    Exactly one expectation is given. `quantity` demands that the text has one quantity and no more;
    `quantities` gives all of them in order; `numerals` gives every numeral with its class. The entry's
    id must be among the rules that made what is expected.
    """

    text: str = Field(description="A text of your own invention, as a notice would have it; with \\n several lines")
    year: int | None = Field(None, description="The document's year, for deadlines")
    issued: date | None = Field(None, description="The document's date, for 目前 and 三年内")
    period_end: date | None = Field(None, description="The last day it is about, where that is not the year's end")
    doc_type: DocType = Field("plan", description="What the document is, for roles")
    quantity: ExpectedQuantity | None = Field(None, description="The one figure of the text, with the fields to hold")
    quantities: tuple[ExpectedQuantity, ...] | None = Field(None, description="All its figures, in order")
    numerals: tuple[ExpectedNumeral, ...] | None = Field(None, description="All its numerals, in order, each `class`")
    items: tuple[ExpectedItem, ...] | None = Field(None, description="All its items, in order")
    document: ExpectedDocument | None = Field(None, description="What the notice says of itself: title, issued")
    topic: str | None = Field(None, description="Topic of the text")
    indicator_id: str | None = Field(None, description="Canonical indicator of the text")
    normal: str | None = Field(None, description="Normal form of the text (an office's name)")
    columns: tuple[str, ...] | None = Field(None, description="Roles of the text's columns, parted by |")
    blocks: tuple[BlockKind, ...] | None = Field(None, description="Kinds of the text's blocks, in order")
    report: str | None = Field(None, description="For `alignment`: the report's text, where it is not the text itself")
    alignment: ExpectedAlignment | None = Field(None, description="The one alignment of the text (with the report)")
    belong: bool | None = Field(None, description="Whether the plan `text` and the report `report` belong together")

    @model_validator(mode="after")
    def _has_one_expectation(self) -> Example:
        given = self.model_fields_set - {"text", "year", "issued", "period_end", "doc_type", "report"}
        if len(given) != 1:
            raise ValueError("an example needs exactly one expectation, such as quantity: or numerals:")
        return self


class Entry(Strict):
    """One rule. `counterexamples` are texts on which it must not fire."""

    id: str = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", description="Unique in all of rules/")
    note: str | None = Field(None, description="Why, and where the convention comes from")
    examples: tuple[Example, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()
