"""What is counted or measured, and by which verb: the shortest noun phrase of the source around a figure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.extracting.change import Changed
from minsheng_extract.extracting.clause import Clause
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Lexicon, any_of
from minsheng_extract.rulebook.wording import ActionRule

_WORDLESS = re.compile(r"^[\s、,;。:!?)）”’》\]】·\-—/|]+|[\s、,;。:(（“‘《\[【·\-—/|]+$")
_BRACKETED = re.compile(r"\([^()]*\)\s*$")
_SERVED = re.compile(r"^[\s\S]*(?:为|对|向|给|帮助|组织)$")
_LIST_TAIL = re.compile(r"(?:等|等共|共|合计|总计)\s*$")


class Named(NamedTuple):
    """An indicator and an action, as spans into the text; the indicator may be of two pieces around the figure."""

    pieces: tuple[tuple[int, int], ...]
    action: tuple[int, int] | None
    rules: tuple[str, ...]

    def indicator(self, text: str) -> str | None:
        """The indicator's words, white space inside left out."""
        words = "".join("".join(text[start:end].split()) for start, end in self.pieces)
        return words or None


class Indicators:
    """Finds noun phrases around figures; compiled once from rules/actions.yaml and rules/edges.yaml."""

    def __init__(self, rules: Rules) -> None:
        verbs: list[tuple[str, ActionRule | None]] = []
        pure: list[tuple[str, ActionRule | None]] = []
        for rule in rules.actions:
            verbs += [(fold(word), None) for word in rule.unless]
            verbs += [(fold(word), rule) for word in rule.words]
            if rule.pure:
                pure += [(fold(word), None) for word in rule.unless] + [(fold(word), rule) for word in rule.words]
        self._verbs = Lexicon([(word, (rule,)) for word, rule in verbs])
        self._pure = Lexicon([(word, (rule,)) for word, rule in pure])
        self._pure_pattern = re.compile(any_of(word for word, _ in pure) or "(?!)")
        self._trailing = Lexicon((fold(w), rule) for rule in rules.actions if rule.trailing for w in rule.words)
        self._left = Lexicon((fold(word), rule) for rule in rules.edges for word in rule.left)
        self._right = Lexicon((fold(word), rule) for rule in rules.edges for word in rule.right)
        self._stop = re.compile(any_of(fold(word) for rule in rules.edges for word in rule.stop) or "(?!)")
        self._change = Lexicon((fold(w), r.id) for r in rules.changes if r.change not in ("level", "count") for w in r.words)

    def read(self, clause: Clause, changed: Changed, before: Named | None, following: Clause | None) -> Named:
        """The indicator and action of one figure; `before` is carried over where the clause names nothing."""
        left = self._left_phrase(clause, changed)
        right = self._right_phrase(clause, following)
        action = left.action
        if right is not None and not (left.pieces and self._names_all(clause, left)):
            modifiers = () if _LIST_TAIL.search(clause.between) else left.pieces
            if modifiers and self._served(clause, modifiers):
                modifiers = ()
            return Named((*modifiers, right), action, left.rules)
        if left.pieces:
            return left
        if before is not None:
            return Named(before.pieces, action or (before.action if clause.follows_figure else None), left.rules)
        return left

    @staticmethod
    def _served(clause: Clause, pieces: tuple[tuple[int, int], ...]) -> bool:
        return clause.text[pieces[0][0] : pieces[-1][1]].strip() in ("对", "为", "向")

    @staticmethod
    def _names_all(clause: Clause, left: Named) -> bool:
        """Whether the left side already is a whole name, so that what follows says something else."""
        return clause.text[left.pieces[-1][1] - 1] in "率量额数"

    def _left_phrase(self, clause: Clause, changed: Changed) -> Named:
        text, start = clause.text, clause.floor
        end = min(changed.start, clause.comparison.start)
        rules: list[str] = []
        action: tuple[int, int] | None = None
        end = self._trim_right(text, start, end)
        trailing = self._trailing.ending_at(text, end, start)
        if trailing and trailing.start > start and changed.verb is None:
            inner = self._trim_right(text, start, trailing.start)
            if inner > self._trim_left(text, start, inner):
                action, end = (trailing.start, trailing.end), inner
                rules.append(trailing.meaning.id)
        start, verb, verb_rules = self._after_verbs(text, start, end)
        start = self._trim_left(text, start, end)
        pieces = ((start, end),) if start < end else ()
        if changed.verb and action is None and verb is None:
            action = (changed.start, changed.start + len(changed.verb))
        return Named(pieces, action or verb, (*rules, *verb_rules))

    def _after_verbs(self, text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None, list[str]]:
        """Steps over the verbs at the head of a phrase and over the last pure verb inside it."""
        action: tuple[int, int] | None = None
        rules: list[str] = []
        at = self._trim_left(text, start, end)
        while (found := self._verbs.starting_at(text, at, end)) and found.meaning[0] is not None:
            action, rules = (found.start, found.end), [found.meaning[0].id]
            at = self._trim_left(text, found.end, end)
        for match in self._pure_pattern.finditer(text, at, end):
            found = self._pure.starting_at(text, match.start(), end)
            if found and found.meaning[0] is not None and not self._in_brackets(text, at, match.start()):
                rest = self._trim_left(text, found.end, end)
                if rest < end:
                    action, rules, at = (found.start, found.end), [found.meaning[0].id], rest
        while (found := self._verbs.starting_at(text, at, end)) and found.meaning[0] is not None and found.end < end:
            if action is None or found.start > action[1] + 1:
                break
            action, at = (found.start, found.end), self._trim_left(text, found.end, end)
        return at, action, rules

    @staticmethod
    def _in_brackets(text: str, start: int, position: int) -> bool:
        part = text[start:position]
        return part.count("“") > part.count("”") or part.count("(") > part.count(")") or part.count("《") > part.count("》")

    def _trim_left(self, text: str, start: int, end: int) -> int:
        while start < end:
            if _WORDLESS.match(text[start:end][:1]) and text[start] not in "“《(":
                start += 1
                continue
            found = self._left.starting_at(text, start, end)
            if found is None or (found.end - found.start == 1 and not self._alone(text, found.start, end)):
                break
            start = found.end
        return start

    def _alone(self, text: str, position: int, end: int) -> bool:
        """Whether a one-character edge word is no part of a longer word here."""
        return not self._starts_word(text[position : min(end, position + 6)])

    @staticmethod
    @lru_cache(maxsize=16384)
    def _starts_word(text: str) -> bool:
        import rjieba

        first = next(iter(rjieba.cut(text)), "")
        return len(first) > 1

    def _trim_right(self, text: str, start: int, end: int) -> int:
        while start < end:
            char = text[end - 1]
            if char.isspace() or (char in "、,;:(“‘《-—/|" and char != "”"):
                end -= 1
                continue
            found = self._right.ending_at(text, end, start) or self._change.ending_at(text, end, start)
            if found is None or (found.end - found.start == 1 and self._ends_word(text[max(start, end - 4) : end])):
                break
            end = found.start
        return end

    @staticmethod
    @lru_cache(maxsize=16384)
    def _ends_word(text: str) -> bool:
        import rjieba

        words = rjieba.cut(text)
        return len(words[-1]) > 1 if words else False

    def _right_phrase(self, clause: Clause, following: Clause | None) -> tuple[int, int] | None:
        """The noun phrase right behind the figure, if one stands there."""
        text, start = clause.text, clause.comparison.end
        limit = clause.ceiling
        while start < limit and text[start].isspace():
            start += 1
        if start < limit and text[start] == "的":
            start += 1
        if start >= limit or not (text[start].isalnum() or text[start] in "“《"):
            return None
        if self._stop.match(text, start, limit):
            return None
        end = limit
        for match in self._stop.finditer(text, start + 1, limit):
            if not self._in_brackets(text, start, match.start()) and not self._inside(text, start, match.start(), limit):
                end = match.start()
                break
        end = self._trim_right(text, start, end)
        return (start, end) if end > start else None

    @staticmethod
    def _inside(text: str, start: int, position: int, limit: int) -> bool:
        """Whether a stop word's first character belongs to the word before it."""
        import rjieba

        offset = start
        for word in rjieba.cut(text[start:limit]):
            if offset == position:
                return False
            if offset < position < offset + len(word):
                return True
            offset += len(word)
        return False


@lru_cache(maxsize=8)
def indicators(rules: Rules) -> Indicators:
    """The noun-phrase finder of a rulebook, compiled once."""
    return Indicators(rules)
