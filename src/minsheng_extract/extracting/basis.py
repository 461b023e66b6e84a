"""What a figure is counted per: 每月1000人次, 日均3万吨, 每千人口4.5个."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of
from minsheng_extract.rulebook.wording import BasisRule

_PARTED = re.compile(r"[、,;:(]|和|及|与|并|共|约|至|到")
_NUMBER = r"\d|[一二两三四五六七八九十百千]"


class Basis(NamedTuple):
    """A basis and the rule that read it."""

    per: str
    rule: str


class Bases:
    """Reads what figures are counted per; compiled once from rules/bases.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._fixed = {fold(word): rule for rule in rules.bases for word in rule.words if rule.per is not None}
        open_rules = _open(rules)
        self._open_rule = open_rules[0].id if open_rules else None
        every = [fold(word) for rule in open_rules for word in rule.words]
        unless = [fold(word) for rule in rules.bases for word in rule.unless]
        grows = any_of(fold(word) for rule in rules.changes if rule.change != "level" for word in rule.words)
        self._grows = re.compile(grows or "(?!)")
        firsts = "".join(sorted({re.escape(word[0]) for word in (*every, *unless, *self._fixed)}))
        self._pattern = re.compile(
            rf"(?=[{firsts}])(?:(?P<unless>{any_of(unless) or '(?!)'})"
            rf"|(?<!\d)(?P<fixed>{any_of(self._fixed) or '(?!)'})"
            rf"|(?:{any_of(every) or '(?!)'})\s?{_noun(rules)})"
        )

    def read(self, clause: Clause, before: Basis | None, same_subject: bool) -> Basis | None:
        """The basis of one figure; `before` holds on for a list (、) or a clause with no subject of its own."""
        match = self._last(clause)
        if match is None or match["unless"]:
            return before if same_subject else None
        if match.end() <= clause.floor and (_is_of_size(clause) or self._is_of_growth(clause, match.end())):
            return None
        if match["fixed"]:
            rule = self._fixed[match["fixed"]]
            return Basis(rule.per or "", rule.id)
        return Basis(match["home"] or match["bare"] or match["noun"], self._open_rule or "")

    def _is_of_growth(self, clause: Clause, behind: int) -> bool:
        """年均|增长5%、迈上|2万亿元: whether a basis is that of a growth before, and the figure no rate."""
        rule = clause.figure.unit_rule
        return (rule is None or rule.dimension != "ratio") and self._grows.match(clause.text, behind) is not None

    def _last(self, clause: Clause) -> re.Match[str] | None:
        match: re.Match[str] | None = None
        for found in self._pattern.finditer(clause.text, clause.start, clause.figure.start):
            match = found
        return match


def _is_of_size(clause: Clause) -> bool:
    """日处理能力2万吨的|污水厂1座: whether the figure before is but a size of what this one counts."""
    between = clause.between.strip()
    return "的" in between or (between != "" and _PARTED.search(between) is None)


def every_pattern(rules: Rules) -> re.Pattern[str]:
    """每 with its noun (每家|床位). It has the group `name` where it is the first part of a name (每千人口|床位数),
    and `verb` for one behind it that ends the text (每户|补助).
    """
    words = any_of(fold(word) for rule in _open(rules) for word in rule.words)
    return re.compile(rf"{words or '(?!)'}\s?{_noun(rules)}(?P<verb>{_until(rules)}\s*$)?")


def _open(rules: Rules) -> list[BasisRule]:
    """The rules whose basis is the noun behind the word."""
    return [rule for rule in rules.bases if rule.per is None]


def _until(rules: Rules) -> str:
    """What ends the noun: the rules' own words, and verbs that are never part of one."""
    verbs = [word for rule in rules.actions if rule.pure for word in rule.words if len(word) > 1]
    return any_of(map(fold, (*verbs, *(word for rule in _open(rules) for word in rule.until)))) or "(?!)"


def _times(rules: Rules) -> list[str]:
    """年, 月, 季度: what stands behind 每 in words that have a basis of their own."""
    every = [fold(word) for rule in _open(rules) for word in rule.words]
    words = [fold(word) for rule in rules.bases if rule.per is not None for word in rule.words]
    return [word.removeprefix(start) for word in words for start in every if word.startswith(start)]


def _noun(rules: Rules) -> str:
    """What follows 每: 千人口, 百名老人, 家."""
    numbered, measured, counters, recorded, nouns = (
        any_of(fold(word) for rule in _open(rules) for word in words(rule)) or "(?!)"
        for words in map(attrgetter, ("numbered", "measured", "counters", "recorded", "nouns"))
    )
    until, times = _until(rules), any_of(_times(rules)) or "(?!)"
    end = f"{_NUMBER}|{until}|{measured}|$"
    return (
        rf"(?P<noun>(?:\d{{1,5}}|[十百千万]{{1,2}})(?:名|位)?{numbered}(?P<name>(?!{until}))?|(?:{counters})(?={end})"
        rf"|(?P<home>(?!{nouns})(?:{recorded}))[^\W\d_每]{{0,4}}?(?={end})"
        rf"|(?:{counters})?(?P<bare>(?!{times})[^\W\d_每]{{1,4}}?)(?={end}))"
    )


@lru_cache(maxsize=8)
def bases(rules: Rules) -> Bases:
    """The bases of a rulebook, compiled once."""
    return Bases(rules)
