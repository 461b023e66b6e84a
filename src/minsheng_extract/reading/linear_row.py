"""One row of a table that stands in plain text: the spans of its cells, and what its words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.heads import opening
from minsheng_extract.rulebook import Rules

_TAG = re.compile(r"</?(?:p|br|div|span)\b[^<>]{0,80}>", re.IGNORECASE)
_NUMBER = re.compile(r"[(]?(?:[0-9]{1,3}(?:[.-][0-9]{1,3}){0,2}|[一二三四五六七八九十百]{1,4})[).、]?\*?")
_LONGEST_HEAD = 20
_MOST_COLUMNS = 16


class Span(NamedTuple):
    """A stretch of the text, end exclusive."""

    start: int
    end: int


Row = list[Span]
"""The spans of a row's cells from left to right; an empty cell has no text in it."""


def lines(text: str, start: int = 0) -> Iterator[Span]:
    """The lines from an offset on, without their breaks."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Span(start, end)
        start = end + 1


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space and the tags at its edges.

    >>> trimmed("<p> 区教育局 </p>", 0, 13)
    Span(start=4, end=8)
    """
    while start < end:
        if text[start].isspace():
            start += 1
        elif text[start] == "<" and (tag := _TAG.match(text, start, end)):
            start = tag.end()
        else:
            break
    while start < end:
        if text[end - 1].isspace():
            end -= 1
        elif text[end - 1] == ">" and _TAG.fullmatch(text, opened := text.rfind("<", start, end), end):
            end = opened
        else:
            break
    return Span(start, end)


def after_tags(text: str, end: int) -> int:
    """Where the tags that follow a cell end."""
    while tag := _TAG.match(text, end):
        end = tag.end()
    return end


def split(text: str, line: Span, gap: re.Pattern[str]) -> Row:
    """The cells of a line, parted by `gap`."""
    cells: Row = []
    start = line.start
    for found in gap.finditer(text, line.start, line.end):
        cells.append(trimmed(text, start, found.start()))
        start = found.end()
    return [*cells, trimmed(text, start, line.end)]


def words(text: str, row: Row) -> list[str]:
    """The cells' texts, folded and without white space."""
    return ["".join(fold(text[cell.start : cell.end]).split()) for cell in row]


def filled(row: Row) -> int:
    """How many cells have text in them."""
    return sum(cell.end > cell.start for cell in row)


def is_number(word: str) -> bool:
    """Whether a cell holds a row's number and nothing else: 3, 1.2, 十二, （三）."""
    return _NUMBER.fullmatch(word) is not None


def heads_numbers(heads: list[str], rules: Rules) -> bool:
    """Whether some words are a header that begins with a number column: 序号 项目 目标, 类别 序号 指标."""
    return (
        3 <= len(heads) <= _MOST_COLUMNS
        and opening(rules).place(heads) is not None
        and all(0 < len(head) <= _LONGEST_HEAD and not is_number(head) for head in heads)
    )
