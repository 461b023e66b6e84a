"""Tags that a scrape left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minsheng_extract.records import Block

TAG = re.compile(r"</?[A-Za-z][^<>\u2e80-\uffff]{0,300}>")
RULE = "frame.markup"


def without_markup(text: str, block: Block) -> Iterator[Block]:
    """A block without tags, and the tags as furniture; what goes on behind one says so."""
    if "<" not in text[block.start : block.end]:
        yield block
        return
    at, seen = block.start, block.continues
    for tag in TAG.finditer(text, block.start, block.end):
        piece = trimmed(text, block._replace(start=at, end=tag.start()))
        if piece is not None:
            yield piece._replace(continues=seen)
            seen = True
        yield Block(tag.start(), tag.end(), "furniture", None, rule=RULE)
        at = tag.end()
    piece = trimmed(text, block._replace(start=at))
    if piece is not None:
        yield piece._replace(continues=seen)


def trimmed(text: str, block: Block) -> Block | None:
    """A block without white space at its ends; None where nothing is left."""
    start, end = block.start, block.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return None
    return block if (start, end) == (block.start, block.end) else block._replace(start=start, end=end)
