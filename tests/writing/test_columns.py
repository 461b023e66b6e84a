from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minsheng_extract.records import Document, Item, Numeral, Quantity, Record
from minsheng_extract.writing import TABLES, TableName, records_of, schema_of, table_of
from minsheng_extract.writing.rows import exact

ALL: list[tuple[TableName, str]] = [
    ("documents", "document"), ("items", "item"), ("quantities", "quantity"),
    ("numerals", "numeral"), ("alignments", "alignment"), ("failures", "failure"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "fixture"), ALL)
def test_a_record_comes_back_as_it_was(table: TableName, fixture: str, request: pytest.FixtureRequest) -> None:
    record: Record = request.getfixturevalue(fixture)
    rows = table_of(table, [record, record])
    assert rows.schema.equals(schema_of(table), check_metadata=True)
    assert records_of(type(record), rows) == (record, record)


@pytest.mark.parametrize("table", list(TABLES))
def test_no_records_make_a_typed_empty_table(table: TableName) -> None:
    assert table_of(table, []).schema.equals(schema_of(table), check_metadata=True)


def test_cells(document: Document, item: Item, quantity: Quantity, numeral: Numeral) -> None:
    row = table_of("quantities", [quantity]).to_pylist()[0]
    assert row["value"] == 13000.0
    assert row["deadline"] == date(2031, 12, 31)
    assert row["rules"] == ["unit.count.ge"]
    assert row["review"] == []
    assert row["value_high"] is None
    assert table_of("items", [item]).to_pylist()[0]["path"] == ["一", "(一)"]
    assert table_of("documents", [document]).to_pylist()[0]["n_chars"] == len(document.text)
    assert table_of("numerals", [numeral]).to_pylist()[0]["class"] == "quantity"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=Decimal(10) ** 11))
def test_a_figure_survives_the_table(value: Decimal) -> None:
    assert exact(float(value)) == value
