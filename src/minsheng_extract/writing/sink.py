"""Tables -> Parquet files, in row groups of a fixed size, so that the bytes do not depend on the batches."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from minsheng_extract.writing.schema import CATEGORY, TABLES, TableName, schema_of

_ROWS = 65_536
_LONG_ROWS = 1_024  # documents carry their whole text


class _TableFile:
    """One Parquet file, written a row group at a time."""

    def __init__(self, path: Path, table: TableName) -> None:
        self.rows = 0
        self._schema = schema_of(table)
        self._group = _LONG_ROWS if table == "documents" else _ROWS
        self._waiting: list[pa.Table] = []
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd", store_schema=True)

    def add(self, rows: pa.Table) -> None:
        self.rows += rows.num_rows
        self._waiting.append(rows)
        if sum(waiting.num_rows for waiting in self._waiting) >= self._group:
            self._write(last=False)

    def _write(self, *, last: bool) -> None:
        waiting = pa.concat_tables([self._schema.empty_table(), *self._waiting])
        done = 0
        while waiting.num_rows - done >= self._group or (last and done < waiting.num_rows):
            self._writer.write_table(_compact(waiting.slice(done, self._group)), row_group_size=self._group)
            done += self._group
        self._waiting = [waiting.slice(done)] if done < waiting.num_rows else []

    def close(self) -> None:
        self._write(last=True)
        self._writer.close()


def _compact(rows: pa.Table) -> pa.Table:
    """The slice with dictionaries of its own, so that they hold no value of other row groups."""
    arrays = [
        column.cast(pa.string()).combine_chunks().dictionary_encode() if column.type == CATEGORY else column
        for column in rows.columns
    ]
    return pa.Table.from_arrays(arrays, schema=rows.schema)


class Sink:
    """Tables open for writing in a folder; each has its file at the end, rows or not.

    >>> with Sink(folder) as sink:                                     # doctest: +SKIP
    ...     sink.add({"items": table_of("items", items)})
    """

    def __init__(self, folder: Path, tables: Iterable[TableName] = tuple(TABLES)) -> None:
        self._files = {table: _TableFile(folder / f"{table}.parquet", table) for table in tables}

    def add(self, tables: dict[TableName, pa.Table]) -> None:
        """Append rows to the tables named."""
        for table, rows in tables.items():
            if rows.num_rows:
                self._files[table].add(rows)

    @property
    def rows(self) -> dict[TableName, int]:
        """How many rows each table has by now."""
        return {table: file.rows for table, file in self._files.items()}

    def __enter__(self) -> Sink:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()
