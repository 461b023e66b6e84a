"""Which columns the cells of a short row stand in, where a merged cell (a number, a category) is left out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.reading.bare_figure import is_figure
from minsheng_extract.reading.heads import opening
from minsheng_extract.reading.linear_row import is_number
from minsheng_extract.rulebook import Rules

_MERGED = ((), (0,), (1,), (0, 1))


class Pattern(NamedTuple):
    """What a table's full rows look like: which column has their numbers, and which hold bare figures."""

    number: int
    figures: tuple[bool, ...]
    rules: Rules

    @property
    def has_figures(self) -> bool:
        """Whether a column beside the number's holds figures: what tells rows of cells from broken lines."""
        return any(figure for column, figure in enumerate(self.figures) if column != self.number)


def pattern_of(heads: Sequence[str], rows: Sequence[Sequence[str]], rules: Rules) -> Pattern | None:
    """The pattern of the first full row that has its number; None for a table without a number column."""
    number = next((place for place, head in enumerate(heads[:2]) if opening(rules).number.search(head)), None)
    if number is None:
        return None
    full = (row for row in rows if len(row) == len(heads) and all(row[:-1]) and is_number(row[number]))
    first = next(full, None)
    return Pattern(number, tuple(is_figure(word, rules) for word in first), rules) if first is not None else None


def columns_of(written: Sequence[str], pattern: Pattern) -> list[int] | None:
    """The columns of a row's cells from left to right: merged cells are among the first two, others missing at the end.

    None where no choice puts a number, and only a number, into the number column.

    >>> from minsheng_extract.rulebook import load_rules
    >>> columns_of(["2", "森林蓄积量", "4606.2", "5000"], Pattern(1, (False, True, False, True, True), load_rules()))
    [1, 2, 3, 4]
    """
    best: tuple[int, list[int]] | None = None
    for merged in _MERGED:
        columns = [column for column in range(len(pattern.figures)) if column not in merged]
        if len(columns) < len(written) or _misnumbered(written, columns, pattern):
            continue
        fits = fitness(written, columns, pattern)
        if best is None or fits > best[0]:
            best = fits, columns[: len(written)]
    return best[1] if best else None


def fitness(written: Sequence[str], columns: Sequence[int], pattern: Pattern) -> int:
    """How many cells are figures where the pattern has figures, and words where it has words."""
    placed = zip(written, columns, strict=False)
    return sum(pattern.figures[column] == is_figure(word, pattern.rules) for word, column in placed)


def _misnumbered(written: Sequence[str], columns: Sequence[int], pattern: Pattern) -> bool:
    place = columns.index(pattern.number) if pattern.number in columns else None
    return is_number(written[0]) if place is None else place >= len(written) or not is_number(written[place])
