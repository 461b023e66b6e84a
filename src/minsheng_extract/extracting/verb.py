"""Verbs of doing, found where they are words of their own; compiled once from rules/actions.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.extracting.phrasing import phrasings
from minsheng_extract.extracting.words import Words, is_open
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import Found, Lexicon, any_of
from minsheng_extract.rulebook.wording import ActionRule


class Verbs:
    """Verbs of doing at a place, before a place, or last in a stretch.

    `at(text, start, end)`: the verb that starts at `start`. `ending(text, end, start)`: the verb that ends
    at `end`. `trailing(text, end, start)`: one behind its object that ends at `end` (重大项目|开工).
    `in_name(word)`: whether a word is a noun that merely begins like a verb (处置率).
    """

    def __init__(self, rules: Rules) -> None:
        guards = [fold(word) for rule in rules.actions for word in rule.unless]
        self.in_name = frozenset(guards).__contains__
        ordered = sorted(rules.actions, key=lambda rule: not (rule.pure or rule.joins))
        pairs = [(fold(word), rule) for rule in ordered for word in rule.words]
        lexicon = Lexicon(pairs, guards)
        self.at, self.ending = lexicon.starting_at, lexicon.ending_at
        pure = [word for word, rule in pairs if rule.pure or rule.joins]
        self._pure = re.compile(any_of([*guards, *pure]) or "(?!)")
        self._any = re.compile(lexicon.pattern() or "(?!)")
        self._no_object = phrasings(rules)["no-object"]
        self.trailing = Lexicon((word, rule) for word, rule in pairs if rule.trailing).ending_at

    def last(self, text: str, start: int, end: int, words: Words, pure: bool) -> Found[ActionRule] | None:
        """The last verb inside a stretch that is a word of its own, outside brackets, with an object behind it."""
        found: Found[ActionRule] | None = None
        for match in (self._pure if pure else self._any).finditer(text, start, end):
            verb = self.at(text, match.start(), end)
            if verb is None or (verb.start not in words and verb.start != start) or is_open(text, start, verb.start):
                continue
            if self._no_object.match(text, verb.end, end):
                continue
            found = verb
        return found


@lru_cache(maxsize=8)
def verbs(rules: Rules) -> Verbs:
    """The verbs of a rulebook, compiled once."""
    return Verbs(rules)
