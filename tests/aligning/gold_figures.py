"""Quantities built from the gold files, so that aligning is tested by itself, without extracting."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from minsheng_extract.records import Document, Item, Quantity, stable_id
from minsheng_extract.rulebook import load_rules

SAMPLES = Path(__file__).parents[2] / "samples"
_BOUNDARY = re.compile(r"[。！？!?\t<>]|\n\s*\n|(?<=[。；])\n")


def document_of(name: str, doc_type: str, year: int) -> Document:
    text = (SAMPLES / f"{name}.txt").open(encoding="utf-8", newline="").read()
    return Document.from_text(text, year=year, doc_type=doc_type, path=name)  # type: ignore[arg-type]


def lines_of(name: str) -> list[dict[str, Any]]:
    with (SAMPLES / "gold" / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def items_of(name: str, document: Document) -> list[Item]:
    rows = lines_of(f"{name}.items")
    ends = [row["start"] for row in rows[1:]] + [len(document.text)]
    return [
        Item(
            item_id=stable_id(document.doc_id, row["start"]), doc_id=document.doc_id, ordinal=ordinal,
            path=tuple(row["path"]), level=len(row["path"]) - 1, marker=row["path"][-1], title=row["title"],
            start=row["start"], end=end,
        )
        for ordinal, (row, end) in enumerate(zip(rows, ends, strict=True))
    ]  # fmt: skip


def title_of(item: Item, items: list[Item]) -> str | None:
    for above in range(len(item.path), 0, -1):
        for other in reversed(items[: item.ordinal + 1]):
            if other.path == item.path[:above]:
                if other.title:
                    return other.title
                break
    return None


def sentence_at(text: str, start: int, end: int) -> tuple[int, str]:
    first = max((m.end() for m in _BOUNDARY.finditer(text, 0, start)), default=0)
    last = _BOUNDARY.search(text, end)
    stop = len(text) if last is None else last.start() + (last.group() in "。！？!?")
    while first < start and text[first].isspace():
        first += 1
    return first, text[first:stop]


def unit_facts(unit: str | None) -> tuple[str | None, str | None, Decimal]:
    if unit is None:
        return None, None, Decimal(1)
    for rule in load_rules().units:
        if unit in rule.forms:
            return rule.dimension, rule.base, rule.factor
    return None, unit, Decimal(1)


def quantities_of(name: str, document: Document) -> list[Quantity]:
    items = items_of(name, document)
    return [_quantity(row, document, items) for row in lines_of(f"{name}.quantities")]


def _quantity(row: dict[str, Any], document: Document, items: list[Item]) -> Quantity:
    item = next((item for item in reversed(items) if item.start <= row["start"]), None)
    first, sentence = sentence_at(document.text, row["start"], row["end"])
    dimension, base, factor = unit_facts(row["unit"])
    value, high = Decimal(str(row["value"])), row["value_high"]
    return Quantity(
        quantity_id=stable_id(document.doc_id, row["start"], row["end"]), doc_id=document.doc_id,
        item_id=item.item_id if item else None, item_path=item.path if item else (),
        item_title=title_of(item, items) if item else None,
        role=row["role"], action=row["action"], indicator=row["indicator"], comparator=row["comparator"],
        value=value, value_high=None if high is None else Decimal(str(high)), unit=row["unit"], per=row["per"],
        change=row["change"], value_base=value * factor, unit_base=base, dimension=dimension,
        deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
        deadline_from=row["deadline_from"], year=document.year, quote=row["quote"], start=row["start"], end=row["end"],
        sentence=sentence, sentence_start=first,
    )  # fmt: skip
