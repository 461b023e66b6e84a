"""Rows whose cells are parted by tabs; a cell may run over several lines, in `<p>` tags or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from minsheng_extract.reading.linear_row import (
    Row,
    Span,
    filled,
    heads_numbers,
    is_number,
    lines,
    split,
    trimmed,
    words,
)
from minsheng_extract.rulebook import Rules

_TAB = re.compile("\t")
_OPENED = re.compile(r"<p\b", re.IGNORECASE)
_CLOSED = re.compile(r"</p>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*</?p\b", re.IGNORECASE)
_AHEAD = 4
_LONGEST_SECTION = 40
_SENTENCE = re.compile("[。;；]")


def tabbed(text: str, rules: Rules) -> Iterator[list[Row]]:
    """Stretches of tabbed lines, blank lines between them left out; a new header begins a new stretch."""
    position = 0
    while (tab := text.find("\t", position)) >= 0:
        start = text.rfind("\n", position, tab) + 1 or position
        rows, position = _stretch(text, start, rules)
        position = max(position, tab + 1)
        yield rows


def _stretch(text: str, start: int, rules: Rules) -> tuple[list[Row], int]:
    rows: list[Row] = []
    end = start
    for line in lines(text, start):
        if not text[line.start : line.end].strip():
            continue
        cells = split(text, line, _TAB)
        if not rows and filled(cells) < 2:
            break
        if rows and _runs_on(text, rows, cells, line):
            _join(text, rows[-1], cells)
        elif _is_row(text, rows, cells, line, rules):
            rows.append(cells)
        else:
            break
        end = line.end
    return rows, end


def _is_row(text: str, rows: list[Row], cells: Row, line: Span, rules: Rules) -> bool:
    if len(cells) == 1:
        return bool(rows) and _is_section(text, rows, line, rules)
    return not rows or not _is_new_header(text, rows, cells, rules)


def _is_new_header(text: str, rows: list[Row], cells: Row, rules: Rules) -> bool:
    heads = words(text, cells)
    return heads_numbers(heads, rules) and heads != words(text, rows[0])


def _runs_on(text: str, rows: list[Row], cells: Row, line: Span) -> bool:
    """Whether a line goes on with the last row's last cell: its tag is open, or cells are missing that it brings."""
    row, width = rows[-1], len(rows[0])
    together = len(row) + len(cells) - 1
    if len(rows) == 1 or together > width:
        return False
    if _is_open(text, row[-1].start, line.start) or _PARAGRAPH.match(text, line.start, line.end):
        return True
    if len(row) in (1, width) or cells[0].start == cells[0].end or is_number(words(text, cells[:1])[0]):
        return False
    return together == width or (len(cells) == 1 and _completed_later(text, line.end + 1, len(row), width))


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a paragraph tag before a cell's text is still open at `end`."""
    before = text.rfind("\t", 0, start) + 1
    opened = sum(1 for _ in _OPENED.finditer(text, before, end))
    return opened > sum(1 for _ in _CLOSED.finditer(text, before, end))


def _completed_later(text: str, start: int, have: int, width: int) -> bool:
    for line in islice(lines(text, start), _AHEAD):
        cells = split(text, line, _TAB)
        if len(cells) > 1:
            return have + len(cells) - 1 == width and not is_number(words(text, cells[:1])[0])
    return False


def _join(text: str, row: Row, cells: Row) -> None:
    row[-1] = trimmed(text, row[-1].start, cells[0].end)
    row.extend(cells[1:])


def _is_section(text: str, rows: list[Row], line: Span, rules: Rules) -> bool:
    """A short line between full rows (二、教育): a cell merged over all columns."""
    written = text[line.start : line.end]
    if len(written) > _LONGEST_SECTION or _SENTENCE.search(written) or len(rows[-1]) not in (1, len(rows[0])):
        return False
    following = (split(text, later, _TAB) for later in islice(lines(text, line.end + 1), _AHEAD))
    row = next((cells for cells in following if filled(cells)), [])
    if len(row) < 2 or words(text, row) == words(text, rows[0]) or heads_numbers(words(text, row), rules):
        return False
    return len(row) == len(rows[0]) or is_number(words(text, row[:1])[0])
