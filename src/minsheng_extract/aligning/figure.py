"""A quantity with what aligning needs to know of it, worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from minsheng_extract.aligning.claiming import Printed, claim_of, is_printed, printed_for
from minsheng_extract.aligning.naming import Name, name_of
from minsheng_extract.aligning.vocabulary import Vocabulary
from minsheng_extract.folding import fold
from minsheng_extract.records import Quantity

_CLAUSE_MARKS = ",;。!?\n\t"
_SENTENCE_PART = re.compile(r"[;。!?\n\t]")


class Figure(NamedTuple):
    """A quantity, its comparable name, and how it stands in its sentence.

    clause
        The name of everything in its clause: what the indicator may have left out.
    context
        The name of all since the figure before it, its clause included.
    printed
        The completion ratio that the text prints for it.
    is_ratio
        It is itself the number of a printed ratio.
    enclosed
        It stands in brackets as what another figure holds: 61家（含40家…）.
    part
        其中 stands before it.
    stock
        It is a total of all years: 累计建成286个.
    """

    quantity: Quantity
    name: Name
    clause: Name
    context: Name
    printed: Printed | None
    is_ratio: bool
    enclosed: bool
    part: bool
    stock: bool


def figures_of(quantities: Sequence[Quantity], words: Vocabulary) -> tuple[Figure, ...]:
    """The figures of one document's quantities, in order."""
    ordered = sorted(quantities, key=lambda quantity: (quantity.start, quantity.end))
    return tuple(_figures(ordered, words))


def _figures(ordered: list[Quantity], words: Vocabulary) -> Iterator[Figure]:
    for _, group in groupby(ordered, key=lambda quantity: (quantity.sentence_start, quantity.sentence)):
        sentence = list(group)
        printed = printed_for(sentence, words)
        ends = [0, *(quantity.end - quantity.sentence_start for quantity in sentence)]
        starts = [*(quantity.start - quantity.sentence_start for quantity in sentence), len(sentence[0].sentence)]
        for at, quantity in enumerate(sentence):
            yield _figure(quantity, printed.get(quantity.quantity_id), ends[at], starts[at + 1], words)


def _figure(quantity: Quantity, printed: Printed | None, earliest: int, latest: int, words: Vocabulary) -> Figure:
    folded = fold(quantity.sentence)
    start, end = quantity.start - quantity.sentence_start, quantity.end - quantity.sentence_start
    first, last = _clause(folded, start, end, earliest, latest)
    bracket = _bracket(folded, start)
    before = folded[first:start]
    part = max((match.end() for match in _SENTENCE_PART.finditer(folded, 0, start)), default=0)
    return Figure(
        quantity=quantity,
        name=name_of(_called(quantity), words),
        clause=name_of(folded[first:start] + folded[end:last], words),
        context=name_of(folded[max(earliest, part):start] + folded[end:last], words),
        printed=printed,
        is_ratio=is_printed(quantity, words),
        enclosed=bracket is not None and words.part.search(folded, bracket, start) is not None,
        part=words.part.search(folded, part, start) is not None,
        stock=words.stock.search(before) is not None,
    )


def _called(quantity: Quantity) -> str:
    """The indicator; with the figure's own words where it has no number: 全覆盖."""
    wordy = quantity.unit == "%" and not any(char.isdigit() for char in quantity.quote)
    return f"{quantity.indicator or ''}{quantity.quote if wordy else ''}"


def _clause(folded: str, start: int, end: int, earliest: int, latest: int) -> tuple[int, int]:
    """The span of the figure's clause, no further than the figures before and after it.

    Where those stand in the same clause, 、 parts it too: 供餐单位6家、中央厨房14家.
    """
    first = max(folded.rfind(mark, 0, start) for mark in _CLAUSE_MARKS) + 1
    last = min((at for mark in _CLAUSE_MARKS if (at := folded.find(mark, end)) >= 0), default=len(folded))
    if earliest > first:
        first = max(earliest, folded.rfind("、", earliest, start) + 1)
    if latest < last:
        listed = folded.find("、", end, latest)
        last = listed if listed >= 0 else latest
    return first, last


def _bracket(folded: str, start: int) -> int | None:
    """Where the bracket opens in which a figure stands."""
    opened, closed = folded.rfind("(", 0, start), folded.rfind(")", 0, start)
    return opened if opened > closed else None


def claim_in(quantity: Quantity, words: Vocabulary) -> str | None:
    """The claim of the figure's sentence that stands after it."""
    return claim_of(quantity.sentence[quantity.end - quantity.sentence_start :], words)
