"""Phrases of means, place, beneficiary and manner beside a name: 通过…渠道, 在小区, 为老年人, 按4%的幅度."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.extracting.words import Words
from minsheng_extract.folding import folded
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon, any_of, pattern_of


class Means:
    """Finds where such phrases end; compiled once from rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        edges = rules.edges
        self._means = re.compile(pattern_of(rule.means for rule in edges))
        self._manner = re.compile(rf"\s*的?{pattern_of(rule.manner for rule in edges)}")
        self._coverbs = Lexicon((word, True) for word in folded(rule.coverbs for rule in edges))
        guests = folded(rule.guests for rule in edges)
        self._guests = re.compile(any_of([*self._coverbs.words, *guests]) or "(?!)")
        self._guest = frozenset(guests)
        self._guarding = Lexicon((word, True) for word in folded(rule.unless for rule in edges))

    def coverb(self, text: str, start: int, end: int) -> int | None:
        """Behind the word that begins a phrase of means or place here: 通过, 依托, 在."""
        found = self._coverbs.starting_at(text, start, end)
        return found.end if found and not self._guarding.starting_at(text, start, end) else None

    def ends_with_coverb(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch ends with such a word: 在|17个乡镇, 为|200户."""
        return self._coverbs.ending_at(text, end, start) is not None

    def after_means(self, text: str, start: int, end: int) -> int:
        """Behind the noun that closes a phrase of means (等渠道); `start` where there is none."""
        found = [match.end() for match in self._means.finditer(text, start, end)]
        return found[-1] if found else start

    def after_coverb(self, text: str, start: int, end: int, words: Words) -> int:
        """Behind the last 对, 为, 向 of a stretch; `start` where there is none."""
        for match in self._guests.finditer(text, start, end):
            if match[0] in self._guest and words.get(match.start()) == match.end():
                start = match.end()
        return start

    def after_manner(self, text: str, start: int, end: int) -> int | None:
        """Behind 的幅度 and its kin at `start`; None where there is none, and before 标准化."""
        match = self._manner.match(text, start, end)
        return match.end() if match and not self._guarding.starting_at(text, start, end) else None


@lru_cache(maxsize=8)
def means(rules: Rules) -> Means:
    """The phrases of means of a rulebook, compiled once."""
    return Means(rules)
