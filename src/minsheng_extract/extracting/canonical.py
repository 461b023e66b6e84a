"""One name for the indicators that recur everywhere: 新增城镇就业 and 城镇新增就业人数 are one."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.folding import fold
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.indicator import Indicator

_UNSAID = re.compile(r"[\s\"'“”‘’《》〈〉]+")


def indicator_id(indicator: str | None, action: str | None, unit: str | None, rules: Rules) -> str | None:
    """The canonical indicator (its id in rules/indicators.yaml), or None where none fits: it is never forced.

    The verb may stand in the action or in the indicator, before or after the noun.

    >>> indicator_id("城镇就业", "新增", "人", load_rules())
    'employment.urban-new'
    """
    return _identified(indicator, action or "", unit, rules) if indicator else None


@lru_cache(maxsize=1 << 14)
def _identified(indicator: str, action: str, unit: str | None, rules: Rules) -> str | None:
    matcher = _matcher(rules, _dimensions(rules).get(unit or ""))
    name, verb = _UNSAID.sub("", fold(indicator)), _UNSAID.sub("", fold(action))
    for whole in dict.fromkeys((name, verb + name, name + verb)):
        match = matcher.fullmatch(f"{whole}\n{verb}{name}")
        if match and match.lastgroup:
            return rules.indicators[int(match.lastgroup[1:])].id
    return None


@lru_cache(maxsize=8)
def _dimensions(rules: Rules) -> dict[str, str]:
    """Dimension of each form of a unit."""
    return {form: unit.dimension for unit in rules.units for form in (*unit.forms, unit.written or unit.base)}


@lru_cache(maxsize=256)
def _matcher(rules: Rules, dimension: str | None) -> re.Pattern[str]:
    """All indicators that a dimension allows as one expression; group n<i> is the i-th of the rules."""
    allowed = (
        f"(?P<n{number}>{_expression(entry)})"
        for number, entry in enumerate(rules.indicators)
        if not entry.dimensions or dimension in entry.dimensions
    )
    return re.compile(f"(?:{'|'.join(allowed) or '(?!)'})\n.*", re.DOTALL)


def _expression(entry: Indicator) -> str:
    """The pattern up to the line's end, and the action anywhere in the line that follows."""
    said = f"(?=\n.*?(?:{entry.action}))" if entry.action else ""
    return f"(?:{entry.pattern})(?=\n){said}"
