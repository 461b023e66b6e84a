"""Labels with a colon that say what the figures behind them are: 完成情况：新建5所."""

from __future__ import annotations

import re

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import pattern_of
from minsheng_extract.rulebook.wording import RoleRule


class Labels:
    """Finds them; compiled once from rules/roles.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._rules = {fold(word): rule for rule in rules.roles for word in rule.labels}
        self._label = re.compile(rf"(?:^|[\s。;,(的])(?P<label>{pattern_of([self._rules])})\s?:")

    def last(self, text: str, start: int, end: int) -> RoleRule | None:
        """The rule of the last label of a stretch; most stretches have none."""
        found = self._label.findall(text, start, end) if text.find(":", start, end) >= 0 else []
        return self._rules[found[-1]] if found else None

    def first(self, text: str, start: int, end: int) -> RoleRule | None:
        """The rule of the first label of a stretch."""
        found = self._label.search(text, start, end) if text.find(":", start, end) >= 0 else None
        return self._rules[found["label"]] if found else None
