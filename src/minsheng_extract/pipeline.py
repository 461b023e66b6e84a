"""The steps put together: files to tables. One bad document never stops a run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from minsheng_extract.records import Failure
from minsheng_extract.rulebook import Rules, load_rules
from minsheng_extract.running import Inputs, batches, extract_batch_of_files, find_inputs, in_order
from minsheng_extract.running.inputs import InputError
from minsheng_extract.running.job import crashed, duplicate
from minsheng_extract.showing.review import PAGE, review_page
from minsheng_extract.showing.summary import Summary, summarise
from minsheng_extract.writing import Format, OutputError, Sink, TableName, table_of, whole_folder, write_format
from minsheng_extract.writing.folder import write_manifest

__all__ = ["InputError", "OutputError", "Progress", "run"]

Progress = Callable[[int, int], None]

_WORTH_A_WORKER = 4  # batches of a megabyte: less is done before a process has started


def run(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    rules: Rules | None = None,
    workers: int = 1,
    formats: Iterable[Format] = (),
    align: bool = True,
    progress: Progress | None = None,
) -> Summary:
    """Read, segment, extract, align; write the tables and the review page into the folder `out`.

    inputs
        Files, folders (searched to the bottom) and globs.
    workers
        Processes; 0 takes as many as the input is worth. The bytes written are the same whatever
        their number. Other than 1, in a script of one's own, needs `if __name__ == "__main__":`.
    formats
        Further formats beside Parquet: csv, xlsx, jsonl.
    align
        False leaves the alignments empty.
    progress
        Called with the number of files done and of all files.

    Raises `InputError` where there is nothing to read, `OutputError` where `out` cannot be written or
    holds what minsheng did not write. `out` is replaced whole, at the end, or stays as it was.

    >>> run("samples", "out").documents                    # doctest: +SKIP
    5
    """
    rules = rules or load_rules()
    out = Path(out)
    found = _found([inputs] if isinstance(inputs, str | Path) else list(inputs))
    with whole_folder(out) as folder:
        failures = _extract(found, folder, rules, workers, progress)
        with Sink(folder, ("alignments", "failures")) as sink:
            for rows in failures:
                sink.add({"failures": rows})
        for form in formats:
            write_format(folder, form)
        (folder / PAGE).write_text(review_page(folder), encoding="utf-8", newline="\n")
        summary = summarise(folder, out, len(found.passed_over))
        write_manifest(folder)
    return summary


def count_rules(inputs: Iterable[str | Path], *, rules: Rules) -> Counter[str]:
    """How many records each rule made, by its id."""
    fired: Counter[str] = Counter()
    for batch in batches(_found(list(inputs)).files):
        tables = extract_batch_of_files(batch, rules)
        for table, column in (("items", "rules"), ("quantities", "rules"), ("numerals", "rule")):
            cells = tables[cast(TableName, table)].column(column)
            names = pc.list_flatten(cells) if column == "rules" else cells
            fired.update(str(name) for name in names.to_pylist() if name is not None)
    return fired


def _found(inputs: list[str | Path]) -> Inputs:
    found = find_inputs(inputs)
    if not found.files:
        named = ", ".join(map(str, inputs)) or "nothing"
        hint = f" ({len(found.passed_over)} files of other kinds stand there)" if found.passed_over else ""
        raise InputError(f"no notices found in: {named}{hint}. Name files, folders or globs that exist")
    return found


def _extract(found: Inputs, folder: Path, rules: Rules, workers: int, progress: Progress | None) -> list[pa.Table]:
    """Write what was found in every document into `folder`; give the failures, to which later steps may add."""
    failures = [_missing(found.missing)]
    parcels = batches(found.files)
    workers = workers or min(len(parcels) // _WORTH_A_WORKER, os.cpu_count() or 1)
    results = in_order(partial(extract_batch_of_files, rules=rules), parcels, workers=workers, crashed=crashed)
    seen: dict[str, str] = {}
    done = 0
    with Sink(folder, ("documents", "items", "quantities", "numerals")) as sink:
        for files, tables in results:
            failures.append(tables.pop("failures"))
            failures.append(_drop_seen(tables, seen))
            sink.add(tables)
            done += len(files)
            if progress:
                progress(done, len(found.files))
    return failures


def _missing(names: tuple[str, ...]) -> pa.Table:
    detail = "there is no such file or folder, and nothing matches it; see how it is spelt"
    return table_of("failures", [Failure(path=name, stage="read", error="Missing", detail=detail) for name in names])


def _drop_seen(tables: dict[TableName, pa.Table], seen: dict[str, str]) -> pa.Table:
    """Take documents of earlier batches out of the tables; a note of each for the failures."""
    rows = tables["documents"].select(["doc_id", "path"]).to_pylist() if "documents" in tables else []
    again = [duplicate(row["path"], row["doc_id"], seen[row["doc_id"]]) for row in rows if row["doc_id"] in seen]
    if again:
        ids = pa.array([note.doc_id for note in again])
        for name, table in tables.items():
            tables[name] = table.filter(pc.invert(pc.is_in(table["doc_id"], ids)))
    for row in rows:
        seen.setdefault(row["doc_id"], row["path"])
    return table_of("failures", again)
