"""A Word file (.docx, .docm) -> Content: what the word processor shows, automatic numbers as text.

Read from the XML itself: insertions, content controls and text boxes are in it, deleted text is not.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml.etree import _Element as Element

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.draft import Draft
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.grid import Slot
from minsheng_extract.reading.numbering import Numberer
from minsheng_extract.reading.word_xml import W, as_transitional, is_on, local, number, unwrapped, value
from minsheng_extract.reading.zipped import open_zip, parse_xml, part_bytes

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_CONTENTS_STYLES = ("toc ", "contents ")


def read_docx(data: bytes) -> Content:
    """Read a Word file. Macros are not run, linked pictures not fetched.

    Raises `ReadError` (Truncated, Encrypted, TooLarge).
    """
    with open_zip(data) as container:
        document = _part(container, "document")
        if document is None:
            raise ReadError("Truncated", "the Word file has no main text (word/document.xml); save it again")
        numberer = Numberer(_part(container, "numbering"), _part(container, "styles"))
        notes = [_part(container, name) for name in ("footnotes", "endnotes")]
    body = document.find(f"{W}body")
    reader = _Reader(numberer)
    if body is not None:
        reader.write(body)
    for note in notes:
        if note is not None:
            reader.write_notes(note)
    return reader.draft.content()


def _part(container: zipfile.ZipFile, name: str) -> Element | None:
    data = part_bytes(container, f"word/{name}.xml")
    return None if data is None else parse_xml(as_transitional(data), f"word/{name}.xml")


class _Reader:
    """One walk through the parts, in document order, because automatic numbers count on."""

    def __init__(self, numberer: Numberer) -> None:
        self.draft = Draft()
        self._numberer = numberer

    def write(self, container: Element) -> None:
        """Write a body's or a cell's paragraphs and tables."""
        joined = ""
        for block in unwrapped(container):
            if local(block) == "tbl":
                self._write_table(block)
            elif local(block) == "p":
                lines, runs_on = self._lines(block, joined)
                joined = lines if runs_on else ""
                if not runs_on:
                    self.draft.paragraph(lines)
                    self._write_boxes(block)
        self.draft.paragraph(joined)

    def write_notes(self, root: Element) -> None:
        """Write foot- or endnotes; the separators between them are no notes."""
        for note in root:
            if value(note, "type") in {None, "normal"}:
                self.write(note)

    def _lines(self, paragraph: Element, before: str) -> tuple[str, bool]:
        """A paragraph's text with its number, and whether its end was deleted, so that it runs on into the next."""
        if self._numberer.style_name(paragraph).startswith(_CONTENTS_STYLES) or self._numberer.is_hidden(paragraph):
            return before, before != ""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        text = _text(paragraph)
        if mark is not None and mark.find(f"{W}del") is not None:
            return before + text, True
        if is_on(mark, "vanish") and not text:
            return before, before != ""
        return self._numberer.prefix(paragraph) + before + text, False

    def _write_boxes(self, paragraph: Element) -> None:
        for box in _boxes(paragraph):
            self.write(box)

    def _write_table(self, table: Element) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.write(rows[0][0][1])
        else:
            self.draft.table(self._slots(rows))

    def _slots(self, rows: list[list[tuple[int, Element, int]]]) -> Iterator[Slot]:
        for at, row in enumerate(rows):
            for column, cell, across in row:
                if not _continues(cell):
                    down = _down(rows, at, column)
                    yield Slot(at, column, self._cell_text(cell), 1 + down, across)

    def _cell_text(self, cell: Element) -> str:
        inner = _Reader(self._numberer)
        inner.write(cell)
        return inner.draft.text


def _text(paragraph: Element) -> str:
    """What the runs of a paragraph show."""
    out: list[str] = []
    for element in unwrapped(paragraph):
        if local(element) == "r" and not is_on(element.find(f"{W}rPr"), "vanish"):
            out.extend(_run(element))
        elif local(element) in {"oMath", "oMathPara"}:
            out.extend(text.text or "" for text in element.iter() if local(text) == "t")
    return "".join(out)


def _run(run: Element) -> Iterator[str]:
    for child in unwrapped(run):
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "r":
            yield from _run(child)
        elif name in _SIGNS and value(child, "type") not in {"page", "column"}:
            yield _SIGNS[name]


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, each once, not those inside another box."""
    for run in unwrapped(paragraph):
        stack = [run]
        while stack:
            element = stack.pop()
            if local(element) == "txbxContent":
                yield element
            else:
                stack.extend(reversed(list(unwrapped(element))))


def _rows(table: Element) -> Iterator[Element]:
    for row in unwrapped(table):
        if local(row) == "tr" and row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: Element) -> Iterator[tuple[int, Element, int]]:
    """Grid column, cell, and how many columns it spans."""
    column = number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in unwrapped(row):
        if local(cell) != "tc":
            continue
        across = max(number(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
        yield column, cell, across
        column += across


def _continues(cell: Element) -> bool:
    """True for the lower part of a cell merged downwards, or the right part in the old way of merging."""
    for name in ("vMerge", "hMerge"):
        merge = cell.find(f"{W}tcPr/{W}{name}")
        if merge is not None and (value(merge) or "continue") == "continue":
            return True
    return False


def _down(rows: list[list[tuple[int, Element, int]]], at: int, column: int) -> int:
    """How many of the rows below row `at` its cell at `column` reaches into."""
    for row in range(at + 1, len(rows)):
        below = next((cell for place, cell, _ in rows[row] if place == column), None)
        merge = None if below is None else below.find(f"{W}tcPr/{W}vMerge")
        if merge is None or (value(merge) or "continue") != "continue":
            return row - at - 1
    return len(rows) - at - 1
