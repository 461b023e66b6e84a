"""Whether a figure is promised, done, where a change starts, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import get_args

from minsheng_extract.extracting.cast import Cast
from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.delimiting import Delimiters
from minsheng_extract.extracting.describing import Describing
from minsheng_extract.extracting.label import Labels
from minsheng_extract.extracting.period import Period
from minsheng_extract.extracting.phrasing import entry_of, phrasings
from minsheng_extract.extracting.place import Place
from minsheng_extract.extracting.task import Tasks
from minsheng_extract.extracting.tense import ahead, before_plan, later, next_year, past, so_far, to_come
from minsheng_extract.extracting.words import skip_space_left
from minsheng_extract.folding import fold
from minsheng_extract.records import ColumnRole, DocType, Role
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon, any_of
from minsheng_extract.rulebook.wording import RoleRule

_BY_COLUMN: dict[ColumnRole, Role] = {
    "content": "target", "plan": "target", "done": "actual", "ratio": "actual", "next": "target", "base": "baseline",
    "marks": "context",
}  # fmt: skip
_TOLD_BY_SECTIONS: tuple[DocType, ...] = ("report", "both", "other")
_NEAR = 8


class Roles:
    """Decides roles; compiled once from rules/roles.yaml.

    `delimiter(text, figure, comparison, end)`: the rule by which a figure only delimits, if one does.
    """

    def __init__(self, rules: Rules) -> None:
        headings = [(rule, _of_words(rule.headings), _of_words(rule.unless)) for rule in rules.roles if rule.headings]
        self._headings = {
            kind: [said for said in headings if kind in (said[0].doc_types or _TOLD_BY_SECTIONS)]
            for kind in get_args(DocType)
        }
        before = [
            (rule, re.compile(any_of(map(fold, (*rule.unless, *rule.before)))), frozenset(map(fold, rule.unless)))
            for rule in rules.roles
            if rule.before
        ]
        self._before = {
            kind: [said for said in before if not said[0].doc_types or kind in said[0].doc_types]
            for kind in get_args(DocType)
        }
        self._behind = Lexicon((fold(word), rule) for rule in rules.roles for word in rule.behind)
        adjacent: dict[str, tuple[RoleRule, ...]] = {}
        for rule in sorted(rules.roles, key=lambda rule: not rule.dimensions):
            for word in rule.adjacent:
                adjacent[fold(word)] = (*adjacent.get(fold(word), ()), rule)
        self._adjacent = Lexicon(adjacent.items())
        self._labels = Labels(rules)
        self._tasks = Tasks(rules, self._labels)
        self._rules, self._phrasings = rules, phrasings(rules)
        self._describing = Describing(rules)
        self.delimiter = Delimiters(rules).of

    def section(self, place: Place) -> Cast | None:
        """What the nearest title above says; in a document of both kinds, else what the last section before said."""
        own = self._headed(place.titles, place.titled, place)
        if own is not None:
            return own
        said = (self._headed((heading.title,), heading.end, place) for heading in place.earlier)
        return next((cast for cast in said if cast is not None), None)

    def _headed(self, titles: tuple[str, ...], titled: date | None, place: Place) -> Cast | None:
        """What titles say, the nearest first: a word, or another year than the document's."""
        year = place.document.year
        kind = place.document.doc_type
        if kind != "plan" and year is not None and titled is not None and titled.year != year:
            return Cast("target" if titled.year > year else "actual")
        for title in titles:
            for rule, words, unless in self._headings[kind]:
                if words.search(title) and not unless.search(title):
                    return Cast(rule.role, rule.id, rule.open_deadline and titled is None)
        return Cast("target") if titled is not None and kind == "both" else None

    def read(
        self, clause: Clause, place: Place, section: Cast | None, period: Period | None, held: Period | None = None
    ) -> Cast:
        """The role of one figure that starts no change; `held` is the period that sentences before have stated."""
        if period is not None and later(period, place) and self._is_foreseen(clause):
            return Cast("target", "phrasing.foreseen")
        own = self._own(clause, place)
        if own is not None and not (own.of_task and self._is_to_come(clause, section, period, place)):
            return own._replace(open_deadline=True) if section is not None and section.open_deadline else own
        column, doc_type = place.block.column, place.document.doc_type
        if column in _BY_COLUMN:
            if column == "done" and (planned := self._planned(clause, period, place)):
                return planned
            return Cast(_BY_COLUMN[column], None, column == "next")
        apart = section is not None and section.role == "context" and clause.left.strip() != ""
        said = self._said(clause, clause.start if apart else clause.sentence[0], period, place)
        if said is not None and doc_type == "report" and clause.is_share:
            said = None
        if doc_type == "plan":
            if section is not None and said is None and not ahead(period, place):
                return section
            told = so_far(period, place) or before_plan(clause, period or held, place)
            return said or Cast("actual" if told else "target")
        open_time = period is None or later(period, place)
        if said is None and open_time and (task := self._tasks.ahead(clause, place)):
            return task._replace(opens=True)
        if doc_type == "report" and (rule := self._tasks.told_of(clause, said is not None)):
            return Cast("target", rule)
        firm = said is not None and said.firm
        if not firm and period is not None and next_year(period, place) and self._is_due(clause, period):
            return Cast("target", "phrasing.due")
        if section is not None or said is not None:
            return (said if firm else section) or said or Cast("actual")
        told = past(period, place) or so_far(period, place)
        return Cast("target" if doc_type == "other" and not told else "actual")

    def _is_due(self, clause: Clause, period: Period) -> bool:
        """到|2025年, 2025年底前: a time by which something is due, not one of a thing (到2025年的30亿元)."""
        found = self._phrasings["due"].search(clause.text, max(0, period.start - _NEAR), period.end)
        return found is not None and not clause.text.startswith("的", period.end)

    def _is_done_since(self, clause: Clause, planned: int) -> bool:
        """计划总投资3亿元，|完成投资|2亿元: whether a clause behind the one that plans says what was done.

        A bare verb does not, where the plan's own words end with one (任务是开工60套，建成20套).
        """
        text, pattern = clause.text, self._phrasings["done-since"]
        for match in pattern.finditer(text, planned, clause.comparison.start):
            if match["bare"] is None or not self._phrasings["bare-deed"].search(text, planned, match.start()):
                return True
        return False

    def _is_to_come(self, clause: Clause, section: Cast | None, period: Period | None, place: Place) -> bool:
        """8月底前完成任务的60%: a share that is to be done; so it is under a title of plans, unless said to be done."""
        if to_come(period, place):
            return True
        planned = section is not None and section.role == "target" and place.document.doc_type == "both"
        return planned and self._said(clause, clause.sentence[0], period, place) is None

    def _is_foreseen(self, clause: Clause) -> bool:
        """22个|预计3月底完工."""
        return self._phrasings["foreseen"].match(clause.text, clause.comparison.end, clause.end) is not None

    def _planned(self, clause: Clause, period: Period | None, place: Place) -> Cast | None:
        """What a sentence that tells of results says was planned first: |计划新增60个|, 目前已完成51个."""
        since = clause.text.rfind(";", clause.sentence[0], clause.figure.start) + 1
        said = self._said(clause, max(since, clause.sentence[0]), period, place)
        return said if said is not None and said.firm and said.role == "target" else None

    def _own(self, clause: Clause, place: Place) -> Cast | None:
        """What the figure's own words say: ages, delimiters, labels, shares of the task, what there is of a thing."""
        if clause.delimiter is not None and place.block.unit is None:
            return Cast(clause.delimiter.role, clause.delimiter.id)
        text, named = clause.text, self._task(clause, place)
        label = self._labels.last(text, place.start, clause.figure.start) or self._labels.above(text, place.start)
        sized = named is not None and named.role == "context" and label is not None and label.role == "target"
        if named is not None and not sized:
            return Cast(named.role, named.id, of_task=named.role == "actual")
        if label is not None:
            planned = self._planned(clause, None, place) if label.role == "actual" else None
            return planned or Cast(label.role, label.id)
        describing = self._describing.rule_of(clause)
        return Cast("context", describing) if describing else None

    def _task(self, clause: Clause, place: Place) -> RoleRule | None:
        """The word for the task or the result right beside the figure."""
        if found := self._behind.starting_at(clause.text, clause.comparison.end, clause.end):
            return found.meaning
        text, floor = clause.text, clause.sentence[0]
        beside = skip_space_left(text, clause.figure.start, floor)
        before = skip_space_left(text, clause.comparison.start, floor)
        for at in (beside, before) if before < beside else (beside,):
            if (word := self._adjacent.ending_at(text, at, floor)) is None:
                continue
            dimension = clause.figure.unit_rule.dimension if clause.figure.unit_rule else None
            for rule in word.meaning:
                kind = not rule.doc_types or place.document.doc_type in rule.doc_types
                if kind and (not rule.dimensions or dimension in rule.dimensions):
                    return rule
        return None

    def starts_change(self, clause: Clause, following: Clause | None, next_change: Changed | None) -> str | None:
        """The rule by which a change starts here: 由6个减少到2个, 将200辆提速到300辆, 从目前的23%提高2个百分点."""
        if following is None or next_change is None or following.start != clause.start or next_change.verb is None:
            return None
        if next_change.level:
            found = self._phrasings["from"].search(clause.left)
            return entry_of(self._rules, "from", found) if found else None
        found = self._phrasings["from-now"].search(clause.left) if next_change.change is not None else None
        return entry_of(self._rules, "from-now", found) if found else None

    def _said(self, clause: Clause, since: int, period: Period | None, place: Place) -> Cast | None:
        """The last word before the figure, from `since`, that says promised or done; 1—9月 is one too."""
        best: tuple[int, RoleRule] | None = None
        firm: set[Role] = set()  # the roles that firm words of the figure's own clause give it
        for rule, pattern, unless in self._before[place.document.doc_type]:
            if rule.later and not later(period, place):
                continue
            begin = clause.start if rule.near else since
            for match in pattern.finditer(clause.text, begin, clause.figure.start):
                if rule.firm and match.start() >= clause.start and match[0] not in unless:
                    firm.add(rule.role)
                newer = match[0] not in unless and (best is None or match.start() > best[0])
                if not newer or self._phrasings["moved"].match(clause.text, match.start()):
                    continue
                if not (rule.until_done and self._is_done_since(clause, match.end())):
                    best = (match.start(), rule)
        if best and best[1].role == "target" and period and best[0] < period.start and _told(clause, period, place):
            apart = period.up_to or clause.text[period.start - 1] in ",;:。("
            return Cast("actual") if apart else Cast("target", best[1].id)
        return Cast(best[1].role, best[1].id, firm=best[1].firm or best[1].role in firm) if best else None


def _told(clause: Clause, period: Period, place: Place) -> bool:
    """Whether a time is one of which results are told."""
    return so_far(period, place) or (place.document.doc_type == "plan" and before_plan(clause, period, place))


def _of_words(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words; nothing where there are none."""
    return re.compile(any_of(map(fold, words)) or "(?!)")


@lru_cache(maxsize=8)
def roles(rules: Rules) -> Roles:
    """The roles of a rulebook, compiled once."""
    return Roles(rules)
