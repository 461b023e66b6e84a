"""Cells in order -> the columns they stand in, where a row has fewer or more cells than the table has columns.

A text says only in which order a row's cells stood: a merged cell is left out of the rows that it
reaches, an empty one may be, and a cell of several lines looks like several cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.suiting import suits

_SKIPPED = -0.3
_REPEATED = -0.4
_CLEARLY = 1.0
_NEVER = float("-inf")
_MANY_LINES = frozenset({"lead", "responsible", "leader"})


class Fit(NamedTuple):
    """For each cell its column, and how well all of them suit."""

    columns: tuple[int, ...]
    score: float


class Manner(NamedTuple):
    """How pieces of a row are told apart: how well one suits a column, and what it costs that two are one cell.

    Without `repeated` every piece is a cell.
    """

    suits: Callable[[ColumnRole | None, str, Rules], float]
    repeated: Callable[[ColumnRole | None], float] | None


CELLS = Manner(suits, None)
LINES = Manner(suits, lambda role: 0.0 if role in _MANY_LINES else _REPEATED)


def fit(cells: Sequence[str], columns: Sequence[Column], rules: Rules, manner: Manner = CELLS) -> Fit:
    """The columns of a row's cells, left to right, that suit them best."""
    width, roles = len(columns), {column.role for column in columns}
    suiting = [{role: manner.suits(role, cell, rules) for role in roles} for cell in cells]
    best = [[_NEVER] * width for _ in cells]
    came: list[list[int]] = [[-1] * width for _ in cells]
    for at in range(len(cells)):
        for column in range(width):
            before, from_column = _best_before(best, at, column, columns, manner)
            best[at][column], came[at][column] = before + suiting[at][columns[column].role], from_column
    return _traced(best, came)


def suits_as_it_stands(cells: Sequence[str], places: Sequence[int], columns: Sequence[Column], rules: Rules) -> bool:
    """Whether the cells suit the columns at their places about as well as any others."""
    standing = sum(
        suits(columns[at].role, cell, rules) for cell, at in zip(cells, places, strict=True) if at < len(columns)
    )
    return standing + _CLEARLY >= fit(cells, columns, rules).score


def _best_before(
    best: list[list[float]], at: int, column: int, columns: Sequence[Column], manner: Manner
) -> tuple[float, int]:
    """The best way to have placed the cells before, with the columns skipped and repeated counted."""
    if at == 0:
        return _SKIPPED * column, -1
    ways = [(best[at - 1][left] + _SKIPPED * (column - left - 1), left) for left in range(column)]
    if manner.repeated is not None:
        ways.append((best[at - 1][column] + manner.repeated(columns[column].role), column))
    return max(ways, default=(_NEVER, -1))


def _traced(best: list[list[float]], came: list[list[int]]) -> Fit:
    if not best:
        return Fit((), 0.0)
    column = max(range(len(best[-1])), key=lambda each: best[-1][each] + _SKIPPED * (len(best[-1]) - 1 - each))
    score, path = best[-1][column], [column]
    for at in range(len(best) - 1, 0, -1):
        column = came[at][column]
        path.append(column)
    return Fit(tuple(reversed(path)), score)
