"""Where on a page of unknown make the notice stands: where its sentences and its tables are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from minsheng_extract.reading import html_table
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.html_furniture import is_attachment, is_furniture
from minsheng_extract.reading.html_seen import bare, is_unseen, plain, plain_length
from minsheng_extract.reading.html_text import BLOCKS

_SENTENCE = re.compile(r"[。；！？]|，.*，|、.*、|：$")
_ENOUGH_CHARS = 20
_LEAST_TABLE = 60
_LEAST_PART = 6
_SHARE = 0.9
_WHOLE = frozenset({"p", "ul", "ol"})

Blocks = dict[Element, str]
"""Each block that holds text of its own, in order, with that text."""


def main_blocks(top: Element) -> Blocks:
    """The blocks of sentences and the data tables; where there are none, what trafilatura takes for the main text."""
    found = {block: text for block, text in _blocks(top) if block.tag == "table" or _SENTENCE.search(text)}
    if sum(map(len, found.values())) >= _ENOUGH_CHARS:
        return found
    wanted = _by_trafilatura(top)
    return {block: text for block, text in _blocks(top) if len(text) >= _LEAST_PART and text in wanted}


def narrowed(top: Element, blocks: Blocks) -> Element:
    """Down from `top` as long as one child holds nearly all of the main text."""
    weights: dict[Element, int] = {}
    for block, text in blocks.items():
        for element in [block, *block.iterancestors()]:
            weights[element] = weights.get(element, 0) + len(text)
    whole = weights.get(top, 0)
    while whole:
        heaviest = max(top, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or heaviest.tag in _WHOLE or weights.get(heaviest, 0) < _SHARE * whole:
            break
        if heaviest.tag == "table" and heaviest in blocks:
            break
        top = heaviest
    return top


def outside(top: Element, blocks: Blocks) -> list[Element]:
    """What of `top` stands wholly before the first block's siblings, or after the last one's, but for attachments."""
    within = [block for block in blocks if block is not top and any(above is top for above in block.iterancestors())]
    if not within:
        return []
    order = {element: place for place, element in enumerate(top.iter())}
    first, last = _surroundings(within[0], top), _surroundings(within[-1], top)
    start, end = order[first], order[_last(last)]
    kept = _attached(top)
    return [each for each in order if each not in kept and (order[_last(each)] < start or order[each] > end)]


def _attached(top: Element) -> set[Element]:
    """Links to files with the block each stands in, and all that block stands in."""
    kept: set[Element] = set()
    for link in filter(is_attachment, top.iter("a")):
        block = next((above for above in link.iterancestors() if above.tag in BLOCKS), link)
        kept.update((*block.iter(), *block.iterancestors()))
    return kept


def _surroundings(block: Element, top: Element) -> Element:
    parent = block.getparent()
    return block if block is top or parent is None else parent


def _last(element: Element) -> Element:
    while len(element):
        element = element[-1]
    return element


def _blocks(top: Element) -> Iterator[tuple[Element, str]]:
    """Blocks with text of their own outside of furniture, and data tables as a whole."""
    texts: dict[Element, list[str]] = {}
    tables: set[Element] = set()

    def visit(element: Element, block: Element) -> None:
        stack: list[tuple[Element, Element]] = [(element, block)]
        while stack:
            element, block = stack.pop()
            own = element if element.tag in BLOCKS else block
            texts.setdefault(own, [])
            if element.tag == "table" and html_table.is_data(element) and plain_length(element) >= _LEAST_TABLE:
                tables.add(element)
                texts[element].append(plain(element))
                continue
            texts[own].append(element.text or "")
            for child in element:
                if not is_unseen(child) and not is_furniture(child, known=False):
                    stack.append((child, own))
                texts[own].append(child.tail or "")

    visit(top, top)
    for element in top.iter():
        if element in texts and (text := bare("".join(texts[element]))):
            yield element, text


def _by_trafilatura(top: Element) -> str:
    try:
        import trafilatura
    except ImportError as missing:
        raise ReadError(
            "MissingExtra", "this page needs trafilatura to find its main text: pip install trafilatura"
        ) from missing
    page = str(etree.tostring(top, encoding="unicode", method="html"))
    return bare(trafilatura.extract(page, favor_recall=True, include_comments=False, deduplicate=False) or "")
