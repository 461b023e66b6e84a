"""Figures that only delimit who or what is meant: 6—14岁儿童, 3万平方米以上小区."""

from __future__ import annotations

import re

from minsheng_extract.extracting.comparison import Comparison
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.rulebook.wording import RoleRule

_NEAR = 32
_MARKS = re.compile(r"[,;。:]")
_NOTHING_AFTER = frozenset(",;。!?:、）)…")


class Delimiters:
    """Finds them, by the kind of unit and the words behind; compiled once from rules/roles.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._after = [(rule, re.compile(rf"\s*{any_of(map(fold, rule.after))}")) for rule in rules.roles if rule.after]
        self._always = [rule for rule in rules.roles if rule.dimensions and not (rule.after or rule.adjacent)]
        self._dimensions = frozenset(dimension for rule in self._always for dimension in rule.dimensions)

    def of(self, text: str, figure: Figure, comparison: Comparison, end: int) -> RoleRule | None:
        """The rule by which a figure only delimits who or what is meant: 6—14岁儿童, 3万平方米以上小区."""
        dimension = figure.unit_rule.dimension if figure.unit_rule else None
        if not comparison.stated_after and dimension not in self._dimensions:
            return None
        follows = text[comparison.end : end].strip()
        noun = bool(follows) and follows[0] not in _NOTHING_AFTER
        reached = comparison.start < figure.start and not noun
        for rule in self._always:
            if dimension in rule.dimensions and not reached:
                left = _MARKS.split(text[max(0, comparison.start - _NEAR) : comparison.start])[-1]
                return None if any(word in left for word in rule.unless) else rule
        for rule, pattern in self._after if comparison.stated_after else ():
            fits = dimension in rule.dimensions and (noun or not rule.before_noun)
            if fits and pattern.match(text, figure.end):
                return rule
        return None
