"""The number of a notice (文号), from a page's rows or its own head; never one that is only cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from minsheng_extract.folding import fold
from minsheng_extract.reading.lines import Line, closed, line_of
from minsheng_extract.rulebook import Rules

_NUMBER_LINE = 40
_BESIDE_NUMBER = 10


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule.pattern) for rule in rules.documents if rule.field == "doc_number" and rule.pattern)


def find_doc_number(stated: Sequence[str], head: Sequence[Line], lines: Sequence[Line], rules: Rules) -> str | None:
    """A labelled number, else one that begins a line of the head, or stands alone on a line; never one only cited."""
    short = (line for line in lines if len(line.key) <= _NUMBER_LINE)
    numbers = chain(
        (_number_in(line_of(written), rules, alone=True) for written in stated),
        (_number_in(line, rules, alone=False) for line in head),
        (_number_in(line, rules, alone=True) for line in short),
    )
    return next(filter(None, numbers), None)


def year_in(number: str | None) -> int | None:
    """The year that a number says it is of."""
    found = re.search(r"(?:19|20)\d\d", fold(number or ""))
    return int(found.group()) if found else None


def _number_in(line: Line, rules: Rules, *, alone: bool) -> str | None:
    """The number in a line, as written: with hardly anything beside it, or else at its start."""
    if "号" not in line.key:
        return None
    written = closed(line.text)
    for form in _forms(rules):
        found = form.search(fold(written)) if alone else form.match(fold(written))
        if found and (not alone or len(written) - len(found.group()) <= _BESIDE_NUMBER):
            return written[slice(*found.span())]
    return None
