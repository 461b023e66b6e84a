"""Arrow in, Arrow out: what an engine of one's own (Spark, Ray, DuckDB, Polars) calls batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from minsheng_extract.records import Document
    from minsheng_extract.rulebook import Rules

_OPTIONAL = ("path", "year", "doc_type", "title", "issued", "region", "region_code")


def extract_batch(batch: pa.RecordBatch, *, rules: Rules | None = None) -> pa.Table:
    """The quantities of a batch of texts, with the schema of the `quantities` table.

    `batch` has a column `text` and, if wanted, `path`, `year`, `doc_type` (plan, report, both, other), `title`,
    `issued`, `region` and `region_code`, as `Document.from_text` takes them. Raises KeyError where `text` is missing.

    >>> import pyarrow as pa
    >>> batch = pa.RecordBatch.from_pydict({"text": ["新增学位1.3万个"], "year": [2031]})
    >>> extract_batch(batch)["value"].to_pylist()
    [13000.0]
    """
    from minsheng_extract.extracting import extract
    from minsheng_extract.rulebook import load_rules
    from minsheng_extract.writing.columns import table_of

    rules = rules or load_rules()
    found = [q for row in batch.to_pylist() for q in extract(_document(row), rules=rules)]
    return table_of("quantities", found)


def _document(row: dict[str, Any]) -> Document:
    from minsheng_extract.records import Document

    return Document.from_text(row["text"], **{name: row[name] for name in _OPTIONAL if row.get(name) is not None})
