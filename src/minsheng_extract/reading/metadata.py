"""What a notice says of itself."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from minsheng_extract.reading.content import Hints
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules


class About(NamedTuple):
    """The metadata of a document."""

    title: str | None = None
    doc_type: DocType = "plan"
    doc_number: str | None = None
    issuer: str | None = None
    issued: date | None = None
    region: str | None = None
    region_code: str | None = None
    year: int | None = None
    period_end: date | None = None


def describe(text: str, hints: Hints, rules: Rules) -> About:
    """The metadata of a text."""
    found = re.search(r"20\d\d(?=\s*年)", text)
    year = int(found.group()) if found else None
    return About(title=hints.title, year=year, period_end=date(year, 12, 31) if year else None)
