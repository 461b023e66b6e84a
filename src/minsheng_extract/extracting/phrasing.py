"""Turns of phrase around a figure, by purpose; compiled once from rules/phrasings.yaml."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import get_args

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.wording import Purpose


@lru_cache(maxsize=8)
def phrasings(rules: Rules) -> dict[Purpose, re.Pattern[str]]:
    """For each purpose one pattern for all entries that serve it; one that matches nothing where none does."""
    parts: dict[Purpose, list[str]] = {purpose: [] for purpose in get_args(Purpose)}
    for rule in rules.phrasings:
        parts[rule.purpose].append(f"(?:{rule.pattern})")
    return {purpose: re.compile("|".join(patterns) or "(?!)") for purpose, patterns in parts.items()}


@lru_cache(maxsize=256)
def _entries(rules: Rules, purpose: Purpose) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.id, re.compile(rule.pattern)) for rule in rules.phrasings if rule.purpose == purpose)


def entry_of(rules: Rules, purpose: Purpose, said: re.Match[str]) -> str:
    """The id of the entry that made a match of its purpose's pattern, as several may serve one purpose."""
    entries, at = _entries(rules, purpose), (said.start(), said.endpos)
    whole = (name for name, pattern in entries if (own := pattern.match(said.string, *at)) and own.end() == said.end())
    return next(whole, None) or next(name for name, pattern in entries if pattern.match(said.string, *at))
