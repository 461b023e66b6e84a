"""Who signed a notice and when: the offices above a date, or before it on its line."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.dates import DATE_AT_END, find_date
from minsheng_extract.reading.lines import closed, line_of
from minsheng_extract.reading.title import is_office
from minsheng_extract.rulebook import Rules

_MOST_OFFICES = 5
_REACH = 400


class Signature(NamedTuple):
    """Offices that signed, as written and parted by a space, and the day; either may be missing."""

    offices: str | None
    day: date | None


def find_signature(text: str, rules: Rules) -> Signature:
    """The first date at a line's end that offices stand above or before; else the first written date on its own line.

    >>> from minsheng_extract.rulebook import load_rules
    >>> find_signature("特此通知。\\n某某市人民政府\\n2023年4月6日\\n", load_rules()).offices
    '某某市人民政府'
    """
    alone: date | None = None
    for found in DATE_AT_END.finditer(text):
        day = find_date(fold(found.group()))
        line_start = text.rfind("\n", 0, found.start()) + 1
        before = line_of(text[line_start : found.start()])
        if before.key.rstrip("(") == "":
            if offices := _offices_above(text, line_start, rules):
                return Signature(offices, day)
            alone = alone or (day if "年" in found.group() else None)
        elif is_office(before.key, rules):
            return Signature(closed(before.text), day)
    return Signature(None, alone)


def _offices_above(text: str, end: int, rules: Rules) -> str | None:
    above: list[str] = []
    for line in (line_of(raw) for raw in reversed(text[max(0, end - _REACH) : end].splitlines())):
        if not line.key and not above:
            continue
        if len(above) == _MOST_OFFICES or not is_office(line.key, rules):
            break
        above.append(closed(line.text))
    return " ".join(reversed(above)) or None
