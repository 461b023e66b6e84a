"""The lines at a notice's head, cleaned for comparing: where its title, labels and number stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from minsheng_extract.folding import fold

_HEAD = 6000
_MOST = 60
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


class Line(NamedTuple):
    """A line that is not blank.

    `text` is as written, without outer space; `folded` the same, folded; `key` is folded, without any space.
    """

    text: str
    folded: str
    key: str


def closed(text: str) -> str:
    """A text without white space where Chinese is written without: 关于 2023 年 becomes 关于2023年.

    Between two Latin words a space stays.

    >>> closed("关于 2023 年 Open Day 的报告")
    '关于2023年Open Day的报告'
    """
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text)


def line_of(text: str) -> Line:
    """One line with its key; a tag that a scrape left behind is no part of it."""
    bare = (_TAGS.sub("", text) if "<" in text else text).strip()
    folded = fold(bare)
    return Line(bare, folded, "".join(folded.split()))


def head_lines(text: str) -> list[Line]:
    """The first lines of a text, at most sixty, none of them blank."""
    head = text[:_HEAD]
    head = _TAGS.sub("", head) if "<" in head else head
    lines: list[Line] = []
    for written, folded in zip(head.split("\n"), fold(head).split("\n"), strict=True):
        if key := "".join(folded.split()):
            start = len(written) - len(written.lstrip())
            end = len(written.rstrip())
            lines.append(Line(written[start:end], folded[start:end], key))
    return lines[:_MOST]
