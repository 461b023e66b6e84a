"""The steps put together: files to tables. One bad document never stops a run."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

import pyarrow as pa
import pyarrow.compute as pc

from minsheng_extract.reading import read
from minsheng_extract.records import Alignment, Failure, Quantity
from minsheng_extract.rulebook import Rules, load_rules
from minsheng_extract.running import (
    InputError,
    Inputs,
    align_across,
    align_stored,
    batches,
    crashed_batch,
    extract_batch_of_files,
    extract_document,
    find_inputs,
    in_order,
    tables_of,
)
from minsheng_extract.running.faults import duplicate, missing
from minsheng_extract.running.finished import Work, forget, keeping
from minsheng_extract.settled import settled
from minsheng_extract.showing.review import PAGE, review_page
from minsheng_extract.showing.summary import Summary, summarise
from minsheng_extract.writing import (
    Format,
    OutputError,
    Sink,
    TableName,
    known_formats,
    records_of,
    stored_table,
    table_of,
    whole_folder,
    write_format,
)
from minsheng_extract.writing.folder import check_made, write_manifest

__all__ = ["InputError", "OutputError", "Progress", "align_files", "align_folder", "count_rules", "run"]

Progress = Callable[[int, int], None]
_WORTH_A_WORKER = 4  # batches of a megabyte: less is done before a process has started
_WORTH_KEEPING = 8  # less is done again sooner than it is kept


def run(
    inputs: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    rules: Rules | None = None,
    workers: int = 1,
    formats: Iterable[str] = (),
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
    holds what minsheng did not write, or where a format is not known. `out` is replaced whole, at the end,
    or stays as it was; a large run that was stopped is taken up by the next one into the same folder.

    >>> run("samples", "out").documents                    # doctest: +SKIP
    5
    """
    rules, out, known = rules or load_rules(), Path(out), known_formats(formats)
    found = _found([inputs] if isinstance(inputs, str | Path) else list(inputs))
    parcels = batches(found.files)
    work: Work = partial(extract_batch_of_files, rules=rules, align=align)
    with settled(), whole_folder(out) as folder:
        if len(parcels) >= _WORTH_KEEPING:
            work = keeping(work, out, rules, align=align)
        with Sink(folder, ("alignments", "failures")) as sink:
            sink.add(_tables((), map(missing, found.missing)))
            _extract(parcels, folder, sink, work, workers, progress)
            for aligned in align_across(folder, rules) if align else ():
                sink.add(_tables(aligned.alignments, aligned.failures))
        summary = _finish(folder, out, known, len(found.passed_over))
    forget(out)
    return summary


def _finish(folder: Path, out: Path, formats: Iterable[Format], passed_over: int = 0) -> Summary:
    for form in formats:
        write_format(folder, form)
    (folder / PAGE).write_text(review_page(folder), encoding="utf-8", newline="\n")
    write_manifest(folder)
    return summarise(folder, out, passed_over)


def _tables(alignments: Iterable[Alignment], failures: Iterable[Failure]) -> dict[TableName, pa.Table]:
    return {
        "alignments": table_of("alignments", list(alignments)),
        "failures": table_of("failures", list(failures)),
    }


def _found(inputs: list[str | Path]) -> Inputs:
    found = find_inputs(inputs)
    if not found.files:
        named = ", ".join(map(str, inputs)) or "nothing"
        hint = f" (of other kinds: {len(found.passed_over)})" if found.passed_over else ""
        raise InputError(f"no notices found in: {named}{hint}. Name files, folders or globs that exist")
    return found


