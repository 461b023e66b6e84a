"""Who issued a notice and when: from its signature, title, page's rows and imprint, and a report's session."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.dates import WRITTEN, find_date
from minsheng_extract.reading.lines import Line, closed, line_of
from minsheng_extract.reading.signature import find_signature
from minsheng_extract.reading.title import is_office, office_before
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued

_TAIL = 600
_FIGURES = r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.20[0-9]{2}"
_DATED = re.compile(rf"(?:{_FIGURES}|{WRITTEN}\s*[0-9]{{1,2}}:)(?!\.?[0-9]{{4}})")


class Issuing(NamedTuple):
    """The office as written, the day of signature, and the day on which the page was put up, which is weaker."""

    office: str | None
    signed: date | None
    put_up: date | None


class Stated(NamedTuple):
    """What a page's rows and a file's properties say of the office, the day of signature and that of the page."""

    offices: Sequence[str]
    days: Sequence[str]
    put_up: Sequence[str]


class _Forms(NamedTuple):
    """How a session's day and the imprint are written, and how the name of an office that is abbreviated begins."""

    session: re.Pattern[str]
    printed: re.Pattern[str]
    short_office: re.Pattern[str]


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> _Forms:
    printed = (word for cue in rules.cues if cue.purpose == "printed" for word in cue.words)
    spaced = "|".join(r"[ \t]*".join(map(re.escape, word)) for word in printed) or "(?!)"
    return _Forms(
        re.compile(rf"(?:^|[-—(])({WRITTEN}){cued(rules.cues, 'session')}"),
        re.compile(rf"^[ \t]*(\S.{{1,40}}?)[ \t]{{1,40}}(\S.{{6,18}}?[日号])[ \t]*(?:{spaced})", re.MULTILINE),
        re.compile(cued(rules.cues, "short-office")),
    )


def find_issuing(text: str, title: str | None, head: Sequence[Line], stated: Stated, rules: Rules) -> Issuing:
    """Office and days of a text with its title, the lines before its body, and what is stated of it.

    >>> from minsheng_extract.rulebook import load_rules
    >>> text = "特此通知。\\n某某市人民政府\\n2023年4月6日\\n"
    >>> find_issuing(text, None, [], Stated([], [], []), load_rules())
    Issuing(office='某某市人民政府', signed=datetime.date(2023, 4, 6), put_up=None)
    """
    signature = find_signature(text, rules)
    printer, printed = _printed(text, rules)
    lone = (line.text for line in head if is_office(line.key, rules))
    office = _office([signature.offices, office_before(title, rules), *stated.offices, printer, *lone], rules)
    days = (signature.day, *map(_date, stated.days), printed, _session(head, rules))
    return Issuing(office, _first(days), _first(map(_date, [*stated.put_up, *_dated(head)])))


def _date(written: str) -> date | None:
    return find_date(fold(written))


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)


def _session(head: Sequence[Line], rules: Rules) -> date | None:
    """——2021年1月27日在某市第五届人民代表大会第六次会议上, under the title of a report or at its end."""
    found = (_forms(rules).session.search(line.key) for line in head)
    return next((find_date(session[1]) for session in found if session), None)


def _dated(head: Sequence[Line]) -> Iterator[str]:
    """Lines above the body that begin with a date in figures: 2020-01-22 16:06 某办"""
    return (line.text for line in head if _DATED.match(line.folded))


def _printed(text: str, rules: Rules) -> tuple[str | None, date | None]:
    """某办公室 2023年4月6日印发, at the foot of a notice."""
    if (found := _forms(rules).printed.search(text[-_TAIL:])) is None:
        return None, None
    return closed(found[1]), _date(found[2])


def _office(candidates: Iterable[str | None], rules: Rules) -> str | None:
    """The first whole name of an office; an abbreviated one (区政府) only where there is no other."""
    offices = [written for written in candidates if written and is_office(line_of(written).key, rules)]
    whole = (office for office in offices if not _forms(rules).short_office.match(office))
    return next(whole, offices[0] if offices else None)
