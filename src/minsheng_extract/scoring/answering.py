"""Which prediction answers which gold span: one to one, the best overlap first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol


class Spanned(Protocol):
    """Anything with a span, end exclusive."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


def _overlap(one: Spanned, other: Spanned) -> tuple[int, float]:
    """Shared characters, then their part of what both cover: of two equal overlaps the tighter is better."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    covered = max(one.end, other.end) - min(one.start, other.start)
    return shared, shared / covered if covered else 0.0


def answers(gold: Sequence[Spanned], predicted: Sequence[Spanned]) -> dict[int, int]:
    """Index of gold -> index of the prediction that answers it. Both in order of start."""
    starts = [span.start for span in predicted]
    longest = max((span.end - span.start for span in predicted), default=0)
    pairs: list[tuple[tuple[int, float], int, int]] = []
    for g, span in enumerate(gold):
        for p in range(bisect_left(starts, span.start - longest), bisect_left(starts, span.end)):
            if (overlap := _overlap(span, predicted[p]))[0] > 0:
                pairs.append((overlap, g, p))
    answered: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if g not in answered and p not in taken:
            answered[g] = p
            taken.add(p)
    return answered
