"""rules/tables.yaml: what a table's column is for, from the words in its head."""

from __future__ import annotations

from pydantic import Field

from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook.entry import Entry
from minsheng_extract.rulebook.pattern import Pattern


class Column(Entry):
    """Heads that give a column its role. The first entry that matches decides."""

    role: ColumnRole = Field(description="number, content, indicator, plan, done, ratio, unit, lead, responsible, …")
    heads: tuple[Pattern, ...] = Field(
        min_length=1, description="Found in the head without its spaces and brackets: 完成情况; ^ and $ anchor it"
    )
