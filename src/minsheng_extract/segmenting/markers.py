"""List numbers: at the start of a line, and inside a paragraph after a sentence's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.numbering import Numbering
from minsheng_extract.segmenting.counters import bare, counter_value

_SENTENCE_ENDS = "。;:!?\n\t "
_CLAUSE_ENDS = _SENTENCE_ENDS + ","


class Marker(NamedTuple):
    """A list number as it stands in the text."""

    style: Numbering
    number: int
    element: str
    start: int
    end: int
    inline: bool


class _Matcher(NamedTuple):
    line: re.Pattern[str]
    inline: re.Pattern[str]
    styles: tuple[Numbering, ...]


def _union(styles: tuple[Numbering, ...], wanted: list[int]) -> re.Pattern[str]:
    branches = (f"(?P<s{n}>{styles[n].pattern.replace('(?P<number>', f'(?P<n{n}>')})" for n in wanted)
    return re.compile("|".join(branches) or r"(?!)")


@lru_cache(maxsize=8)
def _matcher(rules: Rules) -> _Matcher:
    styles = rules.numberings
    inline = [n for n, style in enumerate(styles) if style.inline]
    return _Matcher(_union(styles, list(range(len(styles)))), _union(styles, inline), styles)


def _marker(match: re.Match[str], styles: tuple[Numbering, ...], inline: bool) -> Marker:
    group = match.lastgroup or ""
    style = styles[int(group[1:])]
    counter = match.groupdict().get(f"n{group[1:]}") or ""
    element = style.path.format(number=bare(counter), symbol=counter)
    return Marker(style, counter_value(counter) if counter else 0, element, match.start(), match.end(), inline)


def marker_at(folded: str, start: int, end: int, rules: Rules) -> Marker | None:
    """The list number that a line starts with, where it looks like one.

    >>> marker_at("（一）稳就业".replace("（", "(").replace("）", ")"), 0, 6, load_rules()).element
    '(一)'
    """
    matcher = _matcher(rules)
    match = matcher.line.match(folded, start, end)
    return _marker(match, matcher.styles, inline=False) if match else None


def inline_markers(folded: str, start: int, end: int, rules: Rules) -> Iterator[Marker]:
    """List numbers inside a paragraph: after a sentence's end, 一是 and its like after a comma too."""
    matcher = _matcher(rules)
    for match in matcher.inline.finditer(folded, start + 1, end):
        marker = _marker(match, matcher.styles, inline=True)
        before = folded[match.start() - 1]
        if before in (_CLAUSE_ENDS if marker.style.leaf else _SENTENCE_ENDS):
            yield marker


def in_sequence(markers: list[Marker]) -> list[Marker]:
    """The markers that are ones: strong ones at a line's start, others where a list goes on.

    A weak or an inline marker opens a list where the next of its style is the second, and goes on
    one whose last was the number before it.
    """
    following: dict[str, int] = {}
    upcoming = [0] * len(markers)
    for at in range(len(markers) - 1, -1, -1):
        upcoming[at] = following.get(markers[at].style.id, 0)
        following[markers[at].style.id] = markers[at].number
    kept: list[Marker] = []
    last: dict[str, int] = {}
    for at, marker in enumerate(markers):
        if _is_one(marker, last.get(marker.style.id, -1), upcoming[at]):
            kept.append(marker)
            last[marker.style.id] = marker.number
    return kept


def _is_one(marker: Marker, last: int, upcoming: int) -> bool:
    if not (marker.style.weak or marker.inline):
        return True
    return upcoming == 2 if marker.number == 1 else marker.number == last + 1 > 1
