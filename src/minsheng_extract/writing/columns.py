"""Records -> Arrow, a column at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa

from minsheng_extract.records import Record
from minsheng_extract.writing.schema import CATEGORY, TableName, columns_of, schema_of

_Encode = Callable[[tuple[Any, ...]], "pa.Array[Any]"]


def _numbers(values: tuple[Any, ...]) -> pa.Array[Any]:
    return pa.array([None if value is None else float(value) for value in values], pa.float64())


def _categories(values: tuple[Any, ...]) -> pa.Array[Any]:
    return pa.array(values, pa.string()).dictionary_encode()


def _encoder(kind: pa.DataType) -> _Encode:
    if kind == pa.float64():
        return _numbers
    if kind == CATEGORY:
        return _categories
    return lambda values: pa.array(values, kind)


def table_of(table: TableName, records: Sequence[Record]) -> pa.Table:
    """The records as the rows of their table, with its explicit schema.

    >>> from minsheng_extract.records import Failure
    >>> table_of("failures", [Failure(path="a.txt", stage="read", error="Empty", detail="nothing")]).num_rows
    1
    """
    schema = schema_of(table)
    if not records:
        return schema.empty_table()
    columns = columns_of(table)
    values = zip(*map(attrgetter(*(column.attribute for column in columns)), records), strict=True)
    arrays = [_encoder(column.type)(cells) for column, cells in zip(columns, values, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
