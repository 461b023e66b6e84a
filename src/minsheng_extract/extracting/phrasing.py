"""Turns of phrase around a figure, by purpose; compiled once from rules/phrasings.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.wording import Purpose


class Phrasings:
    """`phrasings["service"]` is one pattern for all entries that serve that purpose."""

    def __init__(self, rules: Rules) -> None:
        by_purpose: dict[Purpose, list[str]] = {}
        for rule in rules.phrasings:
            by_purpose.setdefault(rule.purpose, []).append(f"(?:{rule.pattern})")
        self._patterns = {purpose: re.compile("|".join(parts)) for purpose, parts in by_purpose.items()}

    def __getitem__(self, purpose: Purpose) -> re.Pattern[str]:
        return self._patterns.get(purpose, _NEVER)


_NEVER = re.compile("(?!)")


@lru_cache(maxsize=8)
def phrasings(rules: Rules) -> Phrasings:
    """The phrasings of a rulebook, compiled once."""
    return Phrasings(rules)
