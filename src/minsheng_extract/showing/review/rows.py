"""What the review page shows, as plain data: short rows, each sentence once, offsets as JavaScript counts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from minsheng_extract.writing import TableName, stored_table

MOST = 20_000  # figures on the page; what a person should look at comes first
_AROUND = 40

_FIGURE = (
    "quantity_id", "role", "action", "indicator", "comparator", "value", "value_high", "unit", "per", "change",
    "deadline", "deadline_from", "lead_units", "item_path", "item_title", "location", "rules", "review", "start",
)  # fmt: skip
_ALIGNMENT = (
    "alignment_id", "status", "relation", "indicator", "target_value", "actual_value", "unit", "ratio", "claimed",
    "lead_units", "plan_sentence", "actual_sentence", "reason", "review",
)  # fmt: skip


class _Sentences:
    """Each different sentence once, and where it stands in the list."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, sentence: str) -> int:
        return self._places.setdefault(sentence, len(self._places))

    def list(self) -> list[str]:
        return list(self._places)


def _units(text: str) -> int:
    """Length as JavaScript counts it: in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if value is None or isinstance(value, str | int | float | list) else str(value)


def _chosen(quantities: pa.Table) -> pa.Table:
    """All figures in their order, or where they are too many those to review, then the others, up to the limit."""
    if quantities.num_rows <= MOST:
        return quantities
    reviewed = pc.greater(pc.list_value_length(quantities["review"]), pa.scalar(0))
    first = pa.concat_tables([quantities.filter(reviewed), quantities.filter(pc.invert(reviewed))])
    return first.slice(0, MOST)


def _figures(folder: Path, places: dict[str, int], sentences: _Sentences) -> tuple[list[list[Any]], int]:
    table = stored_table(folder, "quantities")
    rows = []
    for row in _chosen(table).to_pylist():
        offset = row["start"] - row["sentence_start"]
        before = _units(row["sentence"][:offset])
        place = [places[row["doc_id"]], sentences.place(row["sentence"]), before, before + _units(row["quote"])]
        rows.append([*place, *(_plain(row[name]) for name in _FIGURE)])
    return rows, table.num_rows


def _alignments(folder: Path, places: dict[str, int]) -> list[list[Any]]:
    rows = stored_table(folder, "alignments").slice(0, MOST).to_pylist()
    return [
        [places.get(row["plan_doc_id"]), places.get(row["report_doc_id"]), *(_plain(row[name]) for name in _ALIGNMENT)]
        for row in rows
    ]


def _unexplained(folder: Path, documents: pa.Table, places: dict[str, int]) -> list[list[Any]]:
    numerals = stored_table(folder, "numerals").filter(pc.field("class") == "unexplained").slice(0, MOST)
    texts = cache(lambda place: str(documents["text"].slice(place, 1).to_pylist()[0]))
    rows = []
    for numeral in numerals.select(["doc_id", "start", "end", "text"]).to_pylist():
        place = places[numeral["doc_id"]]
        text, start, end = texts(place), numeral["start"], numeral["end"]
        around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        rows.append([place, start, around[0], numeral["text"], around[1]])
    return rows


def _rows(folder: Path, table: TableName, *columns: str) -> list[list[Any]]:
    rows = stored_table(folder, table).select(list(columns)).to_pylist()
    return [[_plain(row[name]) for name in columns] for row in rows]


def review_data(folder: Path) -> dict[str, Any]:
    """Everything the page shows of an output folder."""
    documents = stored_table(folder, "documents")
    places = {str(doc_id): place for place, doc_id in enumerate(documents["doc_id"].to_pylist())}
    sentences = _Sentences()
    figures, of = _figures(folder, places, sentences)
    return {
        "documents": _rows(folder, "documents", "title", "path", "region", "year", "doc_type"),
        "figures": figures,
        "figures_of": of,
        "figure_fields": ["document", "sentence", "from", "to", *_FIGURE],
        "sentences": sentences.list(),
        "alignments": _alignments(folder, places),
        "alignment_fields": ["plan", "report", *_ALIGNMENT],
        "unexplained": _unexplained(folder, documents, places),
        "failures": _rows(folder, "failures", "path", "stage", "error", "detail"),
    }
