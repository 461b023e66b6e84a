"""Where on a page the notice stands: the container its publishing system is known to use, else where its text is."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element as Element

from minsheng_extract.reading.html_container import known_container
from minsheng_extract.reading.html_main import main_blocks, narrowed, outside


class Body(NamedTuple):
    """The element in which the notice stands.

    `known` is true where its site's system is known to put it there, and nothing else; otherwise
    `around` names what in the element stands before and after the notice.
    """

    element: Element
    known: bool
    around: frozenset[Element] = frozenset()


def body_of(page: Element) -> Body:
    """The smallest element that holds the whole notice."""
    known = known_container(page)
    if known is not None:
        return Body(known, known=True)
    body = page.find("body")
    top = page if body is None else body
    blocks = main_blocks(top)
    element = narrowed(top, blocks)
    return Body(element, known=False, around=frozenset(outside(element, blocks)))
