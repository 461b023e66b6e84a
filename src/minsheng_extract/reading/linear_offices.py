"""Rows whose cells single blanks part, as words in a cell are: the offices in the third column tell which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minsheng_extract.folding import fold
from minsheng_extract.reading.heads import role_of
from minsheng_extract.reading.linear_row import Row, Span, heads_numbers, lines, split, trimmed, words
from minsheng_extract.reading.title import is_office
from minsheng_extract.rulebook import Rules

_BLANKS = re.compile(r"[ \u3000]+")
_NUMBERED = re.compile(r"\s*(\d{1,3})[ \u3000]+(?=\S)")
_SECTION = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])\S{2,36}\s*")
_WORD = re.compile(r"\S+")
_NO_OFFICE = re.compile(r"[\d。，,；;：:]")
_OFFICES = 2
_WIDTHS = (3, 4)
_LONGEST_OFFICE, _LONGEST_LINE = 20, 400


def parted_by_offices(text: str, start: int, rules: Rules) -> list[Row]:
    """The rows under such a header, 序号 任务 责任单位 推进情况; empty where they do not fit.

    A row begins on a line with the next number; its offices, each on a line or several side by side, end what was
    asked and begin what was done. A section's heading between two rows is a row of one cell.
    """
    following = lines(text, start)
    heads = split(text, next(following), _BLANKS)
    heads = [cell for cell in heads if cell.end > cell.start]
    written = words(text, heads)
    if len(heads) not in _WIDTHS or not heads_numbers(written, rules):
        return []
    if role_of(written[_OFFICES], rules) not in ("responsible", "lead"):
        return []
    rows: list[Row] = [heads]
    for stretch in _stretches(text, following):
        row = _row(text, stretch, len(heads), rules)
        if row is None:
            break
        rows.append(row)
    while len(rows[-1]) == 1:
        rows.pop()
    rows[-1][-1] = _first_line(text, rows[-1][-1])  # what stands below the table belongs to none of its cells
    return rows if len(rows) > _OFFICES else []


def _stretches(text: str, following: Iterator[Span]) -> Iterator[Span]:
    """What belongs together: from a line with the next number to the line before the one behind it, or a heading."""
    begun: Span | None = None
    expected = None
    for line in following:
        number = _NUMBERED.match(text, line.start, line.end)
        count = int(number[1]) if number else None
        heading = _SECTION.fullmatch(text, line.start, line.end) is not None
        if heading or (count is not None and count == (expected or count)):
            if begun:
                yield begun
            begun, expected = (None, expected) if heading else (line, (count or 0) + 1)
            if heading:
                yield line
        elif begun is None:
            return
        elif line.end - begun.start > _LONGEST_LINE and not text[line.start : line.end].strip():
            break
        else:
            begun = Span(begun.start, line.end)
    if begun:
        yield begun


def _row(text: str, stretch: Span, width: int, rules: Rules) -> Row | None:
    """The cells of a row, or the one of a heading; None where no office parts them."""
    number = _NUMBERED.match(text, stretch.start, stretch.end)
    if number is None:
        return [trimmed(text, stretch.start, stretch.end)]
    found = [Span(*word.span()) for word in _WORD.finditer(text, number.end(), stretch.end)]
    first = next((at for at, word in enumerate(found) if at and _is_office(text, word, rules)), None)
    if first is None:
        return None
    last = first
    for at in range(first + 1, len(found)):
        if _NO_OFFICE.search(text, *found[at]) or found[at].end - found[at].start > _LONGEST_OFFICE:
            break
        last = at if _is_office(text, found[at], rules) else last
    row = [Span(*number.span(1)), Span(found[0].start, found[first - 1].end), Span(found[first].start, found[last].end)]
    rest = found[last + 1 :]
    if width == len(row):
        return None if rest else row
    return [*row, Span(rest[0].start, rest[-1].end) if rest else Span(found[last].end, found[last].end)]


def _first_line(text: str, cell: Span) -> Span:
    end = text.find("\n", cell.start, cell.end)
    return cell if end < 0 else trimmed(text, cell.start, end)


def _is_office(text: str, word: Span, rules: Rules) -> bool:
    return not _NO_OFFICE.search(text, *word) and is_office(fold(text[word.start : word.end]), rules)
