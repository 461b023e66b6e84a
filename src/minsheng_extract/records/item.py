"""A numbered unit of a notice: a section, an item, a sub-item, a table row."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from minsheng_extract.records.base import Record


class Item(Record):
    """One numbered unit. Offices and deadline are those stated for the item itself; deeper items inherit them."""

    item_id: str = Field(description="Hash of doc_id, start and path")
    doc_id: str = Field(description="The document it stands in")
    parent_id: str | None = Field(None, description="item_id of the unit it stands under")
    ordinal: int = Field(description="Position among the document's items, from 0")
    path: tuple[str, ...] = Field(description="Markers from the root: 附件, 一, (一), 1, 一是, --heading")
    level: int = Field(description="Depth in the tree, from 0")
    marker: str = Field(description="The marker as written, e.g. （一） or 1.; empty where a table's row has none")
    title: str | None = Field(None, description="The heading alone, without marker and final punctuation")
    start: int = Field(description="First character of the marker, of a row without one its first cell's")
    end: int = Field(description="Where the next item of the same or a higher level begins, exclusive")
    lead_units: tuple[str, ...] = Field((), description="牵头单位 stated for this item, as written")
    responsible_units: tuple[str, ...] = Field((), description="责任单位 stated for this item, as written")
    leaders: tuple[str, ...] = Field((), description="分管领导 stated for this item, as written")
    deadline: date | None = Field(None, description="Deadline stated once for the whole item (完成时限)")
    topic: str | None = Field(None, description="Topic of rules/topics.yaml, null where none fits")
    rules: tuple[str, ...] = Field((), description="Ids of the rules that made this record")
