"""The text of an HTML subtree in reading order: blocks as lines, data tables as tables."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Element

from minsheng_extract.reading import html_table
from minsheng_extract.reading.draft import Draft
from minsheng_extract.reading.html_seen import inner_text, is_unseen
from minsheng_extract.reading.numerals import as_format

BLOCKS = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905 (words read better as words)
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_NUMBERED = re.compile(r"\s*(?:[①-⑳⑴-⒇]|[(（\[【第]?[0-9０-９一二三四五六七八九十]{1,4}[)）\]】、.．:：])")
_LIST_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-latin": "lowerLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "cjk-decimal": "ideographDigital",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)

Skip = Callable[[Element], bool]


def write(root: Element, draft: Draft, skip: Skip = lambda element: False) -> None:
    """Write what a reader of the page sees of `root` into the draft, but for what `skip` names."""
    _Writer(draft, skip).write(root)


def text_of(cell: Element) -> str:
    """A cell's text, one line a block."""
    draft = Draft()
    write(cell, draft)
    return draft.text.rstrip("\n")


class _Writer:
    """One walk over a subtree, without recursion: broken pages nest a thousand deep."""

    def __init__(self, draft: Draft, skip: Skip) -> None:
        self._draft = draft
        self._skip = skip
        self._line: list[str] = []

    def write(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in walk:
            if event == "start":
                if element is not root and self._passes_over(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._enter(element)
            else:
                if element is not skipped and element.tag in BLOCKS:
                    self._break()
                if element is not root:
                    self._add(element.tail, element.getparent())
        self._break()

    def _passes_over(self, element: Element) -> bool:
        if is_unseen(element):
            return True
        if self._skip(element):
            if element.tag in BLOCKS:
                self._break()
            return True
        if element.tag != "table" or not html_table.is_data(element):
            return False
        self._break()
        self._draft.table(html_table.slots(element, text_of))
        return True

    def _enter(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._break()
        if element.tag == "li":
            self._line.append(_list_number(element))
        self._add(element.text, element)

    def _add(self, text: str | None, parent: Element | None) -> None:
        if not text:
            return
        if parent is not None and parent.tag == "pre":
            *lines, text = text.split("\n")
            for line in lines:
                self._line.append(line)
                self._break()
        self._line.append(text)

    def _break(self) -> None:
        line = _SPACE.sub(" ", _SOURCE_BREAK.sub("", "".join(self._line)))
        self._line.clear()
        self._draft.paragraph(line)


def _list_number(item: Element) -> str:
    """The number a browser shows before an item of an ordered list; none where the item writes its own."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or _NUMBERED.match(inner_text(item)[:20]):
        return ""
    style = _LIST_STYLE.search((parent.get("style") or "") + ";" + (item.get("style") or ""))
    kind = style.group(1).lower() if style else parent.get("type", "1")
    if kind not in _LIST_FORMATS:
        return ""
    start = parent.get("start", "1")
    number = int(start) if start.lstrip("-").isdecimal() else 1
    number += sum(1 for _ in item.itersiblings("li", preceding=True))
    written = as_format(number, _LIST_FORMATS[kind])
    return f"{written}、" if _LIST_FORMATS[kind] in {"chineseCounting", "ideographDigital"} else f"{written}. "
