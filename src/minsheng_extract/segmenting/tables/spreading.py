"""Cells of several lines that were pasted a line a line: a name with its parts, then each column's figures in turn.

标准班额比例 / 其中：小学 / 初中 / 34% / 77% / 80% / 85%: two figures a column, one for each part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.segmenting.lines import Line
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.region import LooseRow, Region

_MEASURED: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "value", "growth", "ratio"})
_NAMED: frozenset[ColumnRole | None] = frozenset({"indicator", "content"})
_FEWEST = 2


class Names(NamedTuple):
    """The lines of a cell with a name: what it names as a whole, and its parts, the first behind 其中."""

    whole: Line
    parts: tuple[Line, ...]


@lru_cache(maxsize=8)
def of_which(rules: Rules) -> re.Pattern[str]:
    """What a part's name begins with: 其中."""
    return re.compile(rf"{cued(rules.cues, 'of-which')}:?(?=\S)")


def names_in(lines: Sequence[Line], rules: Rules) -> Names | None:
    """The names among the last of some lines; None where none of them is a part."""
    first = next((at for at in range(len(lines) - 1, 0, -1) if of_which(rules).match(lines[at].squeezed)), None)
    return Names(lines[first - 1], tuple(lines[first:])) if first is not None else None


def spread(names: Names, values: Sequence[Line], columns: Sequence[Column], region: Region) -> list[LooseRow]:
    """A row for each name, where every column of figures has one figure for each; none where it is not certain.

    What stands beside the figures (a unit, a nature) stands there once for each name, or once for all of them.
    """
    measured = [at for at, column in enumerate(columns) if column.role in _MEASURED]
    figures = [value for value in values if is_figure(value.squeezed, region.rules)]
    named = next((at for at, column in enumerate(columns) if column.role in _NAMED), None)
    each, over = divmod(len(figures), len(measured)) if measured else (0, 0)
    if named is None or over or each < _FEWEST or each not in (len(names.parts), len(names.parts) + 1):
        return []
    owners = [names.whole, *names.parts][-each:]
    rows = [LooseRow({named: (names.whole.start, names.whole.end)}, section=True)] if each == len(names.parts) else []
    rest = [value for value in values if value not in figures]
    free = [at for at, column in enumerate(columns) if column.role in ("unit", "nature")]
    shared = tuple(free) if len(rest) == len(free) else ()
    for place, owner in enumerate(owners):
        cells = {at: figures[each * turn + place] for turn, at in enumerate(measured)}
        if len(rest) == each * len(free):
            cells |= {at: rest[each * turn + place] for turn, at in enumerate(free)}
        elif shared and place == 0:
            cells |= dict(zip(free, rest, strict=True))
        cells[named] = owner
        rows.append(
            LooseRow({at: (line.start, line.end) for at, line in sorted(cells.items())}, shared=shared if place else ())
        )
    return rows
