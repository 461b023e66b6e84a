"""Whether a reading is a figure: what counts or measures, and what the words around must say for it to."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.extracting.comparison import comparisons
from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.grammar import figure_grammar
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import Span, skip_space_left
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon

SMALL_TIME = {"time"}
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}\D+")  # 平均受教育年限|11.4年
_CLOSING = ("", ",", ";", "。", "(", "|", "\n")
_AROUND = 40  # characters on both sides of a figure in which a stretch of time is said to change
_SCALES = frozenset("百千万亿")


class Counting:
    """Tells figures from other numbers by the words beside them; compiled once for a rulebook."""

    def __init__(self, rules: Rules) -> None:
        self._grammar = figure_grammar(rules)
        self._comparisons = comparisons(rules)
        self._verbs = verbs(rules)
        self._stretched, self._moved_level = phrasings(rules)["stretched"], phrasings(rules)["moved-level"]
        self._basis = Lexicon((fold(word), rule) for rule in rules.bases for word in rule.words)

    def counts(self, text: str, figure: Figure, start: int, end: int) -> bool:
        """Whether a reading is a figure: small Chinese numbers and everyday units need a word that says so."""
        rule = figure.unit_rule
        weak = rule is not None and rule.weak
        scale_only = text[figure.start] in _SCALES and figure.rules[0] != "figure.percent"
        if not weak and not figure.small_chinese and not scale_only:
            return True
        left = skip_space_left(text, figure.start, start)
        compared = bool(
            self._comparisons.before(text, left, start)
            or self._comparisons.after(text, figure.end, end)
            or self._basis.ending_at(text, left, start)
        )
        if compared or (figure.comparator is not None and not weak):
            return True
        if scale_only and self._comparisons.before_scale(text, left, start):
            return True
        if scale_only:
            return rule is not None and rule.dimension != "money" and bool(self._verbs.ending(text, left, start))
        if weak and rule is not None and (rule.dimension in SMALL_TIME or figure.small_chinese):
            decimal = _DECIMAL.fullmatch(text, figure.start, figure.end) is not None
            return decimal or _is_end_of(self._stretched, text, figure.start, start, end)
        if weak:
            return not figure.small_chinese and (abs(figure.value) >= 2 or self._action_before(text, left, start))
        if self._verbs.ending(text, left, start) is not None:
            return True
        if figure.value > 1 and text[left - 1 : left] == "等":
            return True
        closes = text[figure.end : figure.end + 1] in _CLOSING and text[left - 1 : left] not in _CLOSING
        return (figure.value > 1 or closes) and self._action_before(text, left, start)

    def _action_before(self, text: str, position: int, start: int) -> bool:
        """A verb of doing earlier in the clause."""
        for at in range(position, max(start, position - 14), -1):
            if text[at - 1] in "，,。；;：:":
                return False
            if self._verbs.ending(text, at, start):
                return True
        return False

    def compared(self, text: str, number: Span, stretch: Span) -> Figure | None:
        """A number without a unit that is compared and closes its phrase: 死亡率低于|1.2, 控制在|1.8|以下.

        So is one that moves (满意度从|81.2|提升至|86.4).
        """
        (position, stop), (start, end) = number, stretch
        if _is_end_of(self._moved_level, text, position, start, end):
            return self._grammar.bare(text, position, stop, None)
        before = self._comparisons.before(text, skip_space_left(text, position, start), start)
        after = self._comparisons.after(text, stop, end)
        exact = "." in text[position:stop]
        says = after or (before and (exact or before.meaning.comparator != "="))
        closes = text[after.end if after else stop : end][:1] in _CLOSING
        return self._grammar.bare(text, position, stop, None) if says and closes else None


def _is_end_of(change: re.Pattern[str], text: str, position: int, start: int, end: int) -> bool:
    """从|4周|延长至|12周: whether one of the two ends of a change stands there."""
    found = change.finditer(text, max(start, position - _AROUND), min(end, position + _AROUND))
    return any(position in (match.start("low"), match.start("high")) for match in found)


@lru_cache(maxsize=8)
def counting(rules: Rules) -> Counting:
    """The counting of a rulebook, compiled once."""
    return Counting(rules)
