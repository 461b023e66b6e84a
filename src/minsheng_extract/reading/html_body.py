"""Where on a page the notice stands: the container its publishing system is known to use, else by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import partial
from typing import NamedTuple

from lxml.etree import _Element as Element

from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.html_text import is_unseen

# Ids and classes that publishing systems of government sites give the body of an article and nothing else.
_CONTAINERS = frozenset(
    """
    ucap-content pages_content trs_editor trs_ueditor trs_editor_view trs_preappend td_doccontent zoom zoomcon
    fontzoom font_zoom vsb_content v_news_content wp_articlecontent ivs_content js_content j-fontcontent wzcon
    bt_content bt-content article-content article_content articlecontent article-con article_con articlecon
    article-body article_body artcontent art-content art_content art_con art-con arc_cont artile_zw xxgkcont
    xxgk_content xxgk-content xxgkcontent xxgk_detail_content zwgk_content zfxxgk_zw_content zfxxgk_content
    gknbxq_detail info_content info-content infocontent contenttext content_text content-text contenttxt
    text_content text-content textcontent news_content news-content newscontent newscontent_text detail-content
    detail_content detailcontent detail_con detail-con detail-article details-content contxt conttxt con_txt
    mycontont printcontent print_content print-content bodycontent body-content content_body content-body
    ewb-article-content nrcontent main-txt view-content con_detail xilan_con zw_content cont_zw rich_media_content
    """.split()  # noqa: SIM905 (words read better as words)
)
_FURNITURE = frozenset(
    """
    share shares bshare bdshare bdsharebuttonbox sharebox jiathis print printer prints printbtn crumb crumbs
    crumbsnav breadcrumb breadcrumbs pager pagination prenext prevnext related relate toolbar tools sidebar
    copyright qrcode ewm erweima comment comments nav navbar menu footer fontsize editor-info bianji
    """.split()  # noqa: SIM905 (words read better as words)
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "form", "aside", "menu"})
_FURNITURE_CHARS = 200
_CONTROL = re.compile(r"#$|javascript:", re.IGNORECASE)
_CONTROL_CHARS = 8
_TOKEN = re.compile(r"[\s]+")
_WORD = re.compile(r"[-_]")
_NUMBERED_NAME = re.compile(r"[-_]?\d+$")
_ATTACHMENT = re.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar|rtf|txt)(?:[?#]|$)", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_ENOUGH_CHARS = 40
_SHARE_OF_PAGE = 0.25
_SHARE_OF_LARGEST = 0.8
_SHARE_OF_FOUND = 0.9
_NAV_SHARE = 0.6
_NAV_LINKS = 2


class Body(NamedTuple):
    """The element in which the notice stands, and whether its site's system is known to put it there."""

    element: Element
    known: bool


def body_of(page: Element) -> Body:
    """The smallest element that holds the whole notice."""
    known = _known(page)
    return Body(known, True) if known is not None else Body(_found(page), False)


def is_furniture(element: Element, *, known: bool) -> bool:
    """True for what belongs to the page, not to the notice: share and print buttons, crumbs, lists of links.

    In a container of unknown make long lists of links go too; in a known one they are the notice's own.
    """
    if element.tag == "a":
        return _CONTROL.match(element.get("href") or "") is not None and _plain_length(element) <= _CONTROL_CHARS
    if element.tag in _FURNITURE_TAGS or _names(element) & _FURNITURE:
        return _plain_length(element) <= _FURNITURE_CHARS or element.tag in {"nav", "footer"}
    return not known and element.tag in {"ul", "ol", "div", "p", "table", "dl"} and _is_navigation(element)


def _is_navigation(element: Element) -> bool:
    links = [link for link in element.iter("a") if not _ATTACHMENT.search(link.get("href") or "")]
    if len(links) < _NAV_LINKS:
        return False
    return sum(map(_plain_length, links)) > _NAV_SHARE * _plain_length(element)


def _names(element: Element) -> set[str]:
    """Id and classes in lower case, whole and word by word, numbers at their end dropped."""
    written = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    whole = {_NUMBERED_NAME.sub("", name) for name in _TOKEN.split(written) if name}
    return whole | {word for name in whole for word in _WORD.split(name) if word}


