"""Sections that answer one another: what was asked below one heading, what was done of it below the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from minsheng_extract.records import ColumnRole
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.laid import Laid
from minsheng_extract.segmenting.sections import head_role
from minsheng_extract.segmenting.titles import is_heading_line

_ASKING: frozenset[ColumnRole | None] = frozenset({"plan", "content"})


class _Head(NamedTuple):
    """A heading without a list number, and what it says of the paragraphs below it."""

    at: int
    role: ColumnRole | None


def answering_sections(laid: Laid) -> dict[int, ColumnRole]:
    """For the paragraphs below such headings what stands there; lists below them belong to the section too.

    年度任务, 1、…, 2、…, 工作进展情况, 1、…, 2、…: plan for the first list, done for the second.
    """
    roles: dict[int, ColumnRole] = {}
    heads = list(_heads(laid))
    places = [head.at for head in heads]
    for ask, answer in pairwise(heads):
        if ask.role not in _ASKING or answer.role != "done" or answer.at == ask.at + 1:
            continue
        home = laid.tree.current[ask.at]
        if _end(laid, places, ask.at, home) >= answer.at:
            roles |= dict.fromkeys(range(ask.at + 1, answer.at), "plan")
            roles |= dict.fromkeys(range(answer.at + 1, _end(laid, places, answer.at, home)), "done")
    return roles


def _heads(laid: Laid) -> Iterator[_Head]:
    """The lines without list numbers that are headings, in order."""
    folded = laid.folded
    numbered = {unit.paragraph for unit in laid.tree.units}
    for at, paragraph in enumerate(laid.paragraphs):
        if paragraph.kind != "text" or at in numbered or paragraph.continues:
            continue
        if is_heading_line(folded, paragraph.start, paragraph.end, laid.rules):
            yield _Head(at, head_role(folded, paragraph.start, paragraph.end, laid.rules))


def _end(laid: Laid, heads: list[int], head: int, home: int | None) -> int:
    """Where the section below a heading ends: at the next heading, or where a list around it goes on.

    A list that begins with 1 right below the heading, in the unit that the heading stands in, is in the section.
    """
    units = laid.tree.units
    inside: set[int] = set()
    style: str | None = None
    first = bisect_right(units, head, key=attrgetter("paragraph"))
    for number, unit in enumerate(units[first:], start=first):
        if unit.inline:
            continue
        if unit.paragraph == head + 1 and unit.under == home and counter_value(unit.element) == 1:
            style = unit.rules[0]
        if unit.under not in inside and not (unit.under == home and unit.rules[0] == style):
            return _until_heading(heads, head, unit.paragraph)
        inside.add(number)
    return _until_heading(heads, head, len(laid.paragraphs))


def _until_heading(heads: list[int], head: int, stop: int) -> int:
    following = heads[bisect_right(heads, head) :][:1]
    return min([*following, stop])
