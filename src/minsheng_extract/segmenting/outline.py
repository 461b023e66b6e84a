"""Where a list number belongs in the tree: the level follows from the sense, whatever its style."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.segmenting.markers import Marker

_FARTHEST = 3


class Traits(NamedTuple):
    """What a unit looks like: siblings look alike, in whatever style they are numbered."""

    heading: bool
    labelled: bool


class Level(NamedTuple):
    """The unit placed last at one depth of the tree; `rank` is that of the style its list began with."""

    marker: Marker
    traits: Traits
    node: int
    rank: int


class Outline:
    """The open units of one text, from the root down.

    A number that goes on a list stands at that list's level. Which list, where several could go on,
    is told by style first, then by likeness: a heading with office lines below it goes on a list of such.
    """

    def __init__(self) -> None:
        self._open: list[Level] = []
        self._closed: dict[int, Level] = {}
        self._begun_within = False

    @property
    def current(self) -> int | None:
        """The innermost open unit."""
        return self._open[-1].node if self._open else None

    def place(self, marker: Marker, traits: Traits, node: int) -> int | None:
        """Open a unit; the node it stands under."""
        above_all = self._is_above_all(marker)
        if above_all or not (self._open or self._closed):
            self._begun_within = marker.number > 1
        depth = 0 if above_all else self._depth(marker, traits)
        goes_on = depth < len(self._open) and marker.number > 1 and not above_all
        rank = self._open[depth].rank if goes_on else marker.style.rank
        for closed, level in enumerate(self._open[depth:], depth):
            self._closed[closed] = level
        for deeper in [closed for closed in self._closed if closed > depth + 1]:
            del self._closed[deeper]
        del self._open[depth:]
        self._open.append(Level(marker, traits, node, rank))
        return self._open[depth - 1].node if depth else None

    def close_inline(self) -> None:
        """A paragraph ends, and with it what was numbered inside it."""
        while self._open and self._open[-1].marker.inline:
            level = self._open.pop()
            self._closed[len(self._open)] = level

    def _depth(self, marker: Marker, traits: Traits) -> int:
        """The best place: each open level, or a new one under the innermost."""
        below = self._child_depth(marker)
        best, best_score = below, self._child_score(marker, below)
        for depth in range(len(self._open) - 1, -1, -1):
            score = _likeness(self._open[depth], marker, traits) - 0.1 * (len(self._open) - depth)
            if score > best_score:
                best, best_score = depth, score
        return best

    def _child_depth(self, marker: Marker) -> int:
        depth = len(self._open)
        while depth and self._ends_before(self._open[depth - 1], marker):
            depth -= 1
        return depth

    def _is_above_all(self, marker: Marker) -> bool:
        """Whether a text that began within a section, at (六), comes to the next: 三、."""
        return self._begun_within and bool(self._open) and self._open[0].rank > marker.style.rank and not marker.inline

    @staticmethod
    def _ends_before(level: Level, marker: Marker) -> bool:
        """Whether a unit is too small to hold another: 一是 in a running text, a bullet."""
        return level.marker.style.leaf and level.marker.style.rank > marker.style.rank and not level.traits.heading

    def _child_score(self, marker: Marker, depth: int) -> float:
        """How well a number opens a list of its own, or goes on one that the unit above interrupted."""
        closed = self._closed.get(depth)
        if closed and closed.marker.style is marker.style and 0 < marker.number - closed.marker.number <= _FARTHEST:
            return 5.0
        in_order = depth == 0 or self._open[depth - 1].rank < marker.style.rank
        if marker.number <= 1:
            return 4.0 if in_order else 2.0
        return 1.0 if in_order else 0.0


def _likeness(level: Level, marker: Marker, traits: Traits) -> float:
    """How well a unit goes on the list of the one placed last at a level."""
    step = marker.number - level.marker.number
    same = level.marker.style is marker.style
    if same and marker.number == 0:
        score = 6.0
    elif step == 1:
        akin = 4.0 if _akin(level.marker, marker) else 0.5 if level.marker.goes_on else 3.0
        score = 9.0 if same else akin
    elif same and 0 <= step <= _FARTHEST:
        score = 3.0
    elif marker.number == 1 and (same or _akin(level.marker, marker)):
        score = 3.5 if same else 3.0
    elif same:
        score = 1.5
    else:
        return -9.0
    if level.traits.labelled != traits.labelled:
        score -= 0.0 if same and step == 1 else 3.0
    elif traits.labelled:
        score += 3.0
    return score + (0.5 if level.traits.heading == traits.heading else -0.5)


def _akin(one: Marker, other: Marker) -> bool:
    """Numbers of one kind: both Arabic or both Chinese, both in brackets or both not."""
    return one.style.rank == other.style.rank and one.element.isdecimal() == other.element.isdecimal()
