"""What a figure is counted per: 每月1000人次, 日均3万吨, 每千人口4.5个."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import any_of

_PEOPLE = r"(?:名|位)?(?:常住人口|户籍人口|人口|老年人|老人|儿童|居民|人|户)"
_VERB = (
    r"不少于|不低于|不超过|不高于|至少|拥有|配备|补助|补贴|奖励|建设|建成|新建|开展|举办|安排|达到|达|有|需|要|给予|设置|设|"
    r"发放|约|最高|均|标准|投入|按|每|资助|减免|增加|提高|组织|完成|巡查|检查"
)
_NUMBER = r"\d|[一二两三四五六七八九十百千]"
_NOUN = (
    rf"(?P<noun>(?:\d{{1,5}}|[十百千万]{{1,2}}){_PEOPLE}|(?:个|名|位)(?={_NUMBER}|{_VERB}|$)"
    rf"|(?:个|名|位)?(?P<bare>[^\W\d_每]{{1,4}}?)(?={_NUMBER}|{_VERB}|$))"
)


class Basis(NamedTuple):
    """A basis and the rule that read it."""

    per: str
    rule: str


class Bases:
    """Reads what figures are counted per; compiled once from rules/bases.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._fixed = {fold(word): rule for rule in rules.bases for word in rule.words if rule.per is not None}
        open_rules = [rule for rule in rules.bases if rule.per is None]
        self._open_rule = open_rules[0].id if open_rules else None
        every = [fold(word) for rule in open_rules for word in rule.words]
        unless = [fold(word) for rule in rules.bases for word in rule.unless]
        firsts = "".join(sorted({re.escape(word[0]) for word in (*every, *unless, *self._fixed)}))
        self._pattern = re.compile(
            rf"(?=[{firsts}])(?:(?P<unless>{any_of(unless) or '(?!)'})|(?P<fixed>{any_of(self._fixed) or '(?!)'})"
            rf"|(?:{any_of(every) or '(?!)'})\s?{_NOUN})"
        )

    def read(self, clause: Clause, before: Basis | None, same_subject: bool) -> Basis | None:
        """The basis of one figure; `before` holds on for a list (、) or a clause with no subject of its own."""
        match = self._last(clause)
        if match is None or match["unless"]:
            return before if same_subject else None
        if match["fixed"]:
            rule = self._fixed[match["fixed"]]
            return Basis(rule.per or "", rule.id)
        return Basis(match["bare"] or match["noun"], self._open_rule or "")

    def _last(self, clause: Clause) -> re.Match[str] | None:
        match: re.Match[str] | None = None
        for found in self._pattern.finditer(clause.text, clause.start, clause.comparison.start):
            match = found
        return match


@lru_cache(maxsize=8)
def bases(rules: Rules) -> Bases:
    """The bases of a rulebook, compiled once."""
    return Bases(rules)
