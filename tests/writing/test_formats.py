from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from minsheng_extract.records import Document, Item, Quantity
from minsheng_extract.writing import FORMATS, TABLES, Format, Sink, columns_of, table_of, write_format


@pytest.fixture
def folder(tmp_path: Path, document: Document, item: Item, quantity: Quantity) -> Path:
    """Tables with a text too long for a spreadsheet, and a title that looks like a formula."""
    odd = document.model_copy(update={"title": '=HYPERLINK("x")', "text": "民生\n" * 20_000})
    with Sink(tmp_path) as sink:
        sink.add({"documents": table_of("documents", [odd]), "items": table_of("items", [item])})
        sink.add({"quantities": table_of("quantities", [quantity])})
    return tmp_path


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_opens_in_excel_and_keeps_what_was_written(folder: Path, quantity: Quantity) -> None:
    write_format(folder, "csv")
    assert (folder / "quantities.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    row = csv_rows(folder / "quantities.csv")[0]
    assert list(row) == [column.name for column in columns_of("quantities")]
    assert (row["value"], row["deadline"], row["quote"], row["value_high"]) == ("13000", "2031-12-31", "1.3万个", "")
    assert csv_rows(folder / "items.csv")[0]["lead_units"] == "区教育局; 区财政局"
    text = csv_rows(folder / "documents.csv")[0]["text"]
    assert len(text) == 32_767
    assert text.endswith("documents.parquet]")
    assert csv_rows(folder / "failures.csv") == []


def test_json_lines_keep_lists_and_whole_texts(folder: Path, quantity: Quantity) -> None:
    write_format(folder, "jsonl")
    row = json.loads((folder / "quantities.jsonl").read_text(encoding="utf-8"))
    assert row["rules"] == ["unit.count.ge"]
    assert row["value"] == 13000
    assert '"value": 13000,' in (folder / "quantities.jsonl").read_text(encoding="utf-8")
    assert len(json.loads((folder / "documents.jsonl").read_text(encoding="utf-8"))["text"]) == 60_000


def test_the_workbook_has_a_sheet_a_table_and_a_legend(folder: Path) -> None:
    write_format(folder, "xlsx")
    book = openpyxl.load_workbook(folder / "minsheng.xlsx")
    assert book.sheetnames == [*TABLES, "columns"]
    header, row = book["quantities"].iter_rows(values_only=True)
    cells = dict(zip(header, row, strict=True))
    assert cells["value"] == 13000
    assert str(cells["deadline"]).startswith("2031-12-31")
    title = book["documents"].cell(2, 4)
    assert (title.value, title.data_type) == ('=HYPERLINK("x")', "s")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_tables_make_the_same_bytes(folder: Path, form: Format) -> None:
    write_format(folder, form)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_format(folder, form)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
