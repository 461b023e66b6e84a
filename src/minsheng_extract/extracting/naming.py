"""What a figure is called: spans of the text, and what later figures may carry over."""

from __future__ import annotations

from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.words import Span

_SHARES = ("%", "百分点")


class Named(NamedTuple):
    """An indicator and an action, as spans into the text; an indicator may be of several pieces.

    `behind`: the end of what was taken behind the figure. `left_only`: the name stands before the
    figure, not behind it. `whole`: the name of the whole that this is a part of (其中).
    """

    pieces: tuple[Span, ...] = ()
    action: Span | None = None
    rules: tuple[str, ...] = ()
    behind: int = 0
    left_only: bool = False
    whole: tuple[Span, ...] = ()

    def indicator(self, text: str) -> str | None:
        """The indicator's words, white space inside left out."""
        words = "".join([text[start:end] for start, end in self.pieces])
        return "".join(words.split()) or None


class Carried(NamedTuple):
    """What the figures before say: the last name, its unit, where the last figure and what it took end.

    `earlier`: what the last figure of the sentences before is called, for one that stands without any name.
    `alike`: the name of the last figure of the same unit.
    """

    named: Named | None
    unit: str | None
    end: int
    behind: int
    earlier: tuple[Span, ...] = ()
    alike: Named | None = None


class Said:
    """What the figures of a sentence have named so far, of which the next may carry something over."""

    def __init__(self, before: Said | None = None) -> None:
        self._earlier: tuple[Span, ...] = before.last_pieces if before else ()
        self._last: tuple[Named | None, str | None, int] = (None, None, 0)
        self._last_count: tuple[Named | None, str | None, int] | None = None
        self._by_unit: dict[str | None, Named] = dict(before._by_unit) if before else {}
        self._behind = 0

    def add(self, clause: Clause, named: Named, names: bool) -> None:
        """One figure more; `names`: it is more than a delimiter."""
        self._behind = max(self._behind, named.behind)
        if names:
            self._last = named, clause.figure.unit, clause.comparison.end
            self._by_unit[clause.figure.unit] = named
            if clause.figure.unit not in _SHARES:
                self._last_count = self._last

    def carried(self, unit: str | None) -> Carried:
        """What a figure of this unit may carry over; a rate's name is not carried to a count."""
        last = self._last if unit in _SHARES else self._last_count or self._last
        return Carried(last[0], last[1], self._last[2], self._behind, self._earlier, self._by_unit.get(unit))

    def of_item(self) -> Said:
        """What the next paragraph of the same item may take over: names by their units only."""
        said = Said()
        said._by_unit = dict(self._by_unit)
        return said

    @property
    def last_pieces(self) -> tuple[Span, ...]:
        """What the last figure that was no delimiter is called; else that of the sentences before."""
        named = self._last[0]
        return named.pieces if named and named.pieces else self._earlier
