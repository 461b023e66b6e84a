"""One sentence's figures, every field read: the steps of extracting put in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from minsheng_extract.extracting.allotting import allotted
from minsheng_extract.extracting.basis import Basis, bases
from minsheng_extract.extracting.cast import Cast
from minsheng_extract.extracting.change import Changed, changes
from minsheng_extract.extracting.clause import Clause, clauses
from minsheng_extract.extracting.comparison import comparisons
from minsheng_extract.extracting.deadline import Deadline, deadline
from minsheng_extract.extracting.enumerating import each_name
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.indicator import indicators
from minsheng_extract.extracting.naming import Named, Said, stands_aside
from minsheng_extract.extracting.noun import nouns
from minsheng_extract.extracting.period import Period, period_finder
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.place import Place
from minsheng_extract.extracting.role import roles
from minsheng_extract.extracting.timing import most_exact, timing
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import LISTED, Span
from minsheng_extract.rulebook import Rules

_NOTHING_SAID = Cast("actual")
_MOST = 1000  # times as much as the figure before, of which a figure has no longer the same basis
_NAMED = re.compile(r"“[^“”]{6,60}”|《[^《》]{4,80}》")


@dataclass(slots=True)
class Reading:
    """A figure with all that its sentence and place say of it."""

    clause: Clause
    changed: Changed
    reference: str | None
    basis: Basis | None
    named: Named
    cast: Cast
    deadline: Deadline


class Thread:
    """What the sentences of a stretch hand on: the period they state, and that and the names of the last one (其中).

    `section`: what the titles above say of all of them. `told`: the period of which the last sentence told results.
    `task`: the role of the last sentence's last figure, where that is the task a paragraph opens with.
    """

    def __init__(self, said: Said, section: Cast | None) -> None:
        self.section = section
        self.stated: Period | None = None
        self.headed: Period | None = None
        self.told: Period | None = None
        self.task: Cast | None = None
        self.said = said


class Reader:
    """Reads the figures of a sentence; compiled once for a rulebook."""

    def __init__(self, rules: Rules) -> None:
        self._compare = comparisons(rules)
        self._changes = changes(rules)
        self._bases = bases(rules)
        self._roles = roles(rules)
        self._indicators = indicators(rules)
        self._periods = period_finder(rules)
        self._timing = timing(rules)
        self._verbs, self._is_amount = verbs(rules), nouns(rules).is_amount
        self._part_of, self._each = phrasings(rules)["part-of"], phrasings(rules)["each"]

    def thread(self, place: Place, said: Said) -> Thread:
        """The thread of a stretch; `said` is what its item has named before it."""
        return Thread(said, self._roles.section(place))

    def read(
        self, text: str, figures: list[Figure], sentence: tuple[int, int], place: Place, thread: Thread
    ) -> list[Reading]:
        """The readings of a sentence's figures; `thread` is what the sentences before hand on, and takes from this."""
        here = self._periods_of(text, sentence, place)
        part = self._part_of.match(text, *sentence) is not None
        periods = self._timing.periods(text, here, thread.headed if part and thread.headed else thread.stated)
        if not part or here:
            headed = self._timing.headed(text, sentence, periods)
            thread.headed = most_exact(headed) if headed else None
            thread.stated = self._timing.stated(text, headed) or thread.stated
        told = thread.told if thread.told and (part or not thread.told.up_to) else None
        if not figures:
            return []
        found = clauses(text, figures, sentence, self._compare, self._roles.delimiter)
        changed = self._changed(found)
        readings: list[Reading] = []
        said = thread.said = thread.said if part else Said(thread.said)
        starting = self._starting(found, changed)
        parts = [match.span() for match in self._part_of.finditer(text, *sentence)]
        each = [match.span() for match in self._each.finditer(text, *sentence)]
        apart = allotted(found, each, here, self._periods, place.clock) if each else {}
        for clause, change, starts in zip(found, changed, starting, strict=True):
            when = apart.get(clause.figure.start) or self._timing.of(clause, periods)
            cast = Cast("baseline", starts) if starts else self._roles.read(clause, place, thread.section, when, told)
            if cast == _NOTHING_SAID and part and thread.task is not None:
                cast = thread.task
            if readings and cast == _NOTHING_SAID and clause.goes_on(readings[-1].clause, readings[-1].named.behind):
                cast = readings[-1].cast
            due = deadline(clause, when, cast, place, periods)
            aside = stands_aside(clause, parts)
            carried = said.carried(clause, aside)
            named = self._indicators.read(clause, change, carried, starts is not None)
            reference = self._changes.reference(clause) if change.change else None
            basis = None if cast.role == "context" else self._basis(clause, readings[-1] if readings else None, named)
            readings.append(Reading(clause, change, reference, basis, named, cast, due))
            said.add(clause, named, not (cast.role == "context" and clause.delimiter), aside)
        thread.task = readings[-1].cast if readings[-1].cast.opens else None
        thread.told = thread.stated if readings[-1].cast.role == "actual" else None
        return self._each_named(readings, each) if len(readings) > 1 else readings

    def _each_named(self, readings: list[Reading], each: Sequence[Span]) -> list[Reading]:
        """A、B分别达到92%和100%: each its own name, where there are as many names as figures."""
        names = each_name(
            [reading.clause for reading in readings],
            [reading.named for reading in readings],
            each,
            self._is_amount,
        )
        behind = frozenset(end for _, end in each)
        return [
            replace(reading, named=self._own(reading, name, behind)) if name else reading
            for reading, name in zip(readings, names, strict=True)
        ]

    def _own(self, reading: Reading, name: tuple[Span, ...], behind: frozenset[int]) -> Named:
        """A name of its own, without the verb behind 分别 (at `behind`): 东镇、西乡分别|改造|厕所20座和30座."""
        (start, end), named = name[-1], reading.named
        verb = self._verbs.at(reading.clause.text, start, end) if start in behind else None
        if verb is None or verb.end >= end:
            return named._replace(pieces=name)
        pieces, rules = (*name[:-1], (verb.end, end)), (*named.rules, verb.meaning.id)
        return named._replace(pieces=pieces, action=(start, verb.end), rules=rules)

    def _starting(self, found: list[Clause], changed: list[Changed]) -> list[str | None]:
        """By which rule a change starts from each; from all of a list it does (由8万元和4万元|提高到10万元和6万元)."""
        starts: list[str | None] = [None] * len(found)
        for at in range(len(found) - 2, -1, -1):
            clause, following = found[at], found[at + 1]
            end, start = clause.comparison.end, following.comparison.start
            listed = starts[at + 1] and LISTED.fullmatch(clause.text, end, start)
            starts[at] = starts[at + 1] if listed else self._roles.starts_change(clause, following, changed[at + 1])
        return starts

    def _periods_of(self, text: str, sentence: tuple[int, int], place: Place) -> list[Period]:
        """The periods of a sentence, those inside names and titles left out."""
        found = self._periods.find(text, *sentence, place.clock)
        if not found:
            return found
        names = [match.span() for match in _NAMED.finditer(text, *sentence)]
        return [p for p in found if not any(a < p.start and p.end < b for a, b in names)]

    def _changed(self, found: list[Clause]) -> list[Changed]:
        """The change of each; that of a figure before holds on for figures of its unit (分别提高3%和7%)."""
        changed: list[Changed] = []
        for clause, before in zip(found, [None, *found], strict=False):
            alike = before is not None and before.figure.unit == clause.figure.unit
            changed.append(self._changes.read(clause, changed[-1] if alike else None))
        return changed

    def _basis(self, clause: Clause, last: Reading | None, named: Named) -> Basis | None:
        """The basis of a figure; that of the figure before holds on where unit and name are carried over."""
        same = last is not None and last.clause.figure.unit == clause.figure.unit and last.named.pieces == named.pieces
        if last is not None and clause.figure.value > last.clause.figure.value * _MOST:
            same = False  # 达到每千人6批次，超额完成4万批次: a total
        return self._bases.read(clause, last.basis if last else None, same)


@lru_cache(maxsize=8)
def reader(rules: Rules) -> Reader:
    """The reader of a rulebook, compiled once."""
    return Reader(rules)
