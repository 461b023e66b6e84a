"""Figures that describe a thing instead of promising or reporting it: its size, a condition, what there is of it."""

from __future__ import annotations

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.rulebook import Rules

_BEHIND = 16  # characters behind a figure that tell whether it is one


class Describing:
    """Tells them by the words around; compiled once from rules/phrasings.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._phrasings = phrasings(rules)

    def says_which(self, clause: Clause) -> bool:
        """总投资30亿元的|75个项目, 少于10人的|，…, 现有800户: the size of a thing, a condition, a stock."""
        text, end = clause.text, clause.comparison.end
        if text.startswith("的", end):
            sized = self._phrasings["size-of"].search(clause.between)
            if sized or self._phrasings["condition"].match(text, end):
                return True
        if self._phrasings["only-which"].match(text, end) or self._phrasings["stock-listed"].search(
            text, clause.sentence[0], clause.figure.start
        ):
            return True
        if not clause.figure.counts and self._conditions(clause):
            return True
        alone = self._phrasings["stock-alone"].search(text[clause.start : clause.comparison.start])
        return alone is not None or self._in_all(clause)

    def _conditions(self, clause: Clause) -> bool:
        """对投资3亿元以上的项目，…; 投资到位3000万元，给予…; 60平方公里是老城区."""
        if self._phrasings["conditional"].fullmatch(clause.text, clause.start, clause.end):
            return True
        text, end = clause.text, clause.comparison.end
        around = f"{text[clause.start : clause.figure.start]}~{text[end : end + _BEHIND]}"
        return self._phrasings["only-which-measured"].search(around) is not None

    def _in_all(self, clause: Clause) -> bool:
        """全县|12个|乡镇卫生院中医馆全覆盖: how many there are, before the figure that is said of them."""
        more = clause.ceiling < clause.end and "、" not in clause.text[clause.comparison.end : clause.ceiling]
        return (
            more
            and clause.ceiling > clause.comparison.end
            and clause.figure.counts
            and not clause.follows_figure
            and self._phrasings["stock"].search(clause.left) is not None
        )
