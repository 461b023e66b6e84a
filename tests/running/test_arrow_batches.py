"""Arrow in, Arrow out."""

from datetime import date

import pyarrow as pa
import pytest

from minsheng_extract import extract_batch
from minsheng_extract.writing.schema import schema_of


def test_a_batch_of_texts_gives_the_quantities_table():
    batch = pa.RecordBatch.from_pydict(
        {
            "text": ["新建公园6个。", "没有数字。", "截至9月底，新增学位1.3万个。"],
            "year": [2031, 2031, 2032],
            "doc_type": ["plan", None, "report"],
        }
    )
    found = extract_batch(batch)
    assert found.schema.equals(schema_of("quantities"))
    rows = found.select(["indicator", "value", "role", "deadline"]).to_pylist()
    assert rows == [
        {"indicator": "公园", "value": 6.0, "role": "target", "deadline": date(2031, 12, 31)},
        {"indicator": "学位", "value": 13000.0, "role": "actual", "deadline": date(2032, 9, 30)},
    ]


def test_a_batch_without_texts_is_refused():
    with pytest.raises(KeyError, match="text"):
        extract_batch(pa.RecordBatch.from_pydict({"body": ["新建公园6个"]}))
