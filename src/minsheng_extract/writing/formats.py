"""The same tables for other programs: CSV and Excel for people, JSON Lines for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, cast, get_args

import pyarrow.parquet as pq

from minsheng_extract.records import Record
from minsheng_extract.writing.columns import table_of
from minsheng_extract.writing.folder import OutputError
from minsheng_extract.writing.schema import TABLES, TableName, columns_of

Format = Literal["parquet", "csv", "xlsx", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)

_CELL = 32_767  # Excel's limit of characters in a cell
_SHEET = 1_048_575  # and of rows in a sheet, the header aside
_CUT = " … [cut at Excel's limit; whole in documents.parquet]"


def _plain_rows(folder: Path, table: TableName) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        for batch in file.iter_batches(batch_size=4_096):
            yield from batch.to_pylist()


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _json_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else _number(value)


def _cell(value: Any) -> Any:
    """What a spreadsheet shows: lists joined, text no longer than a cell takes."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str) and len(value) > _CELL:
        return value[: _CELL - len(_CUT)] + _CUT
    return _number(value)


def _json_row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _json_value(value) for name, value in row.items()}


def json_rows(table: TableName, records: Sequence[Record]) -> list[dict[str, Any]]:
    """The rows that records are in their table, as JSON Lines have them: numbers are numbers, dates text.

    >>> from minsheng_extract.records import Failure
    >>> json_rows("failures", [Failure(path="a.txt", stage="read", error="Empty", detail="nothing")])[0]["error"]
    'Empty'
    """
    return [_json_row(row) for row in table_of(table, records).to_pylist()]


def _write_jsonl(folder: Path) -> None:
    for table in TABLES:
        with (folder / f"{table}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for row in _plain_rows(folder, table):
                file.write(json.dumps(_json_row(row), ensure_ascii=False) + "\n")


def _write_csv(folder: Path) -> None:
    for table in TABLES:
        # With a byte order mark Excel reads the file as UTF-8.
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(column.name for column in columns_of(table))
            writer.writerows(map(_cell, row.values()) for row in _plain_rows(folder, table))


def _write_xlsx(folder: Path) -> None:
    import xlsxwriter  # heavy, and used here only

    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}
    with xlsxwriter.Workbook(folder / "minsheng.xlsx", {**options, "strings_to_urls": False}) as book:
        book.set_properties({"title": "minsheng_extract", "created": datetime(2000, 1, 1)})  # the same bytes always
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF2F5"})
        for table in TABLES:
            _write_sheets(book, table, _plain_rows(folder, table), head)
        _write_legend(book, head)


def _new_sheet(book: Any, name: str, header: list[str], head: Any) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for number, title in enumerate(header):
        sheet.set_column(number, number, max(10, min(len(title) + 4, 24)))
        sheet.write_string(0, number, title, head)
    return sheet


def _write_sheets(book: Any, table: TableName, rows: Iterator[dict[str, Any]], head: Any) -> None:
    header = [column.name for column in columns_of(table)]
    sheet, line = _new_sheet(book, table, header, head), 0
    for total, row in enumerate(rows):
        if line == _SHEET:
            sheet, line = _new_sheet(book, f"{table}_{total // _SHEET + 1}", header, head), 0
        line += 1
        for number, value in enumerate(row.values()):
            sheet.write(line, number, _cell(value))
    sheet.autofilter(0, 0, line, len(header) - 1)


def _write_legend(book: Any, head: Any) -> None:
    sheet = _new_sheet(book, "columns", ["table", "column", "meaning"], head)
    sheet.set_column(2, 2, 100)
    rows = [(table, column.name, column.description) for table in TABLES for column in columns_of(table)]
    for line, row in enumerate(rows, 1):
        sheet.write_row(line, 0, row)


def known_formats(named: Iterable[str]) -> tuple[Format, ...]:
    """The formats of these names. Raises `OutputError` for one that cannot be written."""
    known = tuple(named)
    for name in known:
        if name not in FORMATS:
            raise OutputError(f"{name} is not a format: {', '.join(FORMATS[1:])} (Parquet is always written)")
    return cast(tuple[Format, ...], known)


_WRITERS: dict[Format, Callable[[Path], None]] = {"csv": _write_csv, "jsonl": _write_jsonl, "xlsx": _write_xlsx}


def write_format(folder: Path, form: Format) -> None:
    """Write the Parquet tables of `folder` in another format beside them: one file a table, or one workbook."""
    if form != "parquet":
        _WRITERS[form](folder)
