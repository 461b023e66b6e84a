"""A table with one cell a line: its header, one head a line, begins with 序号, and its rows are numbered 1, 2, 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from minsheng_extract.reading.heads import opening, role_of
from minsheng_extract.reading.linear_fit import Pattern, columns_of, fitness, pattern_of
from minsheng_extract.reading.linear_row import Row, Span, heads_numbers, is_number, words
from minsheng_extract.rulebook import Rules

_MOST_COLUMNS = 16
_MOST_EXTRA = 12
_LONGEST_SHORT = 30
_SENTENCE = re.compile("[。;；]")
_SECTION = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[类项部章])\S"
)


def stacked(text: str, lines: Iterator[Span], rules: Rules) -> list[Row]:
    """The rows of a table whose header begins with the first of some lines; empty where they do not fit it.

    A row has as many lines as the header. It may have more where one of its cells, the longest, runs over
    several lines, or one less where a last column of remarks is empty. The table ends before a row that
    has another number of lines. Lines behind the header are looked at only where it is one.
    """
    cells = list(islice(lines, _MOST_COLUMNS + 2))
    written = words(text, cells)
    first = next((place for place, word in enumerate(written) if is_number(word)), 0)
    lead = opening(rules).place(written[:2]) or 0
    width = first - lead
    if width < 1 or not heads_numbers(written[:width], rules):
        return []
    behind = list(lines)
    cells, written = cells + behind, written + words(text, behind)
    chunks = _chunks(written, first, width - lead)
    rows: list[Row] = [list(cells[:width])]
    before = list(cells[width:first])
    for start, end in chunks:
        section = end - start == width - lead + 1 and (lead or _SECTION.match(written[end - 1]) is not None)
        fitted = _rows(text, before, list(cells[start : end - section]), rows[0], rows[1:2], rules)
        if not fitted:
            break
        rows.extend(fitted)
        before = [cells[end - 1]] if section and lead else []
        if section and not lead:
            rows.append([cells[end - 1]])
    return rows if len(rows) > 2 else []


def _chunks(written: Sequence[str], start: int, length: int) -> Iterator[tuple[int, int]]:
    """From each number to the next one: 1, 2, 3."""
    expected = _count(written[start])
    while expected is not None and start < len(written) and _count(written[start]) == expected:
        end = _row_end(written, start, length, expected + 1)
        yield start, end
        start, expected = end, expected + 1


def _rows(text: str, before: Row, cells: Row, heads: Row, first: Sequence[Row], rules: Rules) -> list[Row]:
    """The rows from one number to the next: one, or more where the number is merged; none where they are not clear."""
    row = [*before, *cells]
    pattern = pattern_of(words(text, heads), [words(text, one) for one in first], rules)
    if pattern is None:
        pattern = pattern_of(words(text, heads), [words(text, row[: len(heads)])], rules)
    if pattern is not None and pattern.has_figures and (parts := _parts(words(text, row), pattern)):
        return [row[start:end] for start, end in parts]
    fitted = _fitted(text, row, words(text, heads), rules) if len(heads) - len(row) < 2 else None
    return [fitted] if fitted else []


def _parts(written: Sequence[str], pattern: Pattern) -> list[tuple[int, int]]:
    """Where a row and those that share its number begin and end, each with a figure in every column of figures."""
    width = len(pattern.figures)
    for opened in (width, width - 1):
        rest = len(written) - opened
        if rest < 0 or rest % (width - 1):
            continue
        parts = [(0, opened), *((start, start + width - 1) for start in range(opened, len(written), width - 1))]
        if all(_is_row(written[start:end], pattern) for start, end in parts):
            return parts
    return []


def _is_row(written: Sequence[str], pattern: Pattern) -> bool:
    columns = columns_of(written, pattern)
    return columns is not None and fitness(written, columns, pattern) == len(written)


def _count(word: str) -> int | None:
    digits = word.strip("().、")
    return int(digits) if digits.isdecimal() else None


def _row_end(written: Sequence[str], start: int, width: int, following: int) -> int:
    """Where the next row's number stands; for the last row after as many lines as the header has."""
    distances = (width, *range(width + 1, width + _MOST_EXTRA), width - 1)
    found = (start + away for away in distances if start + away < len(written))
    return next((end for end in found if _count(written[end]) == following), min(start + width, len(written)))


def _fitted(text: str, row: Row, heads: Sequence[str], rules: Rules) -> Row | None:
    """A row with as many cells as there are heads; None where it is not clear which line belongs to which cell."""
    extra = len(row) - len(heads)
    if extra < 0:
        return row if extra == -1 and role_of(heads[-1], rules) == "remark" else None
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
