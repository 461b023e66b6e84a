from __future__ import annotations

import json
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from minsheng_extract.records import Document, Failure, Numeral, Quantity
from minsheng_extract.showing.review import review_page, rows, write_review
from minsheng_extract.writing import TABLES, OutputError, Sink, TableName, table_of
from minsheng_extract.writing.folder import manifest_of, write_manifest

TEXT = "𠮷村新增学位1.3万个。</script><img src=x onerror=alert(1)>覆盖率达到98%。另有77"


def quantity(document: Document, quote: str, **more: Any) -> Quantity:
    start = document.text.index(quote)
    return Quantity(
        quantity_id=f"q{start}", doc_id=document.doc_id, role="target", value=Decimal(1), quote=quote, start=start,
        end=start + len(quote), sentence=document.text, sentence_start=0, **more,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    document = Document.from_text(TEXT)
    quantities = [quantity(document, "1.3万个"), quantity(document, "98%", review=("unit not stated",))]
    start = TEXT.index("77")
    numeral = {"doc_id": document.doc_id, "start": start, "end": start + 2, "text": "77", "class": "unexplained"}
    with Sink(tmp_path, TABLES) as sink:
        sink.add({"documents": table_of("documents", [document]), "quantities": table_of("quantities", quantities)})
        sink.add({"numerals": table_of("numerals", [Numeral.model_validate(numeral)])})
        sink.add({"failures": table_of("failures", [Failure(path="a", stage="read", error="Empty", detail="<b>")])})
    write_manifest(tmp_path)
    return tmp_path


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def rows_of(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


class Addresses(HTMLParser):
    """Everything that a browser would load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.found += [value or "" for name, value in attrs if name in {"src", "href", "srcset", "data", "action"}]


def test_the_page_loads_nothing_and_text_stays_text(folder: Path) -> None:
    page = write_review(folder).read_text(encoding="utf-8")
    parser = Addresses()
    parser.feed(page)
    assert parser.found == []
    assert parser.scripts == 2
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|@import|url\(", page)


def test_quotes_are_where_javascript_counts_them(folder: Path) -> None:
    data = data_of(review_page(folder))
    for row, quote in zip(rows_of(data["figures"]), ["1.3万个", "98%"], strict=True):
        units = data["sentences"][row["sentence"]].encode("utf-16-le")
        assert units[2 * row["from"] : 2 * row["to"]].decode("utf-16-le") == quote


def test_what_is_left_to_explain_and_what_failed_is_on_the_page(folder: Path) -> None:
    data = data_of(review_page(folder))
    (row,) = rows_of(data["unexplained"])
    assert (row["document"], row["start"], row["text"], row["after"]) == (0, TEXT.index("77"), "77", "")
    assert TEXT[: row["start"]].endswith(row["before"])
    assert rows_of(data["failures"]) == [{"path": "a", "stage": "read", "error": "Empty", "detail": "<b>"}]


def test_where_figures_are_too_many_those_to_look_at_come_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST", 1)
    data = data_of(review_page(folder))
    (row,) = rows_of(data["figures"])
    assert row["review"] == ["unit not stated"]
    assert data["figures_of"] == 2


def test_the_page_belongs_to_the_output_folder(folder: Path, tmp_path: Path) -> None:
    write_review(folder)
    manifest = manifest_of(folder)
    assert manifest is not None
    assert "review.html" in str(manifest["files"])
    with pytest.raises(OutputError, match="minsheng run"):
        write_review(tmp_path / "nowhere")


@pytest.mark.parametrize("table", TABLES)
def test_a_run_without_rows_has_a_page_too(tmp_path: Path, table: TableName) -> None:
    with Sink(tmp_path) as sink:
        assert sink.rows[table] == 0
    assert rows_of(data_of(review_page(tmp_path))["figures"]) == []
