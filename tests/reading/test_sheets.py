"""Sheets: rows as table rows, values as the sheet shows them."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.sheet import read_csv, read_xlsx

HEADER = ("序号", "任务", "目标值")


def book(*sheets: tuple[str, list[list[object]]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def read(made: openpyxl.Workbook) -> Content:
    out = BytesIO()
    made.save(out)
    return read_xlsx(out.getvalue())


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (13000, "General", "13000"),
        (1.3, "General", "1.3"),
        (0.1 + 0.2, "General", "0.3"),
        (0.655, "0.0%", "65.5%"),
        (0.83, "0%", "83%"),
        (1640000000, "#,##0", "1,640,000,000"),
        (2.5, "0.00", "2.50"),
        (5200, "0_ ", "5200"),
        (datetime(2023, 12, 31), "yyyy-mm-dd", "2023-12-31"),
        (date(2023, 9, 30), 'yyyy"年"m"月"', "2023年9月"),
        (date(2023, 9, 30), 'yyyy"年"m"月"d"日"', "2023年9月30日"),
        (True, "General", "是"),
        (None, "General", ""),
        ("  县教育局\n县财政局 ", "General", "县教育局\n县财政局"),
    ],
)
def test_values_as_shown(value: object, style: str, shown: str) -> None:
    made = book(("表", [list(HEADER), [1, "任务", value]]))
    made.active.cell(2, 3).number_format = style
    content = read(made)
    cell = content.tables[0].cells[-1]
    assert (cell.row, cell.column, content.text[cell.start : cell.end]) == (1, 2, shown)


def test_a_formula_gives_its_last_result() -> None:
    out = BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write_row(1, 0, (1, "合计"))
    sheet.write_formula(1, 2, "=SUM(A1:A2)", None, 46)
    made.close()
    assert read_xlsx(out.getvalue()).text == "序号\t任务\t目标值\n1\t合计\t46\n"


def test_merged_hidden_and_empty_parts() -> None:
    rows = [["任务表"], [*HEADER, "内部"], ["1", "甲", "5", "密"], [None, "乙", "6", "密"], ["2", "丙", "7", "密"], []]
    made = book(("表", [*rows, ["3", "丁", "8", "密"]]))
    sheet = made.active
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[5].hidden = True
    content = read(made)
    assert content.text == "任务表\n序号\t任务\t目标值\n1\t甲\t5\n\t乙\t6\n3\t丁\t8\n"
    assert [(c.row, c.row_span) for c in content.tables[0].cells if c.column == 0] == [(0, 1), (1, 2), (3, 1)]


def test_several_sheets_are_named() -> None:
    made = book(("教育类", [list(HEADER), ["1", "甲", "5"]]), ("空", []), ("暗", [list(HEADER), ["9", "密", "9"]]),
                ("养老类", [list(HEADER), ["2", "乙", "6"]]))  # fmt: skip
    made["暗"].sheet_state = "hidden"
    content = read(made)
    assert content.text == "教育类\n序号\t任务\t目标值\n1\t甲\t5\n养老类\n序号\t任务\t目标值\n2\t乙\t6\n"
    assert len(content.tables) == 2


@pytest.mark.parametrize(
    "text",
    [
        "序号,任务,目标值\r\n1,新增学位,1.3万个\r\n",
        "序号\t任务\t目标值\n1\t新增学位\t1.3万个\n",
        "序号;任务;目标值\n1;新增学位;1.3万个\n",
        '"序号","任务","目标值"\n"1","新增学位","1.3万个"\n\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(text: str, encoding: str) -> None:
    content = read_csv(text.encode(encoding))
    assert content.text == "序号\t任务\t目标值\n1\t新增学位\t1.3万个\n"
    assert len(content.tables[0].cells) == 6


def test_line_breaks_and_tabs_in_a_field() -> None:
    content = read_csv('序号,任务\n1,"新增\n学位\t1.3万个"\n'.encode())
    cell = content.tables[0].cells[-1]
    assert content.text[cell.start : cell.end] == "新增\n学位 1.3万个"


@pytest.mark.parametrize("data", [b"PK\x03\x04nothing", b"PK\x05\x06" + bytes(18)])
def test_damaged_workbooks(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_xlsx(data)
    assert caught.value.error == "Truncated"


def test_a_sheet_that_claims_a_million_rows() -> None:
    made = book(("表", [list(HEADER)]))
    made.active.cell(1_048_576, 3).value = "远"
    with pytest.raises(ReadError) as caught:
        read(made)
    assert caught.value.error == "TooLarge"
