"""Matching brackets of a stretch of text, and which of them stands around a place."""

from __future__ import annotations

import re
from bisect import bisect_left

_BRACKET = re.compile(r"[()【】\[\]〔〕]")
_PAIRS = {")": "(", "】": "【", "]": "[", "〕": "〔"}
_LONGEST = 800


class Brackets:
    """Matching brackets as spans, end exclusive, in order; those longer than any list of names are left out.

    >>> brackets = Brackets("新建(一期(含桥))3座", 0, 13)
    >>> brackets.spans, brackets.around(6, 7)
    ([(2, 10), (5, 9)], (5, 9))
    """

    __slots__ = ("_starts", "spans")

    def __init__(self, folded: str, start: int, end: int) -> None:
        open_: list[int] = []
        spans: list[tuple[int, int]] = []
        for match in _BRACKET.finditer(folded, start, end):
            if match.group() not in _PAIRS:
                open_.append(match.start())
            elif open_ and folded[open_[-1]] == _PAIRS[match.group()]:
                opened = open_.pop()
                if match.end() - opened <= _LONGEST:
                    spans.append((opened, match.end()))
        self.spans = sorted(spans)
        self._starts = [span[0] for span in self.spans]

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The innermost pair around a span, None where it stands outside."""
        at = bisect_left(self._starts, start) - 1
        while at >= 0 and self._starts[at] > start - _LONGEST:
            if self.spans[at][1] > end:
                return self.spans[at]
            at -= 1
        return None
