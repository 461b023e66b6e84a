"""What a figure is called: spans of the text, and what later figures may carry over."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.extracting.words import Span


class Named(NamedTuple):
    """An indicator and an action, as spans into the text; an indicator may be of several pieces.

    `behind`: the end of what was taken behind the figure. `left_only`: the name stands before the
    figure. `whole`: the name of the whole that this is a part of (其中).
    """

    pieces: tuple[Span, ...] = ()
    action: Span | None = None
    rules: tuple[str, ...] = ()
    behind: int = 0
    left_only: bool = False
    whole: tuple[Span, ...] = ()

    def indicator(self, text: str) -> str | None:
        """The indicator's words, white space inside left out."""
        words = "".join("".join(text[start:end].split()) for start, end in self.pieces)
        return words or None


class Carried(NamedTuple):
    """What the figures before say: the last name, its unit, where its figure and what it took end."""

    named: Named | None
    unit: str | None
    end: int
    behind: int
