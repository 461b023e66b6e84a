"""A saved web page -> Content: the notice's text and tables, without what else stands on the page."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Element

from minsheng_extract.reading import html_text
from minsheng_extract.reading.content import Content
from minsheng_extract.reading.decode import Decoded, decode
from minsheng_extract.reading.draft import Draft
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.html_body import Body, body_of
from minsheng_extract.reading.html_furniture import is_furniture
from minsheng_extract.reading.html_head import hints_of, is_label_row, is_metadata
from minsheng_extract.reading.html_seen import bare, inner_text
from minsheng_extract.rulebook import Rules, load_rules

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_TITLE_ZONE = 1000
_MOST_ELEMENTS = 300_000
_HEADINGS = ("h1", "h2", "h3", "h4", "p", "div", "td")
_BROKEN = "\ufffd"


def read_html(data: bytes, rules: Rules | None = None) -> Content:
    """Read a web page. Nothing is fetched: images, styles and scripts stay where they are.

    `rules` know the labels of the page's own rows (索引号, 发布机构).

    The bytes are decoded before they are parsed: a page that declares gb2312 and holds one character
    of GB18030 ends early in parsers that decode on their own.

    Raises `ReadError` (Undecodable, Empty, TooLarge).
    """
    rules = rules or load_rules()
    text, encoding = _decoded(data)
    page = _parse(text)
    hints = hints_of(page, rules)
    body = body_of(page)
    draft = _written(body, hints.title, rules)
    if not draft.text:
        raise ReadError("Empty", "the page has no text of its own; was it saved before its script had run?")
    if _BROKEN in draft.text:
        raise ReadError("Undecodable", f"the page says it is {encoding}, but its text is not; save the page again")
    return draft.content(encoding=encoding, hints=hints)


def _written(body: Body, title: str | None, rules: Rules) -> Draft:
    """The body, its title above it once, also where only the page around it says it."""
    repeated = [] if title is None else _holders(body, title)[:-1]
    skip = partial(_is_pages_own, body=body, repeated=repeated, rules=rules)
    draft = Draft()
    html_text.write(body.element, draft, skip)
    if title is None or not draft.text or bare(title) in bare(draft.text[:_TITLE_ZONE]):
        return draft
    titled = Draft()
    titled.paragraph(title)
    html_text.write(body.element, titled, skip)
    return titled


def _is_pages_own(element: Element, *, body: Body, repeated: list[Element], rules: Rules) -> bool:
    """True for what the page puts around the notice; its heading too, where the notice has its own."""
    if element in repeated or element in body.around:
        return True
    return is_metadata(element, rules) or is_furniture(element, known=body.known) or is_label_row(element, rules)


def _holders(body: Body, title: str) -> list[Element]:
    """The outermost elements that hold the title and nothing else, in order."""
    wanted = bare(title)
    found: list[Element] = []
    for element in islice(body.element.iterdescendants(*_HEADINGS), _TITLE_ZONE):
        inside = bool(found) and any(above is found[-1] for above in element.iterancestors())
        if not inside and element not in body.around and bare(inner_text(element)) == wanted:
            found.append(element)
    return found


def _decoded(data: bytes) -> Decoded:
    """As `decode` does; a stray byte in a script or footer does not spoil the page, as it does not in a browser."""
    match = _CHARSET.search(data[:_HEAD])
    declared = match.group(1).decode("ascii").lower() if match else None
    try:
        return decode(data, declared)
    except ReadError as wrong:
        if wrong.error != "Undecodable" or declared is None:
            raise
        encoding = "gb18030" if declared.startswith("gb") else declared
        try:
            return Decoded(data.decode(encoding, "replace"), encoding)
        except LookupError:
            raise wrong from None


def _parse(text: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    page = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    if page is None:
        raise ReadError("Empty", "the page holds no elements")
    cut_off = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    if any(error.type == cut_off for error in parser.error_log.filter_from_fatals()):
        detail = "its elements are nested too deep (2,048 at most), what is below would be lost; save it as text"
        raise ReadError("TooLarge", detail)
    if sum(1 for _ in page.iter()) > _MOST_ELEMENTS:
        raise ReadError("TooLarge", f"the page has more than {_MOST_ELEMENTS:,} elements; that is no notice")
    return page
