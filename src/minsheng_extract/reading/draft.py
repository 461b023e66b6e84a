"""A text in the making: the one place where paragraphs, tables and pages become a text with spans.

Every reader writes into a draft, so the same notice has the same text whatever format it came in:
a paragraph is a line; a table row is a line, its cells parted by tabs (one tab for each column
boundary, so columns stay in line under merged cells); a line break inside a cell stays inside its span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from minsheng_extract.reading.content import Content, Hints
from minsheng_extract.reading.grid import Grid, Slot, grid_of, part
from minsheng_extract.records import Cell, Table

PAGE = "\f"
"""Stands in a paragraph or cell where a page begins; it marks the place and is no part of the text."""

_EDGES = " \t\r\n\v\u00a0\u3000\u200b\ufeff"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_BLANKS = re.compile(r"[ \t\r\v\u00a0]+")
_BREAKS = re.compile(r"[ \u3000]*\n[ \u3000\n]*")


def tidy(text: str) -> str:
    """A line without control characters, outer space and runs of blanks; inner line breaks single.

    >>> tidy("  新增\\t学位 \\n\\n 1.3万个 ")
    '新增 学位\\n1.3万个'
    """
    plain = _BLANKS.sub(" ", _CONTROL.sub("", text))
    return _BREAKS.sub("\n", plain.strip(_EDGES)) if "\n" in plain else plain.strip(_EDGES)


class Draft:
    """Paragraphs, tables and page starts, written one after the other.

    >>> draft = Draft()
    >>> draft.paragraph("一、主要任务")
    >>> draft.table([Slot(0, 0, "序号"), Slot(0, 1, "项目"), Slot(1, 0, "1"), Slot(1, 1, "学位")])
    >>> draft.content().text
    '一、主要任务\\n序号\\t项目\\n1\\t学位\\n'
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._page_starts: list[int] = []

    def paragraph(self, text: str) -> None:
        """Add a paragraph; one without any text leaves no line."""
        if line := tidy(text):
            self._add(line + "\n")

    def table(self, slots: Iterable[Slot]) -> None:
        """Add a table; titles merged over its head and notes over its foot become paragraphs."""
        parts = part(grid_of(slot._replace(text=tidy(slot.text)) for slot in slots))
        for line in parts.before:
            self.paragraph(line)
        if parts.grid.rows > 1 and parts.grid.columns > 1:
            self._tables.append(self._write(parts.grid))
        else:
            for slot in parts.grid.slots:
                self.paragraph(slot.text)
        for line in parts.after:
            self.paragraph(line)

    def page(self) -> None:
        """A page begins here."""
        self._page_starts.append(self._length)

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._pieces)

    def content(self, *, encoding: str | None = None, hints: Hints = Hints()) -> Content:  # noqa: B008 (immutable)
        """What was written, as a reader gives it."""
        return Content(self.text, tuple(self._tables), tuple(self._page_starts), encoding, hints)

    def _add(self, text: str) -> None:
        for place, piece in enumerate(text.split(PAGE)):
            if place:
                self.page()
            self._pieces.append(piece)
            self._length += len(piece)

    def _write(self, grid: Grid) -> Table:
        start = self._length
        at = {(slot.row, slot.column): slot for slot in grid.slots}
        cells: list[Cell] = []
        for row in range(grid.rows):
            for column in range(grid.columns):
                slot = at.get((row, column))
                if slot is not None:
                    cells.append(self._cell(slot))
                self._add("\n" if column == grid.columns - 1 else "\t")
        return Table(start, self._length, tuple(cells))

    def _cell(self, slot: Slot) -> Cell:
        start = self._length
        self._add(slot.text)
        return Cell(slot.row, slot.column, start, self._length, slot.row_span, slot.column_span)
