"""The tables and their columns, as a person or a program reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from minsheng_extract.writing import TABLES, TableName, columns_of, schema_of
from minsheng_extract.writing.schema import CATEGORY, Column

_TYPES = {"string": "text", "int32": "whole number", "double": "number", "date32[day]": "date", "list": "list of texts"}


class UnknownTableError(Exception):
    """There is no table of that name."""


def known_tables(names: Iterable[str]) -> list[TableName]:
    """The tables of these names, all of them for none. Raises `UnknownTableError`."""
    wanted = list(names) or list(TABLES)
    if unknown := [name for name in wanted if name not in TABLES]:
        raise UnknownTableError(f"no table '{unknown[0]}'; there are {', '.join(TABLES)}")
    return [table for table in TABLES if table in wanted]


def type_name(column: Column) -> str:
    """A column's type in plain words.

    >>> type_name(columns_of("quantities")[10])
    'number'
    """
    if column.type == CATEGORY:
        return "category"
    return _TYPES[str(column.type).split("<")[0]]


def schema_lines(tables: Iterable[TableName]) -> list[str]:
    """Each table with its columns, types and meanings, for a terminal."""
    lines: list[str] = []
    for table in tables:
        lines += ["", f"{table}: {schema_of(table).metadata[b'description'].decode()}"]
        lines += [f"  {column.name:<20}{type_name(column):<16}{column.description}" for column in columns_of(table)]
    return lines[1:]


def schema_json(tables: Iterable[TableName]) -> str:
    """The same for a program: Arrow types, nullability, descriptions."""
    return json.dumps(
        {
            table: [
                {"name": c.name, "type": str(c.type), "nullable": c.nullable, "description": c.description}
                for c in columns_of(table)
            ]
            for table in tables
        },
        ensure_ascii=False,
        indent=2,
    )


def schema_markdown(tables: Iterable[TableName]) -> str:
    """The data dictionary of docs/tables.md."""
    lines: list[str] = []
    for table in tables:
        lines += ["", f"## {table}", "", schema_of(table).metadata[b"description"].decode(), ""]
        lines += ["| column | type | meaning |", "| --- | --- | --- |"]
        for column in columns_of(table):
            kind = type_name(column) + ("" if not column.nullable else ", may be empty")
            lines.append(f"| `{column.name}` | {kind} | {column.description.replace('|', chr(92) + '|')} |")
    return "\n".join(lines[1:]) + "\n"
