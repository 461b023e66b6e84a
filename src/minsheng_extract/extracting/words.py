"""Words and brackets of a stretch of text."""

from __future__ import annotations

import rjieba

Span = tuple[int, int]
Words = dict[int, int]
_PAIRS = (("“", "”"), ("(", ")"), ("《", "》"))


def words_of(text: str, start: int, end: int) -> Words:
    """Where the words of a stretch begin, and where each ends (jieba's segmentation)."""
    bounds: Words = {}
    at = start
    for word in rjieba.cut(sound(text[start:end])):
        bounds[at] = at = at + len(word)
    return bounds


def sound(text: str) -> str:
    """The text with lone surrogates, which are no characters, replaced one by one."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_open(text: str, start: int, position: int) -> bool:
    """Whether a bracket or quotation that begins after `start` is still open at `position`."""
    part = text[start:position]
    return any(part.count(opener) > part.count(closer) for opener, closer in _PAIRS)


def skip_space(text: str, start: int, limit: int) -> int:
    """The nearest offset to the right that is no white space."""
    while start < limit and text[start].isspace():
        start += 1
    return start


def skip_space_left(text: str, position: int, limit: int) -> int:
    """The nearest offset to the left with no white space before it."""
    while position > limit and text[position - 1].isspace():
        position -= 1
    return position
