"""Page numbers and running heads: lines at a page's edge that return from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from minsheng_extract.reading.typeset import Line

_EDGE_LINES = 2
_ZONE = 0.13
"""Share of the page's height, at top and bottom, in which running heads stand."""
_SHARE_OF_PAGES = 0.4
_LEAST_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"[-—–―－‐·•~\s]*(?:第?\s*\d{1,4}\s*页?|\d{1,4}\s*/\s*\d{1,4}|第\s*\d+\s*页\s*[,，/]?\s*共\s*\d+\s*页)[-—–―－‐·•~\s]*"
)
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")


def without_running_heads(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without page numbers and without what stands at the edge of many pages alike."""
    counted = Counter(
        shape
        for lines, height in zip(pages, heights, strict=True)
        for shape in {_shape(e) for e in _edge(lines, height)}
    )
    least = max(_LEAST_PAGES, _SHARE_OF_PAGES * len(pages))
    repeated = {shape for shape, count in counted.items() if count >= least}
    kept: list[list[Line]] = []
    for lines, height in zip(pages, heights, strict=True):
        dropped = {id(each) for each in _edge(lines, height) if _shape(each) in repeated or _is_page_number(each)}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _edge(lines: Sequence[Line], height: float) -> Iterator[Line]:
    """The outermost lines of a page that stand in its head or foot zone."""
    for line in lines[:_EDGE_LINES]:
        if line.bottom < _ZONE * height:
            yield line
    for line in lines[-_EDGE_LINES:]:
        if line.top > (1 - _ZONE) * height:
            yield line


def _shape(line: Line) -> str:
    """A line with its numbers and blanks taken out, so that page 3 and page 4 look alike; at which height."""
    return f"{_DIGITS.sub('#', _BLANK.sub('', line.text))}@{round(line.top / 12)}"


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None
