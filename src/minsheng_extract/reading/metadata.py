"""What a notice says of itself: title, number, office, date, place, year and kind, from its text and its page."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from minsheng_extract.reading.content import Hints
from minsheng_extract.reading.doc_number import find_doc_number, year_in
from minsheng_extract.reading.doc_type import find_doc_type
from minsheng_extract.reading.issuing import Issuing, Stated, find_issuing
from minsheng_extract.reading.labels import Value, head_of, labelled
from minsheng_extract.reading.lines import head_lines, line_of
from minsheng_extract.reading.period import find_period
from minsheng_extract.reading.region import find_region
from minsheng_extract.reading.title import find_title, subtitles
from minsheng_extract.reading.years import Issue
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.document import DocumentField

_OPENING = 1500


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


class _Rows(NamedTuple):
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
    rows = _Rows(tuple(labelled(head, rules)), hints)
    title = find_title(head, rows.of("title"), rules)
    key = line_of(title).key if title else ""
    opening = line_of(text[: 2 * _OPENING]).key[:_OPENING]
    doc_type = find_doc_type(key, opening, text, rules)
    stated = Stated(rows.of("issuer"), rows.of("issued"), rows.of("published"))
    issuing = find_issuing(text, title, head, stated, rules)
    number = find_doc_number(rows.of("doc_number"), head, lines, rules)
    headings = subtitles(lines, rules)
    signed_in = issuing.signed.year if issuing.signed else year_in(number)
    period = find_period(key, headings, opening, doc_type, Issue(signed_in, issuing.signed or issuing.put_up), rules)
    named = [line_of(written).key for written in (issuing.office or "", key, *stated.offices)]
    place = find_region([*named, *headings], opening, text, period.year, rules)
    return About(
        title=title,
        doc_type=doc_type,
        doc_number=number,
        issuer=issuing.office,
        issued=_issued(issuing, doc_type, period.end),
        region=place.name,
        region_code=place.code,
        year=period.year,
        period_end=period.end,
    )


def _issued(issuing: Issuing, doc_type: DocType, period_end: date | None) -> date | None:
    """The day of signature, else of the page; not where a plan would be younger than its own end: a copy's date."""
    copied = doc_type == "plan" and period_end and issuing.put_up and issuing.put_up > period_end
    return issuing.signed or (None if copied else issuing.put_up)
