"""Lines that may hold a table, and what is found in them: heads and rows as spans of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import NamedTuple

from minsheng_extract.reading.heads import role_of
from minsheng_extract.records import Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.framing import frame_of
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column, columns_of

LONGEST_HEAD = 16
FEWEST_HEADS, MOST_HEADS = 3, 14
_MANY = 6
_LONGEST_NAME_HEAD = 10

_PARTS_BROKEN = 2
_BRACKET = re.compile(r"[(\[][^()\[\]]{1,8}[)\]]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)")

Span = tuple[int, int]


class LooseRow(NamedTuple):
    """One row: the spans of its cells by column; `section` says that it is one cell over all columns.

    `shared` are the columns whose cell above reaches it.
    """

    by_column: dict[int, Span]
    section: bool = False
    shared: tuple[int, ...] = ()


class Found(NamedTuple):
    """A table found at the start of a region, and how many of its lines it takes.

    It is given by one row of heads and the rows below, or, where its heads have levels, as a table.
    """

    heads: list[Span]
    rows: list[LooseRow]
    used: int
    table: Table | None = None


def _may_be_head(name: str) -> bool:
    return 0 < len(name) <= LONGEST_HEAD and _NUMBERED.match(name) is None


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from one place up to the next table or the text's end, looked at only as far as need be."""

    pieces: Sequence[Line | Table]
    start: int
    folded: str
    rules: Rules

    def line(self, at: int) -> Line | None:
        """The line at a place, None behind the last; a line that frames the text ends the region."""
        place = self.start + at
        piece = self.pieces[place] if place < len(self.pieces) else None
        return piece if isinstance(piece, Line) and frame_of(piece.squeezed, self.rules) is None else None

    def lines(self, at: int = 0) -> Iterator[Line]:
        """The lines from a place on."""
        while (line := self.line(at)) is not None:
            yield line
            at += 1

    def written(self, span: Span) -> str:
        """Folded text of a span."""
        return self.folded[slice(*span)]

    def is_header(self, heads: Sequence[Span]) -> bool:
        """Whether cells are heads: three or more, short, different but for one, most of a known role."""
        names = ["".join(self.written(span).split()) for span in heads]
        if not FEWEST_HEADS <= len(names) <= MOST_HEADS or not all(map(_may_be_head, names)):
            return False
        known = sum(role_of(name, self.rules) is not None for name in names)
        return known * 3 >= len(names) * 2 and len(set(names)) >= len(names) - (len(names) > _MANY)

    def stacked_heads(self) -> list[Span]:
        """The heads at the region's top, one a line; none where the first is too long for a name's, as titles are."""
        return self.heads_among(list(islice(self.lines(), MOST_HEADS)))

    def joined_heads(self, lines: Sequence[Line]) -> list[Span]:
        """The heads in some lines, with what stands in a bracket alone below a head joined to it: 完成目标, (%).

        A short first head broken before the head of the numbers is one: 工程, 名称, 序号.
        """
        heads: list[Span] = []
        broken = self._breaks_before_numbers(lines)
        for at, line in enumerate(lines):
            if heads and (_BRACKET.fullmatch(line.squeezed) or (broken and at == 1)):
                heads[-1] = (heads[-1][0], line.end)
            else:
                heads.append((line.start, line.end))
        return heads

    def _breaks_before_numbers(self, lines: Sequence[Line]) -> bool:
        return (
            len(lines) > _PARTS_BROKEN
            and all(len(line.squeezed) == _PARTS_BROKEN for line in lines[:_PARTS_BROKEN])
            and role_of(lines[0].squeezed + lines[1].squeezed, self.rules) in ("content", "other")
            and role_of(lines[_PARTS_BROKEN].squeezed, self.rules) == "number"
        )

    def heads_among(self, cells: Sequence[Line]) -> list[Span]:
        """The heads that some cells begin with."""
        if not cells or len(cells[0].squeezed) > _LONGEST_NAME_HEAD:
            return []
        return [(cell.start, cell.end) for cell in takewhile(self._is_one_head, cells)]

    def _is_one_head(self, line: Line) -> bool:
        """Whether a line is one head and not several: its characters may be spread out, its words not."""
        written = self.written((line.start, line.end))
        known = len(line.squeezed) <= LONGEST_HEAD and role_of(line.squeezed, self.rules) is not None
        return known and sum(len(word) > 1 for word in written.split()) < 2

    def columns(self, heads: Sequence[Span]) -> tuple[Column, ...]:
        """The columns under some heads."""
        return columns_of([["".join(self.written(span).split())] for span in heads], self.rules)
