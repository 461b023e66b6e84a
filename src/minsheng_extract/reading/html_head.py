"""What a web page says of its notice outside the text: 索引号, 发布机构, 成文日期, 文号, 标题."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element as Element

from minsheng_extract.reading.content import Hints
from minsheng_extract.reading.html_seen import bare, inner_text, is_unseen
from minsheng_extract.rulebook import Rules

_DATE = re.compile(r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
_MOST_CHARS = 120
_LEAST_LABELS = 3
_OWN_FIELDS = frozenset({"index_number", "doc_number"})
_LEAST_TITLE = 8
_CUTS = re.compile(r"([_|]|[-–—]+)")
_NOT_GIVEN = frozenset({"", "无", "-", "—", "--", "/"})


@lru_cache(maxsize=8)
def _field_of(rules: Rules) -> dict[str, str]:
    """Label -> field, from rules/documents.yaml."""
    return {label: rule.field for rule in reversed(rules.documents) for label in rule.labels}


@lru_cache(maxsize=8)
def _label(rules: Rules) -> re.Pattern[str]:
    spaced = (r"\s*".join(map(re.escape, label)) for label in sorted(_field_of(rules), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s\[【(（]))(?:{'|'.join(spaced) or '(?!)'})\s*[:：]")


def hints_of(page: Element, rules: Rules) -> Hints:
    """Labels beside their values come first, then the page's meta tags, its heading and its title."""
    found = _labelled(page, rules)
    meta = _meta(page)
    return Hints(
        title=found.get("title") or meta.get("articletitle") or _heading(page),
        doc_number=found.get("doc_number"),
        issuer=found.get("issuer"),
        issued=_date(found.get("issued")),
        published=_date(found.get("published")) or _date(meta.get("pubdate")),
        index_number=found.get("index_number"),
    )


def is_metadata(table: Element, rules: Rules) -> bool:
    """True for a table or list of labels and values (索引号 …) rather than of the notice."""
    if table.tag not in {"table", "ul", "dl"} or next(table.iterdescendants("table"), None) is not None:
        return False
    if any(len(text) > _MOST_CHARS for text in _pieces(table)):
        return False
    found = _labelled(table, rules)
    return len(found) >= _LEAST_LABELS and not _OWN_FIELDS.isdisjoint(found)


def is_label_row(element: Element, rules: Rules) -> bool:
    """True for a line of a page's own: 发布时间：… 来源：… 浏览次数：…"""
    if element.tag not in {"div", "p", "span", "td", "li", "h5", "h6"}:
        return False
    text = inner_text(element).strip() if len(element) <= _MOST_CHARS else ""
    labels = _label(rules).findall(text[:_MOST_CHARS])
    return len(labels) > 1 and len(text) <= _MOST_CHARS and _label(rules).match(text) is not None


def _labelled(page: Element, rules: Rules) -> dict[str, str]:
    """Field -> the first value beside one of its labels: after the colon, or in the next piece of text."""
    found: dict[str, str] = {}
    waiting: str | None = None
    for text in _pieces(page):
        label, colon, value = text.partition("：")
        field = _field_of(rules).get(bare(label))
        if field is not None and (colon or len(text) <= 12):
            waiting = None if value.strip() else field
            _keep(found, field, value)
        elif waiting is not None:
            _keep(found, waiting, text)
            waiting = None
    return found


def _keep(found: dict[str, str], field: str, value: str) -> None:
    value = value.strip()
    numbered = field not in _OWN_FIELDS or any(map(str.isdigit, value))
    if value not in _NOT_GIVEN and len(value) <= _MOST_CHARS and numbered:
        found.setdefault(field, value)


def _pieces(page: Element) -> Iterator[str]:
    """Visible text nodes in order, colons made full width, labels' inner spaces kept for the caller."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and element.tag != "title" and not is_unseen(element):
            yield from _piece(element.text)
        if element.tail:
            yield from _piece(element.tail)


def _piece(text: str) -> Iterator[str]:
    if plain := text.replace(":", "：", 1).strip():
        if plain == "：":
            return
        yield plain


def _meta(page: Element) -> dict[str, str]:
    tags = ((tag.get("name") or "", tag.get("content") or "") for tag in page.iter("meta"))
    return {name.lower(): content.strip() for name, content in tags if content.strip()}


def _heading(page: Element) -> str | None:
    """The page's heading, or the part of its window title that stands on the page as a line of its own."""
    for element in page.iter("ucaptitle", "h1"):
        text = bare(inner_text(element))
        if text and element.find(".//a") is None:
            return text
    parts = _CUTS.split(bare(page.findtext(".//title") or ""))
    wanted = {"".join(parts[: end + 1]) for end in range(0, len(parts), 2)}
    shown = {bare(text) for text in _pieces(page)}
    return max((each for each in wanted & shown if len(each) >= _LEAST_TITLE), key=len, default=None)


def _date(written: str | None) -> str | None:
    """The date of a time stamp as 2023-11-30."""
    match = _DATE.search(written or "")
    return "{}-{:0>2}-{:0>2}".format(*match.groups()) if match else None
