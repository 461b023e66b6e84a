"""What a run made, in numbers, and what a person should look at first."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pydantic import Field

from minsheng_extract.records import Record
from minsheng_extract.showing.cut import cut
from minsheng_extract.writing import TableName, listed

_SHOWN = 5
_DETAIL = 400  # characters of what is said of a failure; the table has all

# Rows of the failures that are no faults: a document read under another name, a pair that is none, a plan or
# report that nobody can tell the partner of.
DUPLICATE, REFUSED, UNPLACED = "Duplicate", "Refused", "Unplaced"


class Summary(Record):
    """The closing summary of a run, read off its tables."""

    out: str = Field(description="The output folder")
    documents: int = Field(description="Notices read")
    characters: int = Field(description="Characters of their texts")
    items: int = Field(description="Numbered units found")
    quantities: int = Field(description="Figures found")
    targets: int = Field(description="Figures that are promises")
    alignments: int = Field(description="Promises set against a report")
    numerals: int = Field(description="Runs of digits accounted for")
    unexplained: int = Field(description="Those that no rule explains")
    to_review: int = Field(description="Figures and alignments that a person should look at")
    failures: int = Field(description="Inputs that could not be done, or only in part")
    duplicates: int = Field(description="Inputs that were read under another name")
    refused: int = Field(description="Plans and reports that look alike but do not belong together")
    unplaced: int = Field(0, description="Plans and reports set against none, as their place or year is not known")
    passed_over: int = Field(0, description="Files in folders not taken for notices, by their ending")
    look_at: tuple[str, ...] = Field((), description="What to look at first, one line each")


def _columns(folder: Path, table: TableName, *names: str) -> pa.Table:
    return pq.read_table(folder / f"{table}.parquet", columns=list(names))


def _counts(column: pa.ChunkedArray[Any]) -> Counter[str]:
    return Counter(map(str, listed(column)))


def _most(counts: Counter[str]) -> str:
    named = [f"{cut(name)} ({count})" for name, count in counts.most_common(_SHOWN)]
    rest = len(counts) - len(named)
    return "; ".join(named) + (f"; {rest} kinds more" if rest else "")


def _reasons(*columns: Any) -> tuple[int, Counter[str]]:
    rows = [reasons for column in columns for reasons in column.to_pylist() if reasons]
    return len(rows), Counter(reason for reasons in rows for reason in reasons)


def _look_at_failures(failures: list[dict[str, Any]]) -> list[str]:
    """One line for each kind of failure, with the first input that it befell."""
    alike: dict[tuple[str, str], list[str]] = {}
    for row in failures:
        alike.setdefault((row["error"], row["detail"]), []).append(row["path"])
    lines = [
        f"{paths[0]}{f' and {len(paths) - 1} more' if len(paths) > 1 else ''}: {error}: {cut(detail, _DETAIL)}"
        for (error, detail), paths in alike.items()
    ]
    rest = len(lines) - _SHOWN
    return [*lines[:_SHOWN], f"{rest} kinds of failure more: see the table failures"] if rest > 0 else lines


def summarise(folder: Path, out: Path, passed_over: int = 0) -> Summary:
    """The summary of the tables in `folder`, which are or will be in `out`."""
    roles = _columns(folder, "quantities", "role", "review")
    alignments = _columns(folder, "alignments", "review")
    classes = _columns(folder, "numerals", "class", "text")
    failed = pq.read_table(folder / "failures.parquet").to_pylist()
    notes = Counter(row["error"] for row in failed if row["error"] in (DUPLICATE, REFUSED, UNPLACED))
    real = [row for row in failed if row["error"] not in notes]
    unexplained = classes.filter(pc.field("class") == "unexplained")["text"]
    to_review, reasons = _reasons(roles["review"], alignments["review"])
    lengths = _columns(folder, "documents", "n_chars")["n_chars"]
    look_at = _look_at_failures(real)
    if len(unexplained):
        look_at.append(f"numerals that no rule explains: {_most(_counts(unexplained))}")
    if reasons:
        look_at.append(f"figures to look at, by reason: {_most(reasons)}")
    return Summary(
        out=out.as_posix(),
        documents=len(lengths),
        characters=int(pc.sum(lengths).as_py() or 0),
        items=pq.read_metadata(folder / "items.parquet").num_rows,
        quantities=roles.num_rows,
        targets=_counts(roles["role"])["target"],
        alignments=alignments.num_rows,
        numerals=classes.num_rows,
        unexplained=len(unexplained),
        to_review=to_review,
        failures=len(real),
        duplicates=notes[DUPLICATE],
        refused=notes[REFUSED],
        unplaced=notes[UNPLACED],
        passed_over=passed_over,
        look_at=tuple(look_at),
    )


def summary_lines(summary: Summary) -> list[str]:
    """The summary for a person: what was made, what to look at, what to do next."""
    counts = [
        ("notices", summary.documents, f"{summary.characters:,} characters"),
        ("items", summary.items, ""),
        ("figures", summary.quantities, f"{summary.targets:,} promised"),
        ("alignments", summary.alignments, "promise against report"),
        ("numerals", summary.numerals, f"{summary.unexplained:,} unexplained"),
        ("to review", summary.to_review, "figures and alignments"),
        ("failures", summary.failures, ""),
    ]
    lines = [f"{name:<12}{count:>9,}{f'  ({note})' if note else ''}" for name, count, note in counts]
    if summary.duplicates:
        lines.append(f"{'duplicates':<12}{summary.duplicates:>9,}  (read once)")
    if summary.refused:
        lines.append(f"{'refused':<12}{summary.refused:>9,}  (plan and report of different places or years)")
    if summary.unplaced:
        lines.append(f"{'unplaced':<12}{summary.unplaced:>9,}  (plans and reports without place or year: see failures)")
    if summary.passed_over:
        lines.append(f"{'passed over':<12}{summary.passed_over:>9,}  (files of other kinds in folders)")
    if summary.look_at:
        lines += ["", "Look at:", *(f"  - {line}" for line in summary.look_at)]
    return [*lines, "", f"Tables: {summary.out}", f'Next: open {summary.out}/review.html, or in Python: '
            f'minsheng_extract.read_tables("{summary.out}").quantities']  # fmt: skip
