"""Whether a notice promises or reports: its title says, else its opening, else the words that its body is full of."""

from __future__ import annotations

import re
from functools import lru_cache

from minsheng_extract.reading.lines import line_of
from minsheng_extract.records import DocType
from minsheng_extract.rulebook import Rules
from minsheng_extract.rulebook.document import DocumentRule

_BODY = 10_000


def find_doc_type(title: str, opening: str, text: str, rules: Rules) -> DocType:
    """The kind that the first rule which holds says; `other` where none does.

    Title and opening are folded and without white space. The text is as written: it is folded only where
    a rule asks for the body.

    >>> from minsheng_extract.rulebook import load_rules
    >>> find_doc_type("", "", "截至6月底，已建成公园3座，完成年度任务的60%。", load_rules())
    'report'
    """
    body: str | None = None
    for rule, form in _forms(rules):
        if body is None and (rule.where == "body" or rule.unless):
            body = line_of(text[:_BODY]).key
        if _holds(rule, form, title, opening, body or "", rules) and rule.doc_type:
            return rule.doc_type
    return "other"


@lru_cache(maxsize=8)
def _forms(rules: Rules) -> tuple[tuple[DocumentRule, re.Pattern[str]], ...]:
    found = (rule for rule in rules.documents if rule.field == "doc_type" and rule.pattern)
    return tuple((rule, re.compile(rule.pattern or "")) for rule in found)


def _holds(rule: DocumentRule, form: re.Pattern[str], title: str, opening: str, body: str, rules: Rules) -> bool:
    if rule.where == "body":
        return _lead(rule, body, rules) >= (rule.lead or 1)
    place = title if rule.where == "title" else opening
    return bool(form.search(place)) and not (rule.unless and re.search(rule.unless, body))


def _lead(rule: DocumentRule, body: str, rules: Rules) -> int:
    """How many more words of the rule's kind than of any other a body has."""
    counted = [(other, form) for other, form in _forms(rules) if other.where == "body"]
    times = {other.doc_type: 0 for other, _ in counted}
    for other, form in counted:
        times[other.doc_type] += sum(1 for _ in form.finditer(body))
    return times[rule.doc_type] - max((n for kind, n in times.items() if kind != rule.doc_type), default=0)
