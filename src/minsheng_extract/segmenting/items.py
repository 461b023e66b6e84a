"""Units -> items: titles, paths, levels, ids."""

from __future__ import annotations

import re

from minsheng_extract.records import Document, Item, stable_id
from minsheng_extract.records.base import unchecked
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.offices import Statement
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.titles import title_of
from minsheng_extract.segmenting.topic import topic_of
from minsheng_extract.segmenting.tree import Tree
from minsheng_extract.segmenting.unit import Unit

_made = unchecked(Item)
_FIRST_SENTENCE = 80
_NEXT_LINE = re.compile(r"[^\S\n]*\n")
_BEFORE_OFFICES = ",;、( \n"


def set_titles(
    text: str,
    folded: str,
    paragraphs: list[Paragraph],
    tree: Tree,
    statements: dict[int, list[Statement]],
    rules: Rules,
) -> None:
    """Give each unit its heading."""
    for number, unit in enumerate(tree.units):
        end = _heading_end(folded, unit, statements)
        follows = not _is_numbered_above(folded, unit) and _follows(number, unit, paragraphs, tree)
        stated = end < unit.text_end and not unit.row
        if stated:
            follows = follows or _goes_on(folded, unit, statements)
        unit.title = title_of(text, folded, unit.text_start, end, rules, follows, stated=stated)


def _is_numbered_above(folded: str, unit: Unit) -> bool:
    """The number has a line of its own: the line below it is the first of several alike, with or without a figure."""
    if unit.row or unit.marker != unit.element or not counter_value(unit.marker):
        return False
    return _NEXT_LINE.match(folded, unit.text_start) is not None


def _heading_end(folded: str, unit: Unit, statements: dict[int, list[Statement]]) -> int:
    """Where a unit's own text ends, or what names its offices begins."""
    if unit.row:
        return unit.text_end
    inside = (each.start for each in statements.get(unit.paragraph, ()) if each.start >= unit.text_start)
    first = next(inside, None)
    if first is None or not unit.text_start < first < unit.text_end:
        return unit.text_end
    return unit.text_start + len(folded[unit.text_start : first].rstrip(_BEFORE_OFFICES))


def _goes_on(folded: str, unit: Unit, statements: dict[int, list[Statement]]) -> bool:
    """Whether what was done stands in a unit's own line, behind its offices: 责任单位：县教育局 完成情况：…"""
    own = [each for each in statements[unit.paragraph] if unit.text_start <= each.start < unit.text_end]
    closed = folded[unit.text_start : own[0].start].rstrip(_BEFORE_OFFICES).endswith("。")
    return closed and bool(folded[own[-1].end : unit.text_end].strip(_BEFORE_OFFICES + "。)"))


def _follows(number: int, unit: Unit, paragraphs: list[Paragraph], tree: Tree) -> bool:
    """Whether a unit goes on below its own line."""
    if unit.row:
        return True
    if unit.inline:
        return False
    if unit.children:
        return True
    below = unit.paragraph + 1
    while below < len(paragraphs) and paragraphs[below].kind == "furniture":
        below += 1
    if below >= len(paragraphs) or paragraphs[below].start >= unit.end:
        return False
    return paragraphs[below].kind in ("text", "table") and tree.current[below] == number


def items_of(document: Document, tree: Tree, rules: Rules) -> tuple[Item, ...]:
    """The items of a document, from its units."""
    paths: list[tuple[str, ...]] = []
    items: list[Item] = []
    for ordinal, unit in enumerate(tree.units):
        above = paths[unit.under] if unit.under is not None else unit.prefix
        element = f"--{unit.title or ''}" if unit.bullet else unit.element
        paths.append((*above, element))
        items.append(_item(document, ordinal, unit, paths, items, rules))
    return tuple(items)


def _item(
    document: Document, ordinal: int, unit: Unit, paths: list[tuple[str, ...]], items: list[Item], rules: Rules
) -> Item:
    path = paths[ordinal]
    about = unit.title or document.text[unit.text_start : min(unit.text_end, unit.text_start + _FIRST_SENTENCE)]
    return _made(
        item_id=stable_id(document.doc_id, unit.start, *path),
        doc_id=document.doc_id,
        parent_id=items[unit.under].item_id if unit.under is not None else None,
        ordinal=ordinal,
        path=path,
        level=len(path) - 1,
        marker=unit.marker,
        title=unit.title,
        start=unit.start,
        end=unit.end,
        lead_units=unit.names("lead"),
        responsible_units=unit.names("responsible"),
        leaders=unit.names("leader"),
        deadline=None,
        topic=topic_of(about, rules) if about else None,
        rules=tuple(unit.rules),
    )
