"""Automatic numbers of a Word file: 一、 （一） 1. ① as the word processor prints them, though no text holds them."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element as Element

from minsheng_extract.reading.numerals import as_format
from minsheng_extract.reading.word_lists import LEVELS, List, lists_of, styles_of
from minsheng_extract.reading.word_xml import W, number, value

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_BULLET = "•"
_MOST_BASES = 20


class ListUse(NamedTuple):
    """A paragraph's place in a list: which numbering, which level."""

    num_id: str
    level: int


class Numberer:
    """Gives each paragraph its number, in document order. Nothing but counters changes.

    `numbering` and `styles` are the roots of word/numbering.xml and word/styles.xml, None where missing.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles, self._default_style = styles_of(styles)
        self._lists = lists_of(numbering, self._styles)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def style_name(self, paragraph: Element) -> str:
        """The name of the paragraph's style in lower case, empty where it has none."""
        style = self._styles.get(self._style_id(paragraph) or "")
        return style.name.lower() if style else ""

    def is_hidden(self, paragraph: Element) -> bool:
        """True where the paragraph's style hides its text."""
        style = self._styles.get(self._style_id(paragraph) or "")
        return style is not None and style.hidden

    def prefix(self, paragraph: Element) -> str:
        """The paragraph's number as printed, with the blank after it, or nothing. Counts it."""
        use = self._use(paragraph)
        if use is None or use.num_id not in self._lists:
            return ""
        of = self._lists[use.num_id]
        level = of.levels.get(use.level)
        if level is None:
            return ""
        counts = self._count(use, of)
        text = _text(of, use.level, counts)
        return f"{text} " if text and level.gap and text[-1].isascii() else text

    def _style_id(self, paragraph: Element) -> str | None:
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default_style

    def _use(self, paragraph: Element) -> ListUse | None:
        """Direct numbering wins over the style's; number 0 turns it off."""
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        num_id = None if direct is None else value(direct.find(f"{W}numId"))
        level = None if direct is None else direct.find(f"{W}ilvl")
        if num_id is not None:
            return None if num_id == "0" else ListUse(num_id, number(level, 0))
        by_style = self._use_of_style(self._style_id(paragraph))
        if by_style is None or level is None:
            return by_style
        return ListUse(by_style.num_id, number(level, by_style.level))

    def _use_of_style(self, style_id: str | None) -> ListUse | None:
        own, level = style_id, None
        for _ in range(_MOST_BASES):
            style = self._styles.get(style_id or "")
            if style is None or style.num_id == "0":
                return None
            level = style.level if level is None else level
            if style.num_id is not None:
                return ListUse(style.num_id, self._level_of_style(style.num_id, (own, style_id), level))
            style_id = style.base
        return None

    def _level_of_style(self, num_id: str, style_ids: tuple[str | None, ...], stated: int | None) -> int:
        """The level that names the style, else the one the style states."""
        levels = self._lists[num_id].levels if num_id in self._lists else {}
        for style_id in style_ids:
            for place, level in levels.items():
                if level.style is not None and level.style == style_id:
                    return place
        return stated or 0

    def _count(self, use: ListUse, of: List) -> list[int | None]:
        counts = self._counts.setdefault(of.abstract_id, [None] * LEVELS)
        current = counts[use.level]
        first_use = (use.num_id, use.level) not in self._started
        if first_use and use.level in of.starts:
            counts[use.level] = of.starts[use.level]
        else:
            counts[use.level] = of.levels[use.level].start if current is None else current + 1
        self._started.add((use.num_id, use.level))
        for below in range(use.level + 1, LEVELS):
            level = of.levels.get(below)
            if level is None or level.restart is None or use.level < level.restart:
                counts[below] = None
        return counts


def _text(of: List, at: int, counts: list[int | None]) -> str:
    level = of.levels[at]
    if level.kind == "bullet":
        return _PRIVATE.sub(_BULLET, level.text) or _BULLET

    def written(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        shown = of.levels.get(place, level)
        count = counts[place]
        kind = "decimal" if level.legal and place < at else shown.kind
        return as_format(shown.start if count is None else count, kind)

    return _PLACE.sub(written, level.text)
