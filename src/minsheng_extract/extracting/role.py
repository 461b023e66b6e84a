"""Whether a figure is promised, done, where a change starts, or neither."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.comparison import Comparison
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.period import Period
from minsheng_extract.folding import fold
from minsheng_extract.records import ColumnRole, DocType, Role
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.rulebook.wording import RoleRule

_BY_COLUMN: dict[ColumnRole, Role] = {
    "content": "target", "plan": "target", "done": "actual", "ratio": "actual", "next": "target", "base": "baseline",
}  # fmt: skip
_FROM = re.compile(r"(?:由|从|自|将|把)")
_WHOLE = re.compile(r"(?:全[区市县省镇州旗乡]|辖区|现有|共有)[^,;。]{0,6}$")
_NOTHING_AFTER = frozenset(",;。!?:、）)")


class Setting(NamedTuple):
    """Where a figure stands: the kind of document, the column, and the titles above it, nearest first."""

    doc_type: DocType
    column: ColumnRole | None
    titles: tuple[str, ...]
    year: int | None


class Cast(NamedTuple):
    """A role, the rule that gave it, and whether the document's own period does not bind it."""

    role: Role
    rule: str | None = None
    open_deadline: bool = False


class Roles:
    """Decides roles; compiled once from rules/roles.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._headings = [(rule, re.compile(any_of(map(fold, rule.headings)))) for rule in rules.roles if rule.headings]
        self._before = [(rule, re.compile(any_of(map(fold, rule.before)))) for rule in rules.roles if rule.before]
        self._after = [(rule, re.compile(rf"\s*{any_of(map(fold, rule.after))}")) for rule in rules.roles if rule.after]
        self._dimension = [
            rule for rule in rules.roles if rule.dimensions and not (rule.headings or rule.before or rule.after)
        ]
        self._next = next((rule for rule in rules.roles if rule.open_deadline), None)

    def section(self, titles: tuple[str, ...]) -> Cast | None:
        """What the nearest title above says, if any says something."""
        for title in titles:
            for rule, pattern in self._headings:
                if pattern.search(title):
                    return Cast(rule.role, rule.id, rule.open_deadline)
        return None

    def read(self, clause: Clause, setting: Setting, section: Cast | None, period: Period | None) -> Cast:
        """The role of one figure that starts no change."""
        own = self._own(clause)
        if own is not None:
            return own
        if setting.column in _BY_COLUMN:
            role = _BY_COLUMN[setting.column]
            return Cast(role, None, setting.column == "next")
        said = self._said(clause, setting.doc_type)
        if setting.doc_type == "plan":
            return said or Cast("target")
        if section is not None:
            return section
        if said is not None:
            return said
        if setting.doc_type == "report":
            return Cast("actual")
        return Cast("actual" if _past(period, setting.year) else "target")

    def _own(self, clause: Clause) -> Cast | None:
        """What the figure's own unit and words say: ages, delimiters, what there is of a thing."""
        rule = self._delimiter(clause.text, clause.figure, clause.comparison, clause.end)
        if rule is not None:
            return Cast(rule.role, rule.id)
        more = clause.ceiling < clause.end and "、" not in clause.text[clause.comparison.end : clause.ceiling]
        if more and not clause.follows_figure and _WHOLE.search(clause.text[clause.start : clause.figure.start]):
            return Cast("context")
        return None

    def delimits(self, text: str, figure: Figure, comparison: Comparison, end: int) -> bool:
        """Whether a figure only delimits who or what is meant: 6—14岁儿童, 3万平方米以上小区."""
        return self._delimiter(text, figure, comparison, end) is not None

    def _delimiter(self, text: str, figure: Figure, comparison: Comparison, end: int) -> RoleRule | None:
        dimension = figure.unit_rule.dimension if figure.unit_rule else None
        follows = text[comparison.end : end].strip()
        noun = bool(follows) and follows[0] not in _NOTHING_AFTER
        reached = comparison.start < figure.start and not noun
        for rule in self._dimension:
            if dimension in rule.dimensions and not reached:
                return rule
        for rule, pattern in self._after if comparison.stated_after else ():
            fits = dimension in rule.dimensions and (noun or not rule.before_noun)
            if fits and pattern.match(text, figure.end):
                return rule
        return None

    def _said(self, clause: Clause, doc_type: DocType) -> Cast | None:
        """The last word before the figure in its sentence that says promised or done."""
        best: tuple[int, RoleRule] | None = None
        for rule, pattern in self._before:
            if rule.doc_types and doc_type not in rule.doc_types:
                continue
            for match in pattern.finditer(clause.text, clause.sentence[0], clause.figure.start):
                if best is None or match.start() > best[0]:
                    best = (match.start(), rule)
        return Cast(best[1].role, best[1].id) if best else None


def starts_change(clause: Clause, following: Clause | None, next_change: Changed | None) -> bool:
    """Whether a figure is where a change starts: 由6个减少到2个, 将200辆提速到300辆."""
    if following is None or next_change is None or not next_change.level:
        return False
    same_clause = following.start == clause.start
    return same_clause and next_change.verb is not None and bool(_FROM.search(clause.left))


def _past(period: Period | None, year: int | None) -> bool:
    return period is not None and period.last is not None and year is not None and period.last.year < year


@lru_cache(maxsize=8)
def roles(rules: Rules) -> Roles:
    """The roles of a rulebook, compiled once."""
    return Roles(rules)
