"""A document with all that is known of it before its blocks are cut."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.records import Offices
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.offices import Statement
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.tables.rows import Grid
from minsheng_extract.segmenting.tree import Tree

Span = tuple[int, int]


class Laid(NamedTuple):
    """Paragraphs, the tables among them read, the tree of units, and who is in charge by when.

    `grids` and `statements` are by paragraph, and so are the offices that a paragraph has for itself, `own`;
    `deadlines` are the due days that hold for each unit.
    """

    text: str
    folded: str
    paragraphs: list[Paragraph]
    grids: dict[int, Grid]
    tree: Tree
    statements: dict[int, list[Statement]]
    deadlines: list[Span | None]
    rules: Rules
    own: dict[int, Offices]

    def deadline(self, unit: int | None) -> Span | None:
        """What states the due day for a unit."""
        return self.deadlines[unit] if unit is not None else None
