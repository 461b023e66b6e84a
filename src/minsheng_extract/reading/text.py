"""Plain text: the decoded file, unchanged but for a byte order mark."""

from __future__ import annotations

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.decode import decode


def read_text(data: bytes) -> Content:
    """The content of a text file. Line breaks stay as they are. Raises `ReadError` as `decode` does."""
    text, encoding = decode(data)
    return Content(text, encoding=encoding)
