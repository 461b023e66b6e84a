"""Rows of a table with a bar behind each cell, where merged cells are left out: a number has one row or several.

Rows go from number to number. In the first stands what is merged over the others (a category, the project, its
office); the others begin with a goal of their own, and have only it and its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.counters import counter_value
from minsheng_extract.segmenting.tables.columns import Column
from minsheng_extract.segmenting.tables.fitting import Fit, Manner, fit
from minsheng_extract.segmenting.tables.region import LooseRow, Region, Span
from minsheng_extract.segmenting.tables.suiting import suits

_NUMBER = re.compile(r"\d{1,3}[.、]?")
_CATEGORY = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_WORDS = re.compile(r"[^\d\s].*[一-龥].*")
_MEASURED: frozenset[ColumnRole | None] = frozenset({"plan", "done", "base", "ratio", "value", "remark"})
_MERGED: frozenset[ColumnRole | None] = frozenset({"number", "other", "lead", "responsible", "leader"})
_OPENED, _SAME, _NEVER = 1.5, -0.5, -9.0
_MOST_CELLS, _MOST_IN_ROW = 80, 3


def rows_in(cells: Sequence[Span], columns: Sequence[Column], region: Region) -> list[LooseRow] | None:
    """The rows of the cells below a header; None where their numbers do not count 1, 2, 3."""
    starts = list(_starts(cells, region))
    if len(starts) < 2 or starts[0]:
        return None
    rows: list[LooseRow] = []
    for start, stop in zip(starts, [*starts[1:], len(cells)], strict=True):
        if stop - start > _MOST_CELLS:
            return None
        rows += _parted(cells[start:stop], columns, region)
    return rows


def _starts(cells: Sequence[Span], region: Region) -> Iterator[int]:
    """Where the numbers 1, 2, 3 stand, each before words."""
    count = 0
    for at, (cell, below) in enumerate(pairwise(cells)):
        written = region.written(cell)
        numbered = _NUMBER.fullmatch(written) and counter_value(written) == count + 1
        if numbered and _WORDS.match(region.written(below)):
            yield at
            count += 1


def _parted(cells: Sequence[Span], columns: Sequence[Column], region: Region) -> Iterator[LooseRow]:
    """The rows of one number: the way to part its cells that suits the columns best."""
    written = [region.written(cell) for cell in cells]
    below = [at for at, column in enumerate(columns) if column.role not in _MERGED]
    below = below[1:] if [columns[at].role for at in below[:2]] == ["content", "indicator"] else below
    stops = [0, *(at for at in range(3, len(cells)) if _may_open(written, at, region.rules)), len(cells)]
    best: dict[int, tuple[float, int, Fit]] = {0: (0.0, 0, Fit((), 0.0))}
    for end, stop in enumerate(stops[1:], 1):
        for start in stops[:end]:
            if start not in best or stop - start > _MOST_IN_ROW * len(columns):
                continue
            own = columns if start == 0 else [columns[at] for at in below]
            fitted = fit(written[start:stop], own, region.rules, _MANNER)
            score = best[start][0] + fitted.score - _OPENED
            if stop not in best or score > best[stop][0]:
                best[stop] = (score, start, fitted)
    rows: list[LooseRow] = []
    stop = len(cells)
    while stop:
        _, start, fitted = best[stop]
        places = fitted.columns if start == 0 else tuple(below[at] for at in fitted.columns)
        rows.append(_row(cells[start:stop], places))
        stop = start
    yield from reversed(rows)


def _may_open(written: Sequence[str], at: int, rules: Rules) -> bool:
    """Whether a row may begin with a cell: words behind a figure, an empty cell or a remark."""
    before = written[at - 1]
    return bool(_WORDS.match(written[at])) and (not before or is_figure(before, rules))


def _row(cells: Sequence[Span], places: Sequence[int]) -> LooseRow:
    by_column: dict[int, Span] = {}
    for cell, place in zip(cells, places, strict=True):
        if cell[1] > cell[0]:
            by_column[place] = (by_column.get(place, cell)[0], cell[1])
    return LooseRow(by_column)


def _suits(role: ColumnRole | None, folded: str, rules: Rules) -> float:
    """An empty cell stands where there may be nothing yet, a figure where something is measured."""
    if not folded:
        return 0.0 if role in _MEASURED else -1.0
    if is_figure(folded, rules) and role != "number":
        share = folded.endswith("%")
        return (2.0 if share == (role == "ratio") else 0.5) if role in _MEASURED - {"remark"} else -2.0
    if role == "other":
        return 2.0 if _CATEGORY.match(folded) else -0.5
    if role in _MEASURED:
        return 0.5 if role in ("remark", "done") else -0.5
    return suits(role, folded, rules)


def _repeated(role: ColumnRole | None) -> float:
    return _SAME if role == "indicator" else _NEVER


_MANNER = Manner(_suits, _repeated)