def _plain(element: Element) -> str:
    return "".join(_visible(element))


def _plain_length(element: Element) -> int:
    return len(_plain(element))


def _visible(element: Element) -> Iterator[str]:
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield _BLANK.sub("", node)
            continue
        if is_unseen(node):
            continue
        for child in reversed(node):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if node.text:
            stack.append(node.text)


def _own_length(element: Element) -> int:
    """Characters that are no link's."""
    linked = sum(_plain_length(link) for link in element.iter("a") if link.find(".//a") is None)
    return max(_plain_length(element) - linked, 0)


def _known(page: Element) -> Element | None:
    """Of the known containers the innermost that holds most of what the largest one holds."""
    candidates = _candidates(page)
    if not candidates:
        return None
    lengths = [_own_length(element) for element in candidates]
    largest = max(lengths)
    if largest < _ENOUGH_CHARS or largest < _SHARE_OF_PAGE * _own_length(page):
        return None
    whole = [
        element for element, length in zip(candidates, lengths, strict=True) if length >= _SHARE_OF_LARGEST * largest
    ]
    return whole[-1]


def _candidates(page: Element) -> list[Element]:
    """Known containers from the outermost in; those of one name that stand side by side also as one."""
    by_name: dict[str, list[Element]] = {}
    for element in page.iter("div", "td", "article", "section", "ucapcontent", "span", "form"):
        for name in _names(element) & _CONTAINERS:
            by_name.setdefault(name, []).append(element)
    found: dict[Element, None] = {}
    for elements in by_name.values():
        apart = _unrepeated(elements)
        if len(apart) > 1:
            found[_common_ancestor(apart)] = None
        found.update(dict.fromkeys(apart))
    return sorted(found, key=_depth)


def _unrepeated(elements: Iterable[Element]) -> list[Element]:
    """Without those inside another of the same name, and without a second copy (a page's mobile view)."""
    kept: list[Element] = []
    texts: set[str] = set()
    for element in elements:
        text = _plain(element)
        if text and text not in texts and not any(above in kept for above in element.iterancestors()):
            kept.append(element)
            texts.add(text)
    return kept


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _common_ancestor(elements: list[Element]) -> Element:
    lines = [[*reversed([*element.iterancestors()])] for element in elements]
    common = lines[0][0]
    for level in zip(*lines, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common


def _found(page: Element) -> Element:
    """The smallest element that holds what trafilatura takes for the main text; the page where it finds none."""
    try:
        import trafilatura
    except ImportError as missing:
        raise ReadError(
            "MissingExtra", "this page needs trafilatura to find its main text: pip install trafilatura"
        ) from missing
    main = trafilatura.extract(deepcopy(page), favor_recall=True, include_comments=False, deduplicate=False)
    wanted = _BLANK.sub("", main or "")
    body = page.find("body")
    top = page if body is None else body
    if len(wanted) < _ENOUGH_CHARS:
        return top
    return _narrowed(top, partial(_is_part, wanted))


def _is_part(wanted: str, text: str) -> bool:
    return len(text) >= 6 and text in wanted


def _narrowed(top: Element, is_main: partial[bool]) -> Element:
    """Down from `top` as long as one child holds nearly all of the main text."""
    weights: dict[Element, int] = {}
    for text, holder in _texts(top):
        if is_main(text):
            for element in [holder, *holder.iterancestors()]:
                weights[element] = weights.get(element, 0) + len(text)
    whole = weights.get(top, 0)
    while whole:
        heaviest = max(top, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or heaviest.tag in {"p", "tr", "table", "ul", "ol"}:
            break
        if weights.get(heaviest, 0) < _SHARE_OF_FOUND * whole:
            break
        top = heaviest
    return top


def _texts(top: Element) -> Iterator[tuple[str, Element]]:
    """Each text node with the element it stands in."""
    for element in top.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text:
            yield _BLANK.sub("", element.text), element
        parent = element.getparent()
        if element.tail and parent is not None and element is not top:
            yield _BLANK.sub("", element.tail), parent
