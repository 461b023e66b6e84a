"""Paragraphs and tables -> blocks: stretches in which sentences run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minsheng_extract.records import Block, Cell, ColumnRole
from minsheng_extract.records.layout import BlockKind
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.columns import Column, is_unit, role_of, squeezed, unit_in, without_unit
from minsheng_extract.segmenting.offices import Statement
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.rows import Grid, Row
from minsheng_extract.segmenting.titles import is_heading_line
from minsheng_extract.segmenting.tree import Tree

_TAG = re.compile(r"</?[A-Za-z][^<>\u2e80-\uffff]{0,200}>")
_WORD = re.compile(r"\S+")
_CHARACTER = re.compile(r"\S")
_CAPTION = re.compile(r"单位[::]([^\s,。;:()]{1,8})\)?$")
_SECTION = re.compile(r"[【\[]?([^:】\]]{2,12})[】\]]?:|[【\[]([^】\]]{2,12})[】\]]")
_MARKUP = "frame.markup"
_LONGEST_FIGURE, _LONGEST_NAME, _LONGEST_SECTION = 20, 40, 10
_SECTIONS: frozenset[ColumnRole] = frozenset({"plan", "done", "next", "base", "ratio"})
_FIGURES: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "ratio", None})


class Laid(NamedTuple):
    """A document with all that is known of its layout before blocks are cut."""

    text: str
    folded: str
    paragraphs: list[Paragraph]
    grids: dict[int, Grid]
    tree: Tree
    statements: dict[int, list[Statement]]
    deadlines: list[tuple[int, int] | None]
    rules: Rules


def blocks_of(laid: Laid) -> Iterator[Block]:
    """The blocks in order; every character that is not white space stands in one."""
    section: ColumnRole | None = None
    for at, (paragraph, own) in enumerate(zip(laid.paragraphs, _own_units(laid), strict=True)):
        if paragraph.kind == "table":
            blocks = _table_blocks(laid, at)
        elif paragraph.kind == "text":
            kind = _whole_kind(laid, at, own)
            if own or kind == "heading":
                section = _headed(laid, paragraph) if not own else None
            blocks = _text_blocks(laid, at, own, kind, section)
        else:
            kind = "furniture" if paragraph.kind == "furniture" else "paragraph"
            blocks = iter((Block(paragraph.start, paragraph.end, kind, None, rule=paragraph.rule),))
        for block in blocks:
            if block.kind == "furniture":
                yield block
            else:
                yield from _without_markup(laid.text, block)


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
    section = _section_role(laid, paragraph, own) or section
    cuts: list[tuple[int, int | None, BlockKind]] = [(paragraph.start, laid.tree.current[at], whole)]
    cuts += [(units[number].start, number, whole) for number in own if units[number].start > paragraph.start]
    pieces = _with_statements(laid, at, sorted(cuts), paragraph.end)
    for start, end, item, kind in pieces:
        deadline = laid.deadlines[item] if item is not None else None
        block = _trimmed(laid.text, Block(start, end, kind, item, section, deadline=deadline))
        if block is not None:
            yield block._replace(continues=paragraph.continues and start == paragraph.start)


def _with_statements(
    laid: Laid, at: int, cuts: list[tuple[int, int | None, BlockKind]], end: int
) -> Iterator[tuple[int, int, int | None, BlockKind]]:
    """The pieces between cuts, with statements of offices as pieces of their own where a sentence ends there."""
    stops = [cut[0] for cut in cuts[1:]] + [end]
    statements = _apart(laid.folded, laid.statements.get(at, ()), end)
    for (start, item, kind), stop in zip(cuts, stops, strict=True):
        for statement in statements:
            if start <= statement.start < stop and not (statement.alone and kind == "office"):
                if statement.start > start:
                    yield start, statement.start, item, kind
                start = min(statement.end, stop)
                yield statement.start, start, item, "office"
        if start < stop:
            yield start, stop, item, kind


def _apart(folded: str, statements: Sequence[Statement], end: int) -> list[Statement]:
    """The statements that do not stand in the midst of a sentence: at its end, behind it, or before another."""
    found: list[Statement] = []
    for statement in reversed(statements):
        rest = _CHARACTER.search(folded, statement.end, end)
        ended = folded[statement.end - 1] in "。;" or folded[statement.start - 1] in "。;!?"
        follows = rest is not None and bool(found) and found[-1].start == rest.start()
        if rest is None or folded[rest.start()] in "。;.(【[" or follows or ended:
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
    return "heading" if is_heading_line(laid.folded, paragraph.start, paragraph.end) else "paragraph"


def _is_heading_unit(laid: Laid, at: int, own: list[int]) -> bool:
    """The unit's line is its title, and its text stands below."""
    unit = laid.tree.units[own[0]]
    if len(own) > 1 or not unit.title:
        return False
    statements = laid.statements.get(at, ())
    stop = statements[0].start if statements else unit.text_end
    written = laid.text[unit.text_start : stop].strip(" \t\u3000、。：:；;.．")
    return "".join(written.split()) == "".join(unit.title.split())


def _section_role(laid: Laid, paragraph: Paragraph, own: list[int]) -> ColumnRole | None:
    """The role of a paragraph that opens with a column's name: 完成情况：…"""
    start = laid.tree.units[own[0]].text_start if own and not laid.tree.units[own[0]].inline else paragraph.start
    match = _SECTION.match(laid.folded, start, paragraph.end)
    role = role_of(match.group(1) or match.group(2), laid.rules) if match else None
    return role if role in _SECTIONS else None


