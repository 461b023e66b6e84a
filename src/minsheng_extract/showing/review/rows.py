"""What the review page shows, as plain data: columns, each sentence once, offsets as JavaScript counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from minsheng_extract.writing import TableName, listed, stored_table

MOST = 20_000  # figures on the page; what a person should look at comes first
_AROUND = 40

_FIGURE = (
    "quantity_id", "role", "action", "indicator", "comparator", "value", "value_high", "unit", "per", "change",
    "deadline", "deadline_from", "lead_units", "item_path", "item_title", "location", "rules", "review", "start",
)  # fmt: skip
_ALIGNMENT = (
    "alignment_id", "status", "relation", "indicator", "target_value", "actual_value", "unit", "ratio", "claimed",
    "lead_units", "plan_sentence", "actual_sentence", "reason", "review", "plan_quantity_id", "actual_quantity_ids",
)  # fmt: skip

Columns = dict[str, list[Any]]


def _columns(rows: pa.Table, names: Iterable[str]) -> Columns:
    """The columns as lists that JSON knows."""
    return {
        name: listed(rows[name].cast(pa.string()) if pa.types.is_date32(rows[name].type) else rows[name])
        for name in names
    }


def _chosen(quantities: pa.Table) -> pa.Table:
    """All figures in their order, or where they are too many those to review, then the others, up to the limit."""
    if quantities.num_rows <= MOST:
        return quantities
    reviewed = pc.greater(pc.list_value_length(quantities["review"]), pa.scalar(0))
    first = pa.concat_tables([quantities.filter(reviewed), quantities.filter(pc.invert(reviewed))])
    return first.slice(0, MOST)


def _units(text: str) -> int:
    """Length as JavaScript counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _span(sentence: str, before: int, length: int, *, plain: bool) -> tuple[int, int]:
    """Where a quote begins and ends in its sentence, as JavaScript counts: in a plain one as Python does."""
    if plain:
        return before, before + length
    return _units(sentence[:before]), _units(sentence[: before + length])


def _figures(quantities: pa.Table, places: dict[str, int]) -> tuple[Columns, list[str]]:
    """The figures, and the sentences that they point into."""
    rows = _columns(quantities, ("doc_id", "sentence_start", "quote", *_FIGURE))
    written = quantities["sentence"].combine_chunks().dictionary_encode()
    sentences: list[Any] = written.dictionary.to_pylist()
    rows["sentence"] = written.indices.to_pylist()
    plain = [_units(sentence) == len(sentence) for sentence in sentences]
    cells = zip(rows["sentence"], rows["start"], rows.pop("sentence_start"), rows.pop("quote"), strict=True)
    spans = [_span(sentences[at], start - first, len(quote), plain=plain[at]) for at, start, first, quote in cells]
    rows["document"] = [places[doc_id] for doc_id in rows.pop("doc_id")]
    rows["from"], rows["to"] = [span[0] for span in spans], [span[1] for span in spans]
    return rows, sentences


def _alignments(folder: Path, places: dict[str, int]) -> Columns:
    rows = _columns(stored_table(folder, "alignments").slice(0, MOST), ("plan_doc_id", "report_doc_id", *_ALIGNMENT))
    rows["plan"] = [places.get(doc_id) for doc_id in rows.pop("plan_doc_id")]
    rows["report"] = [places.get(doc_id) for doc_id in rows.pop("report_doc_id")]
    return rows


def _unexplained(folder: Path, documents: pa.Table, places: dict[str, int]) -> Columns:
    numerals = stored_table(folder, "numerals").filter(pc.field("class") == "unexplained").slice(0, MOST)
    texts = cache(lambda place: str(documents["text"].slice(place, 1).to_pylist()[0]))
    rows = _columns(numerals, ("doc_id", "start", "end", "text"))
    rows["document"] = [places[doc_id] for doc_id in rows.pop("doc_id")]
    cells = list(zip(rows["document"], rows["start"], rows.pop("end"), strict=True))
    rows["before"] = [texts(place)[max(0, start - _AROUND) : start] for place, start, _ in cells]
    rows["after"] = [texts(place)[end : end + _AROUND] for place, _, end in cells]
    return rows


def _all(folder: Path, table: TableName, *names: str) -> Columns:
    return _columns(stored_table(folder, table), names)


def review_data(folder: Path) -> dict[str, Any]:
    """Everything the page shows of an output folder."""
    documents = stored_table(folder, "documents")
    places = {str(doc_id): place for place, doc_id in enumerate(documents["doc_id"].to_pylist())}
    quantities = stored_table(folder, "quantities")
    figures, sentences = _figures(_chosen(quantities), places)
    return {
        "documents": _columns(documents, ("title", "path", "region", "year", "doc_type")),
        "figures": figures,
        "figures_of": quantities.num_rows,
        "sentences": sentences,
        "alignments": _alignments(folder, places),
        "unexplained": _unexplained(folder, documents, places),
        "failures": _all(folder, "failures", "path", "stage", "error", "detail"),
    }
