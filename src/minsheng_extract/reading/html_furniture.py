"""What stands on a page around a notice: buttons, crumbs, lists of links."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from minsheng_extract.reading.html_seen import names, plain, plain_length, unlinked

_FURNITURE = frozenset(
    """
    share shares bshare bdshare bdsharebuttonbox sharebox jiathis print printer prints printbtn crumb crumbs
    crumbsnav breadcrumb breadcrumbs pager pagination prenext prevnext related relate toolbar tools sidebar
    copyright qrcode ewm erweima comment comments nav navbar menu footer fontsize editor-info bianji
    """.split()  # noqa: SIM905 (words read better as words)
)
_TAGS = frozenset({"nav", "footer", "form", "aside", "menu"})
_MOST_CHARS = 200
_CONTROL = re.compile(r"#$|javascript:", re.IGNORECASE)
_CONTROL_CHARS = 8
_ATTACHMENT = re.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar|rtf|txt)(?:[?#]|$)", re.IGNORECASE)
_CRUMB = re.compile(r"[>＞»›]")
_CRUMB_CHARS = 100
_SENTENCE_END = re.compile(r"[。；]")
_NAV_SHARE = 0.6
_NAV_LINKS = 2
_BLOCKS = frozenset({"ul", "ol", "div", "p", "table", "dl", "td", "span", "h3", "h4"})


def is_furniture(element: Element, *, known: bool) -> bool:
    """True for what belongs to the page, not to the notice: share and print buttons, crumbs, lists of links.

    In a container of unknown make long lists of links go too; in a known one they are the notice's own.
    """
    if element.tag == "a":
        return _is_control(element)
    if element.tag in _TAGS or names(element) & _FURNITURE:
        return plain_length(element) <= _MOST_CHARS or element.tag in {"nav", "footer"}
    if element.tag not in _BLOCKS or next(element.iter("a"), None) is None:
        return False
    return _is_controls(element) or (not known and (_is_navigation(element) or _is_crumbs(element)))


def _is_control(link: Element) -> bool:
    """A link that leads nowhere: 打印, 关闭, 大 中 小."""
    return _CONTROL.match(link.get("href") or "") is not None and plain_length(link) <= _CONTROL_CHARS


def _is_controls(element: Element) -> bool:
    """【打印本页】【关闭窗口】, 字号：大 中 小"""
    links = list(element.iter("a"))
    if not all(map(_is_control, links)):
        return False
    beside = plain_length(element) - sum(map(plain_length, links))
    return beside <= _CONTROL_CHARS


def is_attachment(link: Element) -> bool:
    """True for a link to a file: 附件：任务分解表.docx"""
    return _ATTACHMENT.search(link.get("href") or "") is not None


def _is_navigation(element: Element) -> bool:
    links = [link for link in element.iter("a") if not is_attachment(link)]
    if len(links) < _NAV_LINKS or sum(map(plain_length, links)) <= _NAV_SHARE * plain_length(element):
        return False
    return _SENTENCE_END.search(unlinked(element)) is None


def _is_crumbs(element: Element) -> bool:
    """您现在的位置：首页 > 政务公开 > 正文"""
    text = plain(element)
    return len(text) <= _CRUMB_CHARS and _CRUMB.search(text) is not None
