"""One name for the indicators that recur everywhere: 新增城镇就业 and 城镇新增就业人数 are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules

_UNSAID = regex.compile(r"[\s\"'“”‘’《》〈〉]+")
_OPEN = regex.compile(r"\.|\\[a-zA-Z]|\[")
_START = 3  # characters after which hardly more than the right indicator is left


@dataclass(frozen=True)
class _Known:
    """One canonical indicator. `characters` are all that its name can hold; None where a class is open.

    The pattern of its name is compiled when a name with such characters comes: most never do in a text.
    """

    id: str
    source: str
    characters: frozenset[str] | None
    action: re.Pattern[str] | None
    dimensions: frozenset[str]

    @cached_property
    def name(self) -> regex.Pattern[str]:
        """What the whole of its name is."""
        return regex.compile(self.source)


def indicator_id(indicator: str | None, action: str | None, unit: str | None, rules: Rules) -> str | None:
    """The canonical indicator (its id in rules/indicators.yaml), or None where none fits: it is never forced.

    The verb may stand in the action or in the indicator, before or after the noun.

    >>> indicator_id("城镇就业", "新增", "人", load_rules())
    'employment.urban-new'
    """
    return _identified(indicator, action or "", unit or "", rules) if indicator else None


@lru_cache(maxsize=1 << 14)
def _identified(indicator: str, action: str, unit: str, rules: Rules) -> str | None:
    dimension = _dimensions(rules).get(unit)
    name, verb = _UNSAID.sub("", fold(indicator)), _UNSAID.sub("", fold(action))
    said = verb + name
    for whole in dict.fromkeys((name, said, name + verb)):
        for known in _beginning_with(whole[:_START], rules):
            allowed = not known.dimensions or dimension in known.dimensions
            if allowed and known.name.fullmatch(whole) and (known.action is None or known.action.search(said)):
                return known.id
    return None


@lru_cache(maxsize=1 << 14)
def _beginning_with(start: str, rules: Rules) -> tuple[_Known, ...]:
    """The indicators whose pattern can begin so, character by character: few names get past the second."""
    if not start:
        return _compiled(rules)
    return tuple(
        known
        for known in _beginning_with(start[:-1], rules)
        if (known.characters is None or start[-1] in known.characters) and known.name.fullmatch(start, partial=True)
    )


@lru_cache(maxsize=8)
def _compiled(rules: Rules) -> tuple[_Known, ...]:
    return tuple(
        _Known(
            entry.id,
            source,
            None if _OPEN.search(source) else frozenset(source),
            re.compile(entry.action) if entry.action else None,
            frozenset(entry.dimensions),
        )
        for entry in rules.indicators
        for source in [rf"(?:(?:{entry.action}){{1,3}})?(?:{entry.pattern})" if entry.action else entry.pattern]
    )


@lru_cache(maxsize=8)
def _dimensions(rules: Rules) -> dict[str, str]:
    """Dimension of each form of a unit."""
    return {form: unit.dimension for unit in rules.units for form in (*unit.forms, unit.written or unit.base)}
