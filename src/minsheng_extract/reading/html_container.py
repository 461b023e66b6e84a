"""The containers in which publishing systems of government sites are known to put a notice."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element as Element

from minsheng_extract.reading.html_seen import names, plain, unlinked

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
_ENOUGH_CHARS = 40
_SHARE_OF_PAGE = 0.25
_SHARE_OF_LARGEST = 0.8


def known_container(page: Element) -> Element | None:
    """Of the known containers the innermost that holds most of what the largest one holds; None without one."""
    candidates = _candidates(page)
    if not candidates:
        return None
    lengths = [len(unlinked(element)) for element in candidates]
    largest = max(lengths)
    if largest < _ENOUGH_CHARS or largest < _SHARE_OF_PAGE * len(unlinked(page)):
        return None
    whole = [
        element for element, length in zip(candidates, lengths, strict=True) if length >= _SHARE_OF_LARGEST * largest
    ]
    return whole[-1]


def _candidates(page: Element) -> list[Element]:
    """Known containers from the outermost in; those of one name that stand side by side also as one."""
    by_name: dict[str, list[Element]] = {}
    for element in page.iter("div", "td", "article", "section", "ucapcontent", "span", "form"):
        for name in names(element) & _CONTAINERS:
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
        text = plain(element)
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
