"""Helpers: a layout written down in a few characters, so that tests are tables of examples."""

from __future__ import annotations

from minsheng_extract.reading.draft import Draft
from minsheng_extract.reading.grid import Slot
from minsheng_extract.records import Document, Layout
from minsheng_extract.rulebook import load_rules
from minsheng_extract.segmenting import lay_out


def laid(text: str) -> Layout:
    return lay_out(Document.from_text(text, year=2024), load_rules())


def outline(text: str) -> list[str]:
    """Each item as `path | title`."""
    return [f"{'/'.join(item.path)} | {item.title or '-'}" for item in laid(text).items]


def offices(text: str) -> list[str]:
    """Each item with offices as `path lead=… with=… by=…`."""
    return [line for item in laid(text).items if (line := _staff(item)) != "/".join(item.path)]


def _staff(item) -> str:
    parts = (("lead", item.lead_units), ("with", item.responsible_units), ("by", item.leaders))
    return " ".join(["/".join(item.path), *(f"{name}={'+'.join(names)}" for name, names in parts if names)])


def kinds(text: str) -> list[str]:
    """Each block as `kind: its text`."""
    return [f"{block.kind}: {text[block.start : block.end]}" for block in laid(text).blocks]


Rows = list[list[str | None]]
Spans = dict[tuple[int, int], tuple[int, int]]


def with_table(rows: Rows, spans: Spans | None = None, *, above: tuple[str, ...] = ()) -> Document:
    """A document with lines and a table below them; a cell that is None is reached by a merged one."""
    draft = Draft()
    for line in above:
        draft.paragraph(line)
    draft.table(
        Slot(row, column, text, *(spans or {}).get((row, column), (1, 1)))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text is not None
    )
    content = draft.content()
    document = Document.from_text(content.text, year=2024)
    return document.model_copy(update={"tables": content.tables, "media_type": "text/html"})


def table_layout(document: Document) -> Layout:
    return lay_out(document, load_rules())


def cells(document: Document) -> list[tuple[str, ...]]:
    """Each cell that is no head as (text, role, unit, indicator), the last two where it has them."""
    return [
        tuple(each for each in (document.text[b.start : b.end], str(b.column), b.unit, b.indicator) if each is not None)
        for b in table_layout(document).blocks
        if b.column is not None
    ]
