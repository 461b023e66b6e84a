"""Lines to paragraphs, by how Chinese is set: first lines indented, lines filled to the edge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from minsheng_extract.reading.draft import PAGE
from minsheng_extract.reading.set_line import CANNOT_BEGIN, LATIN, SetLine

_SHARE_OF_STARTS = 0.08
_SHARE_OF_ENDS = 0.97
_LEAST_ENDS = 3
_FULL = 0.05
"""In ems: what a measured width may be wrong by."""
_MIXED = 0.25
"""In ems: what word processors put between Chinese characters and digits or letters."""
_INDENT = 1.2
_DEEPEST_INDENT = 2.7
_LARGER = 1.15
_CENTRED = 1.0
_DIGITS = frozenset("0123456789.,%")
_ENDED = frozenset("。！？；：")
_MARKER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、章节条是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳•●○◆■])"
)


class Frame(NamedTuple):
    """The column in which lines run: its left and right edge."""

    left: float
    right: float


def frame_of(lines: Sequence[SetLine], width: float) -> Frame:
    """The column the lines of pages so wide run in.

    Its left edge is the leftmost one that lines begin at, its right edge the farthest that several
    reach; where too few reach one, the margins are taken to be alike.
    """
    if not lines:
        return Frame(0, width)
    size = median(line.size for line in lines)
    starts = sorted(line.x0 for line in lines)
    enough = max(1, round(_SHARE_OF_STARTS * len(lines)))
    left = next((at for at in starts if sum(abs(at - other) < size / 2 for other in starts) >= enough), starts[0])
    ends = sorted(line.x1 for line in lines if line.text[-1] not in CANNOT_BEGIN) or [max(line.x1 for line in lines)]
    right = ends[round(_SHARE_OF_ENDS * (len(ends) - 1))]
    reached = sum(right - end < size for end in ends)
    return Frame(left, right if reached >= _LEAST_ENDS else max(right, width - left))


Begins = Callable[[Sequence[SetLine], SetLine], bool]
"""Whether a line begins a paragraph, given the lines of the current one."""


def paragraphs(lines: Iterable[SetLine], begins: Begins) -> Iterator[list[SetLine]]:
    """Lines in reading order, grouped into paragraphs; page breaks part none."""
    current: list[SetLine] = []
    for line in lines:
        if current and begins(current, line):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def begins_in_column(frames: Mapping[int, Frame]) -> Begins:
    """For body text: `frames` gives the column of each page."""

    def begins(current: Sequence[SetLine], line: SetLine) -> bool:
        last, frame = current[-1], frames[line.page]
        if _is_set_otherwise(last, line) or frame is not frames[last.page]:
            return True
        if _is_centred(last, frame) and _is_centred(line, frame):
            return _is_apart(last, line) or last.text[-1] in _ENDED
        if line.page == last.page and _is_apart(last, line):
            return True
        if not is_full(last, line, frames[last.page].right - last.x0):
            return True
        return _is_first(current[0], line, frame) or _is_marked(last, line)

    return begins


def _is_set_otherwise(last: SetLine, line: SetLine) -> bool:
    """True where the size changes; a line without Chinese characters is lower in any case."""
    alike = 1 / _LARGER < line.size / last.size < _LARGER
    return not alike and not last.text.isascii() and not line.text.isascii()


def begins_in_cell(width: float) -> Begins:
    """For a cell whose lines may be `width` wide: set to the left or centred, a line that is not full ends."""

    def begins(current: Sequence[SetLine], line: SetLine) -> bool:
        return not is_full(current[-1], line, width) or _is_marked(current[-1], line)

    return begins


def is_full(last: SetLine, line: SetLine, width: float) -> bool:
    """True where the beginning of the next line would not have fitted on the last one."""
    mixed = bool(LATIN.match(last.text[-1])) != bool(LATIN.match(line.text[0]))
    return last.x1 - last.x0 + line.head + (_FULL + _MIXED * mixed) * line.size >= width


def _is_marked(last: SetLine, line: SetLine) -> bool:
    return last.text[-1] in _ENDED and _MARKER.match(line.text) is not None


def _is_first(first: SetLine, line: SetLine, frame: Frame) -> bool:
    """True where a line is indented as first lines are, and not as the rest of a hanging paragraph."""
    indent = (line.x0 - frame.left) / line.size
    if indent < _INDENT:
        return False
    deeper = (line.x0 - first.x0) / line.size
    unindented_before = (first.x0 - frame.left) / line.size < _INDENT / 2
    return deeper < _INDENT / 2 or (unindented_before and indent < _DEEPEST_INDENT)


def _is_centred(line: SetLine, frame: Frame) -> bool:
    left, right = line.x0 - frame.left, frame.right - line.x1
    return left > _DEEPEST_INDENT * line.size and abs(left - right) < _CENTRED * line.size


def _is_apart(last: SetLine, line: SetLine) -> bool:
    """True where more than a line and a half of white stands between."""
    return line.top - last.bottom > 1.6 * line.size


def joined(lines: Sequence[SetLine], seen: int) -> str:
    """The lines of a paragraph as one text, a page mark where a page after `seen` begins."""
    out = PAGE * (lines[0].page - seen) + lines[0].text
    seen = max(seen, lines[0].page)
    for last, line in pairwise(lines):
        out += PAGE * (line.page - seen)
        seen = max(seen, line.page)
        if LATIN.match(last.text[-1]) and LATIN.match(line.text[0]) and not _in_number(last.text, line.text):
            out += " "
        out += line.text
    return out


def _in_number(before: str, after: str) -> bool:
    return before[-1] in _DIGITS and after[0] in _DIGITS
