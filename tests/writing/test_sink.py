from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from minsheng_extract.records import Failure, Quantity
from minsheng_extract.writing import TABLES, Sink, schema_of, stored_table, table_of
from minsheng_extract.writing import sink as sink_module


def quantities(quantity: Quantity, count: int) -> list[Quantity]:
    units = ["个", "亩", "人次", None]
    return [quantity.model_copy(update={"quantity_id": f"q{n}", "unit": units[n % 7 % 4]}) for n in range(count)]


def write(folder: Path, rows: list[Quantity], step: int) -> bytes:
    folder.mkdir()
    with Sink(folder) as sink:
        for at in range(0, len(rows), step):
            sink.add({"quantities": table_of("quantities", rows[at : at + step])})
    assert sink.rows["quantities"] == len(rows)
    return (folder / "quantities.parquet").read_bytes()


def test_bytes_do_not_depend_on_the_batches(
    tmp_path: Path, quantity: Quantity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sink_module, "_ROWS", 16)
    rows = quantities(quantity, 101)
    written = {write(tmp_path / str(step), rows, step) for step in (1, 7, 16, 33, 101)}
    assert len(written) == 1
    assert pq.ParquetFile(tmp_path / "7" / "quantities.parquet").num_row_groups == 7
    ids = stored_table(tmp_path / "7", "quantities").column("quantity_id").to_pylist()
    assert ids == [row.quantity_id for row in rows]


def test_every_table_is_there_even_if_empty_and_keeps_types_and_descriptions(tmp_path: Path, failure: Failure) -> None:
    with Sink(tmp_path) as sink:
        sink.add({"failures": table_of("failures", [failure])})
    for table in TABLES:
        stored = pq.read_schema(tmp_path / f"{table}.parquet")
        assert stored.equals(schema_of(table), check_metadata=False)
        described = [field.metadata[b"description"] for field in stored]
        assert described == [field.metadata[b"description"] for field in schema_of(table)]


def test_parquet_is_zstd(tmp_path: Path, quantity: Quantity) -> None:
    write(tmp_path / "out", [quantity], 1)
    group = pq.ParquetFile(tmp_path / "out" / "quantities.parquet").metadata.row_group(0)
    assert {group.column(n).compression for n in range(group.num_columns)} == {"ZSTD"}
