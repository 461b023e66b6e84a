"""SQL over an output folder, by DuckDB (the extra `query`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from minsheng_extract.showing.cut import cut
from minsheng_extract.writing import TABLES
from minsheng_extract.writing.folder import check_made

_WIDEST = 40  # columns of a terminal that a column takes at most
_APART = 3  # and what parts two
# A pivot is several statements to DuckDB, whatever it stands in; only what begins so reads and does nothing else.
_READS = re.compile(r"(?:\s|\(|--[^\n]*\n|/\*.*?\*/)*(?:pivot|from|select|with)\b", re.IGNORECASE | re.DOTALL)


class QueryError(Exception):
    """The query cannot be answered. The message says why."""


class Answer(NamedTuple):
    """Column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def query(folder: Path, sql: str) -> Answer:
    """The answer to one SQL statement over the tables of an output folder.

    Raises `QueryError` where DuckDB is not installed, or the statement is wrong, does more than read or is
    not one, `OutputError` where the folder holds no tables.

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
            _check_reads(connection.extract_statements(sql), duckdb.StatementType)
            answer = connection.execute(sql)
            columns = tuple(column[0] for column in answer.description or ())
            return Answer(columns, answer.fetchall())
        except duckdb.Error as wrong:
            raise QueryError(f"{wrong}\nThe tables and their columns: minsheng schema") from wrong


def _check_reads(statements: list[Any], kinds: Any) -> None:
    """Raise `QueryError` where there is not one statement, or it does more than read (copy, create, attach, set)."""
    if len(statements) != 1:
        raise QueryError(f"one statement, please: here are {len(statements)}")
    (one,) = statements
    if one.type != kinds.SELECT and not (one.type == kinds.MULTI and _READS.match(one.query)):
        said = "a query only reads: select, from, with, describe, show, summarize, pivot"
        raise QueryError(f"{said}; other tables are written by: minsheng run INPUT -o OUT -f csv")


def as_table(answer: Answer, width: int) -> Iterator[RenderableType]:
    """The answer for a terminal so wide: as many columns as can be read, then the names of those left out."""
    rows = [[_shown(cell) for cell in row] for row in answer.rows]
    fitting = _fitting(answer.columns, rows, width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in answer.columns[:fitting]:
        table.add_column(Text(name), overflow="fold", max_width=_WIDEST)
    for row in rows:
        table.add_row(*map(Text, row[:fitting]))
    yield table
    if left := answer.columns[fitting:]:
        yield Text(f"{len(left)} columns more than fit: {', '.join(left)}\nName those you want, or take --json.")


def _shown(cell: Any) -> str:
    return "" if cell is None else cut("; ".join(map(str, cell)) if isinstance(cell, list) else str(cell))


def _fitting(columns: tuple[str, ...], rows: Iterable[list[str]], width: int) -> int:
    """How many columns stand beside each other, each as wide as what it holds; at least one."""
    taken = 0
    for place, cells in enumerate(zip(columns, *rows, strict=True)):
        taken += min(_WIDEST, max(map(cell_len, cells))) + _APART
        if place and taken > width:
            return place
    return len(columns)


def as_json(answer: Answer) -> str:
    """The answer for a program: a list of objects."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str)
