"""The nouns of the project, frozen. One noun a file; each field says what it means."""

from minsheng_extract.records.alignment import Alignment, Relation, Status
from minsheng_extract.records.base import Record, stable_id
from minsheng_extract.records.document import DocType, Document
from minsheng_extract.records.failure import Failure, Stage
from minsheng_extract.records.item import Item
from minsheng_extract.records.layout import (
    Block,
    BlockKind,
    ColumnRole,
    Layout,
    Offices,
    Part,
    inherited,
    over,
)
from minsheng_extract.records.numeral import Numeral, NumeralClass
from minsheng_extract.records.quantity import Change, Comparator, DeadlineFrom, Quantity, Role
from minsheng_extract.records.table import Cell, Table

__all__ = [
    "Alignment", "Block", "BlockKind", "Cell", "Change", "ColumnRole", "Comparator", "DeadlineFrom",
    "DocType", "Document", "Failure", "Item", "Layout", "Numeral", "NumeralClass", "Offices", "Part",
    "Quantity", "Record", "Relation", "Role", "Stage", "Status", "Table", "inherited", "over", "stable_id",
]  # fmt: skip
