"""Offices that end the lines of a flattened table, 3 新增学位900个. 教育局: its heads, far above, say what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from minsheng_extract.reading.heads import opening, role_of
from minsheng_extract.rulebook import Rules
from minsheng_extract.segmenting.names import names_in
from minsheng_extract.segmenting.office_form import all_offices
from minsheng_extract.segmenting.offices import Statement
from minsheng_extract.segmenting.paragraphs import Paragraph

_LAST_WORD = re.compile(r"(?<=\s)\S{2,12}$")
_OFFICES = re.compile(r"(?<=[。.;])\s+([^\s。.;]{2,60})[。.;]?$")
_FEWEST, _MOST = 3, 8
_REACH = 120


class Heads(NamedTuple):
    """The paragraph that the heads of such a table end, and the part that the last of them gives its offices."""

    paragraph: int
    role: Literal["lead", "responsible"]


def heads_above(folded: str, paragraphs: Sequence[Paragraph], rules: Rules) -> Heads | None:
    """The heads of a flattened table, at a paragraph's end: 序号 工作任务 责任单位; None where there are none."""
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind != "text":
            continue
        start = max(paragraph.start, paragraph.end - _REACH)
        last = _LAST_WORD.search(folded, start, paragraph.end)
        role = role_of(last.group(), rules) if last else None
        if role not in ("lead", "responsible"):
            continue
        words = folded[start : paragraph.end].split()[-_MOST:]
        first = next((place for place, word in enumerate(words) if opening(rules).number.search(word)), len(words))
        if len(words) - first >= _FEWEST:
            return Heads(at, "lead" if role == "lead" else "responsible")
    return None


def trailing_offices(text: str, folded: str, paragraph: Paragraph, heads: Heads, rules: Rules) -> list[Statement]:
    """What a numbered line under such heads states, where offices end it behind a sentence."""
    start = max(paragraph.start, paragraph.end - _REACH)
    found = _OFFICES.search(folded, start, paragraph.end) if paragraph.marker is not None else None
    if found is None or not all_offices(folded, *found.span(1), rules):
        return []
    names = names_in(text, folded, *found.span(1), heads.role, rules)
    return [Statement(found.start(1), paragraph.end, names.named, None, names.rules)]
