from __future__ import annotations

import filecmp
import os
import random
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest

from minsheng_extract import pipeline, read_tables, run
from minsheng_extract.records import Document, Item, Numeral, Quantity
from minsheng_extract.running import inputs as running_inputs
from minsheng_extract.running import job
from minsheng_extract.running.inputs import InputError
from minsheng_extract.writing import FORMATS, TABLES, OutputError, records_of, stored_table

SAMPLES = Path(__file__).parents[1] / "samples"
PLAN = "二〇三一年民生实事\n一、教育\n1.新增学位1.3万个，2031年9月底前完成。（牵头单位：区教育局）\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "out"
    run(SAMPLES, folder)
    return folder


def test_every_span_of_every_record_is_what_the_text_says(out: Path) -> None:
    texts = {doc.doc_id: doc.text for doc in records_of(Document, stored_table(out, "documents"))}
    assert len(texts) == 5
    quantities = records_of(Quantity, stored_table(out, "quantities"))
    assert len(quantities) > 600
    for quantity in quantities:
        text = texts[quantity.doc_id]
        assert text[quantity.start : quantity.end] == quantity.quote
        assert text[quantity.sentence_start :].startswith(quantity.sentence)
        assert quantity.sentence_start <= quantity.start
        assert quantity.sentence_start + len(quantity.sentence) >= quantity.end
    for item in records_of(Item, stored_table(out, "items")):
        assert texts[item.doc_id][item.start :].startswith(item.marker)


def test_every_numeral_stands_once_and_in_order(out: Path) -> None:
    texts = {doc.doc_id: doc.text for doc in records_of(Document, stored_table(out, "documents"))}
    ends = dict.fromkeys(texts, 0)
    ids = set(stored_table(out, "quantities")["quantity_id"].to_pylist())
    numerals = records_of(Numeral, stored_table(out, "numerals"))
    assert numerals
    for numeral in numerals:
        assert texts[numeral.doc_id][numeral.start : numeral.end] == numeral.text
        assert numeral.start >= ends[numeral.doc_id]
        ends[numeral.doc_id] = numeral.end
        assert (numeral.quantity_id in ids) == (numeral.class_ == "quantity")


def test_keys_are_unique_and_point_somewhere(out: Path) -> None:
    quantities, items = stored_table(out, "quantities"), stored_table(out, "items")
    for table, key in ((quantities, "quantity_id"), (items, "item_id"), (stored_table(out, "documents"), "doc_id")):
        assert pc.count_distinct(table[key]).as_py() == table.num_rows
    known = {*items["item_id"].to_pylist(), None}
    assert set(quantities["item_id"].to_pylist()) <= known
    assert set(items["parent_id"].to_pylist()) <= known


