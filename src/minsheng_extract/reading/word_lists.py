"""The lists and styles that a Word file states: word/numbering.xml and word/styles.xml."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element as Element

from minsheng_extract.reading.word_xml import W, is_on, number, value

LEVELS = 9


class Level(NamedTuple):
    """How one level of a list is numbered. `restart` is the level after which it starts anew; None: any above."""

    start: int
    kind: str
    text: str
    gap: bool
    legal: bool
    restart: int | None
    style: str | None


class Style(NamedTuple):
    """What a paragraph style says of numbering, itself or by the style it is based on."""

    name: str
    base: str | None
    num_id: str | None
    level: int | None
    hidden: bool


class List(NamedTuple):
    """One numbering: the levels of its abstract list, and the counts that it starts anew from."""

    abstract_id: str
    levels: dict[int, Level]
    starts: dict[int, int]


def styles_of(root: Element | None) -> tuple[dict[str, Style], str | None]:
    """The styles by id, and the id of the one that paragraphs have without stating any."""
    found: dict[str, Style] = {}
    default = None
    for style in [] if root is None else root.iter(f"{W}style"):
        style_id = value(style, "styleId") or ""
        num_pr = style.find(f"{W}pPr/{W}numPr")
        level = None if num_pr is None else num_pr.find(f"{W}ilvl")
        found[style_id] = Style(
            name=value(style.find(f"{W}name")) or "",
            base=value(style.find(f"{W}basedOn")),
            num_id=None if num_pr is None else value(num_pr.find(f"{W}numId")),
            level=None if level is None else number(level, 0),
            hidden=is_on(style.find(f"{W}rPr"), "vanish"),
        )
        if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}:
            default = style_id
    return found, default


def lists_of(root: Element | None, styles: dict[str, Style]) -> dict[str, List]:
    """The lists by the number that paragraphs and styles name them by."""
    if root is None:
        return {}
    abstract = {value(each, "abstractNumId") or "": each for each in root.iter(f"{W}abstractNum")}
    nums = {value(num, "numId") or "": num for num in root.iter(f"{W}num")}
    return {num_id: made for num_id, num in nums.items() if (made := _list(num, nums, abstract, styles)) is not None}


def _list(
    num: Element, nums: dict[str, Element], abstract: dict[str, Element], styles: dict[str, Style]
) -> List | None:
    base = abstract.get(value(num.find(f"{W}abstractNumId")) or "")
    linked = None if base is None else value(base.find(f"{W}numStyleLink"))
    if linked is not None and linked in styles:
        through = nums.get(styles[linked].num_id or "")
        base = base if through is None else abstract.get(value(through.find(f"{W}abstractNumId")) or "", base)
    if base is None:
        return None
    levels = {_place(level): _level(level) for level in base.iterchildren(f"{W}lvl")}
    starts: dict[int, int] = {}
    for override in num.iterchildren(f"{W}lvlOverride"):
        place, own, start = _place(override), override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if own is not None:
            levels[place] = _level(own)
        if start is not None:
            starts[place] = number(start, 1)
    return List(value(base, "abstractNumId") or "", levels, starts)


def _place(level: Element) -> int:
    written = value(level, "ilvl") or "0"
    return min(int(written), LEVELS - 1) if written.isdecimal() else 0


def _level(level: Element) -> Level:
    formats = list(level.iter(f"{W}numFmt"))
    restart = level.find(f"{W}lvlRestart")
    return Level(
        start=number(level.find(f"{W}start"), 0),
        kind=(value(formats[-1]) if formats else None) or "decimal",
        text=value(level.find(f"{W}lvlText")) or "",
        gap=(value(level.find(f"{W}suff")) or "tab") != "nothing",
        legal=is_on(level, "isLgl"),
        restart=None if restart is None else number(restart, 0),
        style=value(level.find(f"{W}pStyle")),
    )
