"""A web page saved as one file (.mht, .mhtml, and the .doc some sites give) -> Content of the page in it."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.html import read_html
from minsheng_extract.rulebook import Rules


def read_mhtml(data: bytes, rules: Rules | None = None) -> Content:
    """Read the first page of a MIME message; pictures and styles beside it are left out.

    Raises `ReadError` as `read_html` does; Truncated where there is no page inside.
    """
    try:
        parts = list(message_from_bytes(data).walk())
    except (MessageError, ValueError) as broken:
        raise ReadError("Truncated", f"the saved page is damaged ({broken}); save it again") from broken
    for part in parts:
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes) and page.strip():
            return read_html(page, rules)
    raise ReadError("Truncated", "the saved file holds no page; save it again")
