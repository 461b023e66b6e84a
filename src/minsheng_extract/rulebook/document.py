"""rules/documents.yaml: how a notice says what it is: its title, number, office, dates, kind and period."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from minsheng_extract.records import DocType
from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern
from minsheng_extract.rulebook.words import Words

DocumentField = Literal[
    "title", "doc_number", "issuer", "issued", "published", "index_number", "doc_type", "period", "furniture",
]  # fmt: skip


class DocumentRule(Entry):
    """One way in which a notice states one of its fields. Order is priority within a field.

    Patterns see folded text without white space (half-width digits and brackets, simplified characters).
    `doc_type` and `period` rules look for theirs in the title, or where `where` says. A `doc_type` rule with
    `where: body` holds where its pattern is found in the whole text at least `lead` times more often than
    those of the other kinds.
    """

    field: DocumentField = Field(
        description="issued: date of signature; published: when a page was put up (a weaker date); "
        "index_number, furniture: what only bounds the values beside it"
    )
    labels: Words = Field((), description="Words before the value in a page's rows: 成文日期, 文号")
    pattern: Pattern | None = Field(
        None, description="What a title, number or office looks like as a whole; for doc_type and period: what to find"
    )
    where: Literal["title", "opening", "body"] = Field(
        "title", description="opening: the first lines under the title; body: the whole text"
    )
    lead: int | None = Field(None, ge=1, description="For the body: by how many more words than other kinds have")
    unless: Pattern | None = Field(None, description="For doc_type: what must not stand anywhere in the text")
    doc_type: DocType | None = Field(None, description="For field doc_type: what such a notice is")
    period_end: date | None = Field(None, description="Last day of a named period: “十四五” 2025-12-31")
    standing: bool = Field(False, description="Such a notice without a year in its title holds until further notice")
    months: int | None = Field(None, ge=1, le=12, description="The period ends with this month of the title's year")

    @model_validator(mode="after")
    def _says_enough(self) -> DocumentRule:
        if not self.labels and self.pattern is None:
            raise ValueError("give labels: or pattern:")
        if (self.field == "doc_type") != (self.doc_type is not None):
            raise ValueError("doc_type: goes with field: doc_type, and only there")
        if (self.where == "body") != (self.lead is not None):
            raise ValueError("lead: goes with where: body, and only there")
        if (self.where == "body" or self.unless) and (self.field != "doc_type" or self.pattern is None):
            raise ValueError("where: body and unless: go with field: doc_type and a pattern:")
        if (self.field == "period") != (self.period_end is not None or self.months is not None or self.standing):
            raise ValueError("period_end:, months: or standing: goes with field: period, and only there")
        return self
