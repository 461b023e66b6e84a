"""Rows that only their header gives away: it begins with 序号, and what follows has as many parts in every row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from minsheng_extract.reading.heads import opening, squeezed
from minsheng_extract.reading.linear_fit import columns_of, fitness, pattern_of
from minsheng_extract.reading.linear_offices import parted_by_offices
from minsheng_extract.reading.linear_row import (
    Row,
    Span,
    heads_numbers,
    is_number,
    lines,
    split,
    trimmed,
    words,
)
from minsheng_extract.reading.linear_stack import stacked
from minsheng_extract.rulebook import Rules

_HEAD = r"\S{2,8}|\S(?:[ \u3000]+\S){1,3}"
_FIRST = re.compile(rf"^[ \u3000]*({_HEAD})(?=\s)", re.MULTILINE)
_SECOND = re.compile(rf"[ \u3000]*(?:\r?\n[ \u3000]*){{0,4}}({_HEAD})(?=\s)")
_PARTED = re.compile(r"[^\n]*[\t|｜│┃]")
_GAPS = (re.compile(r"[ \u3000]{2,}|\u3000"), re.compile(r"[ \u3000]+"))
_MOST_LINES = 5000
_LINES_MORE = 3


def under_headers(text: str, rules: Rules) -> Iterator[list[Row]]:
    """The rows under every line that begins a header, a row a line or a cell a line; empty where they do not fit."""
    end = 0
    for start in _headers(text, rules):
        if start < end or _PARTED.match(text, start):
            continue
        for read in (_a_row_a_line, _a_cell_a_line, parted_by_offices):
            if len(rows := read(text, start, rules)) > 1:
                end = rows[-1][-1].end
                yield rows
                break


def _headers(text: str, rules: Rules) -> Iterator[int]:
    """Where lines begin with the head of a column of numbers, or with that of a column of groups before it."""
    heads = opening(rules)
    for first in _FIRST.finditer(text):
        written = squeezed(first[1])
        following = _SECOND.match(text, first.end()) if heads.group.search(written) else None
        if heads.place([written, squeezed(following[1])] if following else [written]) is not None:
            yield first.start()


def _filled_lines(text: str, start: int) -> Iterator[Span]:
    spans = (trimmed(text, line.start, line.end) for line in lines(text, start))
    return (span for span in spans if span.end > span.start)


def _a_row_a_line(text: str, start: int, rules: Rules) -> list[Row]:
    """Cells parted by spaces, wide ones if the header has them: as many in every line, the first a number."""
    for gap in _GAPS:
        following = _filled_lines(text, start)
        written = split(text, next(following), gap)
        rows = [_unspaced(written)]
        if not heads_numbers(heads := words(text, rows[0]), rules):
            continue
        for line in following:
            row = split(text, line, gap)
            if not _fits(words(text, row), heads, [words(text, one) for one in rows[1:2]], rules):
                going_on = (split(text, one, gap) for one in (line, *islice(following, _LINES_MORE)))
                if rows[0] != written and any(is_number(words(text, one)[0]) for one in going_on):
                    return []  # heads put together by guess, and rows that go on without fitting
                break
            rows.append(row)
        if len(rows) > 1:
            return rows
    return []


def _unspaced(heads: Row) -> Row:
    """Heads of which the characters stand apart, as one each: 工 作 任 务."""
    cells: Row = []
    apart = False
    for cell in heads:
        single = cell.end - cell.start == 1
        if single and apart:
            cells[-1] = Span(cells[-1].start, cell.end)
        else:
            cells.append(cell)
        apart = single
    return cells


def _fits(row: list[str], heads: list[str], first: list[list[str]], rules: Rules) -> bool:
    """A row with every cell, or, where the first row shows which columns hold figures, one without merged cells."""
    if len(row) == len(heads):
        return is_number(row[0]) or is_number(row[1])
    pattern = pattern_of(heads, first, rules)
    if pattern is None or not pattern.has_figures or len(row) < max(2, len(heads) - 2):
        return False
    columns = columns_of(row, pattern)
    return columns is not None and fitness(row, columns, pattern) == len(row)


def _a_cell_a_line(text: str, start: int, rules: Rules) -> list[Row]:
    return stacked(text, islice(_filled_lines(text, start), _MOST_LINES), rules)
