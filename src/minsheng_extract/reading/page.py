"""A printed page as PDF, OFD and OCR know it: glyphs and rulings at places, no words or tables yet.

All measures are in points (1/72 inch) from the page's upper left corner, downwards.
"""

from __future__ import annotations

from typing import NamedTuple


class Glyph(NamedTuple):
    """One character and the box it fills."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


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
