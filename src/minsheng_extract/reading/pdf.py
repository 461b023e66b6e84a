"""A PDF -> Content, by pypdfium2: every glyph and ruling with its place, then as all printed pages are read."""

from __future__ import annotations

import ctypes
import math
import re
import time
from collections.abc import Iterator
from typing import Any

from minsheng_extract.reading.content import Content
from minsheng_extract.reading.errors import ReadError
from minsheng_extract.reading.page import Glyph, Page, Ruling, rulings_of, unified
from minsheng_extract.reading.paged import content_of

MOST_PAGES = 2_000
TIME_LIMIT = 300.0
"""Seconds the pages of one file may take."""
_TAIL = 32_768
_ASLANT = 0.2
_MOST_DEPTH = 8
_PICTURED = 0.5
_LEAST_GLYPHS = 10
_MOST_RULINGS = 50_000
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
            yield _page(page)
        finally:
            page.close()


def _page(page: Any) -> Page:
    width, height = page.get_size()
    turn = _Turn(page.get_bbox(), page.get_rotation())
    rulings, pictured = _drawings(page, turn)
    return Page(width, height, tuple(_glyphs(page, turn)), tuple(rulings), pictured > _PICTURED * width * height)


class _Turn:
    """From the PDF's measure (from below, before rotation) to ours (from above, as shown)."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        self._box = box
        self._rotation = rotation % 360

    def __call__(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._box
        if self._rotation == 90:
            return min(y0, y1) - bottom, min(x0, x1) - left, max(y0, y1) - bottom, max(x0, x1) - left
        if self._rotation == 180:
            return right - max(x0, x1), min(y0, y1) - bottom, right - min(x0, x1), max(y0, y1) - bottom
        if self._rotation == 270:
            return top - max(y0, y1), right - max(x0, x1), top - min(y0, y1), right - min(x0, x1)
        return min(x0, x1) - left, top - max(y0, y1), max(x0, x1) - left, top - min(y0, y1)


def _glyphs(page: Any, turn: _Turn) -> Iterator[Glyph]:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    try:
        box = raw.FS_RECTF()
        for index in range(raw.FPDFText_CountChars(text)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code <= 0x20 or code in {0xA0, 0x3000, 0xFEFF} or code > 0x10FFFF:
                continue
            if abs(math.sin(2 * raw.FPDFText_GetCharAngle(text, index))) > _ASLANT:
                continue  # a watermark across the page
            if raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
                yield Glyph(unified(chr(code)), *turn(box.left, box.bottom, box.right, box.top))
    finally:
        text.close()


Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


def _drawings(page: Any, turn: _Turn) -> tuple[list[Ruling], float]:
    """The page's rulings, and the area its images cover."""
    import pypdfium2.raw as raw

    rulings: list[Ruling] = []
    pictured = 0.0
    for handle, matrix in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _SAME, 0):
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rulings) <= _MOST_RULINGS:
            rulings.extend(_rulings(handle, matrix, turn))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _times(_matrix(handle), matrix)
            pictured += abs(a * d - b * c)
    return rulings, pictured


def _objects(parent: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    import pypdfium2.raw as raw

    for index in range(count(parent)):
        handle = get(parent, index)
        if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
            yield handle, matrix
        elif depth < _MOST_DEPTH:
            inner = _times(_matrix(handle), matrix)
            yield from _objects(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix(handle: Any) -> Matrix:
    import pypdfium2.raw as raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _rulings(handle: Any, outer: Matrix, turn: _Turn) -> Iterator[Ruling]:
    """The straight lines a path draws."""
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    for points in _subpaths(handle, _times(_matrix(handle), outer)):
        yield from rulings_of([turn(x, y, x, y)[:2] for x, y in points], stroked=bool(stroke.value))


def _subpaths(handle: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    import pypdfium2.raw as raw

    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(raw.FPDFPath_CountSegments(handle)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
