"""Printed pages -> Content: paragraphs and tables that go on over page breaks, running heads left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.draft import Draft
from minsheng_extract.reading.page import Glyph, Page
from minsheng_extract.reading.ruled import RuledTable, ruled_tables
from minsheng_extract.reading.running_heads import without_running_heads
from minsheng_extract.reading.set_line import SetLine, lines_of
from minsheng_extract.reading.stitched import LaidCell, LaidTable, slots, stitched
from minsheng_extract.reading.typeset import Frame, begins_in_column, frame_of, joined, paragraphs


class _Sheet(NamedTuple):
    """One page: its lines outside tables, and its tables."""

    lines: list[SetLine]
    tables: list[LaidTable]


_Block = list[SetLine] | LaidTable


def content_of(pages: Iterable[Page]) -> Content:
    """The text and tables of some pages; each page is let go as soon as its lines are known."""
    sheets: list[_Sheet] = []
    sizes: list[tuple[float, float]] = []
    for number, page in enumerate(pages, 1):
        sheets.append(_sheet(page, number))
        sizes.append((page.width, page.height))
    body = without_running_heads([sheet.lines for sheet in sheets], [height for _, height in sizes])
    frames = _frames(body, [width for width, _ in sizes])
    writer = _Writer(frames, len(sheets))
    for block in _blocks(body, [sheet.tables for sheet in sheets]):
        writer.write(block)
    return writer.finished()


def _sheet(page: Page, number: int) -> _Sheet:
    tables = ruled_tables(page.rulings) if page.rulings else []
    inside: list[dict[int, list[Glyph]]] = [{} for _ in tables]
    outside: list[Glyph] = []
    finders = [_Finder(table) for table in tables]
    for glyph in page.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for held, finder in zip(inside, finders, strict=True):
            if (at := finder.box_at(x, y)) is not None:
                held.setdefault(at, []).append(glyph)
                break
        else:
            outside.append(glyph)
    laid = [_laid(table, held, number) for table, held in zip(tables, inside, strict=True) if held]
    return _Sheet(lines_of(outside, number), laid)


class _Finder:
    """Which cell of a table a point lies in."""

    def __init__(self, table: RuledTable) -> None:
        self._table = table
        self._places = {box: place for place, box in enumerate(table.boxes)}
        self._cover = table.cover()

    def box_at(self, x: float, y: float) -> int | None:
        row = bisect_right(self._table.rows, y) - 1
        column = bisect_right(self._table.columns, x) - 1
        box = self._cover.get((row, column))
        return None if box is None else self._places[box]


def _laid(table: RuledTable, held: dict[int, list[Glyph]], page: int) -> LaidTable:
    cells = tuple(
        LaidCell(
            box.row, box.column, box.row_span, box.column_span, box.x0, box.x1, tuple(lines_of(held.get(at, ()), page))
        )
        for at, box in enumerate(table.boxes)
    )
    return LaidTable(page, table.top, table.columns, len(table.rows) - 1, cells)


def _frames(body: Sequence[Sequence[SetLine]], widths: Sequence[float]) -> dict[int, Frame]:
    """The column of each page; pages of one width share theirs."""
    by_width: dict[int, list[SetLine]] = {}
    for lines, width in zip(body, widths, strict=True):
        by_width.setdefault(round(width), []).extend(lines)
    frames = {width: frame_of(lines, width) for width, lines in by_width.items()}
    return {page: frames[round(width)] for page, width in enumerate(widths, 1)}


def _blocks(body: Sequence[Sequence[SetLine]], tables: Sequence[Sequence[LaidTable]]) -> Iterator[_Block]:
    """Runs of lines and whole tables in reading order; a table that goes on overleaf comes once."""
    lines: list[SetLine] = []
    table: LaidTable | None = None
    for on_page, ruled in zip(body, tables, strict=True):
        for part in _from_the_top(on_page, ruled):
            if isinstance(part, SetLine):
                if table is not None:
                    yield table
                    table = None
                lines.append(part)
                continue
            if lines:
                yield lines
                lines = []
            whole = None if table is None else stitched(table, part)
            if table is not None and whole is None:
                yield table
            table = whole or part
    if table is not None:
        yield table
    if lines:
        yield lines


def _from_the_top(lines: Sequence[SetLine], tables: Sequence[LaidTable]) -> list[SetLine | LaidTable]:
    parts: list[SetLine | LaidTable] = [*lines, *tables]
    return sorted(parts, key=lambda part: part.top)


class _Writer:
    """Writes blocks into a draft and marks where pages begin."""

    def __init__(self, frames: dict[int, Frame], pages: int) -> None:
        self._draft = Draft()
        self._begins = begins_in_column(frames)
        self._pages = pages
        self._seen = 0

    def write(self, block: _Block) -> None:
        if isinstance(block, LaidTable):
            self._draft.table(slots(block, self._text))
        else:
            for lines in paragraphs(block, self._begins):
                self._draft.paragraph(self._text(lines))

    def finished(self) -> Content:
        for _ in range(self._pages - self._seen):
            self._draft.page()
        return self._draft.content()

    def _text(self, lines: Sequence[SetLine]) -> str:
        text = joined(lines, self._seen)
        self._seen = max(self._seen, lines[-1].page)
        return text
