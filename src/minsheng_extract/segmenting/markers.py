"""List numbers: at the start of a line, and inside a paragraph after a sentence's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.numbering import Numbering
from minsheng_extract.segmenting.counters import bare, counter_value
from minsheng_extract.segmenting.duties import ends_with_duty
from minsheng_extract.segmenting.labels import opens_with_label
from minsheng_extract.segmenting.office_form import all_offices

_MARKDOWN = re.compile(r"(?:#{1,6}|>|\*{1,2})?\s*(?:\*\*)?")
_LINE_END = re.compile(r"[^\S\n]*\n")
_SENTENCE_ENDS = "。;:!?\n\t "
_CLAUSE_ENDS = _SENTENCE_ENDS + ","
_CLOSED, _OPENED = ")】", "(【"
_LONGEST_BRACKET = 300


class Marker(NamedTuple):
    """A list number as it stands in the text.

    `weak` says that it may be something else, as its style or what stands behind it shows; `goes_on` that the next
    number of its style is the one behind it, so no other style goes on its list.
    """

    style: Numbering
    number: int
    element: str
    start: int
    end: int
    inline: bool
    weak: bool = False
    goes_on: bool = False


class _Matcher(NamedTuple):
    line: re.Pattern[str]
    inline: re.Pattern[str]
    each: tuple[re.Pattern[str], ...]
    styles: tuple[Numbering, ...]
    doubts: tuple[re.Pattern[str] | None, ...]


def _union(styles: tuple[Numbering, ...], wanted: list[int]) -> re.Pattern[str]:
    branches = (f"(?P<s{n}>{styles[n].pattern.replace('(?P<number>', f'(?P<n{n}>')})" for n in wanted)
    return re.compile("|".join(branches) or r"(?!)")


@lru_cache(maxsize=8)
def _matcher(rules: Rules) -> _Matcher:
    styles = rules.numberings
    inline = [n for n, style in enumerate(styles) if style.inline]
    behind_a_clause = re.compile(f"[{_CLAUSE_ENDS}{_CLOSED}](?:{_union(styles, inline).pattern})")
    every = range(len(styles))
    each = tuple(_union(styles, [number]) for number in every)
    doubts = tuple(re.compile(style.doubt) if style.doubt else None for style in styles)
    return _Matcher(_union(styles, list(every)), behind_a_clause, each, styles, doubts)


def _marker(match: re.Match[str], matcher: _Matcher, inline: bool) -> Marker:
    group = match.lastgroup or ""
    style, doubt = matcher.styles[int(group[1:])], matcher.doubts[int(group[1:])]
    counter = match[f"n{group[1:]}"] if f"n{group[1:]}" in match.re.groupindex else ""
    element = style.path.format(number=bare(counter), symbol=counter)
    number = counter_value(counter) if counter else 0
    start = match.start(group)
    weak = style.weak or (doubt is not None and doubt.match(match.string, start) is not None)
    return Marker(style, number, element, start, match.end(), inline, weak)


def marker_at(folded: str, start: int, end: int, rules: Rules) -> Marker | None:
    """The list number that a line starts with, where it looks like one.

    >>> marker_at("（一）稳就业".replace("（", "(").replace("）", ")"), 0, 6, load_rules()).element
    '(一)'
    """
    matcher = _matcher(rules)
    if folded[start] in "#*>":
        start = _MARKDOWN.match(folded, start, end).end()  # type: ignore[union-attr]
    match = matcher.line.match(folded, start, end)
    return _marker(match, matcher, inline=False) if match else None


def readings_at(folded: str, marker: Marker, end: int, rules: Rules) -> list[Marker]:
    """A marker, and where it is weak what else it may be: 1.30 is the first of a list, or the thirtieth under 1."""
    matcher = _matcher(rules)
    if not marker.style.weak or _LINE_END.match(folded, marker.end):
        return [marker]
    weak = (pattern for style, pattern in zip(matcher.styles, matcher.each, strict=True) if style.weak)
    matches = (pattern.match(folded, marker.start, end) for pattern in weak)
    return [_marker(match, matcher, inline=False) for match in matches if match]


def inline_markers(folded: str, start: int, end: int, rules: Rules) -> Iterator[Marker]:
    """List numbers inside a paragraph: after a sentence's end or the offices in brackets behind it.

    一是 and its like stand after a comma too.
    """
    matcher = _matcher(rules)
    for match in matcher.inline.finditer(folded, start, end):
        marker = _marker(match, matcher, inline=True)
        before = folded[match.start()]
        if before in _CLOSED:
            follows = not marker.style.leaf and _closes_offices(folded, start, match.start(), rules)
        else:
            follows = marker.style.leaf or before in _SENTENCE_ENDS
        if follows:
            yield marker


def _closes_offices(folded: str, start: int, closed: int, rules: Rules) -> bool:
    """Whether the bracket closed at a place says who is in charge: (市财政局主办), 【责任单位:市教育局】."""
    opening = _OPENED[_CLOSED.index(folded[closed])]
    opened = folded.rfind(opening, max(start, closed - _LONGEST_BRACKET), closed)
    if opened < 0:
        return False
    inside = folded[opened + 1 : closed]
    labelled = opens_with_label("".join(inside.split()), rules)
    return labelled or ends_with_duty(inside, rules) or all_offices(inside, 0, len(inside), rules, strict=True)


def in_sequence(markers: list[Marker]) -> list[Marker]:
    """The markers that are ones: strong ones at a line's start, others where a list goes on.

    A weak or an inline marker opens a list where the next of its style is the second, and goes on
    one whose last was the number before it. An inline one opens one too right behind a section's number, where the
    section before had such a list.
    """
    following: dict[str, int] = {}
    upcoming = [0] * len(markers)
    for at in range(len(markers) - 1, -1, -1):
        upcoming[at] = following.get(markers[at].style.series, 0)
        following[markers[at].style.series] = markers[at].number
    kept: list[Marker] = []
    last: dict[str, int] = {}
    for at, marker in enumerate(markers):
        if kept and kept[-1].start == marker.start:
            continue
        listed = marker.number == 1 and marker.style.series in last and bool(kept) and _heads_lists(kept[-1], marker)
        if listed or _is_one(marker, last.get(marker.style.series, -1), upcoming[at]):
            kept.append(marker)
            last[marker.style.series] = marker.number
    return _with_following(kept)


def _with_following(markers: list[Marker]) -> list[Marker]:
    """The markers, each told whether its list goes on in its style."""
    following: dict[str, int] = {}
    for at in range(len(markers) - 1, -1, -1):
        marker = markers[at]
        markers[at] = marker._replace(goes_on=following.get(marker.style.series, 0) == marker.number + 1 > 1)
        following[marker.style.series] = marker.number
    return markers


def _heads_lists(above: Marker, marker: Marker) -> bool:
    """Whether a marker may be the first under the one before it, no first section itself: 二、…牵头工作 1.…."""
    return marker.inline and not marker.style.leaf and above.number > 1 and above.style.rank < marker.style.rank


def _is_one(marker: Marker, last: int, upcoming: int) -> bool:
    if not (marker.weak or marker.inline):
        return True
    return upcoming == 2 if marker.number == 1 else marker.number == last + 1 > 1
