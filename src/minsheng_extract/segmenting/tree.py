"""Paragraphs -> the tree of numbered units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from minsheng_extract.reading.heads import role_of
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.labels import opens_with_label
from minsheng_extract.segmenting.markers import Marker, in_sequence, inline_markers, readings_at
from minsheng_extract.segmenting.outline import Outline, Traits
from minsheng_extract.segmenting.paragraphs import Paragraph
from minsheng_extract.segmenting.tables.row_units import Place, row_units
from minsheng_extract.segmenting.tables.rows import Grid
from minsheng_extract.segmenting.unit import Unit

_ATTACHMENT = ("附件",)
_HEADING, _LONGEST_NOTE = 60, 5
_FINISHED = "。;,、"
_DASHES, _FARTHEST_SUBTITLE = "—―–─-", 4
_SESSION = re.compile(r"\s*\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?在")


class Tree(NamedTuple):
    """Units in document order, and for each paragraph the unit its text begins in.

    `row_units` has, for the tables among the paragraphs, the unit of each row.
    """

    units: list[Unit]
    current: list[int | None]
    by_row: dict[int, list[int | None]]


class Context(NamedTuple):
    """What a tree is made of: the text with its paragraphs and tables read, and where numbering starts anew.

    `restarts` gives for a paragraph where the units before it end; `attachments` are the paragraphs
    that open an attachment.
    """

    text: str
    folded: str
    paragraphs: list[Paragraph]
    grids: dict[int, Grid]
    restarts: dict[int, int]
    attachments: set[int]
    rules: Rules


def tree_of(context: Context) -> Tree:
    """Place every list number and table row."""
    markers = _markers(context.folded, context.paragraphs, context.rules)
    tree = Tree([], [], {})
    outline = Outline()
    prefix: tuple[str, ...] = ()
    bounds: list[tuple[int, int]] = []
    for at, paragraph in enumerate(context.paragraphs):
        if at in context.restarts:
            outline = Outline()
            bounds.append((len(tree.units), context.restarts[at]))
            prefix = _ATTACHMENT if at in context.attachments else prefix
        outline.close_inline()
        if paragraph.kind == "table":
            _add_rows(tree, context, Place(at, outline.current, prefix, len(tree.units)))
        tree.current.append(_add_units(tree, context, at, markers.get(at, []), outline, prefix))
    _set_ends(tree.units, [*bounds, (len(tree.units), len(context.text))])
    return tree


def _add_rows(tree: Tree, context: Context, place: Place) -> None:
    rows = row_units(context.text, context.grids[place.paragraph], place, context.rules)
    tree.units.extend(rows.units)
    tree.by_row[place.paragraph] = rows.by_row
    if rows.above is not None and place.under is not None:
        tree.units[place.under].state(rows.above)


def _add_units(
    tree: Tree, context: Context, at: int, markers: list[Marker], outline: Outline, prefix: tuple[str, ...]
) -> int | None:
    """Place the list numbers of a paragraph; the unit that its text begins in."""
    current = outline.current
    for marker in markers:
        traits = _traits(context, marker, at)
        unit = _unit(context.text, marker, context.paragraphs[at], at, prefix)
        unit.under = outline.place(marker, traits, len(tree.units))
        tree.units.append(unit)
        current = current if marker.inline else outline.current
    return current


def _markers(folded: str, paragraphs: list[Paragraph], rules: Rules) -> dict[int, list[Marker]]:
    """The markers of each paragraph that are ones."""
    candidates: list[Marker] = []
    home: dict[int, int] = {}
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind != "text":
            continue
        own = readings_at(folded, paragraph.marker, paragraph.end, rules) if paragraph.marker else []
        first = own[0].end if own else paragraph.start
        inside = () if _is_note(folded, paragraph, rules) else inline_markers(folded, first, paragraph.end, rules)
        for marker in (*own, *inside):
            candidates.append(marker)
            home[marker.start] = at
    found: dict[int, list[Marker]] = {}
    markers = in_sequence(candidates)
    for marker in markers[_is_subtitle(folded, markers, paragraphs, home) :]:
        found.setdefault(home[marker.start], []).append(marker)
    return found


def _is_subtitle(folded: str, markers: list[Marker], paragraphs: list[Paragraph], home: dict[int, int]) -> bool:
    """Whether the first dash only opens the line under a title (——在县人民代表大会会议上): no list goes on it.

    With the day of a session it does so though a list of dashes stands somewhere below, and under a page's clutter.
    """
    if not markers or markers[0].number:
        return False
    paragraph = paragraphs[home[markers[0].start]]
    if folded[markers[0].start] in _DASHES and _SESSION.match(folded, markers[0].end, paragraph.end):
        return True
    if home[markers[0].start] not in range(1, _FARTHEST_SUBTITLE):
        return False
    listed = len(markers) > 1 and not markers[1].number
    sentence = folded[paragraph.end - 1] in _FINISHED
    return folded[markers[0].start] in _DASHES and not listed and not sentence


def _is_note(folded: str, paragraph: Paragraph, rules: Rules) -> bool:
    """Whether a paragraph is a note (注：1.…；2.…): what is numbered in it is no unit."""
    colon = folded.find(":", paragraph.start, min(paragraph.start + _LONGEST_NOTE, paragraph.end))
    return colon > 0 and role_of(folded[paragraph.start : colon], rules) == "remark"


def _traits(context: Context, marker: Marker, at: int) -> Traits:
    """Whether a unit's line is a heading, and whether a label stands below it."""
    paragraph = context.paragraphs[at]
    if marker.inline:
        return Traits(heading=False, labelled=False)
    short = paragraph.end - paragraph.start <= _HEADING
    heading = short and context.folded[paragraph.end - 1] not in _FINISHED
    below = context.paragraphs[at + 1] if at + 1 < len(context.paragraphs) else None
    return Traits(heading, below is not None and below.kind == "text" and _is_labelled(context, below))


def _is_labelled(context: Context, paragraph: Paragraph) -> bool:
    head = context.folded[paragraph.start : min(paragraph.end, paragraph.start + 40)]
    return opens_with_label("".join(head.split()), context.rules)


def _unit(text: str, marker: Marker, paragraph: Paragraph, at: int, prefix: tuple[str, ...]) -> Unit:
    return Unit(
        element=marker.element,
        marker=text[marker.start : marker.end].strip(),
        start=marker.start,
        text_start=marker.end,
        text_end=paragraph.end,
        under=None,
        paragraph=at,
        prefix=prefix,
        rules=[marker.style.id],
        inline=marker.inline,
        bullet=not marker.number and marker.element == "--",
    )


def _set_ends(units: list[Unit], bounds: Iterable[tuple[int, int]]) -> None:
    """Where each unit ends: at the next of its level or a higher one, at latest where its text is closed."""
    first = 0
    for last, bound in bounds:
        open_: list[int] = []
        for at in range(first, last):
            unit = units[at]
            while open_ and open_[-1] != unit.under:
                units[open_.pop()].end = unit.start
            open_.append(at)
            if unit.inline and at and units[at - 1].paragraph == unit.paragraph:
                units[at - 1].text_end = min(units[at - 1].text_end, unit.start)
            if unit.under is not None:
                units[unit.under].children += 1
        for at in open_:
            units[at].end = bound
        first = last
