"""How a document is laid out: its items and the stretches of text in which sentences run.

The layout is what segmenting hands to extracting. It is not a table of the output.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from minsheng_extract.records.item import Item
from minsheng_extract.records.quantity import Nature

ColumnRole = Literal[
    "number", "content", "indicator", "plan", "done", "ratio", "unit", "lead", "responsible",
    "leader", "deadline", "next", "base", "value", "growth", "marks", "nature", "remark", "other",
]  # fmt: skip
BlockKind = Literal["paragraph", "heading", "cell", "office", "furniture"]


class Part(NamedTuple):
    """A stretch of the document with a title of its own: the body, an attachment, or a section headed by a year.

    section
        Its title is a heading without a list number that names a year (2016年：…, 2017年工作安排): what stands in
        it is of that year, whatever the document's. The part around it goes on behind it under its own title.

    Parts come in order and do not overlap.
    """

    start: int
    end: int
    title: str | None
    attachment: bool
    section: bool = False


class Block(NamedTuple):
    """A stretch of text in which sentences run: a paragraph joined over page breaks, or a table cell.

    White space inside a block (line breaks too) is no boundary. Blocks do not overlap and come in
    order; every character that is not white space stands in one.

    kind
        `heading`: an item's or section's heading line; `office`: a line that only names offices or
        leaders; `furniture`: what belongs to the page, not to the notice (print buttons, metadata
        rows, running heads, page numbers).
    item
        Index into `Layout.items` of the innermost item it stands in, or None.
    column, unit, indicator
        For a cell: the column's role; the unit its column head or its row's unit cell states
        (万人), as written; the indicator its row or column head names. The last two as spans are not
        needed: they are copied text.
    deadline
        What states the due day for the whole item (the row's deadline cell, 完成时限：10月底), as a span.
    continues
        The sentence goes on from the last block of text: only furniture (a page number, a running
        head, markup) stands between the two.
    offices
        Who is in charge of this paragraph alone, where paragraphs without list numbers name their own
        offices; they come before those of the item.
    nature
        For a cell: 约束性 or 预期性, where its row has a cell that says so.
    rule
        For furniture: the id of the rule that says so.
    location
        For a cell: where it stands, for a person: `table 1 row 2 column 3`.

    A paragraph that opens with a column's name (完成情况：…) has that column's role too.
    """

    start: int
    end: int
    kind: BlockKind
    item: int | None
    column: ColumnRole | None = None
    unit: str | None = None
    indicator: str | None = None
    deadline: tuple[int, int] | None = None
    continues: bool = False
    rule: str | None = None
    offices: Offices | None = None
    nature: Nature | None = None
    location: str | None = None


class Layout(NamedTuple):
    """Items in document order, blocks in document order, and the parts of the document.

    `due` has for each item where the day is stated by which the whole of it is due.
    """

    items: tuple[Item, ...]
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    due: tuple[tuple[int, int] | None, ...] = ()


class Offices(NamedTuple):
    """Offices that hold for an item: its own, or those inherited from the nearest item above."""

    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


def over(own: Offices, above: Offices) -> Offices:
    """What is stated for itself, and the rest from above."""
    return Offices(*(mine or theirs for mine, theirs in zip(own, above, strict=True)))


def inherited(items: tuple[Item, ...]) -> tuple[Offices, ...]:
    """For each item the offices that hold for it, each field from the nearest item that states it."""
    none = Offices()
    held: dict[str | None, Offices] = {None: none}
    for item in items:
        above = held.get(item.parent_id, none)
        if item.lead_units or item.responsible_units or item.leaders:
            above = over(Offices(item.lead_units, item.responsible_units, item.leaders), above)
        held[item.item_id] = above
    return tuple(held[item.item_id] for item in items)
