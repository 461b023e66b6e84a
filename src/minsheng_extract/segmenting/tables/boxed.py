"""Tables drawn with lines: ┌─┬─┐ above, │ between cells, ├─┼─┤ between rows; a cell may have several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from minsheng_extract.records import Cell, Table
from minsheng_extract.segmenting.lines import Line, stripped
from minsheng_extract.segmenting.tables.region import Found, Region, Span

TOP = frozenset("┌┏╔╭┍┎╒╓")
_BARS = "│┃║┆┇┊┋╎╏|"
_BORDER = re.compile(r"[\s\u2500-\u257f|+=-]+")
_RULED = re.compile(r"[\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550]")
_CROSSINGS = "├┤┼┝┥┿┠┨╂╋┣┫╟╢╫╞╡╪╠╣╬"
_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_OF_FRAME = 2, 2, 3

Row = list[list[Span]]


def rows_of_boxes(region: Region) -> Found | None:
    """The table below a region's first line, the upper border; its rows go from border to border."""
    rows: list[Row] = []
    lines: list[Line] = []
    opened, ruled = True, _is_ruled(region)
    for line in region.lines():
        border = _RULED.search(line.squeezed) is not None
        if (lines and line.squeezed[0] in TOP) or not (border or line.squeezed[0] in _BARS):
            break
        lines.append(line)
        pieces = [] if _BORDER.fullmatch(line.squeezed) else _pieces(line, region.folded)
        if pieces:
            if (opened and not border) or not rows or (not ruled and pieces[0][0] < pieces[0][1]):
                rows.append([])
            rows[-1].append(pieces)
        opened = border
    if len(rows) < _FEWEST_ROWS or len(rows[0][0]) < _FEWEST_COLUMNS:
        return None
    return Found([], [], len(lines), Table(lines[0].start, lines[-1].end, tuple(_cells(rows))))


def _is_ruled(region: Region) -> bool:
    """Whether borders stand between the rows, beside the one below the header."""
    borders = texts = 0
    for line in region.lines():
        if _RULED.search(line.squeezed):
            borders += 1
        elif line.squeezed[0] in _BARS:
            texts += 1
        else:
            break
        if borders > _MOST_OF_FRAME:
            return True
    return texts <= _FEWEST_ROWS


def _pieces(line: Line, folded: str) -> list[Span]:
    """What stands between the bars of a line; an empty piece has no text in it, nor has one that is ruled."""
    bars = [at for at in range(line.start, line.end) if folded[at] in _BARS or folded[at] in _CROSSINGS]
    stops = [*bars, line.end] if bars[-1] < line.end - 1 else bars
    spans = [stripped(folded, left + 1, right) for left, right in pairwise(stops)]
    return [(start, start) if _RULED.search(folded, start, end) else (start, end) for start, end in spans]


def _cells(rows: list[Row]) -> list[Cell]:
    """A cell of several lines as several in one place; one whose row has no text goes on from above."""
    cells: list[Cell] = []
    above: dict[int, int] = {}
    for number, row in enumerate(rows):
        filled = {column for pieces in row for column, piece in enumerate(pieces) if piece[0] < piece[1]}
        span = len(rows[0][0]) if filled == {0} and len(row[0]) == 1 else 1
        for column in set(above) - filled:
            merged = cells[above[column]]
            if column < max(filled, default=0) and merged.row > 0:
                cells[above[column]] = merged._replace(row_span=number - merged.row + 1)
        for cell in _own(row, number, span):
            above[cell.column] = len(cells)
            cells.append(cell)
    return cells


def _own(row: Row, number: int, span: int) -> Iterator[Cell]:
    for pieces in row:
        for column, piece in enumerate(pieces):
            if piece[0] < piece[1]:
                yield Cell(number, column, *piece, column_span=span)
