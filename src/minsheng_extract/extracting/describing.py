"""Figures that describe a thing instead of promising or reporting it: its size, a condition, what there is of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.phrasing import entry_of, phrasings
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.wording import Purpose

_BEHIND = 16  # characters behind a figure that tell whether it is one


class Describing:
    """Tells them by the words around; compiled once from rules/phrasings.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._phrasings = phrasings(rules)

    def rule_of(self, clause: Clause) -> str | None:
        """The rule by which a figure describes: 总投资30亿元的|75个项目, 少于10人的|，…, 现有800户."""
        told = ((purpose, said) for purpose, said in self._told(clause) if said is not None)
        return next((entry_of(self._rules, purpose, said) for purpose, said in told), None)

    def _told(self, clause: Clause) -> Iterator[tuple[Purpose, re.Match[str] | None]]:
        """What the words around may say of a figure, one purpose at a time: size, condition, stock."""
        text, end = clause.text, clause.comparison.end
        if text.startswith("的", end):
            yield "size-of", self._phrasings["size-of"].search(clause.between)
            yield "condition", self._phrasings["condition"].match(text, end)
        yield "only-which", self._phrasings["only-which"].match(text, end)
        listed = self._phrasings["stock-listed"].search(text, clause.sentence[0], clause.figure.start)
        yield "stock-listed", listed
        if not clause.figure.counts:
            # 对投资3亿元以上的项目，…; 投资到位3000万元，给予…; 60平方公里是老城区
            yield "conditional", self._phrasings["conditional"].fullmatch(text, clause.start, clause.end)
            yield "only-which-measured", self._phrasings["only-which-measured"].search(_around(clause))
        yield "left-over", self._phrasings["left-over"].search(_around(clause))
        yield "stock-alone", self._phrasings["stock-alone"].search(text[clause.start : clause.comparison.start])
        if self._has_another(clause):
            yield "stock", self._phrasings["stock"].search(clause.left)

    def _has_another(self, clause: Clause) -> bool:
        """全县|12个|乡镇卫生院中医馆全覆盖: a count before the figure that is said of the same things."""
        more = clause.ceiling < clause.end and "、" not in clause.text[clause.comparison.end : clause.ceiling]
        beside = more and clause.ceiling > clause.comparison.end
        return beside and clause.figure.counts and not clause.follows_figure


def _around(clause: Clause) -> str:
    """The clause up to a figure and the words behind it, ~ for the figure."""
    text, end = clause.text, clause.comparison.end
    return f"{text[clause.start : clause.figure.start]}~{text[end : end + _BEHIND]}"
