"""Lines -> paragraphs: joined where a page or a line width broke them, furniture told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from minsheng_extract.records import Document, Table
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.framing import frame_of
from minsheng_extract.segmenting.labels import opens_with_label
from minsheng_extract.segmenting.lines import Line, width, wrap_width
from minsheng_extract.segmenting.loose import pieces_of
from minsheng_extract.segmenting.markers import Marker, marker_at
from minsheng_extract.segmenting.names import all_offices

ParagraphKind = Literal["text", "furniture", "closing", "attachment", "table"]

_FINISHED = "。!?;:)】]》>”’…"
_GOES_ON_AFTER = ",、("
_STARTS_A_REST = ",。;:!?、)》】”’%"
_SHORT_REST = re.compile(r"[^\s,。;:、\d]{1,3}[。,;、]")
_TORN_REST = re.compile(r"[^\s,。;:、\d][。,;]")
_OPENING = re.compile(r"[《“(](?=[^》”)]{0,60}$)")
_NUMBER_ALONE = re.compile(r"\d{1,4}$")
_LONG, _SHORT, _SHORTEST = 50, 20, 8
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


class _Text(NamedTuple):
    folded: str
    rules: Rules
    wrap: int | None
    repeated: frozenset[str]


def paragraphs_of(document: Document, folded: str, rules: Rules) -> list[Paragraph]:
    """The document's paragraphs and tables in order; every character but white space is in one."""
    pieces = pieces_of(document, folded, rules)
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    counts = Counter(line.squeezed for line in lines if len(line.squeezed) <= _RUNNING_HEAD)
    repeated = frozenset(text for text, count in counts.items() if count > 2)
    text = _Text(folded, rules, wrap_width(lines), repeated)
    return list(_joined(pieces, text))


def _joined(pieces: list[Line | Table], text: _Text) -> Iterator[Paragraph]:
    """Paragraphs as they are finished. `held` are lines that may be furniture inside one."""
    open_: Paragraph | None = None
    last = Line(0, 0, "")
    held: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Line):
            paragraph = _paragraph(piece, text)
            if _may_interrupt(piece, paragraph, open_, text):
                held.append(piece)
                continue
            paged = any(frame_of(line.squeezed, text.rules) for line in held)
            if open_ and paragraph.kind == "text" and _goes_on(open_, last, piece, paragraph, text, paged=paged):
                if held:
                    yield open_
                    yield from (_furniture(line) for line in held)
                    open_ = paragraph._replace(marker=None, continues=True)
                else:
                    open_ = open_._replace(end=piece.end)
                held, last = [], piece
                continue
        else:
            paragraph = Paragraph(piece.start, piece.end, "table", table=piece)
        if open_:
            yield open_
        yield from (_paragraph(line, text) for line in held)
        open_, held = None, []
        if paragraph.kind == "text" and isinstance(piece, Line):
            open_, last = paragraph, piece
        else:
            yield paragraph
    if open_:
        yield open_
    yield from (_paragraph(line, text) for line in held)


def _paragraph(line: Line, text: _Text) -> Paragraph:
    frame = frame_of(line.squeezed, text.rules)
    if frame is None:
        return Paragraph(line.start, line.end, "text", marker_at(text.folded, line.start, line.end, text.rules))
    if frame.part in ("site", "page"):
        return Paragraph(line.start, line.end, "furniture", rule=frame.id)
    kind: ParagraphKind = "closing" if frame.part == "closing" else "attachment"
    return Paragraph(line.start, line.end, kind, rule=frame.id)


def _furniture(line: Line) -> Paragraph:
    return Paragraph(line.start, line.end, "furniture", rule="frame.page")


def _may_interrupt(line: Line, paragraph: Paragraph, open_: Paragraph | None, text: _Text) -> bool:
    """A page number, a number alone or a line that comes again and again, where a paragraph is unfinished."""
    if open_ is None or text.folded[open_.end - 1] in _FINISHED:
        return False
    if paragraph.rule == "frame.page":
        return True
    if _NUMBER_ALONE.match(line.squeezed):
        return True
    full = text.wrap is not None and width(line) >= text.wrap - 3
    comes_again = line.squeezed in text.repeated and paragraph.kind == "text" and not full
    return comes_again and not _opens(line, paragraph, text)


def _goes_on(open_: Paragraph, last: Line, line: Line, paragraph: Paragraph, text: _Text, *, paged: bool) -> bool:
    """Whether a line is the rest of the paragraph above it; `paged` says that a page number stands between."""
    folded = text.folded
    if text.wrap is not None and width(last) >= text.wrap - 3:
        return not _opens(line, paragraph, text)
    if folded[open_.end - 1] in _FINISHED or _opens(line, paragraph, text):
        return False
    if _only_marker(open_) or line.squeezed[0] in _STARTS_A_REST or folded[open_.end - 1] in _GOES_ON_AFTER:
        return True
    first = open_.marker.end if open_.marker else open_.start
    written = folded[max(first, open_.end - 1000) : open_.end]
    if _OPENING.search(written):
        return True
    if "。" in written or ";" in written:
        return _is_prose(line) and not all_offices(folded, line.start, line.end, text.rules)
    if _TORN_REST.match(line.squeezed):
        return True
    if len(written) < (_SHORT if not paged else _SHORTEST):
        return False
    long = "," in written and (paged or len(written) > _LONG)
    return _SHORT_REST.match(line.squeezed) is not None or (long and _is_prose(line))


def _only_marker(open_: Paragraph) -> bool:
    return open_.marker is not None and open_.marker.end >= open_.end


def _opens(line: Line, paragraph: Paragraph, text: _Text) -> bool:
    """Whether a line surely starts something of its own: a list number, a label."""
    marker = paragraph.marker
    return (marker is not None and not marker.style.weak) or opens_with_label(line.squeezed, text.rules)


def _is_prose(line: Line) -> bool:
    """A line of a running text has a sentence's marks in it; signatures and headings have none."""
    return any(mark in line.squeezed for mark in ",。;、") or (
        line.squeezed[-1] in _FINISHED and line.squeezed[-1] != ":"
    )
