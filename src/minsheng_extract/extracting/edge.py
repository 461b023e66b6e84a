"""The edges of a noun phrase: which words around it are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from minsheng_extract.extracting.basis import every_pattern
from minsheng_extract.extracting.period import period_finder
from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.words import Words, is_open
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Found, Lexicon, any_of

_LOOSE_LEFT = frozenset(" \t\r\n\u3000、,;。:!?)”’》]】·-—/|■●◆▲★☆◇○►▪•*※_")
_LOOSE_RIGHT = frozenset(" \t\r\n\u3000、,;。:(“‘《[【·-—/|")
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
    r"|\d{1,2}月?[-—–~至到]{1,2}\d{1,2}月(?:份|底)?|(?:19|20)\d\d\s?年度?"
)
_DATE_LASTS = "年期月季度末底前内份"
_WITH = "与同和"
_NEAR = 12


def _words(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return [fold(word) for group in groups for word in group]


def _pattern(groups: Iterable[tuple[str, ...]]) -> str:
    return any_of(_words(groups)) or "(?!)"


class Edges:
    """Trims a stretch of text to the noun phrase in it; compiled once from rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        guards = _words(rule.unless for rule in rules.edges)
        self._left = Lexicon(((word, True) for word in _words(rule.left for rule in rules.edges)), guards)
        self._right = Lexicon(
            [(fold(word), rule.id) for rule in rules.edges for word in rule.right]
            + [(fold(w), r.id) for r in rules.changes if r.change not in ("level", "count") for w in r.words]
        )
        edges = rules.edges
        self._guards = frozenset(guards)
        self._stop = re.compile(any_of([*_words(rule.stop for rule in edges), *guards]) or "(?!)")
        self._means = re.compile(_pattern(rule.means for rule in edges))
        self._manner = re.compile(rf"\s*的?{_pattern(rule.manner for rule in edges)}")
        scopes = _pattern(rule.scopes for rule in edges)
        self._scope, self._scoping = re.compile(rf"[^,;。:\d]{{2,24}}?{scopes}"), re.compile(scopes)
        heads = _pattern(rule.heads for rule in edges)
        self._heads, self._headed = re.compile(heads), re.compile(f"{heads}$")
        people, crowd = (_pattern(words) for words in ([r.people for r in edges], [r.crowd for r in edges]))
        self._people = re.compile(f"{people}(?:{crowd})?")
        self._dependent = frozenset(_words(rule.dependent for rule in rules.edges))
        self._owned = frozenset(_words(rule.owned for rule in rules.edges))
        self._shares = tuple(_words(rule.shares for rule in edges))
        self._verbs = frozenset(word for word in _words(rule.words for rule in rules.actions) if len(word) > 1)
        self._measures = tuple(_words(rule.measures for rule in edges))
        self._empty = frozenset(_words(rule.empty for rule in edges))
        self._generic = tuple(_words(rule.generic for rule in edges))
        self._coverbs = Lexicon((word, True) for word in _words(rule.coverbs for rule in edges))
        self._guarding = Lexicon((word, True) for word in guards)
        guests = _words(rule.guests for rule in edges)
        self._guests = re.compile(any_of([*self._coverbs.words, *guests]) or "(?!)")
        self._guest = frozenset(guests)
        self._series = re.compile(f"(?:{_pattern(rule.series for rule in edges)})*")
        bases = Lexicon((word, True) for word in _words(rule.words for rule in rules.bases if rule.per))
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
        """One character counts only where it is a word by itself, or is glued to a verb (共|培养) or a measure (率|为)."""
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

    def coverb(self, text: str, start: int, end: int) -> int | None:
        """Behind the word that begins a phrase of means or place here: 通过, 依托, 在."""
        found = self._coverbs.starting_at(text, start, end)
        return found.end if found and not self._guarding.starting_at(text, start, end) else None

    def is_generic(self, title: str) -> bool:
        """Whether a heading names nothing that is counted: 工作计划."""
        return title.endswith(self._generic)

    def names_nothing(self, name: str) -> bool:
        """Whether a whole name is a word for the task: 目标|1500户."""
        return name in self._empty

    def is_dependent(self, name: str) -> bool:
        """Whether a name says nothing without its subject: 增幅."""
        return name in self._dependent

    def is_owned(self, name: str) -> bool:
        """Whether a name is of something a project has, which is named before its verb: 投资."""
        return name in self._owned

    def before_owned(self, text: str, start: int, end: int) -> int:
        """Where that begins (项目|总投资), if a stretch ends with it; else `end`."""
        lengths = (len(word) for word in self._owned if text.endswith(word, start, end))
        return end - max(lengths, default=0)

    def is_share(self, name: str) -> bool:
        """Whether a name is that of a share, whose subject is said before: 占财政支出."""
        return name.startswith(self._shares) and self._guarding.starting_at(name, 0) is None

    def is_measure(self, name: str) -> bool:
        """Whether a name ends as measures do, so that nothing behind the figure completes it: 覆盖率, 人数."""
        return name.endswith(self._measures)

    def has_head(self, name: str) -> bool:
        """Whether a name ends with a word for what is measured of a thing: 入学率, 占比."""
        return self._headed.search(name) is not None

    def after_coverb(self, text: str, start: int, end: int, words: Words) -> int:
        """Behind the last 对, 为, 向 of a stretch; `start` where there is none."""
        for match in self._guests.finditer(text, start, end):
            if match[0] in self._guest and words.get(match.start()) == match.end():
                start = match.end()
        return start

    def after_means(self, text: str, start: int, end: int) -> int:
        """Behind the noun that closes a phrase of means (等渠道); `start` where there is none."""
        found = [match.end() for match in self._means.finditer(text, start, end)]
        return found[-1] if found else start

    def after_series(self, text: str, start: int) -> int:
        """Behind 各类, 系列 and their kin at `start`."""
        match = self._series.match(text, start)
        return match.end() if match else start

    def after_manner(self, text: str, start: int, end: int) -> int | None:
        """Behind 的幅度 and its kin at `start`; None where there is none, and before 标准化."""
        match = self._manner.match(text, start, end)
        return match.end() if match and not self._guarding.starting_at(text, start, end) else None

    def behind_date(self, text: str, start: int, end: int) -> int:
        """Behind the period that begins at `start`, if one does."""
        dated = self._periods.at(text, start, end)
        return dated.end() if dated else start

    def scope(self, text: str, start: int, end: int) -> int | None:
        """Where a part of the whole that is named at `start` ends: 工贸行业|实现."""
        match = self._scope.match(text, start, end)
        return match.end() if match else None

    def has_scope(self, text: str, start: int, end: int) -> bool:
        """Whether any part of a whole is named in a stretch."""
        return start < end and self._scoping.search(text, start, end) is not None

    def is_head(self, text: str, start: int, end: int) -> bool:
        """Whether a measure noun begins here, so that the word before it belongs to it: 抽检|率; 标准化 is none."""
        head = self._heads.match(text, start, end)
        longer = self._guarding.starting_at(text, start, end) if head else None
        return head is not None and (longer is None or longer.end <= head.end())

    def people(self, text: str, start: int, end: int) -> int:
        """Where the first noun for people ends; `end` where there is none."""
        match = self._people.search(text, start, end)
        return match.end() if match else end

    def stop(self, text: str, start: int, end: int, words: Words) -> int:
        """Where a phrase that begins at `start` is cut off by a verb or adverb; `end` where it is not."""
        for match in self._stop.finditer(text, start, end):
            if match[0] in self._guards or is_open(text, start, match.start()):
                continue
            whole = words.get(match.start())
            if whole is not None and whole <= match.end():
                return match.start()
        return end


def _goes_on(every: re.Match[str], end: int) -> bool:
    """Whether 每家 has behind it what is counted, which it is no part of the name of."""
    return every["name"] is None and every["verb"] is None and every.end() < end


@lru_cache(maxsize=8)
def edges(rules: Rules) -> Edges:
    """The edges of a rulebook, compiled once."""
    return Edges(rules)
