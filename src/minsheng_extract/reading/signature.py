"""Who signed a notice and when: the offices above a date, or before it on its line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.dates import DATE_AT_END, find_date
from minsheng_extract.reading.lines import closed, line_of
from minsheng_extract.reading.title import is_office
from minsheng_extract.rulebook import Rules

_MOST_OFFICES = 5
_REACH = 12
_LONGEST = 80


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
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) > _LONGEST or (found := DATE_AT_END.search(line)) is None:
            continue
        day = find_date(fold(found.group()))
        before = line_of(line[: found.start()])
        if before.key.strip("(") and is_office(before.key, rules):
            return Signature(closed(before.text), day)
        if not before.key.strip("("):
            if offices := _offices_above(lines[max(0, number - _REACH) : number], rules):
                return Signature(offices, day)
            alone = alone or (day if "年" in found.group() else None)
    return Signature(None, alone)


def _offices_above(lines: Sequence[str], rules: Rules) -> str | None:
    above: list[str] = []
    for line in map(line_of, reversed(lines)):
        if not line.key and not above:
            continue
        if len(above) == _MOST_OFFICES or not is_office(line.key, rules):
            break
        above.append(closed(line.text))
    return " ".join(reversed(above)) or None
