"""The lines at a notice's head, cleaned for comparing: where its title, labels and number stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from minsheng_extract.folding import fold

_HEAD = 6000
_MOST = 60
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_SPACE = re.compile(r"\s+")


class Line(NamedTuple):
    """A line that is not blank. `text` is as written, without outer space; `key` is folded, without any space."""

    start: int
    text: str
    key: str


def closed(text: str) -> str:
    """A text without white space where Chinese is written without: 关于 2023 年 becomes 关于2023年.

    Between two Latin words a space stays.

    >>> closed("关于 2023 年 Open Day 的报告")
    '关于2023年Open Day的报告'
    """
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text)


def line_of(text: str, start: int = 0) -> Line:
    """One line with its key; a tag that a scrape left behind is no part of it."""
    bare = _TAGS.sub("", text).strip()
    return Line(start, bare, _SPACE.sub("", fold(bare)))


def head_lines(text: str) -> list[Line]:
    """The first lines of a text, at most sixty, none of them blank."""
    lines: list[Line] = []
    position = 0
    for raw in text[:_HEAD].splitlines(keepends=True):
        if (line := line_of(raw, position)).key:
            lines.append(line)
        position += len(raw)
        if len(lines) == _MOST:
            break
    return lines
