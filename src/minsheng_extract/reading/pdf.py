"""A PDF -> Content, by pypdfium2: its pages, then as all printed pages are read."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.page import Page
from minsheng_extract.reading.paged import content_of
from minsheng_extract.reading.pdf_page import page_of

MOST_PAGES = 2_000
TIME_LIMIT = 300.0
"""Seconds the pages of one file may take."""
_TAIL = 32_768
_LEAST_GLYPHS = 10
_GARBLED = 0.2
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x1f]")


def read_pdf(data: bytes) -> Content:
    """Read a PDF. Scripts are not run, links not followed.

    Raises `ReadError`: MissingExtra, Encrypted, Truncated, TooLarge, Scanned, TimedOut.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as missing:
        raise ReadError("MissingExtra", "PDF files need more: pip install 'minsheng-extract[pdf]'") from missing
    if b"%%EOF" not in data[-_TAIL:]:
        raise ReadError("Truncated", "the PDF ends before its end mark; fetch it again")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as broken:
        raise _refused(str(broken)) from broken
    try:
        if len(document) > MOST_PAGES:
            raise ReadError("TooLarge", f"the PDF has {len(document):,} pages; split it ({MOST_PAGES:,} at most)")
        tally = _Tally()
        content = content_of(tally.through(_pages(document)))
        return content._replace(gaps=tally.gaps())
    except pdfium.PdfiumError as broken:
        raise _refused(str(broken)) from broken
    finally:
        document.close()


def _refused(reason: str) -> ReadError:
    if "password" in reason.lower():
        return ReadError("Encrypted", "the PDF is protected by a password; save it without one")
    return ReadError("Truncated", f"the PDF is damaged ({reason}); fetch it again")


class _Tally:
    """Counts what the pages hold, so that at their end it is known whether the file has text."""

    def __init__(self) -> None:
        self._pages = self._readable = self._unreadable = 0
        self._images: list[int] = []

    def through(self, pages: Iterator[Page]) -> Iterator[Page]:
        """The same pages. Raises `ReadError` (TimedOut)."""
        began = time.monotonic()
        for page in pages:
            self._pages += 1
            bad = sum(1 for glyph in page.glyphs if _UNREADABLE.match(glyph.text))
            self._unreadable += bad
            self._readable += len(page.glyphs) - bad
            if page.pictured and len(page.glyphs) < _LEAST_GLYPHS:
                self._images.append(self._pages)
            yield page
            if time.monotonic() - began > TIME_LIMIT:
                raise ReadError("TimedOut", f"the PDF took more than {TIME_LIMIT:.0f} seconds; split it")

    def gaps(self) -> tuple[str, ...]:
        """Which pages are images. Raises `ReadError` (Scanned) where there is nothing else."""
        if self._images and self._readable + self._unreadable < _LEAST_GLYPHS * self._pages:
            raise ReadError("Scanned", "the pages are scanned images without text; run them through OCR first")
        if self._unreadable > _GARBLED * (self._readable + self._unreadable):
            raise ReadError("Scanned", "the fonts do not say which characters they show; run the PDF through OCR first")
        return tuple(f"page {page} is an image without text; run the PDF through OCR first" for page in self._images)


def _pages(document: Any) -> Iterator[Page]:
    for index in range(len(document)):
        page = document[index]
        try:
            yield page_of(page)
        finally:
            page.close()
