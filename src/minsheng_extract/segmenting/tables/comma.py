"""Tables written a row a line with commas between the cells, under a header of known heads: a sheet saved as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minsheng_extract.records import ColumnRole
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.region import Found, LooseRow, Region, Span
from minsheng_extract.segmenting.tables.suiting import suits

HEADER = re.compile(r'"?[^,。;:]{1,18},[^,。;:]{1,18},[^,。;:]{1,18}(?:,[^。;:]*)?$')
_FIELD = r'[^\S\n]*(?:"(?P<quoted>(?:[^"\n]|"")*)"[^\S\n]*(?={0}|$)|(?P<bare>[^{0}\n]*))'
_FIELDS = {comma: re.compile(_FIELD.format(comma)) for comma in ",，"}
_TELLING: frozenset[ColumnRole | None] = frozenset({"number", "unit", "lead", "responsible", "leader", "deadline"})
_FEWEST_ROWS, _UNLIKE = 2, -1.0


def rows_of_commas(region: Region, text: str) -> Found | None:
    """Two or more rows with as many cells as the header, parted by what its first comma is, narrow or wide."""
    first = region.line(0)
    if first is None or first.squeezed[-1] in "。;:":
        return None
    comma = next((text[at] for at in range(first.start, first.end) if text[at] in _FIELDS), ",")
    heads = _cells(first, text, comma)
    if not region.is_header(heads):
        return None
    columns = region.columns(heads)
    if not any(column.role in _TELLING for column in columns):
        return None
    rows: list[LooseRow] = []
    for line in region.lines(1):
        cells = _cells(line, text, comma)
        if len(cells) != len(heads) or not _suit(cells, columns, region):
            break
        rows.append(LooseRow(dict(enumerate(cells))))
    return Found(heads, rows, len(rows) + 1) if len(rows) >= _FEWEST_ROWS else None


def _suit(cells: Sequence[Span], columns: Sequence[Column], region: Region) -> bool:
    """Whether numbers, units, offices and days stand where they should; cells without text may be merged ones."""
    written = ((column, region.written(cell)) for column, cell in zip(columns, cells, strict=True))
    telling = [(column.role, each) for column, each in written if column.role in _TELLING and each]
    return all(suits(role, each, region.rules) > _UNLIKE for role, each in telling)


def _cells(line: Line, text: str, comma: str) -> list[Span]:
    """The cells of a line; commas between quotation marks part none."""
    cells: list[Span] = []
    at = line.start
    while at <= line.end:
        match = _FIELDS[comma].match(text, at, line.end)
        if match is None:
            return []
        start, end = match.span("bare" if match["quoted"] is None else "quoted")
        while end > start and text[end - 1].isspace():
            end -= 1
        cells.append((start, end))
        at = match.end() + 1
    return cells
