"""Names listed before as many figures, each for one of its own: 入园率、巩固率分别达到92%和96%."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.naming import Named
from minsheng_extract.extracting.words import LISTED, Span, is_open

_JOINER = re.compile(r"、|以及|和|及|与")
_SHORTEST, _SHORTEST_OF_MANY = 4, 2
_MANY = 3


def each_name(
    found: Sequence[Clause], named: Sequence[Named], each: Sequence[Span], is_amount: Callable[[str], bool]
) -> list[tuple[Span, ...]]:
    """For each figure the pieces of the one name of a list that is its own; none where it keeps what it has.

    `each`: where the sentence says 分别. `is_amount`: whether a word names an amount.
    """
    names: list[tuple[Span, ...]] = [()] * len(found)
    for first, clause in enumerate(found):
        last = first
        while last + 1 < len(found) and _follows(clause.text, found[last], found[last + 1]):
            last += 1
        count = last - first + 1
        said = [span for span in each if clause.floor <= span[0] < clause.figure.start]
        whole = _whole(named[first].pieces, said)
        if count == 1 or whole is None:
            continue
        parts = _by_delimiter(found[:first], whole, count) or _parts(clause, whole, said, count)
        if said and len(parts) != count:
            parts = _by_amount(clause, whole, is_amount)
        if not parts and said:
            parts = [(name,) for name in _before(found, named, first, count)]
        if len(parts) == count:
            names[first : last + 1] = parts
    return names


def _whole(pieces: tuple[Span, ...], each: Sequence[Span]) -> Span | None:
    """A name in one piece; or in two with 分别 between (东镇、西乡|分别完成|投资)."""
    if len(pieces) == 1:
        return pieces[0]
    apart = len(pieces) == 2 and any(pieces[0][1] <= start and end <= pieces[1][0] for start, end in each)
    return (pieces[0][0], pieces[1][1]) if apart else None


def _before(found: Sequence[Clause], named: Sequence[Named], first: int, count: int) -> list[Span]:
    """城镇收入8000元、农村收入4000元，分别增长6%和8%: the names of as many figures before."""
    mates = [name.pieces for name in named[max(0, first - count) : first]]
    carried = bool(mates) and named[first].pieces == mates[-1]
    whole = all(len(pieces) == 1 for pieces in mates) and len(set(mates)) == count
    return [pieces[0] for pieces in mates] if carried and whole else []


def _follows(text: str, clause: Clause, following: Clause) -> bool:
    return LISTED.fullmatch(text, clause.comparison.end, following.comparison.start) is not None


def _parts(clause: Clause, whole: Span, each: Sequence[Span], count: int) -> list[tuple[Span, ...]]:
    """The names of an enumeration that each say enough; none of 城镇、农村居民收入, whose head is shared.

    Where the sentence says 分别, what follows it (东镇、西乡|分别|完成投资), or a head of one word (茶叶、食用菌|产值),
    is of all of them.
    """
    start, end = whole
    at, behind = next((span for span in each if start < span[0] < end), (end, end))
    names = _listed(clause, start, at)
    if len(names) < 2:
        return []
    if behind < end:
        return [(name, (behind, end)) for name in names]
    if each and (head := _head(clause, names)):
        return [*((name, head) for name in names[:-1]), (names[-1],)]
    shortest = _SHORTEST if not each or count < _MANY else _SHORTEST_OF_MANY
    *others, (begin, stop) = names
    enough = all(b - a >= shortest for a, b in others) and stop - begin >= shortest - (1 if each else 0)
    return [(name,) for name in names] if enough and not _head_shared(clause.text, names) else []


def _by_amount(clause: Clause, whole: Span, is_amount: Callable[[str], bool]) -> list[tuple[Span, ...]]:
    """电子信息、风电装备|产值: things listed, then the amount of each of them."""
    text, names = clause.text, _listed(clause, *whole)
    *others, (begin, stop) = names
    last = begin
    while (end := clause.words.get(last)) is not None and end < stop:
        last = end
    if not others or end != stop or last == begin or stop - last < _SHORTEST_OF_MANY or not is_amount(text[last:stop]):
        return []
    kin = all(text[max(start, end - 2) : end] in text[begin:last] for start, end in others)  # 城镇居民和农村居民人均
    longer = last - begin - min(end - start for start, end in others)
    if longer > (_MANY if len(others) > 1 else 1) and not kin:
        return []  # 城镇、农村居民人均|收入: more than the amount is of all
    if any(is_amount(text[max(start, end - 2) : end]) for start, end in others):
        return []
    return [*((name, (last, stop)) for name in others), ((begin, stop),)]


def _by_delimiter(before: Sequence[Clause], whole: Span, count: int) -> list[tuple[Span, ...]]:
    """0—17岁、18—59岁、60岁以上|户籍人口: of as many figures that delimit, each with what all of them delimit."""
    inside = [one for one in before if one.delimiter is not None and whole[0] <= one.figure.start < whole[1]]
    if len(inside) != count or inside[-1].comparison.end >= whole[1]:
        return []
    if not all(_follows(one.text, one, following) for one, following in pairwise(inside)):
        return []
    head = inside[-1].comparison.end, whole[1]
    return [
        *(((one.figure.start, one.comparison.end), head) for one in inside[:-1]),
        ((inside[-1].figure.start, whole[1]),),
    ]


def _listed(clause: Clause, start: int, end: int) -> list[Span]:
    marks = [m.span() for m in _JOINER.finditer(clause.text, start, end) if _parts_here(clause, start, m)]
    bounds = [start, *(bound for mark in marks for bound in mark), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _head(clause: Clause, names: list[Span]) -> Span | None:
    """The second of the two words of the last name, where the others are too short to be names without it."""
    *others, (begin, stop) = names
    if any(end - start >= _SHORTEST for start, end in others):
        return None
    head = clause.words.get(begin)
    if head is None or head >= stop or clause.words.get(head) != stop:
        return None
    alike = any(clause.text[end - 1] == clause.text[stop - 1] for _, end in others)
    return None if alike else (head, stop)


def _head_shared(text: str, parts: list[Span]) -> bool:
    """城镇职工、居民住院报销限额: the last name is long by a head that is meant for all."""
    *others, (begin, stop) = parts
    long = stop - begin >= 2 * min(b - a for a, b in others)
    return long and any(text[b - 1] != text[stop - 1] for _, b in others)


def _parts_here(clause: Clause, start: int, mark: re.Match[str]) -> bool:
    """Whether a joining word stands by itself, outside brackets."""
    alone = mark[0] == "、" or clause.words.get(mark.start()) == mark.end()
    return alone and not is_open(clause.text, start, mark.start())
