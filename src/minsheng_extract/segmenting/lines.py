"""A text's lines, without the white space around them, and where a fixed width broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\s\u200b\ufeff\u2060][^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*|[\u200b\ufeff\u2060]+")
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
        squeezed = "".join(written.split())
        yield Line(match.start(), match.start() + len(written.rstrip()), squeezed)


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
