"""What a notice says of itself: title, number, office, date, place, year and kind, from its text and its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from minsheng_extract.folding import fold
from minsheng_extract.reading.content import Hints
from minsheng_extract.reading.dates import WRITTEN, find_date
from minsheng_extract.reading.doc_type import find_doc_type
from minsheng_extract.reading.labels import Value, head_of, labelled
from minsheng_extract.reading.lines import Line, closed, head_lines, line_of
from minsheng_extract.reading.period import find_period
from minsheng_extract.reading.region import find_region
from minsheng_extract.reading.signature import find_signature
from minsheng_extract.reading.title import find_title, is_office, office_before, subtitles
from minsheng_extract.reading.years import Issue
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.cue import cued
from minsheng_extract.rulebook.document import DocumentField, DocumentRule

_OPENING = 1500
_TAIL = 600
_NUMBER_LINE = 40
_BESIDE_NUMBER = 10
_DATED = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}|[0-9]{{1,2}}\.[0-9]{{1,2}}\.20[0-9]{{2}}|{WRITTEN}\s*[0-9]{{1,2}}:)"
    r"(?!\.?[0-9]{4})"
)


class About(NamedTuple):
    """The metadata of a document, each as its field in `Document` says."""

    title: str | None
    doc_type: DocType
    doc_number: str | None
    issuer: str | None
    issued: date | None
    region: str | None
    region_code: str | None
    year: int | None
    period_end: date | None


class _Stated(NamedTuple):
    """What the page's rows and the file's properties state, the best first."""

    values: tuple[Value, ...]
    hints: Hints

    def of(self, field: DocumentField) -> list[str]:
        hint: str | None = getattr(self.hints, field, None)
        return ([hint] if hint else []) + [value.text for value in self.values if value.rule.field == field]


def describe(text: str, hints: Hints, rules: Rules) -> About:
    """The metadata of a text; what the text does not say is None.

    >>> from minsheng_extract.rulebook import load_rules
    >>> describe("某某市2023年民生实事项目完成情况", Hints(), load_rules()).doc_type
    'report'
    """
    lines = head_lines(text)
    head = head_of(lines, rules)
    stated = _Stated(tuple(labelled(head, rules)), hints)
    title = find_title(head, stated.of("title"), rules)
    key = fold(title or "")
    opening = line_of(text[: 2 * _OPENING]).key[:_OPENING]
    signature = find_signature(text, rules)
    printed = _printed(text, rules)
    doc_type = find_doc_type(key, opening, text, rules)
    issuer = _issuer(
        [signature.offices, office_before(title, rules), *stated.of("issuer"), printed[0], *_lone_offices(head, rules)],
        rules,
    )
    days = (signature.day, *map(_date, stated.of("issued")), printed[1], _session(head, rules))
    signed = next((day for day in days if day), None)
    headings = subtitles(lines, rules)
    number = _doc_number(stated.of("doc_number"), head, lines, rules)
    put_up = [*stated.of("published"), *_dated(head)]
    dates = Issue(signed.year if signed else _year_in(number), signed or next(filter(None, map(_date, put_up)), None))
    period = find_period(key, headings, opening, doc_type, dates, rules)
    named = [line_of(written).key for written in (issuer or "", key, *stated.of("issuer"))]
    place = find_region([*named, *headings], opening, text, period.year, rules)
    return About(
        title=title,
        doc_type=doc_type,
        doc_number=number,
        issuer=issuer,
        issued=signed or _published(put_up, doc_type, period.end),
        region=place.name,
        region_code=place.code,
        year=period.year,
        period_end=period.end,
    )


def _date(written: str) -> date | None:
    return find_date(fold(written))


def _published(candidates: Sequence[str], doc_type: DocType, period_end: date | None) -> date | None:
    """When the page was put up; not where a plan would be younger than its own end: that is a copy's date."""
    day = next((day for day in map(_date, candidates) if day), None)
    return None if day and doc_type == "plan" and period_end and day > period_end else day


@lru_cache(maxsize=8)
def _session_form(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[-—(])({WRITTEN}){cued(rules.cues, 'session')}")


def _session(head: Sequence[Line], rules: Rules) -> date | None:
    """——2021年1月27日在某市第五届人民代表大会第六次会议上, under the title of a report or at its end."""
    found = (_session_form(rules).search(line.key) for line in head)
    return next((find_date(session[1]) for session in found if session), None)


def _dated(head: Sequence[Line]) -> Iterator[str]:
    """Lines above the body that begin with a date in figures: 2020-01-22 16:06 某办"""
    return (line.text for line in head if _DATED.match(line.folded))


@lru_cache(maxsize=8)
def _printed_form(rules: Rules) -> re.Pattern[str]:
    words = (word for cue in rules.cues if cue.purpose == "printed" for word in cue.words)
    spaced = "|".join(r"[ \t]*".join(map(re.escape, word)) for word in words) or "(?!)"
    return re.compile(rf"^[ \t]*(\S.{{1,40}}?)[ \t]{{1,40}}(\S.{{6,18}}?[日号])[ \t]*(?:{spaced})", re.MULTILINE)


def _printed(text: str, rules: Rules) -> tuple[str | None, date | None]:
    """某办公室 2023年4月6日印发, at the foot of a notice."""
    if (found := _printed_form(rules).search(text[-_TAIL:])) is None:
        return None, None
    return closed(found[1]), _date(found[2])


def _lone_offices(head: Sequence[Line], rules: Rules) -> Iterator[str]:
    """Lines above the body that hold the name of an office and nothing else."""
    return (line.text for line in head if is_office(line.key, rules))


@lru_cache(maxsize=8)
def _short_office(rules: Rules) -> re.Pattern[str]:
    return re.compile(cued(rules.cues, "short-office"))


def _issuer(candidates: Iterable[str | None], rules: Rules) -> str | None:
    """The first whole name of an office; an abbreviated one (区政府) only where there is no other."""
    offices = [written for written in candidates if written and is_office(line_of(written).key, rules)]
    whole = (office for office in offices if not _short_office(rules).match(office))
    return next(whole, offices[0] if offices else None)


@lru_cache(maxsize=8)
def _compiled(rules: Rules, field: DocumentField) -> tuple[tuple[DocumentRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in rules.documents if rule.field == field and rule.pattern)


def _doc_number(stated: Sequence[str], head: Sequence[Line], lines: Sequence[Line], rules: Rules) -> str | None:
    """A labelled number, else one that begins a line of the head, or stands alone on a line; never one only cited."""
    short = (line for line in lines if len(line.key) <= _NUMBER_LINE)
    numbers = chain(
        (_number_in(line_of(written), rules, alone=True) for written in stated),
        (_number_in(line, rules, alone=False) for line in head),
        (_number_in(line, rules, alone=True) for line in short),
    )
    return next(filter(None, numbers), None)


def _year_in(number: str | None) -> int | None:
    found = re.search(r"(?:19|20)\d\d", fold(number or ""))
    return int(found.group()) if found else None


def _number_in(line: Line, rules: Rules, *, alone: bool) -> str | None:
    """The number in a line, as written: with hardly anything beside it, or else at its start."""
    if "号" not in line.key:
        return None
    written = closed(line.text)
    for _, form in _compiled(rules, "doc_number"):
        found = form.search(fold(written)) if alone else form.match(fold(written))
        if found and (not alone or len(written) - len(found.group()) <= _BESIDE_NUMBER):
            return written[slice(*found.span())]
    return None
