from __future__ import annotations

from typing import get_args

import pyarrow as pa
import pytest

from minsheng_extract.writing import TABLES, TableName, schema_of

# The contract with users, column by column: a change here is a change for everybody's notebooks.
COLUMNS: dict[TableName, str] = {
    "documents": "doc_id path sha256 title doc_type doc_number issuer issued region region_code year period_end "
    "media_type encoding n_chars text",
    "items": "item_id doc_id parent_id ordinal path level marker title start end lead_units responsible_units "
    "leaders deadline topic rules",
    "quantities": "quantity_id doc_id item_id item_path item_title role action indicator comparator value value_high "
    "unit per change reference nature value_base value_high_base unit_base dimension deadline deadline_start "
    "deadline_text deadline_from lead_units responsible_units topic region region_code year indicator_id quote start "
    "end sentence sentence_start location rules review",
    "alignments": "alignment_id plan_doc_id plan_quantity_id report_doc_id actual_quantity_ids relation indicator "
    "target_value actual_value unit ratio status claimed similarity reason region year lead_units plan_sentence "
    "actual_sentence review",
    "numerals": "doc_id start end text value class rule quantity_id",
    "failures": "path doc_id stage error detail",
}
NAMES = list(COLUMNS)


def test_every_table_is_listed() -> None:
    assert set(COLUMNS) == set(TABLES) == set(get_args(TableName))


@pytest.mark.parametrize("table", NAMES)
def test_columns_are_those_of_the_contract(table: TableName) -> None:
    assert schema_of(table).names == COLUMNS[table].split()


@pytest.mark.parametrize("table", NAMES)
def test_every_column_says_what_it_is_and_has_a_type(table: TableName) -> None:
    schema = schema_of(table)
    assert schema.metadata[b"description"]
    for field in schema:
        assert field.metadata[b"description"], field.name
        assert not pa.types.is_null(field.type), field.name


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("quantities", "value", pa.float64()),
        ("quantities", "deadline", pa.date32()),
        ("quantities", "start", pa.int32()),
        ("quantities", "role", pa.dictionary(pa.int32(), pa.string())),
        ("quantities", "unit", pa.dictionary(pa.int32(), pa.string())),
        ("quantities", "rules", pa.list_(pa.string())),
        ("quantities", "sentence", pa.string()),
        ("alignments", "similarity", pa.float64()),
        ("documents", "n_chars", pa.int32()),
    ],
)
def test_types(table: TableName, column: str, kind: pa.DataType) -> None:
    assert schema_of(table).field(column).type == kind


def test_what_may_be_missing_is_nullable_and_nothing_else() -> None:
    schema = schema_of("quantities")
    assert schema.field("deadline").nullable
    assert not schema.field("value").nullable
