"""Completion ratios that stand in a table cell of their own, beside the figures they are of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from minsheng_extract.aligning.claiming import Printed
from minsheng_extract.aligning.figure import Figure
from minsheng_extract.aligning.likeness import ratio_between
from minsheng_extract.aligning.measuring import fit, is_rate
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold

_RULE = "matching.ratio-cell"
_TOLERANCE, _VAGUE = Decimal("0.1"), Decimal("0.01")
_PLACE = re.compile(r"(table \d+) row \d+ (column \d+)")
_DIGITS = frozenset("0123456789.")


def with_ratio_cells(rows: Sequence[tuple[Figure, ...]], words: Vocabulary) -> list[tuple[Figure, ...]]:
    """The figures of rows, where a cell with nothing but a share belongs to the result before it.

    Only where the share is that of two figures of the row (1300人 | 700 | 54%), or nearly so, for it
    may be misprinted; a bare number (54) must be it exactly, of figures that are exact enough. A
    column with two such cells is a column of ratios: there any share is one, however misprinted.
    """
    read = [_read(row, frozenset(), words) for row in rows]
    columns = Counter(
        column for row in read for cell in row if cell.standing.part == "ratio" and (column := _column(cell))
    )
    trusted = frozenset(column for column, count in columns.items() if count > 1)
    return [_read(row, trusted, words) for row in read] if trusted else read


def _read(members: tuple[Figure, ...], trusted: frozenset[str], words: Vocabulary) -> tuple[Figure, ...]:
    row = list(members)
    for at in range(2, len(row)):
        cell, result = row[at], row[at - 1]
        if not _is_alone(cell) or result.printed or result.standing.part == "ratio" or is_rate(result.quantity):
            continue
        printed = _printed(cell)
        slack = _TOLERANCE if _is_in_row(cell) else Decimal(0)
        bases = row[: at - 1]
        if _column(cell) in trusted or any(_is_share_of(base, result, printed, slack, words) for base in bases):
            row[at - 1] = result._replace(standing=result.standing._replace(part="result", printed=printed))
            row[at] = cell._replace(standing=cell.standing._replace(part="ratio"))
    return tuple(row)


def _column(figure: Figure) -> str | None:
    """The table and column of a cell, where the document has them: `table 1 column 6`."""
    match = _PLACE.search(figure.quantity.location or "")
    return f"{match[1]} {match[2]}" if match else None


def _is_alone(figure: Figure) -> bool:
    """True for a cell with nothing but a share or a bare number."""
    quantity = figure.quantity
    alone = quantity.change is None and quantity.sentence.strip() == quantity.quote.strip()
    return alone and (quantity.unit == "%" or all(char in _DIGITS for char in quantity.quote))


def _is_in_row(cell: Figure) -> bool:
    """True where the sign says that it is a share, and the row is known."""
    quantity = cell.quantity
    return quantity.quote.endswith(("%", "％")) and bool(quantity.item_id or quantity.location)


def _printed(cell: Figure) -> Printed:
    quote = cell.quantity.quote
    digits = "".join(char for char in fold(quote) if char in _DIGITS)
    places = len(digits.partition(".")[2])
    return Printed(
        start=0, end=len(quote), number=0, value=Decimal(digits or 0) / 100, step=Decimal(1).scaleb(-2 - places),
        text=quote if quote.endswith(("%", "％")) else f"{quote}%", rule=_RULE, close=False, names_task=True, verb=None,
    )  # fmt: skip


def _is_share_of(base: Figure, result: Figure, printed: Printed, slack: Decimal, words: Vocabulary) -> bool:
    fits = fit(base.quantity, result.quantity, words)
    if fits is None or not base.quantity.value:
        return False
    low, high = ratio_between(base, result, fits)
    if not slack and high - low > printed.value * _VAGUE:
        return False
    within = printed.step + printed.value * slack
    return low - within <= printed.value <= high + within
