"""One sentence's figures, every field read: the steps of extracting put in order."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.basis import Basis, bases
from minsheng_extract.extracting.change import Changed, changes
from minsheng_extract.extracting.clause import Clause, clauses
from minsheng_extract.extracting.comparison import Comparison, comparisons
from minsheng_extract.extracting.deadline import Deadline, Periods, deadline, in_sentence
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.indicator import indicators
from minsheng_extract.extracting.naming import Carried, Named
from minsheng_extract.extracting.period import Period, period_finder
from minsheng_extract.extracting.place import Place
from minsheng_extract.extracting.role import Cast, roles
from minsheng_extract.rulebook import Rules

_LISTED = re.compile(r"[\s、和及与]+")
_NAMED = re.compile(r"“[^“”]{6,60}”|《[^《》]{4,80}》")
_SHARES = ("%", "百分点")


class Reading(NamedTuple):
    """A figure with all that its sentence and place say of it."""

    clause: Clause
    comparison: Comparison
    changed: Changed
    reference: str | None
    basis: Basis | None
    named: Named
    cast: Cast
    deadline: Deadline


class Reader:
    """Reads the figures of a sentence; compiled once for a rulebook."""

    def __init__(self, rules: Rules) -> None:
        self._compare = comparisons(rules)
        self._changes = changes(rules)
        self._bases = bases(rules)
        self._roles = roles(rules)
        self._indicators = indicators(rules)
        self._periods = period_finder(rules)

    def read(
        self, text: str, figures: list[Figure], sentence: tuple[int, int], place: Place, stated: Period | None
    ) -> tuple[list[Reading], Period | None]:
        """The readings of a sentence's figures, and the period that later sentences of the paragraph inherit."""
        periods = Periods(self._periods_of(text, sentence, place), stated)
        if not figures:
            return [], periods.stated(text, sentence)
        found = clauses(text, figures, sentence, self._compare, self._roles.delimits)
        changed = self._changed(found)
        section = self._roles.section(place) if place.document.doc_type != "plan" else None
        readings: list[Reading] = []
        ahead = zip([*found[1:], None], [*changed[1:], None], strict=True)
        for clause, change, (following, next_change) in zip(found, changed, ahead, strict=True):
            starts = self._roles.starts_change(clause, following, next_change)
            when = in_sentence(clause, following, periods.here)
            cast = Cast("baseline") if starts else self._roles.read(clause, place, section, when)
            readings.append(self._reading(clause, change, following, cast, place, periods, readings))
        return readings, periods.stated(text, sentence)

    def _reading(
        self, clause: Clause, change: Changed, following: Clause | None, cast: Cast, place: Place,
        periods: Periods, before: list[Reading],
    ) -> Reading:  # fmt: skip
        delimits = self._roles.delimits(clause.text, clause.figure, clause.comparison, clause.end)
        named = self._indicators.read(clause, change, _carried(before, clause.figure), following, delimits)
        last = before[-1] if before else None
        return Reading(
            clause,
            _over_lists(clause, last, following),
            change,
            self._changes.reference(clause) if change.change else None,
            None if cast.role == "context" else self._basis(clause, last, named),
            named,
            cast,
            deadline(clause, following, cast, place, periods),
        )

    def _periods_of(self, text: str, sentence: tuple[int, int], place: Place) -> list[Period]:
        """The periods of a sentence, those inside names and titles left out."""
        found = list(self._periods.find(text, *sentence, place.clock))
        if not found:
            return found
        names = [match.span() for match in _NAMED.finditer(text, *sentence)]
        return [p for p in found if not any(a < p.start and p.end < b for a, b in names)]

    def _changed(self, found: list[Clause]) -> list[Changed]:
        changed: list[Changed] = []
        for clause in found:
            changed.append(self._changes.read(clause, changed[-1] if changed else None))
        return changed

    def _basis(self, clause: Clause, last: Reading | None, named: Named) -> Basis | None:
        """The basis of a figure; that of the figure before holds on where unit and name are carried over."""
        same = last is not None and last.clause.figure.unit == clause.figure.unit and last.named.pieces == named.pieces
        return self._bases.read(clause, last.basis if last else None, same)


def _carried(before: list[Reading], figure: Figure) -> Carried:
    """What the last figure names that is more than a delimiter; a rate's name is not carried to a count."""
    behind = max((reading.named.behind for reading in before), default=0)
    named = [reading for reading in before if reading.cast.role != "context"]
    counts = [reading for reading in named if reading.clause.figure.unit not in _SHARES]
    fitting = named if figure.unit in _SHARES or not counts else counts
    if not fitting:
        return Carried(None, None, 0, behind)
    last = fitting[-1]
    return Carried(last.named, last.clause.figure.unit, last.comparison.end, behind)


def _over_lists(clause: Clause, last: Reading | None, following: Clause | None) -> Comparison:
    """A comparison before a list covers all of it (不少于30户企业、1000名职工), one behind it too (4%、5.5%以内)."""
    own = clause.comparison
    if own.comparator != "=":
        return own
    if following is not None and following.comparison.stated_after:
        between = clause.text[clause.figure.end : following.figure.start]
        if _LISTED.fullmatch(between):
            return own._replace(comparator=following.comparison.comparator, rules=following.comparison.rules)
    if last is None or not clause.follows_figure or not last.comparison.stated_before:
        return own
    gap = clause.text[last.comparison.end : own.start]
    bound = last.comparison.comparator in (">=", "<=")
    joined = gap.count("、") + gap.count("以及") == 1 and "," not in gap
    if joined and (bound or gap.rstrip().endswith("、")):
        return own._replace(comparator=last.comparison.comparator, rules=last.comparison.rules, stated_before=True)
    return own


@lru_cache(maxsize=8)
def reader(rules: Rules) -> Reader:
    """The reader of a rulebook, compiled once."""
    return Reader(rules)
