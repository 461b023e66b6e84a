"""One promise set against what a report says became of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from minsheng_extract.records.base import Record

Relation = Literal["direct", "sum", "annualised", "rate", "none"]
Status = Literal["exceeded", "met", "unmet", "not_reported"]


class Alignment(Record):
    """One target of a plan with the figures of a report that answer it."""

    alignment_id: str = Field(description="Hash of plan_quantity_id and report_doc_id")
    plan_doc_id: str = Field(description="The document that promises")
    plan_quantity_id: str = Field(description="The target")
    report_doc_id: str = Field(description="The document that reports; the same one for a plan/done table")
    actual_quantity_ids: tuple[str, ...] = Field((), description="The figures that answer; empty where none does")
    relation: Relation = Field(
        description="direct; sum: the figures add up; annualised: a monthly target against a yearly "
        "figure; rate: a rate by a rate; none"
    )
    indicator: str | None = Field(None, description="The target's indicator")
    target_value: Decimal = Field(description="The target's value, in `unit`")
    actual_value: Decimal | None = Field(None, description="What was achieved, in `unit`")
    unit: str | None = Field(None, description="The target's unit as written")
    ratio: Decimal | None = Field(None, description="achieved / target, 4 digits, null where none can be computed")
    status: Status = Field(description="exceeded, met, unmet, not_reported")
    claimed: str | None = Field(None, description="What the report says of it itself: 303%, 完成任务")
    similarity: float | None = Field(None, description="0 to 100: how alike target and answer are")
    reason: str = Field(description="One Chinese sentence with both figures: why this status")
    region: str | None = Field(None, description="The plan's place")
    year: int | None = Field(None, description="The plan's year")
    lead_units: tuple[str, ...] = Field((), description="牵头单位 of the target")
    plan_sentence: str = Field(description="The sentence of the target")
    actual_sentence: str | None = Field(None, description="The sentence of the (first) answer")
    review: tuple[str, ...] = Field((), description="Why a person should look")
