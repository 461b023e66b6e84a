from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from minsheng_extract import load_rules
from minsheng_extract.records import Failure
from minsheng_extract.running.finished import Keeping, forget, keeping, kept_beside
from minsheng_extract.writing import TABLES, TableName, schema_of, table_of

Tables = dict[TableName, pa.Table]


class Work:
    """Tables that say which files were worked on, and how often that was."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, paths: tuple[Path, ...]) -> Tables:
        self.times += 1
        rows = [Failure(path=path.name, stage="read", error="Test", detail=str(path)) for path in paths]
        return {table: schema_of(table).empty_table() for table in TABLES} | {"failures": table_of("failures", rows)}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "a.txt").write_text("甲")
    return tmp_path / "a.txt", tmp_path / "gone.txt"


def test_work_is_done_once_and_comes_back_as_it_was(tmp_path: Path, files: tuple[Path, ...]) -> None:
    work = Work()
    kept = keeping(work, tmp_path / "out", load_rules(), align=True)
    first, second = kept(files), keeping(work, tmp_path / "out", load_rules(), align=True)(files)
    assert work.times == 1
    for table in TABLES:
        assert second[table].equals(first[table])
        assert second[table].schema.equals(schema_of(table), check_metadata=True)
    forget(tmp_path / "out")
    assert not kept_beside(tmp_path / "out").exists()


@pytest.mark.parametrize("change", ["content", "name", "steps", "damage"])
def test_what_changed_is_done_again(tmp_path: Path, files: tuple[Path, ...], change: str) -> None:
    work = Work()
    kept = keeping(work, tmp_path / "out", load_rules(), align=True)
    kept(files)
    if change == "content":
        files[0].write_text("乙")
    if change == "name":
        files = (files[0].rename(tmp_path / "b.txt"), files[1])
    if change == "steps":
        kept = keeping(work, tmp_path / "out", load_rules(), align=False)
    if change == "damage":
        (stored,) = kept_beside(tmp_path / "out").glob("*.arrow")
        stored.write_bytes(stored.read_bytes()[:100])
    kept(files)
    assert work.times == 2


def test_where_nothing_can_be_kept_the_work_is_done_all_the_same(tmp_path: Path, files: tuple[Path, ...]) -> None:
    work = Work()
    kept = Keeping(work, tmp_path / "no" / "such" / "folder", "x")
    assert kept(files)["failures"].num_rows == kept(files)["failures"].num_rows == 2
    assert work.times == 2
