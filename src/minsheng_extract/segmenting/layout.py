"""Document -> Layout: the steps of segmenting put together."""

from __future__ import annotations

from minsheng_extract.folding import fold
from minsheng_extract.records import Document, Layout
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.blocks import blocks_of
from minsheng_extract.segmenting.items import items_of, set_titles
from minsheng_extract.segmenting.laid import Laid
from minsheng_extract.segmenting.paragraphs import Paragraph, paragraphs_of
from minsheng_extract.segmenting.parts import closings, openings_of, parts_of, with_references
from minsheng_extract.segmenting.staffing import own_offices, statements_of
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.forms import form_of
from minsheng_extract.segmenting.tables.rows import Grid, grid_of
from minsheng_extract.segmenting.tree import Context, Tree, tree_of
from minsheng_extract.segmenting.year_sections import divided, year_sections


def lay_out(document: Document, rules: Rules) -> Layout:
    """The items, blocks and parts of a document.

    >>> from minsheng_extract.rulebook import load_rules
    >>> layout = lay_out(Document.from_text("一、扩大就业\\n新增就业500人。"), load_rules())
    >>> [(block.kind, block.item) for block in layout.blocks]
    [('heading', 0), ('paragraph', 0)]
    """
    text = document.text
    folded = fold(text)
    paragraphs = with_references(paragraphs_of(document, folded, rules), folded, rules)
    grids = _grids(paragraphs, text, rules)
    openings = openings_of(paragraphs, folded, rules)
    restarts = dict(closings(paragraphs, folded, openings, rules))
    attachments = {opening.first for opening in openings}
    tree = tree_of(Context(text, folded, paragraphs, grids, restarts, attachments, rules))
    statements = statements_of(text, folded, paragraphs, tree, rules)
    set_titles(text, folded, paragraphs, tree, statements, rules)
    own = own_offices(statements, tree)
    laid = Laid(text, folded, paragraphs, grids, tree, statements, _deadlines(tree), rules, own)
    parts = parts_of(openings, paragraphs, text, document.title, folded, rules)
    sections = tuple(year_sections(paragraphs, tree, text, folded, rules))
    parts = tuple(each for part in parts for each in divided(part, sections))
    due = tuple(unit.deadline for unit in tree.units)
    return Layout(items_of(document, tree, rules), tuple(blocks_of(laid)), parts, due)


def _grids(paragraphs: list[Paragraph], text: str, rules: Rules) -> dict[int, Grid]:
    """Each table read; one without heads right behind another goes on under that one's."""
    grids: dict[int, Grid] = {}
    above: tuple[Column, ...] = ()
    for at, paragraph in enumerate(paragraphs):
        if paragraph.table is not None:
            grids[at] = form_of(paragraph.table, text, rules) or grid_of(paragraph.table, text, rules, above)
            above = grids[at].columns
        elif paragraph.kind == "text":
            above = ()
    return grids


def _deadlines(tree: Tree) -> list[tuple[int, int] | None]:
    """The due day that holds for each unit: its own, or that of the nearest unit above."""
    held: list[tuple[int, int] | None] = []
    for unit in tree.units:
        held.append(unit.deadline or (held[unit.under] if unit.under is not None else None))
    return held
