"""A table with one cell a line: its header, one head a line, begins with 序号, and its rows are numbered 1, 2, 3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minsheng_extract.reading.linear_row import Row, Span, heads_numbers, is_number, words

_MOST_COLUMNS = 16
_MOST_EXTRA = 12
_LONGEST_SHORT = 30
_SENTENCE = re.compile("[。;；]")
_REMARK = re.compile("备注|说明|附注")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[类项部章])\S"
)


def stacked(text: str, cells: Sequence[Span]) -> list[Row]:
    """The rows of a table whose header begins with the first of some lines; empty where they do not fit it.

    A row has as many lines as the header. It may have more where one of its cells, the longest, runs over
    several lines, or one less where a last column of remarks is empty. The table ends before a row that
    has another number of lines.
    """
    written = words(text, list(cells))
    width = next((place for place, word in enumerate(written[: _MOST_COLUMNS + 1]) if is_number(word)), 0)
    if not heads_numbers(written[:width]):
        return []
    rows: list[Row] = [list(cells[:width])]
    start, expected = width, _count(written[width])
    while expected is not None and start < len(cells) and _count(written[start]) == expected:
        end = _row_end(written, start, width, expected + 1)
        section = end - start == width + 1 and _SECTION.match(written[end - 1]) is not None
        row = _fitted(text, list(cells[start : end - section]), written[:width])
        if row is None:
            break
        rows.append(row)
        if section:
            rows.append([cells[end - 1]])
        start, expected = end, expected + 1
    return rows if len(rows) > 2 else []


def _count(word: str) -> int | None:
    digits = word.strip("().、")
    return int(digits) if digits.isdecimal() else None


def _row_end(written: Sequence[str], start: int, width: int, following: int) -> int:
    """Where the next row's number stands; for the last row after as many lines as the header has."""
    distances = (width, *range(width + 1, width + _MOST_EXTRA), width - 1)
    found = (start + away for away in distances if start + away < len(written))
    return next((end for end in found if _count(written[end]) == following), min(start + width, len(written)))


def _fitted(text: str, row: Row, heads: Sequence[str]) -> Row | None:
    """A row with as many cells as there are heads; None where it is not clear which line belongs to which cell."""
    extra = len(row) - len(heads)
    if extra < 0:
        return row if extra == -1 and _REMARK.match(heads[-1]) else None
    if extra == 0:
        return row
    lengths = [cell.end - cell.start for cell in row]
    first = max(range(1, len(heads)), key=lambda place: sum(lengths[place : place + extra + 1]))
    last = first + extra
    if not all(_is_short(text, cell) for cell in (*row[:first], *row[last + 1 :])):
        return None
    return [*row[:first], Span(row[first].start, row[last].end), *row[last + 1 :]]


def _is_short(text: str, cell: Span) -> bool:
    return cell.end - cell.start <= _LONGEST_SHORT and not _SENTENCE.search(text, cell.start, cell.end)
