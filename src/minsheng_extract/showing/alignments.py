"""Promises beside what became of them, for a terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from minsheng_extract.records import Alignment, Quantity, Status
from minsheng_extract.showing.cut import cut
from minsheng_extract.writing import json_rows

STYLES: dict[Status, str] = {"exceeded": "green", "met": "green", "unmet": "bold red", "not_reported": "yellow"}


class UnknownStatusError(ValueError):
    """There is no such status."""


def check_statuses(only: str | None) -> list[str]:
    """The statuses named, parted by commas; all for None. Raises `UnknownStatusError`."""
    wanted: list[str] = [word.strip() for word in only.split(",")] if only else list(STYLES)
    if unknown := [word for word in wanted if word not in STYLES]:
        raise UnknownStatusError(f"no status '{unknown[0]}'; there are {', '.join(STYLES)}")
    return wanted


def chosen(alignments: Iterable[Alignment], only: str | None) -> list[Alignment]:
    """The alignments of the statuses named. Raises `UnknownStatusError`."""
    wanted = check_statuses(only)
    return [alignment for alignment in alignments if alignment.status in wanted]


def totals(alignments: Iterable[Alignment]) -> str:
    """How many there are of each status."""
    counts = Counter(alignment.status for alignment in alignments)
    return f"{counts.total()} promises: " + ", ".join(f"{counts[status]} {status}" for status in STYLES)


def _amount(value: Decimal | None, unit: str | None) -> str:
    return "–" if value is None else cut(f"{value:,f} {unit or ''}".rstrip())


def _place(quantity: Quantity | None) -> str:
    return str(quantity.start) if quantity else ""


def as_tables(
    alignments: Iterable[Alignment], quantities: Mapping[str, Quantity], paths: Mapping[str, str]
) -> Iterator[RenderableType]:
    """A table for each pair of plan and report, under the names of the two; `paths` names documents by their ids."""
    for (plan, report), rows in groupby(alignments, lambda one: (one.plan_doc_id, one.report_doc_id)):
        named = f"{paths[plan]} → {paths[report]}" if plan != report else f"{paths[plan]}: promises that it restates"
        yield Text(named, "bold")
        yield _as_table(rows, quantities)


def _as_table(alignments: Iterable[Alignment], quantities: Mapping[str, Quantity]) -> Table:
    """Item, promise, result, ratio, status, and the offsets at which both stand."""
    table = Table("item", "promise", "result", "ratio", "status", "at", "look", box=box.SIMPLE_HEAD, pad_edge=False)
    for one in alignments:
        promise = quantities.get(one.plan_quantity_id)
        item = " ".join(promise.item_path) if promise else ""
        answers = [_place(quantities.get(answer)) for answer in one.actual_quantity_ids[:3]]
        table.add_row(
            Text(cut(f"{item} {one.indicator or ''}".strip())),
            Text(_amount(one.target_value, one.unit)),
            Text(_amount(one.actual_value, one.unit)),
            "–" if one.ratio is None else f"{100 * one.ratio:.1f} %",
            Text(one.status, STYLES[one.status]),
            Text(" → ".join(filter(None, [_place(promise), ", ".join(answers)]))),
            Text("; ".join(one.review), "yellow"),
        )
    return table


def as_json(alignments: Iterable[Alignment]) -> str:
    """The alignments for a program, each a row as in the table."""
    return json.dumps(json_rows("alignments", list(alignments)), ensure_ascii=False, indent=2)
