"""What offices do, at the end of their names (…牵头, …按职责分工负责): rules/duties.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.label import Duty
from minsheng_extract.segmenting.office_form import Span, trimmed

_LONGEST_DUTY = 48


@lru_cache(maxsize=8)
def _duties(rules: Rules) -> re.Pattern[str]:
    """All duties, each a group of its own, at the end of a stretch; the search finds the longest."""
    branches = (f"(?P<d{at}>{'|'.join(f'(?:{form})' for form in duty.forms)})" for at, duty in enumerate(rules.duties))
    return re.compile(f"(?:{'|'.join(branches) or '(?!)'})$")


def _duty_at_end(folded: str, start: int, end: int, rules: Rules) -> tuple[int, Duty] | None:
    """Where the duty at the end of a stretch begins, and which it is."""
    match = _duties(rules).search(folded, max(start, end - _LONGEST_DUTY), end)
    return (match.start(), rules.duties[int((match.lastgroup or "d0")[1:])]) if match else None


def ends_with_duty(folded: str, rules: Rules) -> bool:
    """Whether some folded text ends with what offices do: …负责, …牵头, …配合."""
    end = len(folded.rstrip("。;, "))
    while (found := _duty_at_end(folded, 0, end, rules)) is not None:
        if found[1].role != "none":
            return True
        end = found[0]
    return False


def without_duties(folded: str, piece: Span, rules: Rules) -> tuple[Span, list[Duty]]:
    """A piece without the duties at its end, and those duties, the last one first."""
    start, end = piece
    found: list[Duty] = []
    while (duty := _duty_at_end(folded, start, end, rules)) is not None:
        end = duty[0]
        found.append(duty[1])
    if folded.startswith("由", start, end):
        start += 1
    return trimmed(folded, start, end), found
