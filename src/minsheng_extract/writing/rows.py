"""Arrow -> records: what aligning needs of tables written earlier."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

import pyarrow as pa

from minsheng_extract.records import Record

R = TypeVar("R", bound=Record)


def exact(value: float | None) -> Decimal | None:
    """The shortest decimal that is this float, without `.0` at the end of a whole number.

    >>> exact(1640000000.0), exact(0.1)
    (Decimal('1640000000'), Decimal('0.1'))
    """
    if value is None:
        return None
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


def listed(column: pa.ChunkedArray[Any]) -> list[Any]:
    """The cells of a column; categories as text first, for Arrow takes long over each value of a dictionary.

    >>> listed(pa.chunked_array([pa.array(["个", None, "个"]).dictionary_encode()]))
    ['个', None, '个']
    """
    written = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    return written.to_pylist()


def _cells(column: pa.ChunkedArray[Any]) -> list[Any]:
    cells = listed(column)
    return [exact(cell) for cell in cells] if pa.types.is_floating(column.type) else cells


def records_of(model: type[R], rows: pa.Table) -> tuple[R, ...]:
    """The records that the rows of a table were made of; what the table leaves out has its default."""
    names = [field.alias or name for name, field in model.model_fields.items() if not field.exclude]
    columns = [_cells(rows.column(name)) for name in names]
    return tuple(model.model_validate(dict(zip(names, cells, strict=True))) for cells in zip(*columns, strict=True))
