"""One notice in every format reads as one text and one table."""

from __future__ import annotations

import re
from collections.abc import Callable

import notice
import pytest

from minsheng_extract.reading import media
from minsheng_extract.records import Document


def needs_office(*suffixes: str) -> list[object]:
    return [pytest.param(suffix, marks=pytest.mark.office) for suffix in suffixes]


WHOLE = ("txt", "html", "docx", *needs_office("pdf", "ofd", "doc", "rtf", "odt"))
SHEETS = ("xlsx", "csv", *needs_office("xls"))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def cells(document: Document) -> list[list[tuple[int, int, str]]]:
    return [[(c.row, c.column, bare(document.text[c.start : c.end])) for c in table.cells] for table in document.tables]


EXPECTED_CELLS = [
    [(row, column, bare(text)) for row, texts in enumerate(notice.TABLE) for column, text in enumerate(texts)]
]


@pytest.mark.parametrize("suffix", WHOLE)
def test_whole_notice(document: Callable[[str], Document], suffix: str) -> None:
    read = document(suffix)
    above = read.text[: read.tables[0].start]
    assert [bare(line) for line in above.splitlines()] == [
        bare(line) for line in (notice.TITLE, *notice.numbered_lines(), notice.TABLE_TITLE)
    ]
    assert read.text[read.tables[0].end :].strip() == ""
    check_table(read)


@pytest.mark.parametrize("suffix", SHEETS)
def test_sheet(document: Callable[[str], Document], suffix: str) -> None:
    check_table(document(suffix))


def check_table(document: Document) -> None:
    """The cells, and the text alone, without the cells' spans: a row a line, a tab between cells."""
    assert cells(document) == EXPECTED_CELLS
    assert all(cell.row_span == cell.column_span == 1 for cell in document.tables[0].cells)
    rows = document.text[document.tables[0].start : document.tables[0].end].strip("\n").split("\n")
    assert [[bare(text) for text in row.split("\t")] for row in rows] == [
        [bare(text) for text in row] for row in notice.TABLE
    ]


@pytest.mark.parametrize("suffix", ["html", "docx", "rtf", "xlsx", *needs_office("pdf", "ofd", "odt", "doc")])
def test_content_decides_the_kind(rendering: Callable[[str], bytes], suffix: str) -> None:
    data = rendering(suffix)
    readers = {media.READERS[media.sniff(data, name)] for name in (f"notice.{suffix}", "notice.txt", "notice.wps")}
    assert len(readers) == 1
    assert readers != {("text", "read_text")}


def test_title_of_a_sheet_stands_above_its_table(document: Callable[[str], Document]) -> None:
    found = document("xlsx")
    assert found.text.startswith(notice.TABLE_TITLE + "\n序号\t项目")
    assert found.tables[0].start == len(notice.TABLE_TITLE) + 1


def test_metadata_of_the_page(document: Callable[[str], Document]) -> None:
    found = document("html")
    assert found.title == notice.TITLE
    assert found.doc_number == "青政发〔2023〕45号"
    assert found.issuer == "青溪县人民政府"
    assert str(found.issued) == "2023-12-28"
    assert found.media_type == media.HTML


@pytest.mark.office
def test_pages_lead_back(document: Callable[[str], Document]) -> None:
    found = document("pdf")
    starts = found.page_starts
    assert len(starts) > 2
    assert starts[0] == 0
    assert list(starts) == sorted(starts)
    last = found.tables[0].cells[-1]
    assert found.locate(0) == "page 1"
    assert found.locate(last.start) == f"page {len(starts)}, table 1 row {last.row + 1} column 6"
    assert len(document("ofd").page_starts) == len(starts)


@pytest.mark.office
def test_running_heads_are_left_out(document: Callable[[str], Document]) -> None:
    text = document("pdf").text
    assert "公报" not in text
    assert "—" not in text
