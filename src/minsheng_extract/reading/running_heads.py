"""Page numbers and running heads: lines at a page's edge that return from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from minsheng_extract.reading.set_line import SetLine

_EDGE_LINES = 2
_ZONE = 0.13
"""Share of the page's height, at top and bottom, in which running heads stand."""
_SHARE_SAME, _LEAST_SAME = 0.4, 2
_SHARE_NUMBERED, _LEAST_NUMBERED = 0.8, 3
"""A line that says the same on so many pages is a running head; one that says another number each time, on more."""
_PAGE_NUMBER = re.compile(
    r"[-—–―－‐·•~\s]*(?:第?\s*\d{1,4}\s*页?|\d{1,4}\s*/\s*\d{1,4}|第\s*\d+\s*页\s*[,，/]?\s*共\s*\d+\s*页)[-—–―－‐·•~\s]*"
)
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")


def without_running_heads(pages: Sequence[Sequence[SetLine]], heights: Sequence[float]) -> list[list[SetLine]]:
    """The lines of each page without page numbers and without what stands at the edge of many pages alike."""
    edges = [list(_edge(lines, height)) for lines, height in zip(pages, heights, strict=True)]
    same = _repeated(edges, _exactly, max(_LEAST_SAME, _SHARE_SAME * len(pages)))
    numbered = _repeated(edges, _but_for_numbers, max(_LEAST_NUMBERED, _SHARE_NUMBERED * len(pages)))
    kept: list[list[SetLine]] = []
    for lines, edge in zip(pages, edges, strict=True):
        heads = [e for e in edge if _is_page_number(e) or _exactly(e) in same or _but_for_numbers(e) in numbered]
        dropped = set(map(id, heads))
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _repeated(edges: Sequence[Sequence[SetLine]], shape: Callable[[SetLine], str], least: float) -> set[str]:
    counted = Counter(each for edge in edges for each in set(map(shape, edge)))
    return {each for each, count in counted.items() if count >= least}


def _edge(lines: Sequence[SetLine], height: float) -> Iterator[SetLine]:
    """The outermost lines of a page that stand in its head or foot zone."""
    for line in lines[:_EDGE_LINES]:
        if line.bottom < _ZONE * height:
            yield line
    for line in lines[-_EDGE_LINES:]:
        if line.top > (1 - _ZONE) * height:
            yield line


def _exactly(line: SetLine) -> str:
    """What a line says, and at which height."""
    return f"{_BLANK.sub('', line.text)}@{_height(line)}"


def _but_for_numbers(line: SetLine) -> str:
    return f"{_DIGITS.sub('#', _BLANK.sub('', line.text))}@{_height(line)}"


def _height(line: SetLine) -> int:
    return round(line.top / 12)


def _is_page_number(line: SetLine) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None
