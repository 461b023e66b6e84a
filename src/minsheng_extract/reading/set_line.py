"""Lines as they are set on a page: glyphs side by side, with the blanks between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from minsheng_extract.reading.page import Glyph

_OVERLAP = 0.5
_GAP = 0.6
"""In ems: a gap wider than this was a blank; between letters or digits a narrower one is enough."""
_LETTER_GAP = 0.2
_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_EM_OF_HEIGHT = 0.8
LATIN = re.compile(r"[0-9A-Za-z.,%]")
"""What is set narrow, with a blank between words."""
CANNOT_BEGIN = frozenset("，。、；：！？）》〉」』】〕·…—,.;:!?)]}%％‰℃")
"""Characters that no line begins with."""
_CANNOT_END = frozenset("（《〈「『【〔([{")
_QUOTES = frozenset("“”‘’")
_DRAWN_OUT = frozenset("—…─-")


class SetLine(NamedTuple):
    """Glyphs side by side as text, the box they fill, their size of type, the width of the first unbreakable piece."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    head: float
    page: int


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[SetLine]:
    """Glyphs that share a base line, as lines from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.top + each.bottom, each.x0)):
        if rows and _beside(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(sorted(row, key=lambda each: each.x0), page) for row in rows]


def _beside(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """True where the glyph shares half its height, or half the row's, with the row so far."""
    last = row[-1]
    shared = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    return shared > _OVERLAP * min(last.bottom - last.top, glyph.bottom - glyph.top)


def _line(row: Sequence[Glyph], page: int) -> SetLine:
    kept = [row[0]]
    out = [row[0].text]
    for glyph in row[1:]:
        last = kept[-1]
        if _is_double(last, glyph):
            continue
        if _blank_between(last, glyph):
            out.append(" ")
        out.append(glyph.text)
        kept.append(glyph)
    return SetLine(
        "".join(out), row[0].x0, min(g.top for g in row), max(g.x1 for g in row), max(g.bottom for g in row),
        _em(row), _head(kept), page,
    )  # fmt: skip


def _em(row: Sequence[Glyph]) -> float:
    """The size of type: how wide a Chinese character is; without one, by the height, which fonts overstate."""
    wide = [glyph.x1 - glyph.x0 for glyph in row if _WIDE.match(glyph.text)]
    return median(wide) if wide else _EM_OF_HEIGHT * max(glyph.bottom - glyph.top for glyph in row)


def _is_double(last: Glyph, glyph: Glyph) -> bool:
    """Bold made by printing the same character twice, a little aside."""
    aside = glyph.x0 - last.x0
    return last.text == glyph.text and last.text not in _DRAWN_OUT and aside < 0.25 * max(last.x1 - last.x0, 0.1)


def _blank_between(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x0 - last.x1
    em = min(_em([last]), _em([glyph]))
    letters = LATIN.match(last.text) and LATIN.match(glyph.text)
    return gap > (_LETTER_GAP if letters else _GAP) * em


def _head(row: Sequence[Glyph]) -> float:
    """Width of what cannot be parted at the line's beginning: a number or a word, and the mark after it."""
    end = 1
    while end < len(row) and _holds(row[end - 1].text, row[end].text) and not _blank_between(row[end - 1], row[end]):
        end += 1
    return row[end - 1].x1 - row[0].x0


def _holds(before: str, after: str) -> bool:
    """True where no line break comes between two characters; some programs keep quotation marks to both sides."""
    if before in _CANNOT_END or after in CANNOT_BEGIN or before in _QUOTES or after in _QUOTES:
        return True
    latin = LATIN.match(after) is not None
    return latin and (before in CANNOT_BEGIN or LATIN.match(before) is not None)
