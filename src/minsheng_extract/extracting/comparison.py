"""The comparison words around a figure: 不少于30户, 5%以内, 约2万人次."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from minsheng_extract.extracting.figure import Figure
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.verb import verbs
from minsheng_extract.extracting.words import skip_space, skip_space_left
from minsheng_extract.folding import fold
from minsheng_extract.records import Comparator
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon
from minsheng_extract.rulebook.wording import ComparatorRule

_CLOSING = frozenset(",。;:、!?)的 \n")
_LONGEST_BASIS = 8
_BASIS = re.compile(r"(?:每[^\W\d_每]{1,3}){1,2}$")
_OR_EQUAL: dict[Comparator, Comparator] = {">": ">=", "<": "<="}  # 突破20项|以上 is 以上
Apart = tuple[Comparator, int, tuple[int, int] | None, tuple[str, ...], bool]


@dataclass(slots=True)
class Comparison:
    """What the words around a figure say, and how far they reach: `start` and `end` include the figure.

    `verb` is the verb between the comparison word and the figure, if there is one (至少建成1所).
    """

    comparator: Comparator
    start: int
    end: int
    rules: tuple[str, ...]
    stated_before: bool
    stated_after: bool
    verb: tuple[int, int] | None = None


class Comparisons:
    """Reads comparison words; compiled once from rules/comparators.yaml.

    `before(text, position, limit)`: the word that ends there; `before_scale`: one before a bare 百, 千, 万;
    `after(text, position, limit)`: the word that starts there.
    """

    def __init__(self, rules: Rules) -> None:
        every = rules.comparators
        guards = [fold(word) for rule in every for word in rule.unless]
        self.before = Lexicon(((fold(word), rule) for rule in every for word in rule.before), guards).ending_at
        self.before_scale = Lexicon((fold(word), rule) for rule in every for word in rule.before_scale).ending_at
        self.after = Lexicon((fold(word), rule) for rule in every for word in rule.after).starting_at
        self._far = Lexicon(((fold(word), rule) for rule in every for word in rule.apart), guards).ending_at
        self._verbs = verbs(rules)
        self._of_sum = phrasings(rules)["of-sum"]
        self._inside = {word: rule for rule in every for word in rule.inside}

    def read(self, text: str, figure: Figure, left: int, right: int) -> Comparison:
        """The comparison of one figure, between the offsets its clause allows."""
        comparator, start, before_rules, stated = self._left(text, figure, left)
        verb: tuple[int, int] | None = None
        if comparator is None and (apart := self._apart(text, figure, start, left)):
            comparator, start, verb, before_rules, stated = apart
        end, stated_after = figure.end, False
        after_rules: tuple[str, ...] = ()
        found = self.after(text, skip_space(text, figure.end, right), right)
        if found is not None:
            end, after_rules, stated_after = found.end, (found.meaning.id,), True
            if comparator in ("=", None) or found.meaning.comparator == _OR_EQUAL.get(comparator or "="):
                comparator = found.meaning.comparator
        elif comparator in ("=", None) and (more := self._closing(text, end, right)):
            comparator, end, after_rules, stated_after = more.comparator, end + 1, (more.id,), True
        if figure.comparator == "range":
            comparator = "range"
        elif comparator in ("=", None):
            comparator = figure.comparator or "="
        return Comparison(comparator or "=", start, end, (*before_rules, *after_rules), stated, stated_after, verb)

    def _closing(self, text: str, end: int, right: int) -> ComparatorRule | None:
        """20公里|多, where that closes its phrase; not 20公里|多功能步道."""
        more = self._inside.get(text[end : end + 1])
        return more if more and (end + 1 >= right or text[end + 1] in _CLOSING) else None

    def _apart(self, text: str, figure: Figure, at: int, left: int) -> Apart | None:
        """A comparison word before the verb (至少举办3场), or before what the figure is a multiple or share of."""
        share = figure.unit == "%" and self._of_sum.search(text, left, at) is not None
        if (share or figure.unit == "倍") and (multiple := self._multiple(text, at, left)):
            return multiple
        verb = self._verbs.ending(text, at, left)
        if verb is None:
            return None
        found = self.before(text, skip_space_left(text, verb.start, left), left)
        if found is None or found.meaning.comparator == "=":
            return None
        rule = found.meaning
        return rule.comparator, found.start, (verb.start, verb.end), (rule.id,), True

    def _multiple(self, text: str, at: int, left: int) -> Apart | None:
        """供养标准不低于低保标准的1.3倍: the comparison stands before what the figure is a multiple or share of."""
        for position in range(at - 2, left, -1):
            if found := self._far(text, position, left):
                return found.meaning.comparator, found.start, None, (found.meaning.id,), True
        return None

    def _behind_comparison(self, text: str, at: int, left: int) -> int | None:
        """Before the basis between a comparison word and its figure: 不低于|每人每月|650元."""
        basis = basis_before(text, at, left)
        return basis if basis is not None and self.before(text, basis, left) else None

    def _left(self, text: str, figure: Figure, left: int) -> tuple[Comparator | None, int, tuple[str, ...], bool]:
        comparator: Comparator | None = None
        rules: list[str] = []
        start = at = skip_space_left(text, figure.start, left)
        if (basis := self._behind_comparison(text, at, left)) is not None:
            at = basis
        if text[figure.start] in "十百千万" and (round_word := self.before_scale(text, at, left)):
            return round_word.meaning.comparator, round_word.start, (round_word.meaning.id,), True
        while (found := self.before(text, at, left)) is not None:
            rule = found.meaning
            if rule.comparator != "=" and comparator is None:
                comparator = rule.comparator
                rules.append(rule.id)
            at = start = skip_space_left(text, found.start, left)
        return comparator, start, tuple(rules), comparator is not None


def basis_before(text: str, at: int, left: int) -> int | None:
    """Where what a figure at `at` is counted per begins, if that stands right before it: 每人每月|650元."""
    near = max(left, at - _LONGEST_BASIS)
    basis = _BASIS.search(text, near, at) if "每" in text[near:at] else None
    return basis.start() if basis else None


@lru_cache(maxsize=8)
def comparisons(rules: Rules) -> Comparisons:
    """The comparison words of a rulebook, compiled once."""
    return Comparisons(rules)
