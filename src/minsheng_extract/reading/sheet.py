"""Sheets (.xlsx, .csv) -> Content: each sheet a table, its name a line above where there are several."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.decode import decode
from minsheng_extract.reading.draft import Draft
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.grid import Slot
from minsheng_extract.reading.zipped import member_bytes, open_zip

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_CELLS = 1_000_000
_MOST_FIELD = 1_000_000
_DELIMITERS = ",\t;|"


def read_xlsx(data: bytes) -> Content:
    """Read a workbook: shown sheets, rows and columns; values as the sheet shows them, formulas' last results.

    Raises `ReadError` (Truncated, Encrypted, TooLarge, Empty).
    """
    with open_zip(data) as container:
        for info in container.infolist():
            if info.filename.endswith(".xml"):
                member_bytes(container, info)  # refuses bombs before openpyxl unpacks them
    draft = Draft()
    shown = [sheet for sheet in _workbook(data).worksheets if sheet.sheet_state == "visible"]
    for sheet in shown:
        slots = list(_slots(sheet))
        if len(shown) > 1 and any(slot.text for slot in slots):
            draft.paragraph(sheet.title)
        draft.table(slots)
    return draft.content()


def _workbook(data: bytes) -> Any:
    from openpyxl import load_workbook  # heavy, and for workbooks only

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that are no text
            return load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except Exception as broken:  # openpyxl raises whatever its parts do
        raise ReadError("Truncated", f"the workbook is damaged ({broken}); save it again") from broken


def _slots(sheet: Worksheet) -> Iterator[Slot]:
    """Cells with their merged reach; hidden rows and columns are left out."""
    if (sheet.max_row or 0) * (sheet.max_column or 0) > _MOST_CELLS:
        raise ReadError("TooLarge", f"the sheet {sheet.title} has more than {_MOST_CELLS:,} cells")
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    hidden_rows = {row for row, each in sheet.row_dimensions.items() if each.hidden}
    hidden_columns = _hidden_columns(sheet)
    for row, cells in enumerate(sheet.iter_rows(), 1):
        for column, cell in enumerate(cells, 1):
            if row in hidden_rows or column in hidden_columns or type(cell).__name__ == "MergedCell":
                continue
            area = spans.get((row, column))
            down, across = (area.size["rows"], area.size["columns"]) if area is not None else (1, 1)
            yield Slot(row - 1, column - 1, _shown(cell), down, across)


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    hidden = [each for each in sheet.column_dimensions.values() if each.hidden]
    return frozenset(column for each in hidden for column in range(each.min or 0, (each.max or 0) + 1))


def _shown(cell: Cell | MergedCell) -> str:
    """A value as its number format shows it, as far as that changes what is read: %, dates, thousands."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime | date | time):
        return _date(value, cell.number_format)
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return str(value)


def _date(value: datetime | date | time, style: str) -> str:
    if isinstance(value, date) and "年" in style.replace('"', ""):
        day = f"{value.day}日" if "d" in style.lower() else ""
        return f"{value.year}年{value.month}月{day}"
    return str(value)


def _number(value: float, style: str) -> str:
    """Decimal places as the format states them; general numbers as short as they are exact."""
    pattern = style.split(";")[0]
    percent = "%" in pattern
    amount = value * 100 if percent else value
    digits = pattern.partition(".")[2]
    places = len(digits) - len(digits.lstrip("0"))
    if pattern in {"General", "@"} or (percent and "." not in pattern and "0" not in pattern):
        return f"{round(amount, 10):.10f}".rstrip("0").rstrip(".") + ("%" if percent else "")
    grouping = "," if "#,#" in pattern else ""
    return f"{amount:{grouping}.{places}f}" + ("%" if percent else "")


def read_csv(data: bytes) -> Content:
    """Read comma-, tab- or semicolon-separated rows as one table.

    Raises `ReadError` (Undecodable, Binary, Empty, TooLarge).
    """
    text, encoding = decode(data)
    csv.field_size_limit(_MOST_FIELD)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as broken:
        raise ReadError("Truncated", f"the rows cannot be told apart ({broken}); save the sheet as .xlsx") from broken
    draft = Draft()
    draft.table(_row_slots(rows))
    return draft.content(encoding=encoding)


def _delimiter(text: str) -> str:
    """The mark that parts the most lines alike."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) > 0 for line in lines))


def _row_slots(rows: Iterable[list[str]]) -> Iterator[Slot]:
    for at, row in enumerate(rows):
        for column, field in enumerate(row):
            yield Slot(at, column, field)
