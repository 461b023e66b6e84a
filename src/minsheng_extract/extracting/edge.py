"""The edges of a noun phrase: which words around it are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from minsheng_extract.extracting.basis import every_pattern
from minsheng_extract.extracting.period import period_finder
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.words import Words, is_open
from minsheng_extract.folding import fold, folded
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Found, Lexicon, any_of

_LOOSE_LEFT = frozenset(" \t\r\n\u3000、,;。:!?)”’》]】·-—/|■●◆▲★☆◇○►▪•*※_")
_LOOSE_RIGHT = frozenset(" \t\r\n\u3000、,;。…:(“‘《[【·-—/|")
_QUOTES = {"“": "”", "《": "》"}
_YEAR_INSIDE = re.compile(
    r"(?<![较比])(?:19|20)\d\d\s?年(?:\d{1,2}月)?+[末底初]?+(?!\s?[以来起至到前后之间度—~～-])有?"
)
_YEARS_BRACKET = re.compile(r"\((?:19|20)\d\d[^()]{0,16}\)")
_MARKER = re.compile(r"\d{1,2}[.、)]\s?(?!\d)|(?:20|19)[_×*xX]{2}\s?年度?|[_*]{2,}\s?年?度?")
_BLANK = "_*"  # ____年: what a form leaves out
_DATE_AT_END = (
    r"[较比][^,;。:]{1,8}(?:年|期|月|季度?)(?:末|底)?"
    r"|(?:(?:19|20)\d\d\s?年|年)?(?:\d{1,2}月)?(?<=[年月])[底末]?(?:之?前|内)"
    r"|\d{1,2}月?[-—–~至到]{1,2}\d{1,2}月(?:份|底)?|(?:(?:19|20)\d\d\s?年?[-—–~至到]{1,2})?(?:19|20)\d\d\s?年度?"
)
_DATE_LASTS = "年期月季度末底前内份"
_WITH = "与同和"
_NEAR = 12


class Edges:
    """Trims a stretch of text to the noun phrase in it; compiled once from rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        edges = rules.edges
        guards = folded(rule.unless for rule in edges)
        adverbs = [(word, False) for word in folded(rule.adverbs for rule in edges)]
        words = [*((word, True) for word in folded(rule.left for rule in edges)), *adverbs]
        self._left = Lexicon(words, [*guards, *_longer(folded(rule.words for rule in rules.actions), words)])
        self._right = Lexicon(
            [(fold(word), rule.id) for rule in edges for word in rule.right]
            + [(fold(w), r.id) for r in rules.changes if r.change not in ("level", "count") for w in r.words]
        )
        self._guards = frozenset(guards)
        self._stop = re.compile(any_of([*folded(rule.stop for rule in edges), *guards]) or "(?!)")
        self._verbs = frozenset(word for word in folded(rule.words for rule in rules.actions) if len(word) > 1)
        self._measures = tuple(folded(rule.measures for rule in edges))
        bases = Lexicon((word, True) for word in folded(rule.words for rule in rules.bases if rule.per))
        self._measured_per = re.compile(rf"(?:{bases.pattern() or '(?!)'}|{_DATE_AT_END})\s*$")
        self._every = every_pattern(rules)
        self._periods, self._compared = period_finder(rules), phrasings(rules)["compared-with"]
        self._openers = _LOOSE_LEFT | {"(", "每", *_WITH, *_QUOTES} | self._periods.firsts | self._left.firsts
        self._closers = _LOOSE_RIGHT | self._right.lasts | bases.lasts | frozenset(_DATE_LASTS)

    def left(self, text: str, start: int, end: int, words: Words) -> int:
        """Where the phrase begins, adverbs, dates, list numbers and separators left out."""
        while start < end and (char := text[start]) in self._openers:
            if char in _WITH and (compared := self._compared.match(text, start, end)):
                start = compared.end()
            elif (char in _BLANK or char.isdigit()) and (marker := _MARKER.match(text, start, end)):
                start = marker.end()
            elif char in _LOOSE_LEFT:
                start += 1
            elif char in _QUOTES and text.find(_QUOTES[char], start, end) < 0:
                start += 1  # a quotation that is not closed before the figure
            elif char == "(" and 0 < text.find(")", start, end) < end - 1:
                start = text.find(")", start, end) + 1
            elif dated := self._periods.at(text, start, end):
                start = dated.end()
            elif (every := self._every.match(text, start, end)) and _goes_on(every, end):
                start = every.end()
            elif (found := self._left.starting_at(text, start, end)) and self._own_word(text, found, words):
                start = found.end
            else:
                break
        return start

    def right(self, text: str, start: int, end: int, words: Words) -> int:
        """Where the phrase ends, copulas, verbs of change and separators left out."""
        while start < end:
            char = text[end - 1]
            if char in _LOOSE_RIGHT:
                end -= 1
            elif not (char in self._closers or "每" in text[max(start, end - _NEAR) : end] or char.isspace()):
                break
            elif (found := self._right.ending_at(text, end, start)) and self._own_word(text, found, words):
                end = found.start
            elif (basis := self._basis_at_end(text, max(start, end - _NEAR), end)) is not None:
                end = basis
            else:
                break
        return end

    def _own_word(self, text: str, found: Found[Any], words: Words) -> bool:
        """One character counts only as a word by itself, or glued to a verb (共|培养) or a measure (率|为).

        What is left out only before a verb needs one behind (主要|铺设).
        """
        if found.meaning is False:
            return text[found.end : words.get(found.end)] in self._verbs
        if found.end - found.start > 1:
            return True
        end, verbs = words.get(found.start), self._verbs
        if end is None:
            return text.endswith(self._measures, 0, found.start)
        return end == found.end or (text[found.end : end] in verbs and text[found.start : end] not in verbs)

    def _basis_at_end(self, text: str, start: int, end: int) -> int | None:
        """Before the basis or the date that a stretch ends with: 培训|每年, 补助|每户."""
        for match in self._every.finditer(text, start, end):
            if match.end() == end:
                return match.start()
        found = self._measured_per.search(text, start, end)
        return found.start() if found else None

    def after_basis(self, text: str, start: int, end: int) -> int | None:
        """Behind the last 每家 of a stretch that goes on behind it."""
        if "每" not in text[start:end]:
            return None
        every = [match for match in self._every.finditer(text, start, end) if _goes_on(match, end)]
        return every[-1].end() if every else None

    def after_year(self, text: str, start: int, end: int) -> int:
        """Behind the last date of a stretch (全县2011年末|有幼儿园); `start` where there is none."""
        dated = [match for match in _YEAR_INSIDE.finditer(text, start, end) if not is_open(text, start, match.start())]
        return dated[-1].end() if dated and dated[-1].end() < end else start

    def before_years(self, text: str, start: int, end: int) -> int:
        """Before a bracket that only says when: 农村公路|(2013—2017年)."""
        match = _YEARS_BRACKET.search(text, start, end)
        return match.start() if match and match.end() == end else end

    def behind_date(self, text: str, start: int, end: int) -> int:
        """Behind the period that begins at `start`, if one does."""
        dated = self._periods.at(text, start, end)
        return dated.end() if dated else start

    def stop(self, text: str, start: int, end: int, words: Words) -> int:
        """Where a phrase that begins at `start` is cut off by a verb or adverb; `end` where it is not."""
        for match in self._stop.finditer(text, start, end):
            if match[0] in self._guards or is_open(text, start, match.start()):
                continue
            whole = words.get(match.start())
            glued = whole is None and match.start() == start  # 1900|套均|上报: to the unit, which ends here
            if glued and len(match[0]) > 1:
                whole = match.end()
            if whole is not None and whole <= match.end():
                return match.start()
        return end


def _longer(verbs: Iterable[str], words: list[tuple[str, bool]]) -> Iterator[str]:
    """The verbs that merely begin with a word of an edge: 新登记 is not 新."""
    known = frozenset(word for word, _ in words)
    return (verb for verb in verbs if any(verb[:length] in known for length in range(1, len(verb))))


def _goes_on(every: re.Match[str], end: int) -> bool:
    """Whether 每家 has behind it what is counted, which it is no part of the name of."""
    return every["name"] is None and every["verb"] is None and every.end() < end


@lru_cache(maxsize=8)
def edges(rules: Rules) -> Edges:
    """The edges of a rulebook, compiled once."""
    return Edges(rules)
