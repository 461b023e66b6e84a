"""Tables written with bars: a row a line, or a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from minsheng_extract.segmenting.counters import is_row_number
from minsheng_extract.segmenting.lines import Line, stripped
from minsheng_extract.segmenting.markers import marker_at
from minsheng_extract.segmenting.tables.barred_rows import rows_in
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.fitting import fit, suits_as_it_stands
from minsheng_extract.segmenting.tables.region import MOST_HEADS, Found, LooseRow, Region, Span

BAR = "|"
_SECTION = re.compile(r"[^。;,!?:]{2,24}")
_MOST_LINES = 8

Token = tuple[Span, int]


def rows_of_bars(region: Region) -> Found | None:
    """A row a line, its cells parted by bars."""
    first = region.line(0)
    heads = cells_in(first, region.folded) if first and first.squeezed.count(BAR) > 1 else []
    if not region.is_header(heads):
        return None
    columns = region.columns(heads)
    listed = _is_listed(heads, columns, region)
    rows: list[LooseRow] = []
    for line in region.lines(1):
        if BAR not in line.squeezed:
            if not _heads_rows(region, len(rows) + 1, first):
                break
            rows.append(LooseRow({0: (line.start, line.end)}, section=True))
            continue
        cells = cells_in(line, region.folded)
        if listed and not _opens_listed(cells, columns, region):
            rows.append(_without_first(cells, columns, region))
        else:
            rows.append(_fitted(cells, columns, region))
    return Found(heads, rows, len(rows) + 1)


def _is_listed(heads: Sequence[Span], columns: Sequence[Column], region: Region) -> bool:
    """Whether the first column names things with list numbers (1.养老服务), each merged over several rows perhaps."""
    if columns[0].role != "content":
        return False
    lines = takewhile(lambda line: BAR in line.squeezed, region.lines(1))
    full = [cells for line in lines if len(cells := _filled(cells_in(line, region.folded))) == len(heads)]
    return len(full) > 1 and all(_has_number(cells[0], region) for cells in full)


def _opens_listed(cells: Sequence[Span], columns: Sequence[Column], region: Region) -> bool:
    """Whether a row of such a table has its first cell, or is one cell alone."""
    filled = _filled(cells)
    return len(filled) < 2 or len(filled) >= len(columns) or cells[0] != filled[0] or _has_number(filled[0], region)


def _has_number(cell: Span, region: Region) -> bool:
    marker = marker_at(region.folded, *cell, region.rules)
    return marker is not None and marker.number > 0 and not marker.style.weak and marker.end < cell[1]


def _filled(cells: Sequence[Span]) -> list[Span]:
    return [cell for cell in cells if cell[1] > cell[0]]


def _without_first(cells: Sequence[Span], columns: Sequence[Column], region: Region) -> LooseRow:
    """A row that the cell in the first column reaches from above: its own cells stand to the right of it."""
    filled = _filled(cells)
    best = fit([region.written(cell) for cell in filled], columns[1:], region.rules).columns
    return LooseRow({column + 1: cell for column, cell in zip(best, filled, strict=True)})


def _heads_rows(region: Region, at: int, header: Line | None) -> bool:
    """Whether a line without bars is the heading of the rows below it, which have as many bars as the header."""
    line, below = region.line(at), region.line(at + 1)
    if line is None or below is None or header is None or below.squeezed == header.squeezed:
        return False
    return _SECTION.fullmatch(line.squeezed) is not None and below.squeezed.count(BAR) == header.squeezed.count(BAR)


def cells_of_bars(region: Region) -> Found | None:
    """A cell a line, a bar behind each: as many in every row as in the header, which ends at the first number.

    A bar alone before the first number stands before every row.
    """
    start = list(islice(_tokens(region), MOST_HEADS + 2))
    first = next((at for at, (span, _) in enumerate(start) if at and is_row_number(region.written(span))), 0)
    parted = first > 1 and _is_empty(start[first - 1])
    heads = [span for span, _ in start[: first - parted]]
    if not region.is_header(heads) or start[0][1] == start[first - 1][1]:
        return None
    columns, tokens = region.columns(heads), list(_tokens(region))
    if len(heads) > len({region.written(head) for head in heads}):
        rows = rows_in([span for span, _ in tokens[first:]], columns, region)
        return Found(heads, rows, tokens[-1][1] + 1) if rows else None
    parts = _parted(tokens, first, region) if parted else _counted(tokens, first)
    rows = [_fitted([span for span, _ in part], columns, region) for part in parts]
    return Found(heads, rows, tokens[-1][1] + 1)


def _is_empty(token: Token) -> bool:
    return token[0][0] == token[0][1]


def _counted(tokens: Sequence[Token], width: int) -> list[Sequence[Token]]:
    """Rows of as many cells as the header has."""
    return [tokens[at : at + width] for at in range(width, len(tokens), width)]


def _parted(tokens: Sequence[Token], first: int, region: Region) -> list[Sequence[Token]]:
    """Rows from number to number, the bars alone before them left out."""
    starts = [at for at in range(first, len(tokens)) if _is_empty(tokens[at - 1]) and _is_number(tokens[at], region)]
    stops = [*(at - 1 for at in starts[1:]), len(tokens)]
    return [tokens[start:stop] for start, stop in zip(starts, stops, strict=True)]


def _is_number(token: Token, region: Region) -> bool:
    return is_row_number(region.written(token[0]))


def _tokens(region: Region) -> Iterator[Token]:
    """Cells with the place of their last line; a cell may take several lines, the last of them with the bar."""
    start: int | None = None
    waiting = 0
    for at, line in enumerate(region.lines()):
        if BAR not in line.squeezed:
            start = line.start if start is None else start
            waiting += 1
            if waiting > _MOST_LINES:
                return
            continue
        spans = cells_in(line, region.folded)
        if start is not None:
            spans[0] = (start, spans[0][1])
        start, waiting = None, 0
        yield from ((span, at) for span in spans)


def cells_in(line: Line, folded: str) -> list[Span]:
    """The cells of a line with bars, the outer bars left off."""
    start, end = line.start, line.end
    if folded[start] == BAR and folded[end - 1] == BAR and set(line.squeezed) != {BAR}:
        start += 1
    stops = [position for position in range(start, end) if folded[position] == BAR]
    if not stops or stops[-1] != end - 1:
        stops.append(end)
    return [stripped(folded, left + 1, right) for left, right in pairwise([start - 1, *stops])]


def _fitted(spans: Sequence[Span], columns: Sequence[Column], region: Region) -> LooseRow:
    """Cells in their columns: as they stand where all are there and suit, else where they suit best."""
    filled = [at for at, span in enumerate(spans) if span[1] > span[0]]
    if len(filled) == 1:
        return LooseRow({0: spans[filled[0]]}, section=True)
    written = [region.written(spans[at]) for at in filled]
    begun = columns[0].role == "number" and filled[:1] == [0] and is_row_number(written[0])
    whole = (begun or len(spans) >= len(columns)) and suits_as_it_stands(written, filled, columns, region.rules)
    if len(filled) >= len(columns) or whole:
        return LooseRow(dict(enumerate(spans[: len(columns)])))
    best = fit(written, columns, region.rules).columns
    return LooseRow({column: spans[at] for column, at in zip(best, filled, strict=True)})