def _headed(laid: Laid, paragraph: Paragraph) -> ColumnRole | None:
    """The role of the paragraphs below a heading that is a column's name: 落实情况."""
    if paragraph.end - paragraph.start > _LONGEST_SECTION:
        return None
    role = role_of(laid.text[paragraph.start : paragraph.end].strip("：:"), laid.rules)
    return role if role in _SECTIONS else None


def _table_blocks(laid: Laid, at: int) -> Iterator[Block]:
    """A table's cells; what stands between them (pipes, repeated heads) belongs to the page."""
    paragraph, grid = laid.paragraphs[at], laid.grids[at]
    caption = _caption_unit(laid, at)
    position = paragraph.start
    for row, item in zip(grid.rows, laid.tree.by_row[at], strict=True):
        known = _Known(laid, grid, row, item, caption)
        for cell in row.own:
            if cell.end <= cell.start or cell.start < position:
                continue
            yield from _between(laid.text, position, cell.start)
            if row.frame:
                yield Block(cell.start, cell.end, "furniture", None, rule=row.frame)
            else:
                yield _cell_block(known, cell)
            position = cell.end
    yield from _between(laid.text, position, paragraph.end)


class _Known(NamedTuple):
    laid: Laid
    grid: Grid
    row: Row
    item: int | None
    caption: str | None


def _cell_block(known: _Known, cell: Cell) -> Block:
    if known.row.head:
        return Block(cell.start, cell.end, "heading", None)
    columns = known.grid.columns
    column = columns[cell.column] if cell.column < len(columns) else Column(None, None, "")
    role = column.role or "other"
    kind: BlockKind = "office" if role in ("lead", "responsible", "leader") else "cell"
    block = Block(cell.start, cell.end, kind, known.item, role, deadline=_deadline(known, cell, role))
    if column.role not in _FIGURES or not _is_figure(_text_of(known, cell)):
        return block
    return block._replace(indicator=_indicator(known, column), unit=_unit(known, column))


def _is_figure(written: str) -> bool:
    """Whether a cell is a figure rather than a sentence: its unit and indicator stand elsewhere."""
    return len(written) <= _LONGEST_FIGURE and any(character.isdigit() for character in written)


def _deadline(known: _Known, cell: Cell, role: ColumnRole) -> tuple[int, int] | None:
    """The row's due day, else the year that the column's head names, else what holds for the unit."""
    stated = _cell_with(known, "deadline")
    if stated is None and role in ("plan", "done"):
        stated = known.grid.years.get(cell.column)
    if stated is not None:
        return (stated.start, stated.end)
    return known.laid.deadlines[known.item] if known.item is not None else None


def _cell_with(known: _Known, role: ColumnRole) -> Cell | None:
    for at, column in enumerate(known.grid.columns):
        cell = known.row.cells.get(at)
        if column.role == role and cell is not None and cell.end > cell.start:
            return cell
    return None


def _text_of(known: _Known, cell: Cell) -> str:
    return known.laid.text[cell.start : cell.end]


def _named(known: _Known) -> str | None:
    """The row's indicator, or its content where that is a name and no sentence."""
    cell = _cell_with(known, "indicator") or _cell_with(known, "content")
    written = _text_of(known, cell) if cell is not None else ""
    return written if 0 < len(written) <= _LONGEST_NAME and not set(written) & set("。；;") else None


def _indicator(known: _Known, column: Column) -> str | None:
    """What the row names, else what the column's own head names."""
    named = _named(known)
    if named is not None:
        return without_unit(named, known.laid.rules)
    return column.head or None if column.role is None else None


def _unit(known: _Known, column: Column) -> str | None:
    """The unit from the row's unit cell, the column's head, the row's name or the line above the table."""
    rules = known.laid.rules
    cell = _cell_with(known, "unit")
    if cell is not None and is_unit(squeezed(_text_of(known, cell)), rules):
        return "".join(_text_of(known, cell).split())
    from_row = unit_in(_named(known) or "", rules)
    return column.unit or ("%" if column.role == "ratio" else None) or from_row or known.caption


def _caption_unit(laid: Laid, at: int) -> str | None:
    """单位：万元 in one of the two lines above a table."""
    for above in range(max(0, at - 2), at):
        paragraph = laid.paragraphs[above]
        match = _CAPTION.search("".join(laid.folded[paragraph.start : paragraph.end][-40:].split()))
        if match and is_unit(match.group(1), laid.rules):
            return match.group(1)
    return None


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    for match in _WORD.finditer(text, start, end):
        yield Block(match.start(), match.end(), "furniture", None, rule=_MARKUP)


def _without_markup(text: str, block: Block) -> Iterator[Block]:
    """A block without the tags that a scrape left in it; what goes on behind a tag says so."""
    if "<" not in text[block.start : block.end]:
        yield block
        return
    at, seen = block.start, False
    for match in _TAG.finditer(text, block.start, block.end):
        piece = _trimmed(text, block._replace(start=at, end=match.start()))
        if piece is not None:
            yield piece._replace(continues=block.continues or seen)
            seen = True
        yield Block(match.start(), match.end(), "furniture", None, rule=_MARKUP)
        at = match.end()
    piece = _trimmed(text, block._replace(start=at))
    if piece is not None:
        yield piece._replace(continues=block.continues or seen)


def _trimmed(text: str, block: Block) -> Block | None:
    start, end = block.start, block.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return block._replace(start=start, end=end) if end > start else None
