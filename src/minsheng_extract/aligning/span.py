"""A figure's place in its sentence: what stands before it in its clause, and after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.aligning.claiming import Printed
from minsheng_extract.aligning.sentence import Sentence
from minsheng_extract.records import Quantity


class Span(NamedTuple):
    """A figure's place in its sentence.

    between
        What stands before it, since the figure before it.
    lead, clause
        The same in its clause: since the figure before it, and from the clause's start.
    rest
        What stands after it in its clause.
    """

    quantity: Quantity
    start: int
    end: int
    between: str
    lead: str
    clause: str
    rest: str

    @property
    def is_bound(self) -> bool:
        """True for at least or at most so much: 50%以上."""
        return self.quantity.comparator in (">=", ">", "<=", "<")

    def is_number_of(self, printed: Sequence[Printed]) -> bool:
        """True where it is the number of one of the ratios."""
        return any(self.start < one.end and one.number < self.end for one in printed)


def spans_of(quantities: Sequence[Quantity], sentence: Sentence) -> list[Span]:
    """The places of a sentence's figures, in order."""
    spans: list[Span] = []
    before = 0
    for quantity in quantities:
        start, end = quantity.start - quantity.sentence_start, quantity.end - quantity.sentence_start
        clause = sentence.clause_start(start)
        first = max(clause, sentence.folded.rfind("(", clause, start) + 1)
        spans.append(
            Span(
                quantity=quantity,
                start=start,
                end=end,
                between=sentence.folded[before:start],
                lead=sentence.folded[max(before, first) : start],
                clause=sentence.folded[first:start],
                rest=sentence.folded[end : sentence.clause_end(end)],
            )
        )
        before = end
    return spans
