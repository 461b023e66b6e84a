"""Sentences and clauses: where the words that belong to a figure begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[。!?]+[”’)]?")
CLAUSE_END = frozenset(",;。!?:")
_OPENERS = {")": "(", "”": "“", "》": "《", "]": "[", "】": "【"}
_CLOSERS = {opener: closer for closer, opener in _OPENERS.items()}
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
    limit = max(limit, position - _REACH)
    at = position
    while at > limit:
        char = text[at - 1]
        if char in CLAUSE_END or char in _CLOSERS:
            if char == ":" and text[at - 2 : at - 1].isdigit():
                at -= 1
                continue
            if char != "“" and char != "《":
                return at
        if char in _OPENERS:
            opener = text.rfind(_OPENERS[char], limit, at - 1)
            if opener >= 0:
                at = opener
                continue
        at -= 1
    return at


def clause_end(text: str, position: int, limit: int) -> int:
    """Where the clause that holds `position` ends; brackets and quotations are stepped over whole."""
    limit = min(limit, position + _REACH)
    at = position
    while at < limit:
        char = text[at]
        if char in CLAUSE_END or (char in _OPENERS and char not in "”》"):
            return at
        if char in _CLOSERS:
            closer = text.find(_CLOSERS[char], at + 1, limit)
            if closer >= 0:
                at = closer + 1
                continue
        at += 1
    return at
