from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from minsheng_extract.records import Document, Item, Quantity
from minsheng_extract.writing import OutputError, Sink, read_tables, stored_table, table_of


@pytest.fixture
def folder(tmp_path: Path, document: Document, item: Item, quantity: Quantity) -> Path:
    with Sink(tmp_path) as sink:
        sink.add({"documents": table_of("documents", [document]), "items": table_of("items", [item])})
        sink.add({"quantities": table_of("quantities", [quantity, quantity.model_copy(update={"deadline": None})])})
    return tmp_path


def test_frames_have_types_for_a_notebook(folder: Path) -> None:
    frame = read_tables(folder).quantities
    assert frame["value"].dtype == "float64"
    assert pd.api.types.is_datetime64_any_dtype(frame["deadline"])
    assert isinstance(frame["role"].dtype, pd.CategoricalDtype)
    assert isinstance(frame["sentence"].dtype, pd.StringDtype)
    assert isinstance(frame["year"].dtype, pd.Int32Dtype)
    assert (frame["deadline"] > "2031-06-01").tolist() == [True, False]
    assert frame["rules"].explode().tolist() == ["unit.count.ge", "unit.count.ge"]
    assert frame["review"].list.len().tolist() == [0, 0]


def test_empty_tables_have_types_too(folder: Path) -> None:
    tables = read_tables(folder)
    assert isinstance(tables.alignments["status"].dtype, pd.CategoricalDtype)
    assert len(tables.failures) == 0
    assert tables.items["lead_units"].iloc[0] == ["区教育局", "区财政局"]


def test_a_folder_without_tables_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"there is no folder .*minsheng run"):
        read_tables(tmp_path / "nowhere")
    with pytest.raises(OutputError, match=r"is no output folder of minsheng.*minsheng run"):
        stored_table(tmp_path, "items")
    (tmp_path / "notice.txt").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        read_tables(tmp_path / "notice.txt")
