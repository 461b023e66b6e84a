"""What a name is by its words: a measure, a share, something a project has, nothing that is counted."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.folding import folded
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon, pattern_of


class Nouns:
    """Tells kinds of names apart, and where the nouns in them end; compiled once from rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        edges = rules.edges
        scopes = pattern_of(rule.scopes for rule in edges)
        self._scope, self._scoping = re.compile(rf"[^,;。:\d]{{2,24}}?{scopes}"), re.compile(scopes)
        heads = pattern_of(rule.heads for rule in edges)
        self._heads, self._headed = re.compile(heads), re.compile(f"{heads}$")
        people, crowd = pattern_of(rule.people for rule in edges), pattern_of(rule.crowd for rule in edges)
        self._people = re.compile(f"{people}(?:{crowd})?")
        self._series = re.compile(f"(?:{pattern_of(rule.series for rule in edges)})*")
        self._dependent = frozenset(folded(rule.dependent for rule in edges))
        self._owned = frozenset(folded(rule.owned for rule in edges))
        self._shares = tuple(folded(rule.shares for rule in edges))
        self._measures = tuple(folded(rule.measures for rule in edges))
        self._amounts = (*folded(rule.amounts for rule in edges), *self._owned, *self._measures)
        self._works = tuple(folded(rule.works for rule in edges))
        self._empty = frozenset(folded(rule.empty for rule in edges))
        self._generic = tuple(folded(rule.generic for rule in edges))
        self._guarding = Lexicon((word, True) for word in folded(rule.unless for rule in edges))

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

    def is_work(self, text: str, start: int, end: int) -> bool:
        """Whether a clause is no more than the name of a work: 公租房项目."""
        return text.endswith(self._works, start, end)

    def is_amount(self, name: str) -> bool:
        """Whether a word ends with an amount of something, which things listed before it share: 产值, 收入, 总量."""
        return name.endswith(self._amounts)

    def has_head(self, name: str) -> bool:
        """Whether a name ends with a word for what is measured of a thing: 入学率, 占比."""
        return self._headed.search(name) is not None

    def is_head(self, text: str, start: int, end: int) -> bool:
        """Whether a measure noun begins here, so that the word before it belongs to it: 抽检|率; 标准化 is none."""
        head = self._heads.match(text, start, end)
        longer = self._guarding.starting_at(text, start, end) if head else None
        return head is not None and (longer is None or longer.end <= head.end())

    def scope(self, text: str, start: int, end: int) -> int | None:
        """Where a part of the whole that is named at `start` ends: 工贸行业|实现."""
        match = self._scope.match(text, start, end)
        return match.end() if match else None

    def has_scope(self, text: str, start: int, end: int) -> bool:
        """Whether any part of a whole is named in a stretch."""
        return start < end and self._scoping.search(text, start, end) is not None

    def people(self, text: str, start: int, end: int) -> int:
        """Where the first noun for people ends; `end` where there is none."""
        match = self._people.search(text, start, end)
        return match.end() if match else end

    def after_series(self, text: str, start: int) -> int:
        """Behind 各类, 系列 and their kin at `start`."""
        match = self._series.match(text, start)
        return match.end() if match else start


@lru_cache(maxsize=8)
def nouns(rules: Rules) -> Nouns:
    """The nouns of a rulebook, compiled once."""
    return Nouns(rules)