def test_the_same_bytes_whatever_the_number_of_workers(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_inputs, "_BATCH_FILES", 1)
    run(SAMPLES, tmp_path / "one", workers=1, formats=FORMATS)
    run(SAMPLES, tmp_path / "two", workers=2, formats=FORMATS)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert {f"{table}.parquet" for table in TABLES} | {"minsheng.xlsx", "items.csv", "review.html"} <= set(names)
    assert filecmp.cmpfiles(tmp_path / "one", tmp_path / "two", names, shallow=False)[0] == names
    tables = [f"{table}.parquet" for table in TABLES]
    assert filecmp.cmpfiles(out, tmp_path / "one", tables, shallow=False)[0] == tables


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One good notice among inputs that cannot be read."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(PLAN, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(random.Random(7).randbytes(20_000))
    (folder / "truncated.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 50)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "again.txt").write_text(PLAN, encoding="utf-8")
    (folder / "plain.txt").write_text("本通知没有编号，也没有数字。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_one_bad_document_never_stops_a_run(hostile: Path, tmp_path: Path) -> None:
    summary = run(["in", "in/nowhere.txt"], tmp_path / "out")
    tables = read_tables(tmp_path / "out")
    assert sorted(tables.documents["path"]) == ["in/again.txt", "in/plain.txt"]
    assert tables.quantities["quote"].tolist() == ["1.3万个"]
    assert tables.items["doc_id"].nunique() == 1
    failed = dict(zip(tables.failures["path"], tables.failures["error"], strict=True))
    assert failed.keys() == {
        "in/nowhere.txt", "in/empty.txt", "in/noise.txt", "in/truncated.docx", "in/broken.pdf", "in/good.txt"
    }  # fmt: skip
    assert failed["in/good.txt"] == "Duplicate"
    assert failed["in/nowhere.txt"] == "Missing"
    assert all(len(detail) > 20 for detail in tables.failures["detail"])
    assert (summary.documents, summary.failures, summary.duplicates) == (2, 5, 1)
    assert len(summary.look_at) >= 5


def test_duplicates_in_other_batches_are_known_too(
    hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("in", tmp_path / "one")
    monkeypatch.setattr(running_inputs, "_BATCH_FILES", 1)
    run("in", tmp_path / "many")
    for table in ("documents", "items", "quantities", "numerals"):
        assert filecmp.cmp(tmp_path / "one" / f"{table}.parquet", tmp_path / "many" / f"{table}.parquet", shallow=False)
    notes = read_tables(tmp_path / "many").failures.query("error == 'Duplicate'")
    assert notes["path"].tolist() == ["in/good.txt"]
    assert "in/again.txt" in notes["detail"].iloc[0]


@pytest.mark.parametrize("step", ["lay_out", "read_figures"])
def test_a_fault_in_a_step_is_a_row_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(job, step, fails)
    (tmp_path / "good.txt").write_text(PLAN, encoding="utf-8")
    summary = run(tmp_path / "good.txt", tmp_path / "out")
    (failure,) = read_tables(tmp_path / "out").failures.to_dict("records")
    assert failure["error"] == "ZeroDivisionError"
    assert failure["stage"] == {"lay_out": "segment", "read_figures": "extract"}[step]
    assert "test_pipeline.py" in failure["detail"]
    assert (summary.documents, summary.failures) == (1, 1)


@pytest.mark.parametrize("inputs", ["nowhere", ["nowhere", "*.pdf"], []])
def test_nothing_to_read_writes_nothing(tmp_path: Path, inputs: str | list[str | Path]) -> None:
    with pytest.raises(InputError):
        run(inputs, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_output_of_somebody_else_is_refused_before_the_work(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "nanhai-2023-plan.txt", tmp_path)
    with pytest.raises(OutputError, match=r"nanhai-2023-plan\.txt"):
        run(tmp_path, tmp_path)


def test_a_run_again_replaces_and_does_not_read_its_own_tables(hostile: Path, tmp_path: Path) -> None:
    first = run(".", "out", formats=["csv"])
    second = run(".", "out", formats=["csv"])
    assert (tmp_path / "out" / "items.csv").exists()
    assert second == first
    assert sorted(os.listdir(tmp_path)) == ["in", "out"]


def test_a_run_that_died_is_taken_up_by_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running_inputs, "_BATCH_FILES", 1)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(10):
        Path("in", f"{number}.txt").write_text(PLAN.replace("1.3", str(number + 2)), encoding="utf-8")
    run("in", "whole")

    done: list[str] = []
    work = pipeline.extract_batch_of_files

    def stops_at(name: str, paths: tuple[Path, ...], **more: Any) -> Any:
        if paths[0].name == name:
            raise KeyboardInterrupt
        done.append(paths[0].name)
        return work(paths, **more)

    monkeypatch.setattr(pipeline, "extract_batch_of_files", partial(stops_at, "6.txt"))
    with pytest.raises(KeyboardInterrupt):
        run("in", "out")
    assert not Path("out").exists()
    Path("in", "3.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(pipeline, "extract_batch_of_files", partial(stops_at, "none"))
    done.clear()
    run("in", "out")
    assert done == ["3.txt", "6.txt", "7.txt", "8.txt", "9.txt"]
    Path("in", "3.txt").write_text(PLAN.replace("1.3", "5"), encoding="utf-8")
    run("in", "out")
    assert filecmp.cmp("out/quantities.parquet", "whole/quantities.parquet", shallow=False)
    assert sorted(os.listdir()) == ["in", "out", "whole"]


def test_a_large_text_does_not_blow_up(tmp_path: Path) -> None:
    """Time grows with the size of the text, not with its square."""
    times = {}
    for megabytes in (1, 4):
        file = tmp_path / f"{megabytes}.txt"
        sentences = "各部门要认真落实本方案的各项要求，切实抓好组织实施。\n" * (20_000 * megabytes // 2)
        file.write_text(sentences + PLAN * 20, encoding="utf-8")
        before = os.times().user
        summary = run(file, tmp_path / "out")
        times[megabytes] = os.times().user - before
        assert (summary.failures, summary.quantities) == (0, 20)
    assert times[4] < 10 * times[1]
