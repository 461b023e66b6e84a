"""Whether a figure is by how much something changes: 提高5%, 同比下降3个百分点; 提高到5% is a level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from minsheng_extract.extracting.clause import Clause
from minsheng_extract.extracting.comparison import basis_before
from minsheng_extract.extracting.words import Span, skip_space, skip_space_left
from minsheng_extract.folding import fold, folded
from minsheng_extract.records import Change
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Found, Lexicon
from minsheng_extract.rulebook.wording import ChangeRule

_DATED = re.compile(r"(?:(?:19|20)\d{2}年(?:末|底|度)?|“十[一二三四五六]?五”(?:期?末)?|期末|目前|现在)的?$")
_DATE_LASTS = frozenset("年末底度的")
_RATES = {"ratio", "points", "doubling", "times-of"}
_JOINED = re.compile(r"[\s、和及与]*|,(?:力争|争取|确保|努力)")
_AGAINST = re.compile(r"同比|环比|人均|每人|[较比][^,;。]{1,8}$")


@dataclass(slots=True)
class Changed:
    """The change a figure names, if any.

    `start`: where its words begin, `end`: where the figure and its comparison end. `verb`: the verb of
    change. `level`: the figure is what is reached, not by how much.
    """

    change: Change | None
    start: int
    end: int
    verb: Span | None
    level: bool
    rules: tuple[str, ...] = ()


class Changes:
    """Reads verbs of change; compiled once from rules/changes.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._verbs = Lexicon(
            ((fold(word), rule) for rule in rules.changes if rule.change != "level" for word in rule.words),
            guards=[fold(word) for rule in rules.changes for word in rule.unless],
        )
        self._levels = Lexicon(
            (fold(word), rule.id) for rule in rules.changes if rule.change == "level" for word in rule.words
        )
        self._reached = tuple(folded(rule.reached for rule in rules.changes))
        self._reference = re.compile(
            r"(?:同比|环比|(?:较|比)(?P<what>[^,;。:]{1,10}?(?:年|期|月|度|上年|去年|时期)))(?:的|末|底)?"
        )

    def read(self, clause: Clause, before: Changed | None) -> Changed:
        """The change of one figure; `before` is that of the figure before it, for lists (分别提高3%和7%)."""
        text, floor, start, end = clause.text, clause.floor, clause.comparison.start, clause.comparison.end
        at = skip_space_left(text, start, floor)
        if text[at - 1] in _DATE_LASTS and (dated := _DATED.search(text[max(floor, at - 12) : at])):
            at -= len(dated[0])
        level = self._levels.ending_at(text, at, floor)
        if level is None and (basis := basis_before(text, at, floor)) is not None:
            level = self._levels.ending_at(text, basis, floor)
            at = basis if level else at
        verb = self._verb(text, level.start if level else at, floor) or self._compared(clause)
        if verb is None:
            listed = level is None and before is not None and before.change
            if level is None and (behind := self._behind(clause)):
                return behind
            if listed and before is not None and _JOINED.fullmatch(text[before.end : start]):
                return Changed(before.change, start, end, before.verb, before.level, before.rules)
            return Changed(None, at, end, None, level is not None)
        word = verb.start, verb.end
        if level is not None and not verb.meaning.extent:
            return Changed(None, verb.start, end, word, True, (level.meaning,))
        if text[at : clause.figure.start].strip() in self._reached and not self._is_rate(clause):
            return Changed(None, verb.start, end, word, True)
        change = self._named(verb.meaning, clause) or self._added(clause, verb, before)
        return Changed(change, verb.start, end, None if verb.meaning.extent else word, False, (verb.meaning.id,))

    def _compared(self, clause: Clause) -> Found[ChangeRule] | None:
        """至少|提高|5%: the verb between a comparison word and the figure."""
        verb = clause.comparison.verb
        found = self._verbs.ending_at(clause.text, verb[1], verb[0]) if verb else None
        return found if found and found.meaning.change != "count" else None

    def _added(self, clause: Clause, verb: Found[ChangeRule], before: Changed | None) -> Change | None:
        """人均纯收入达9000元，|增加|600元: by how much what has just been said to be reached has grown."""
        text = clause.text
        if before is None or text[before.end : verb.start].strip() != "," or clause.comparison.end < clause.end:
            return None
        return "increase" if before.level or text.startswith(self._reached, before.start) else None

    def _behind(self, clause: Clause) -> Changed | None:
        """A verb that closes the clause behind a rate: 实现10%以上|增长, 8%的|提升."""
        text, start, end = clause.text, clause.comparison.start, clause.comparison.end
        at = skip_space(text, end, clause.end)
        at += text.startswith("的", at)
        found = self._verbs.starting_at(text, at, clause.end) if self._is_rate(clause) else None
        if found is None or found.end != clause.end or found.meaning.change == "count":
            return None
        return Changed(self._named(found.meaning, clause), start, end, None, False, (found.meaning.id,))

    def _verb(self, text: str, at: int, floor: int) -> Found[ChangeRule] | None:
        at = skip_space_left(text, at, floor)
        if at > floor and text[at - 1] == "了":
            at -= 1
        return self._verbs.ending_at(text, at, floor)

    @staticmethod
    def _is_rate(clause: Clause) -> bool:
        rule = clause.figure.unit_rule
        return (rule is not None and rule.dimension in _RATES) or clause.figure.unit in ("倍", "番")

    def _named(self, rule: ChangeRule, clause: Clause) -> Change | None:
        if clause.figure.change:
            return clause.figure.change
        if rule.change == "count":
            against = _AGAINST.search(clause.text[clause.floor : clause.comparison.start])
            return "increase" if self._is_rate(clause) or against else None
        return "increase" if rule.change == "increase" else "decrease"

    def reference(self, clause: Clause) -> str | None:
        """What the change is measured against, as written: 上年, 去年同期; None where it is not said."""
        found = list(self._reference.finditer(clause.text, clause.start, clause.comparison.start))
        return (found[-1]["what"] or found[-1][0]) if found else None


@lru_cache(maxsize=8)
def changes(rules: Rules) -> Changes:
    """The verbs of change of a rulebook, compiled once."""
    return Changes(rules)
