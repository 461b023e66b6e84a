"""Sentences and clauses: where the words that belong to a figure begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minsheng_extract.extracting.words import skip_space, skip_space_left

_SENTENCE_END = re.compile(  # “邻里守望……爱心接力” is one name
    r"(?:[。!?]+|…{2,}(?![^“”]{0,40}”)(?![^()]{0,40}\)))[”’)]?"
)
_AHEAD = re.compile(r"(?:[^,;。!?:()\[\]【】“《]+|\([^)]*\)|\[[^\]]*\]|【[^】]*】|“[^”]*”|《[^》]*》|[(\[【“《])*")
_BEHIND = re.compile(  # the same, read from right to left; an open bracket ends it, 1:15 does not
    r"(?:[^,;。!?:()\[\]【】”》]+|:(?=\d)|\)[^(]*\(|\][^\[]*\[|】[^【]*【|”[^“]*“|》[^《]*《|[)\]】”》])*"
)
_REACH = 120
_LONGEST = 800


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in folded `text[start:end]`, white space at their edges left out."""
    while start < end:
        stop = _SENTENCE_END.search(text, start, end)
        last = stop.end() if stop else end
        while last - start > _LONGEST:
            cut = _cut(text, start)
            yield from _trimmed(text, start, cut)
            start = cut
        yield from _trimmed(text, start, last)
        start = last


def _cut(text: str, start: int) -> int:
    """A stretch without full stops is cut at its semicolons, commas, or anywhere: no sentence is without end."""
    cut = max(text.rfind(mark, start, start + _LONGEST) for mark in ";\n") + 1
    return cut or text.rfind(",", start, start + _LONGEST) + 1 or start + _LONGEST


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    start = skip_space(text, start, end)
    end = skip_space_left(text, end, start)
    return [(start, end)] if start < end else []


def clause_start(text: str, position: int, limit: int) -> int:
    """Where the clause that reaches `position` begins; brackets and quotations are stepped over whole."""
    match = _BEHIND.match(text[max(limit, position - _REACH) : position][::-1])
    return position - match.end() if match else position


def clause_end(text: str, position: int, limit: int) -> int:
    """Where the clause that holds `position` ends; brackets and quotations are stepped over whole."""
    match = _AHEAD.match(text, position, min(limit, position + _REACH))
    return match.end() if match else position
