"""A text's lines, without the white space around them, and where a fixed width broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from minsheng_extract.segmenting.markup import TAG

_LINE = re.compile(r"[^\s\u200b\ufeff\u2060][^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*|[\u200b\ufeff\u2060]+")
_BREAKING = re.compile(r"</?(?:p|br|div|li|ul|ol|tr|td|th|table|tbody|h[1-6]|section|article)\b", re.IGNORECASE)
_WIDE = 0x2E80


class Line(NamedTuple):
    """One line: its span without outer white space, and its folded text without any white space."""

    start: int
    end: int
    squeezed: str


def lines_of(folded: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a stretch of text that are not blank.

    >>> [line.squeezed for line in lines_of("一、 就业\\n\\n  二、教育 ", 0, 13)]
    ['一、就业', '二、教育']
    """
    for match in _LINE.finditer(folded, start, end):
        written = match.group()
        if "<" in written and TAG.search(written):
            for left, right in _between_tags(folded, *match.span()):
                yield _line(folded[left:right], left)
        else:
            yield _line(written, match.start())


def stripped(folded: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends.

    >>> stripped("| 区教育局 |", 1, 7)
    (2, 6)
    """
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end


def _line(written: str, start: int) -> Line:
    return Line(start, start + len(written.rstrip()), "".join(written.split()))


def _between_tags(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line with markup left in it, cut at tags that end lines, and at those at the ends of what is left."""
    at = start
    for tag in TAG.finditer(folded, start, end):
        blank = not folded[at : tag.start()].strip()
        if blank or _BREAKING.match(tag.group()) or not folded[tag.end() : end].strip():
            if not blank:
                yield _stripped(folded, at, tag.start())
            yield tag.span()
            at = tag.end()
    if folded[at:end].strip():
        yield _stripped(folded, at, end)


def _stripped(folded: str, start: int, end: int) -> tuple[int, int]:
    while folded[start].isspace():
        start += 1
    return start, end


def width(line: Line) -> int:
    """How much room a line takes: two for a Chinese character, one for a letter or digit."""
    return sum(2 if ord(character) >= _WIDE else 1 for character in line.squeezed)


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which a text's lines were broken, None where a line is a paragraph.

    Broken lines are of one width, but for the last of each paragraph; paragraphs are of any.
    """
    written = [line for line in lines if len(line.squeezed) >= 12]
    if len(written) < 20:
        return None
    lengths = sorted(len(line.squeezed) for line in written)
    if lengths[-len(lengths) // 20] > 70:
        return None
    widths = sorted(width(line) for line in written)
    full = widths[-len(widths) // 20 - 1]
    near = sum(full - 5 <= each <= full + 4 for each in widths)
    return full if full <= 130 and near * 2 >= len(widths) else None
