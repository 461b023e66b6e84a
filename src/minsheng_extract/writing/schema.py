"""Arrow schemas derived from the record models: one place where a Python type becomes a column type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import pyarrow as pa

from minsheng_extract.records import Alignment, Document, Failure, Item, Numeral, Quantity, Record

TableName = Literal["documents", "items", "quantities", "alignments", "numerals", "failures"]

TABLES: dict[TableName, type[Record]] = {
    "documents": Document,
    "items": Item,
    "quantities": Quantity,
    "alignments": Alignment,
    "numerals": Numeral,
    "failures": Failure,
}

_PLAIN: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    Decimal: pa.float64(),
    date: pa.date32(),
    tuple[str, ...]: pa.list_(pa.string()),
}
CATEGORY = pa.dictionary(pa.int32(), pa.string())

# Free strings of which a table has few different ones; a Literal is a category anyway.
_FEW = frozenset(
    {"unit", "unit_base", "per", "dimension", "topic", "region", "region_code", "indicator_id", "rule", "error"}
    | {"media_type", "encoding"}
)


class Column(NamedTuple):
    """One column: its name in the table, the record's attribute, its type and what it means."""

    name: str
    attribute: str
    type: pa.DataType
    nullable: bool
    description: str


def _arrow_type(name: str, annotation: Any) -> tuple[pa.DataType, bool]:
    options = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    kinds = [option for option in options if option is not type(None)]
    kind, nullable = kinds[0], len(kinds) < len(options)
    if get_origin(kind) is Literal or (kind is str and name in _FEW):
        return CATEGORY, nullable
    return _PLAIN[kind], nullable


@cache
def columns_of(table: TableName) -> tuple[Column, ...]:
    """The columns of a table in their order, straight from the fields of its record."""
    columns = []
    for attribute, field in TABLES[table].model_fields.items():
        if field.exclude:
            continue
        name = field.alias or attribute
        columns.append(Column(name, attribute, *_arrow_type(name, field.annotation), field.description or ""))
    if table == "documents":
        size = Column("n_chars", "n_chars", pa.int32(), False, "Length of the text in characters")
        columns.insert(-1, size)
    return tuple(columns)


@cache
def schema_of(table: TableName) -> pa.Schema:
    """The explicit schema of a table; each field's metadata has its `description`.

    >>> schema_of("failures").names
    ['path', 'doc_id', 'stage', 'error', 'detail']
    """
    about = TABLES[table].__doc__ or ""
    fields = [
        pa.field(column.name, column.type, column.nullable, {"description": column.description})
        for column in columns_of(table)
    ]
    return pa.schema(fields, {"table": table, "description": about.strip().splitlines()[0]})
