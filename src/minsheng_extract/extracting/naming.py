"""What a figure is called: spans of the text, and what later figures may carry over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.words import Span, is_open

_REMEMBERED = 7  # names of one unit that figures further on may take over
_SHARES = ("%", "百分点")


class Named(NamedTuple):
    """An indicator and an action, as spans into the text; an indicator may be of several pieces.

    `behind`: the end of what was taken behind the figure. `left_only`: the name stands before the
    figure, not behind it. `whole`: the name of the whole that this is a part of (其中). `subject`: what is said
    to concern so many (敬老院建设|涉及6个乡镇).
    """

    pieces: tuple[Span, ...] = ()
    action: Span | None = None
    rules: tuple[str, ...] = ()
    behind: int = 0
    left_only: bool = False
    whole: tuple[Span, ...] = ()
    subject: tuple[Span, ...] = ()

    def indicator(self, text: str) -> str | None:
        """The indicator's words, white space inside left out."""
        words = "".join([text[start:end] for start, end in self.pieces])
        return "".join(words.split()) or None


class Carried(NamedTuple):
    """What the figures before say: the last name, its unit, where the last figure and what it took end.

    `earlier`: what the last figure of the sentences before is called, for one that stands without any name.
    `alike`: the names of the figures of the same unit that stood not aside, the likeliest last.
    `beside`: whether the last figure was itself a part, or stood in the same brackets.
    """

    named: Named | None
    unit: str | None
    end: int
    behind: int
    earlier: tuple[Span, ...] = ()
    alike: tuple[Named, ...] = ()
    beside: bool = False


class _Last(NamedTuple):
    """The last figure's name and unit, and those of the last that was no rate."""

    named: Named | None = None
    unit: str | None = None
    counted: tuple[Named, str | None] | None = None

    def after(self, named: Named, unit: str | None) -> _Last:
        """The same, one figure later."""
        return _Last(named, unit, self.counted if unit in _SHARES else (named, unit))

    def for_unit(self, unit: str | None) -> tuple[Named | None, str | None]:
        """What a figure of this unit may carry over; a rate's name is not carried to a count."""
        return (self.named, self.unit) if unit in _SHARES or self.counted is None else self.counted


class Said:
    """What the figures of a sentence have named so far, of which the next may carry something over.

    What stands aside, in brackets or as a part (其中), hands nothing on to the figures behind it.
    """

    def __init__(self, before: Said | None = None) -> None:
        self._earlier: tuple[Span, ...] = before.last_pieces if before else ()
        self._last = self._main = _Last()
        self._end = 0
        self._by_unit: dict[str | None, tuple[Named, ...]] = dict(before._by_unit) if before else {}
        self._behind = 0

    def add(self, clause: Clause, named: Named, names: bool, aside: bool) -> None:
        """One figure more; `names`: it is more than a delimiter; `aside`: it stands in brackets or is a part."""
        self._behind = max(self._behind, named.behind)
        if names:
            self._end = clause.comparison.end
            self._last = (self._last if aside else self._main).after(named, clause.figure.unit)
            self._main = self._main if aside else self._last
            unit = clause.figure.unit
            if not aside or unit not in self._by_unit:
                known = self._by_unit.get(unit, ())
                self._by_unit[unit] = (*known[:1], *known[1:][-_REMEMBERED:], named)

    def carried(self, clause: Clause, aside: bool) -> Carried:
        """What a figure may carry over, in brackets or not; what brackets hold is over where they close."""
        unit, last = clause.figure.unit, self._last if aside or self._main.named is None else self._main
        if last is not self._main and self._main.named is not None and _closes(clause.text[self._end : clause.start]):
            last = self._main
        known, beside = self._by_unit.get(unit, ()), last is not self._main
        return Carried(*last.for_unit(unit), self._end, self._behind, self._earlier, known, beside)

    def of_item(self) -> Said:
        """What the next paragraph of the same item may take over: names by their units only, likeliest the first."""
        said = Said()
        said._by_unit = {unit: (*names, names[0]) for unit, names in self._by_unit.items()}
        return said

    @property
    def last_pieces(self) -> tuple[Span, ...]:
        """What the last figure that was no delimiter is called; else that of the sentences before."""
        named = self._main.named or self._last.named
        return named.pieces if named and named.pieces else self._earlier


def stands_aside(clause: Clause, parts: Sequence[Span]) -> bool:
    """Whether a figure stands in brackets, or behind 其中 (at `parts`) up to the next semicolon or closing bracket."""
    text, at = clause.text, clause.figure.start
    if parts and any(end <= at and _reaches(text[end:at]) for _, end in parts):
        return True
    return is_open(text, clause.sentence[0], at)


def _closes(between: str) -> bool:
    """Whether the brackets of the figure before are closed: (其中省级3项)，其中|2项已完成."""
    return between.find(")") >= 0 and between.count(")") > between.count("(")


def _reaches(between: str) -> bool:
    """Whether 其中 still holds behind these words: (其中残疾人60户)，占任务的|63% is of the whole again."""
    return ";" not in between and between.count(")") <= between.count("(")
