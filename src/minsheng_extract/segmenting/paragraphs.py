"""Lines -> paragraphs: joined where a page or a line width broke them, furniture told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from minsheng_extract.records import Document, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.framing import frame_of
from minsheng_extract.segmenting.joining import Flow, Unfinished, goes_on, may_interrupt
from minsheng_extract.segmenting.lines import Line, wrap_width
from minsheng_extract.segmenting.listing import closes_items, is_number_alone, numbers_alone
from minsheng_extract.segmenting.markers import Marker, marker_at
from minsheng_extract.segmenting.tables.loose import pieces_of
from minsheng_extract.segmenting.tearing import breaks_clauses, tear_of

ParagraphKind = Literal["text", "furniture", "closing", "attachment", "table"]

_PAGE = "frame.page"
_RUNNING_HEAD = 40


class Paragraph(NamedTuple):
    """A stretch of text that was written as one, a table, or a line of furniture.

    `marker` is the list number it may start with; `continues` says that its sentence began in the
    paragraph before, with only furniture between the two.
    """

    start: int
    end: int
    kind: ParagraphKind
    marker: Marker | None = None
    table: Table | None = None
    continues: bool = False
    rule: str | None = None


def paragraphs_of(document: Document, folded: str, rules: Rules) -> list[Paragraph]:
    """The document's paragraphs and tables in order; every character but white space is in one."""
    pieces = pieces_of(document, folded, rules)
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    counts = Counter(line.squeezed for line in lines if len(line.squeezed) <= _RUNNING_HEAD)
    repeated = frozenset(text for text, count in counts.items() if count > 2)
    tear = tear_of(lines, folded)
    listed = frozenset() if tear else numbers_alone(lines)
    closes, clauses = closes_items(lines), breaks_clauses(lines, folded, rules)
    joiner = _Joiner(Flow(folded, rules, wrap_width(lines), repeated, tear, listed, closes, clauses))
    return [paragraph for at in range(len(pieces)) for paragraph in joiner.take(pieces, at)] + joiner.rest()


@dataclass(slots=True)
class _Joiner:
    """The paragraph being joined; `held` are lines that belong to the page if it goes on behind them."""

    flow: Flow
    open: Paragraph | None = None
    last: Line = field(default_factory=lambda: Line(0, 0, ""))
    held: list[Line] = field(default_factory=list)

    def take(self, pieces: Sequence[Line | Table], at: int) -> Iterator[Paragraph]:
        """The paragraphs that a line or table finishes."""
        piece = pieces[at]
        if isinstance(piece, Table):
            yield from self.rest()
            yield Paragraph(piece.start, piece.end, "table", table=piece)
            return
        paragraph = self._paragraph(piece)
        if self._holds(paragraph, piece, pieces, at):
            self.held.append(piece)
        elif self._joins(paragraph, piece):
            yield from self._join(paragraph, piece)
        else:
            yield from self.rest()
            if paragraph.kind == "text":
                self.open, self.last = paragraph, piece
            else:
                yield paragraph

    def rest(self) -> list[Paragraph]:
        """The paragraph and the lines still open, each as what it is by itself."""
        paragraphs = [self.open] if self.open else []
        paragraphs += [self._paragraph(line) for line in self.held]
        self.open, self.held = None, []
        return paragraphs

    def _holds(self, paragraph: Paragraph, line: Line, pieces: Sequence[Line | Table], at: int) -> bool:
        if self.open is None or paragraph.kind not in ("text", "furniture"):
            return False
        behind = pieces[at + 1].start if at + 1 < len(pieces) else len(self.flow.folded)
        above = Unfinished(self.open.start, self.open.marker, self.last)
        return may_interrupt(line, paragraph.marker, above, (pieces[at - 1].end, behind), self.flow)

    def _joins(self, paragraph: Paragraph, line: Line) -> bool:
        if self.open is None or paragraph.kind != "text":
            return False
        above = Unfinished(self.open.start, self.open.marker, self.last)
        paged = any(self.flow.is_page(held) for held in self.held)
        return goes_on(line, paragraph.marker, above, self.flow, paged=paged)

    def _join(self, paragraph: Paragraph, line: Line) -> Iterator[Paragraph]:
        """Add the line; behind furniture it is a paragraph of its own that continues the one above."""
        if self.open and not self.held:
            self.open = self.open._replace(end=line.end)
        elif self.open:
            yield self.open
            yield from (Paragraph(held.start, held.end, "furniture", rule=_PAGE) for held in self.held)
            self.open = paragraph._replace(marker=None, continues=True)
        self.held, self.last = [], line

    def _paragraph(self, line: Line) -> Paragraph:
        """A line by itself."""
        frame = frame_of(line.squeezed, self.flow.rules)
        if frame is None:
            return Paragraph(line.start, line.end, "text", self._marker(line))
        if frame.part in ("site", "page"):
            return Paragraph(line.start, line.end, "furniture", rule=frame.id)
        kind: ParagraphKind = "closing" if frame.part == "closing" else "attachment"
        return Paragraph(line.start, line.end, kind, rule=frame.id)

    def _marker(self, line: Line) -> Marker | None:
        """The list number a line starts with; one that could be a figure is none without a list around it."""
        if is_number_alone(line) and line.start not in self.flow.listed:
            return None
        return marker_at(self.flow.folded, line.start, line.end, self.flow.rules)
