"""A printed page as PDF, OFD and OCR know it: glyphs and rulings at places, no words or tables yet.

All measures are in points (1/72 inch) from the page's upper left corner, downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

_THIN = 3.0
_STRAIGHT = 1.0


class Glyph(NamedTuple):
    """One character and the box it fills."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def unified(character: str) -> str:
    """A radical or compatibility form that a font gives (⼯) as the character it stands for (工)."""
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff":
        return normalize("NFKC", character)
    return character


class Ruling(NamedTuple):
    """A straight line, horizontal or vertical."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """True where it is wider than high."""
        return self.x1 - self.x0 >= self.bottom - self.top


class Page(NamedTuple):
    """One page. `pictured` is true where an image covers most of it."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...] = ()
    pictured: bool = False


def rulings_of(points: Sequence[tuple[float, float]], *, stroked: bool) -> Iterator[Ruling]:
    """The straight lines one drawn path makes: its strokes, or a filled box so thin that it is a line.

    >>> list(rulings_of([(0, 0), (90, 0.5)], stroked=False))
    [Ruling(x0=0, top=0, x1=90, bottom=0.5)]
    """
    whole = _around(points)
    if _thickness(whole) <= _THIN:
        yield whole
    elif stroked:
        sides = (_around(ends) for ends in pairwise(points))
        yield from (side for side in sides if _thickness(side) <= _STRAIGHT)


def _around(points: Sequence[tuple[float, float]]) -> Ruling:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ruling(min(xs), min(ys), max(xs), max(ys))


def _thickness(ruling: Ruling) -> float:
    return min(ruling.x1 - ruling.x0, ruling.bottom - ruling.top)
