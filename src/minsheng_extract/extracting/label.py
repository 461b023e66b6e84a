"""Labels with a colon that say what the figures behind them are: 完成情况：新建5所."""

from __future__ import annotations

import re

from minsheng_extract.extracting.words import skip_space_left
from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.lexicon import pattern_of
from minsheng_extract.rulebook.wording import RoleRule


class Labels:
    """Finds them; compiled once from rules/roles.yaml."""

    def __init__(self, rules: Rules) -> None:
        self._rules = {fold(word): rule for rule in rules.roles for word in rule.labels}
        label = rf"(?P<label>{pattern_of([self._rules])})\s?:"
        self._label, self._opening = re.compile(rf"(?:^|[\s。;,(的]){label}"), re.compile(rf"\s*{label}")

    def last(self, text: str, start: int, end: int) -> RoleRule | None:
        """The rule of the last label of a stretch, which may begin with it; most stretches have none."""
        if text.find(":", start, end) < 0:
            return None
        found = self._label.findall(text, start, end)
        opening = None if found else self._opening.match(text, start, end)
        said = found[-1] if found else opening["label"] if opening else None
        return self._rules[said] if said else None

    def above(self, text: str, start: int) -> RoleRule | None:
        """The rule of the label that stands alone on the line above a stretch."""
        end = skip_space_left(text, start, 0)
        if end == start or text[end - 1] != ":":
            return None
        found = self._opening.fullmatch(text, text.rfind("\n", 0, end) + 1, end)
        return self._rules[found["label"]] if found else None

    def first(self, text: str, start: int, end: int) -> RoleRule | None:
        """The rule of the first label of a stretch."""
        found = self._label.search(text, start, end) if text.find(":", start, end) >= 0 else None
        return self._rules[found["label"]] if found else None
