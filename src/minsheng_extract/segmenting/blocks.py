"""Paragraphs and tables -> blocks: stretches in which sentences run."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minsheng_extract.records import Block, ColumnRole
from minsheng_extract.records.layout import BlockKind
from minsheng_extract.segmenting.answering import answering_sections
from minsheng_extract.segmenting.laid import Laid
from minsheng_extract.segmenting.markup import trimmed, without_markup
from minsheng_extract.segmenting.offices import Statement
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.sections import headed_role, labelled_role
from minsheng_extract.segmenting.tables.cells import table_blocks
from minsheng_extract.segmenting.titles import is_heading_line

_CHARACTER = re.compile(r"\S")

Piece = tuple[int, int, int | None, BlockKind]


def blocks_of(laid: Laid) -> Iterator[Block]:
    """The blocks in order; every character that is not white space stands in one."""
    section: ColumnRole | None = None
    answering = answering_sections(laid)
    for at, (paragraph, own) in enumerate(zip(laid.paragraphs, _own_units(laid), strict=True)):
        if paragraph.kind == "text":
            kind = _whole_kind(laid, at, own)
            if own or kind == "heading":
                section = None if own else headed_role(laid.folded, paragraph.start, paragraph.end, laid.rules)
            blocks = _text_blocks(laid, at, own, kind, answering.get(at, section))
        else:
            blocks = table_blocks(laid, at) if paragraph.kind == "table" else _framing(paragraph)
        for block in blocks:
            if block.kind == "furniture":
                yield block
            else:
                yield from without_markup(laid.text, block)


def _framing(paragraph: Paragraph) -> Iterator[Block]:
    kind: BlockKind = "furniture" if paragraph.kind == "furniture" else "paragraph"
    yield Block(paragraph.start, paragraph.end, kind, None, rule=paragraph.rule)


def _own_units(laid: Laid) -> Iterator[list[int]]:
    """For each paragraph the units that start in it."""
    first, units = 0, laid.tree.units
    for at in range(len(laid.paragraphs)):
        last = first
        while last < len(units) and units[last].paragraph == at:
            last += 1
        yield list(range(first, last))
        first = last


def _text_blocks(laid: Laid, at: int, own: list[int], whole: BlockKind, section: ColumnRole | None) -> Iterator[Block]:
    """A paragraph, cut where a unit starts inside it and where only offices stand."""
    paragraph, units = laid.paragraphs[at], laid.tree.units
    first = units[own[0]].text_start if own and not units[own[0]].inline else paragraph.start
    section = labelled_role(laid.folded, first, paragraph.end, laid.rules) or section
    cuts = [(paragraph.start, laid.tree.current[at])]
    cuts += [(units[number].start, number) for number in own if units[number].inline]
    stated = laid.statements.get(at)
    statements = _apart(laid, stated, paragraph.end) if stated and whole != "office" else []
    if len(cuts) == 1 and not statements:
        item = laid.tree.current[at]
        due = laid.deadline(item)
        goes_on, own_offices = paragraph.continues, laid.own.get(at)
        yield Block(paragraph.start, paragraph.end, whole, item, section, None, None, due, goes_on, offices=own_offices)
        return
    for start, end, item, kind in _pieces(cuts, paragraph.end, statements, whole):
        block = trimmed(
            laid.text, Block(start, end, kind, item, section, deadline=laid.deadline(item), offices=laid.own.get(at))
        )
        if block is not None:
            if own and start > paragraph.start:
                block = block._replace(column=labelled_role(laid.folded, block.start, end, laid.rules) or section)
            yield block._replace(continues=paragraph.continues and start == paragraph.start)


def _pieces(
    cuts: Sequence[tuple[int, int | None]], end: int, statements: Sequence[Statement], whole: BlockKind
) -> Iterator[Piece]:
    """The pieces between cuts, and the statements of offices among them as pieces of their own.

    What stands behind offices is no heading, though it be what stands before them.
    """
    waiting = deque(statements)
    for (start, item), (stop, _) in pairwise([*cuts, (end, None)]):
        while waiting and waiting[0].start < stop:
            statement = waiting.popleft()
            if statement.start > start:
                yield start, statement.start, item, whole
            start = min(statement.end, stop)
            yield statement.start, start, item, "office"
            whole = "paragraph" if whole == "heading" else whole
        if start < stop:
            yield start, stop, item, whole


def _apart(laid: Laid, statements: Sequence[Statement], end: int) -> list[Statement]:
    """The statements that do not stand in the midst of a sentence: at its end, behind it, or before another."""
    found: list[Statement] = []
    folded = laid.folded
    for statement in reversed(statements):
        rest = _CHARACTER.search(folded, statement.end, end)
        ended = folded[statement.end - 1] in "。;" or folded[statement.start - 1] in "。;!?"
        follows = rest is not None and bool(found) and found[-1].start == rest.start()
        section = rest is not None and labelled_role(folded, rest.start(), end, laid.rules) is not None
        if rest is None or folded[rest.start()] in "。;.(【[" or follows or ended or section:
            found.append(statement)
    return found[::-1]


def _whole_kind(laid: Laid, at: int, own: list[int]) -> BlockKind:
    paragraph, units = laid.paragraphs[at], laid.tree.units
    statements = laid.statements.get(at, ())
    if statements and statements[0].alone:
        return "office"
    if own and not units[own[0]].inline:
        return "heading" if _is_heading_unit(laid, at, own) else "paragraph"
    if own or paragraph.continues:
        return "paragraph"
    return "heading" if is_heading_line(laid.folded, paragraph.start, paragraph.end, laid.rules) else "paragraph"


def _is_heading_unit(laid: Laid, at: int, own: list[int]) -> bool:
    """The unit's line is its title, and its text stands below."""
    unit = laid.tree.units[own[0]]
    if len(own) > 1 or not unit.title:
        return False
    statements = laid.statements.get(at, ())
    stop = statements[0].start if statements else unit.text_end
    written = laid.text[unit.text_start : stop].strip(" \t\u3000、。：:；;.．")
    return "".join(written.split()) == "".join(unit.title.split())
