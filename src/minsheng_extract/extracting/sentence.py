"""Sentences and clauses: where the words that belong to a figure begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[。!?]+[”’)]?")
_AHEAD = re.compile(r"(?:[^,;。!?:()\[\]【】“《]+|\([^)]*\)|\[[^\]]*\]|【[^】]*】|“[^”]*”|《[^》]*》|[(\[【“《])*")
_BEHIND = re.compile(  # the same, read from right to left; an open bracket ends it, 1:15 does not
    r"(?:[^,;。!?:()\[\]【】”》]+|:(?=\d)|\)[^(]*\(|\][^\[]*\[|】[^【]*【|”[^“]*“|》[^《]*《|[)\]】”》])*"
)
_REACH = 120
_LONGEST = 800


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in folded `text[start:end]`, white space at their edges left out."""
    position = start
    for match in _SENTENCE_END.finditer(text, start, end):
        yield from _bounded(text, position, match.end())
        position = match.end()
    yield from _bounded(text, position, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without full stops is cut at its semicolons, commas, or anywhere: no sentence is without end."""
    while end - start > _LONGEST:
        cut = max(text.rfind(mark, start, start + _LONGEST) for mark in ";\n") + 1
        cut = cut or text.rfind(",", start, start + _LONGEST) + 1 or start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def clause_start(text: str, position: int, limit: int) -> int:
    """Where the clause that reaches `position` begins; brackets and quotations are stepped over whole."""
    match = _BEHIND.match(text[max(limit, position - _REACH) : position][::-1])
    return position - match.end() if match else position


def clause_end(text: str, position: int, limit: int) -> int:
    """Where the clause that holds `position` ends; brackets and quotations are stepped over whole."""
    match = _AHEAD.match(text, position, min(limit, position + _REACH))
    return match.end() if match else position