def _extract(
    parcels: list[tuple[Path, ...]], folder: Path, others: Sink, work: Work, workers: int, progress: Progress | None
) -> None:
    """Write what `work` makes of every document into `folder`; alignments and failures, which go on, to `others`."""
    workers = workers or min(len(parcels) // _WORTH_A_WORKER, os.cpu_count() or 1)
    seen: dict[str, str] = {}
    done, total = 0, sum(map(len, parcels))
    with Sink(folder, ("documents", "items", "quantities", "numerals")) as sink:
        for files, tables in in_order(work, parcels, workers=workers, crashed=crashed_batch):
            again = _drop_seen(tables, seen)
            others.add({"alignments": tables.pop("alignments"), "failures": tables.pop("failures")})
            others.add(_tables((), again))
            sink.add(tables)
            done += len(files)
            if progress:
                progress(done, total)


def _drop_seen(tables: dict[TableName, pa.Table], seen: dict[str, str]) -> list[Failure]:
    """Take documents of earlier batches out of the tables; a note of each."""
    rows = tables["documents"].select(["doc_id", "path"]).to_pylist()
    again = [duplicate(row["path"], row["doc_id"], seen[row["doc_id"]]) for row in rows if row["doc_id"] in seen]
    if again:
        ids = pa.array([note.doc_id for note in again])
        for name, table in tables.items():
            column = "plan_doc_id" if name == "alignments" else "doc_id"
            tables[name] = table.filter(pc.invert(pc.is_in(table[column], ids)))
    for row in rows:
        seen.setdefault(row["doc_id"], row["path"])
    return again


class Compared(NamedTuple):
    """Alignments with the figures on both sides, and the paths of the documents, by their ids."""

    alignments: tuple[Alignment, ...]
    quantities: dict[str, Quantity]
    paths: dict[str, str]


def align_files(
    plan: str | Path,
    report: str | Path,
    out: str | Path | None = None,
    *,
    rules: Rules | None = None,
    force: bool = False,
) -> Compared:
    """Set the promises of one file against another; with `out`, write the tables of both there.

    Raises `ReadError` where one cannot be read, `PairError` where they do not belong together and
    are not forced.

    >>> align_files("plan.html", "report.html").alignments[0].status      # doctest: +SKIP
    'exceeded'
    """
    from minsheng_extract.aligning import align

    rules = rules or load_rules()
    sides = [extract_document(read(path, rules=rules), rules) for path in (plan, report)]
    (promised, reported) = (side.quantities for side in sides)
    documents = {"plan": sides[0].document, "report": sides[1].document}
    alignments = align(promised, reported, **documents, force=force, rules=rules)
    sides[1] = sides[1]._replace(alignments=alignments)
    if out is not None:
        with whole_folder(Path(out)) as folder:
            with Sink(folder) as sink:
                sink.add(tables_of(sides, [failure for side in sides for failure in side.failures]))
            _finish(folder, Path(out), ())
    paths = {side.document.doc_id: side.document.path for side in sides}
    return Compared(alignments, {one.quantity_id: one for one in (*promised, *reported)}, paths)


def align_folder(out: str | Path, *, rules: Rules | None = None) -> Compared:
    """Align the documents of an output folder anew: its alignments, page and manifest are replaced.

    Raises `OutputError` where the folder holds no tables.
    """
    rules, out = rules or load_rules(), Path(out)
    check_made(out)
    failures = stored_table(out, "failures")
    kept = failures.filter(pc.field("stage") != "align")
    with whole_folder(out) as folder:
        shutil.copytree(out, folder, dirs_exist_ok=True)
        with Sink(folder, ("alignments", "failures")) as sink:
            sink.add({"failures": kept})
            for aligned in align_stored(out, rules):
                sink.add(_tables(aligned.alignments, aligned.failures))
        _finish(folder, out, _formats_in(folder))
    quantities = records_of(Quantity, stored_table(out, "quantities"))
    alignments = records_of(Alignment, stored_table(out, "alignments"))
    named = stored_table(out, "documents").select(["doc_id", "path"]).to_pylist()
    paths = {row["doc_id"]: row["path"] for row in named}
    return Compared(alignments, {one.quantity_id: one for one in quantities}, paths)


def _formats_in(folder: Path) -> list[Format]:
    """The formats beside Parquet that an output folder has."""
    named: dict[Format, str] = {"csv": "items.csv", "jsonl": "items.jsonl", "xlsx": "minsheng.xlsx"}
    return [form for form, name in named.items() if (folder / name).exists()]


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
