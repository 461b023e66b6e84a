"""SQL over an output folder, by DuckDB (the extra `query`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from rich import box
from rich.markup import escape
from rich.table import Table

from minsheng_extract.writing import TABLES
from minsheng_extract.writing.folder import check_made


class QueryError(Exception):
    """The query cannot be answered. The message says why."""


class Answer(NamedTuple):
    """Column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def query(folder: Path, sql: str) -> Answer:
    """The answer to one SQL statement over the tables of an output folder.

    Raises `QueryError` where DuckDB is not installed or the statement is wrong, `OutputError` where
    the folder holds no tables.

    >>> query(Path("out"), "select role, count(*) from quantities group by role")   # doctest: +SKIP
    """
    try:
        import duckdb
    except ImportError as missing:
        raise QueryError("queries need DuckDB: pip install 'minsheng-extract[query]'") from missing
    check_made(folder)
    with duckdb.connect() as connection:
        try:
            for table in TABLES:
                path = str(folder / f"{table}.parquet").replace("'", "''")
                connection.execute(f"create view {table} as select * from read_parquet('{path}')")
            answer = connection.execute(sql)
            columns = tuple(column[0] for column in answer.description or ())
            return Answer(columns, answer.fetchall())
        except duckdb.Error as wrong:
            raise QueryError(f"{wrong}\nThe tables and their columns: minsheng schema") from wrong


def as_table(answer: Answer) -> Table:
    """The answer for a terminal."""
    table = Table(*answer.columns, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in answer.rows:
        table.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    return table


def as_json(answer: Answer) -> str:
    """The answer for a program: a list of objects."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str)
