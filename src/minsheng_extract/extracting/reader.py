"""One sentence's figures, every field read: the steps of extracting put in order."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.basis import Basis, bases
from minsheng_extract.extracting.change import Changed, changes
from minsheng_extract.extracting.clause import Clause, clauses
from minsheng_extract.extracting.comparison import Comparison, comparisons
from minsheng_extract.extracting.deadline import Deadline, deadline, in_sentence, most_exact
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.indicator import Carried, Named, indicators
from minsheng_extract.extracting.period import Period, period_finder
from minsheng_extract.extracting.role import Cast, Setting, roles, starts_change
from minsheng_extract.extracting.setting import Surroundings
from minsheng_extract.rulebook import Rules

_LISTED = re.compile(r"[\s、和及与]+")
_NAMED = re.compile(r"“[^“”]{6,60}”|《[^《》]{4,80}》")


class Reading(NamedTuple):
    """A figure with all that its sentence and surroundings say of it."""

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
        self,
        text: str,
        figures: list[Figure],
        sentence: tuple[int, int],
        setting: Setting,
        around: Surroundings,
        item_period: Period | None,
    ) -> tuple[list[Reading], Period | None]:
        """The readings of a sentence's figures, and the period that later sentences of the item inherit."""
        found = clauses(text, figures, sentence, self._compare, self._roles.delimits)
        changed = self._changed(found)
        periods = self._periods_of(text, sentence, around)
        stated = [p for p in periods if p.last and not p.adverb and (p.explicit_year or not p.whole)]
        held = most_exact(stated) if stated else item_period
        if not figures:
            return [], held
        section = self._roles.section(around.titles, setting.year) if setting.doc_type != "plan" else None
        readings: list[Reading] = []
        for index, clause in enumerate(found):
            following = found[index + 1] if index + 1 < len(found) else None
            before = readings[-1] if readings else None
            when = in_sentence(text, periods, sentence, clause.figure.start, clause.comparison.end, following)
            cast = self._cast(clause, following, changed, index, setting, section, when)
            delimiting = self._roles.delimits(text, clause.figure, clause.comparison, clause.end)
            named = self._indicators.read(clause, changed[index], self._carried(readings, clause.figure.unit in ("%", "百分点")), following, delimiting)
            readings.append(
                Reading(
                    clause,
                    self._comparison(clause, before, following),
                    changed[index],
                    self._changes.reference(clause) if changed[index].change else None,
                    self._basis(clause, before, cast, named),
                    named,
                    cast,
                    self._deadline(cast, when, item_period, around, setting),
                )
            )
        return readings, held

    def _periods_of(self, text: str, sentence: tuple[int, int], around: Surroundings) -> list[Period]:
        """The periods of a sentence, those inside names and titles left out."""
        names = [match.span() for match in _NAMED.finditer(text, *sentence)]
        found = self._periods.find(text, *sentence, around.clock)
        return [p for p in found if not any(a < p.start and p.end < b for a, b in names)]

    def _changed(self, found: list[Clause]) -> list[Changed]:
        changed: list[Changed] = []
        for clause in found:
            changed.append(self._changes.read(clause, changed[-1] if changed else None))
        return changed

    @staticmethod
    def _carried(readings: list[Reading], ratio: bool) -> Carried:
        """What the last figure names that is more than a delimiter, and how far words are taken."""
        named = [r for r in readings if r.cast.role != "context"]
        counts = [r for r in named if r.clause.figure.unit != "%"]
        last = next(reversed(named if ratio or not counts else counts), None)
        behind = max((r.named.behind for r in readings), default=0)
        if last is None:
            return Carried(None, None, 0, behind)
        return Carried(last.named, last.clause.figure.unit, last.comparison.end, behind)

    @staticmethod
    def _comparison(clause: Clause, before: Reading | None, following: Clause | None) -> Comparison:
        """A comparison word before a list covers all of it (不少于30户企业、1000名职工), one behind it too (4%、5.5%以内)."""
        own = clause.comparison
        if own.comparator == "=" and following is not None and following.comparison.stated_after:
            if _LISTED.fullmatch(clause.text[clause.figure.end : following.figure.start]):
                return own._replace(comparator=following.comparison.comparator, rules=following.comparison.rules)
        if before is None or own.comparator != "=" or not clause.follows_figure or not before.comparison.stated_before:
            return own
        gap = clause.text[before.comparison.end : own.start]
        bound = before.comparison.comparator in (">=", "<=")
        joined = gap.count("、") + gap.count("以及") == 1
        if joined and (gap.rstrip().endswith("、") or bound) and "," not in gap:
            return own._replace(
                comparator=before.comparison.comparator, rules=before.comparison.rules, stated_before=True
            )
        return own

    def _basis(self, clause: Clause, before: Reading | None, cast: Cast, named: Named) -> Basis | None:
        if cast.role == "context":
            return None
        same = before is not None and before.clause.figure.unit == clause.figure.unit
        carried = same and before is not None and before.named.pieces == named.pieces
        return self._bases.read(clause, before.basis if before else None, carried)

    def _cast(
        self,
        clause: Clause,
        following: Clause | None,
        changed: list[Changed],
        index: int,
        setting: Setting,
        section: Cast | None,
        when: Period | None,
    ) -> Cast:
        if starts_change(clause, following, changed[index + 1] if following else None):
            return Cast("baseline")
        return self._roles.read(clause, setting, section, when)

    @staticmethod
    def _deadline(
        cast: Cast, when: Period | None, item_period: Period | None, around: Surroundings, setting: Setting
    ) -> Deadline:
        bound = None if cast.open_deadline else around.document_end
        if cast.role == "target" and setting.doc_type in ("report", "both"):
            when, bound = _whole_year(when), bound.replace(month=12, day=31) if bound else None
            item_period = _whole_year(item_period)
        return deadline(cast.role, when, item_period, around.due, bound, setting.year)


def _whole_year(period: Period | None) -> Period | None:
    """A target in a report is due at the end of the year of which a part is reported (截至9月底, 1—6月)."""
    if period is None or period.first is None or period.last is None or period.first.month != 1:
        return period
    return period._replace(last=period.last.replace(month=12, day=31))


@lru_cache(maxsize=8)
def reader(rules: Rules) -> Reader:
    """The reader of a rulebook, compiled once."""
    return Reader(rules)
