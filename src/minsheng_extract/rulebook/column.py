"""rules/tables.yaml: what a table's column is for, from the words in its head."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern

OfficeRole = Literal["lead", "responsible"]


class Column(Entry):
    """Heads that give a column its role. The first entry that matches decides."""

    role: ColumnRole = Field(description="number, content, indicator, plan, done, ratio, unit, lead, responsible, …")
    heads: tuple[Pattern, ...] = Field(
        min_length=1, description="Found in the head without its spaces and brackets: 完成情况; ^ and $ anchor it"
    )
    groups: bool = Field(False, description="Its cells head rows; it may stand before the column of numbers: 类别|序号")
    offices: OfficeRole | None = Field(
        None, description="For leaders: offices stand among them, which are this: 责任单位及责任人"
    )

    @model_validator(mode="after")
    def _has_offices_among_leaders(self) -> Column:
        if self.offices is not None and self.role != "leader":
            raise ValueError("offices: goes with role: leader, and only there")
        return self
