"""How well a cell's text suits a column: an office, a person, a date, a figure or a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.reading.linear_row import is_number
from minsheng_extract.records import ColumnRole
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.segmenting.office_form import all_offices, pieces_in
from minsheng_extract.segmenting.tables.columns import is_unit
from minsheng_extract.segmenting.when import is_time, opens_with_time

_FIGURE = re.compile(r"[-+]?\d[\d,.]*%?")
_PERSON = re.compile(r"[㐀-鿿]{2,4}")
_SHORT, _LONG = 20, 26
_TELLING = 0.5


@lru_cache(maxsize=8)
def _natures(rules: Rules) -> re.Pattern[str]:
    return re.compile(cued(rules.cues, "nature"))


@lru_cache(maxsize=8)
def _opens_as_done(rules: Rules) -> re.Pattern[str]:
    return re.compile(cued(rules.cues, "cell-done"))


def tells_done(written: str, rules: Rules) -> bool:
    """Whether a squeezed cell opens as what was done does: 已建成, 超额完成."""
    return _opens_as_done(rules).match(written) is not None


def suits(role: ColumnRole | None, folded: str, rules: Rules) -> float:
    """From -4 (never) to 3 (surely): whether a folded text stands in a column of a role.

    >>> suits("lead", "县教育局", rules) > 0 > suits("leader", "县教育局", rules)   # doctest: +SKIP
    True
    """
    written = "".join(folded.split())
    if role == "number":
        return 3.0 if is_number(written) else -4.0
    if role == "unit":
        return 3.0 if is_unit(written, rules) else -3.0
    if role == "deadline":
        return 2.0 if len(written) <= _SHORT and opens_with_time(written, rules) else -1.5
    if role == "leader":
        return 2.0 if _is_persons(folded, rules) else -2.0
    if role in ("lead", "responsible"):
        return _suits_office(folded, written, rules)
    if role == "nature":
        return 2.0 if _natures(rules).match(written) else -2.0
    if role in ("value", "growth"):
        return 1.5 if _FIGURE.fullmatch(written) else -1.5
    if role == "ratio":
        return (2.0 if written[-1:] == "%" else 1.0) if _FIGURE.fullmatch(written) else -1.5
    if role in ("other", None):
        return 0.0
    return _suits_content(role, folded, written, rules)


def _suits_office(folded: str, written: str, rules: Rules) -> float:
    if all_offices(folded, 0, len(folded), rules):
        return 2.0 if written[-1] != "。" else 0.0
    if len(written) > _LONG or any(character.isdigit() for character in written):
        return -2.0
    return -1.0 if _is_persons(folded, rules) else -0.5


def _is_persons(folded: str, rules: Rules) -> bool:
    names = ["".join(folded[slice(*piece)].split()) for piece in pieces_in(folded, 0, len(folded))]
    offices = all_offices(folded, 0, len(folded), rules)
    return bool(names) and not offices and all(_PERSON.fullmatch(name) for name in names)


def _suits_content(role: ColumnRole | None, folded: str, written: str, rules: Rules) -> float:
    if _FIGURE.fullmatch(written):
        return 1.0 if role in ("plan", "base", "done") else -1.0
    if (
        role != "remark"
        and len(written) < _SHORT
        and written[-1] != "。"
        and all_offices(folded, 0, len(folded), rules)
    ):
        return -1.0
    if len(written) <= 4 and _is_persons(folded, rules):
        return -0.5
    if is_time(written, rules):
        return -1.0
    if role in ("plan", "done") and tells_done(written, rules):
        return 1.0 + (_TELLING if role == "done" else -_TELLING)
    return 1.0
